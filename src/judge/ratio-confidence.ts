/** The ratio of the two error rates with limits that hold at every poll at once. */
import { prior } from './effects.ts';
import { logSumExp } from './evidence.ts';
import type { Estimate } from './judgement.ts';
import type { Pair } from './ratio-test.ts';

/** ln ψ from -ln 1000 to ln 1000. */
const REACH = Math.log(1000);
const POINTS = 401;
const STEP = (2 * REACH) / (POINTS - 1);
const BISECTIONS = 40;

/**
 * Confidence sequence: all ratios ψ that the two-sided mixture against "ratio = ψ" has not rejected
 * (Robbins 1970; Howard, Ramdas, McAuliffe & Sekhon 2021). With ln L(ψ) = Σ x_c ln ψ - (x_c + x_b) ln(ψ r + 1),
 * the evidence against ψ is Σ_θ π(θ) L(θ) / L(ψ): one function of ψ, kept on a grid with its slope.
 * The point estimate is that of Mantel and Haenszel, which a traffic ramp does not mislead.
 */
export class RatioConfidence {
  readonly #logPsi = Float64Array.from({ length: POINTS }, (_, i) => -REACH + i * STEP);
  readonly #psi = this.#logPsi.map(Math.exp);
  readonly #logWeights = prior(this.#logPsi).map(Math.log);
  readonly #logLikelihood = new Float64Array(POINTS);
  readonly #slope = new Float64Array(POINTS);
  readonly #terms = new Float64Array(POINTS);
  #canaryPart = 0;
  #baselinePart = 0;
  #strata = 0;

  add({ canary, baseline }: Pair): void {
    const share = canary.requests / baseline.requests;
    const requests = canary.requests + baseline.requests;
    const errors = canary.errors + baseline.errors;
    this.#strata += 1;
    if (errors === 0) return;
    this.#canaryPart += (canary.errors * baseline.requests) / requests;
    this.#baselinePart += (baseline.errors * canary.requests) / requests;
    for (let i = 0; i < POINTS; i += 1) {
      const odds = this.#psi[i]! * share;
      this.#logLikelihood[i]! += canary.errors * this.#logPsi[i]! - errors * Math.log1p(odds);
      this.#slope[i]! += canary.errors - (errors * odds) / (odds + 1);
    }
  }

  /**
   * @param alpha chance that the limits ever miss a constant true ratio
   * @param phi dispersion >= 1
   * @returns undefined before any stratum; limits of 0 and Infinity where the data put none; a value of NaN
   * when neither side has an error
   */
  estimate(alpha: number, phi: number): Estimate | undefined {
    if (this.#strata === 0) return undefined;
    for (let i = 0; i < POINTS; i += 1) {
      this.#terms[i] = this.#logLikelihood[i]! / phi + this.#logWeights[i]!;
    }
    const floor = logSumExp(this.#terms) + Math.log(alpha);
    const keeps = (logPsi: number) => this.#at(logPsi) / phi > floor;
    const best = this.#likeliest();
    return {
      value: this.#canaryPart / this.#baselinePart,
      low: keeps(-REACH) ? 0 : Math.exp(boundary(-REACH, best, keeps)),
      high: keeps(REACH) ? Number.POSITIVE_INFINITY : Math.exp(boundary(REACH, best, keeps)),
    };
  }

  /** ln ψ of the largest likelihood, which is concave in ln ψ: the best grid point, refined between its neighbours. */
  #likeliest(): number {
    let best = 0;
    for (let i = 1; i < POINTS; i += 1) {
      if (this.#logLikelihood[i]! > this.#logLikelihood[best]!) best = i;
    }
    let low = this.#logPsi[Math.max(0, best - 1)]!;
    let high = this.#logPsi[Math.min(POINTS - 1, best + 1)]!;
    for (let i = 0; i < BISECTIONS; i += 1) {
      const third = (high - low) / 3;
      if (this.#at(low + third) < this.#at(high - third)) low += third;
      else high -= third;
    }
    return (low + high) / 2;
  }

  /** ln L between grid points: cubic Hermite interpolation of values and slopes. */
  #at(logPsi: number): number {
    const position = (logPsi + REACH) / STEP;
    const i = Math.min(POINTS - 2, Math.max(0, Math.floor(position)));
    const t = position - i;
    const u = 1 - t;
    return (
      (1 + 2 * t) * u * u * this.#logLikelihood[i]! +
      t * u * u * STEP * this.#slope[i]! +
      t * t * (3 - 2 * t) * this.#logLikelihood[i + 1]! -
      t * t * u * STEP * this.#slope[i + 1]!
    );
  }
}

/** Where `keeps` turns from false at `outside` to true towards `inside`, rounded to the outside. */
function boundary(outside: number, inside: number, keeps: (x: number) => boolean): number {
  let out = outside;
  let kept = inside;
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (out + kept) / 2;
    if (keeps(middle)) kept = middle;
    else out = middle;
  }
  return out;
}
