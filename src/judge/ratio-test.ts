/** Two samples: is the canary's error rate more than rho times the baseline's? */
import { effectsAbove } from './effects.ts';
import type { Counts, JudgeSettings, Standing } from './judgement.ts';
import { isSteady } from './steadiness.ts';
import { type Bets, TemperedEvidence } from './tempered.ts';

/** Both cohorts in one interval. */
export interface Pair {
  readonly canary: Counts;
  readonly baseline: Counts;
}

/**
 * Evidence against "in every interval the canary's rate is at most rho times the baseline's", one stratum
 * behind the data: a stratum is admitted only when its successor shows that the baseline did not jump.
 */
export class RatioTest {
  readonly #evidence: TemperedEvidence<Pair>;
  #waiting: Pair | undefined;
  #baselineBefore: Counts | undefined;

  /**
   * @param phi dispersion >= 1; `learned` when later calls of `add` may change it
   * @param bets shared between runs over the same traffic, so that logarithms are worked out once
   */
  constructor(
    { maxErrorRatio, plannedStrata }: Pick<JudgeSettings, 'maxErrorRatio' | 'plannedStrata'>,
    phi: number,
    learned: boolean,
    bets = pairBets(maxErrorRatio),
  ) {
    this.#evidence = new TemperedEvidence(bets, plannedStrata, phi, learned);
  }

  get logEvidence(): number {
    return this.#evidence.log;
  }

  /**
   * Takes the next stratum and settles the one before it.
   * @param phi dispersion as known now
   * @param usualPhi of a good day: what is more than that may be the incident that the guard is there for
   * @returns the standing of the stratum before, with its counts; undefined at the first
   */
  add(next: Pair, phi: number, usualPhi = phi): { standing: Standing; pair: Pair } | undefined {
    const pair = this.#waiting;
    this.#waiting = next;
    if (pair === undefined) return undefined;
    const standing = this.#standingOf(pair, next, usualPhi);
    this.#evidence.add(standing === 'admitted' ? pair : undefined, phi);
    if (pair.baseline.requests > 0) this.#baselineBefore = pair.baseline;
    return { standing, pair };
  }

  #standingOf(pair: Pair, next: Pair, phi: number): Standing {
    if (pair.canary.requests === 0 || pair.baseline.requests === 0) return 'silent';
    const steady = isSteady(this.#baselineBefore, pair.baseline, next.baseline, phi);
    return steady ? 'admitted' : 'set-aside';
  }
}

/**
 * LR(θ) = (θ/ρ)^x_c ((ρ r + 1)/(θ r + 1))^(x_c + x_b), r = n_c / n_b: of expectation at most 1 under the null for
 * Poisson and binomial counts, whatever the rates are (Lindon & Malek, NeurIPS 2022).
 * @param shrinkage ln((ρ r + 1)/(θ r + 1)) by r
 */
export function pairBets(rho: number, shrinkage = shrinkageAt(rho)): Bets<Pair> {
  const { logRelative, weights } = effectsAbove(rho);
  const logRatios = ({ canary, baseline }: Pair, out: Float64Array) => {
    const errors = canary.errors + baseline.errors;
    if (errors === 0) {
      out.fill(0);
      return;
    }
    const logShrink = shrinkage(canary.requests / baseline.requests);
    for (let j = 0; j < out.length; j += 1) {
      out[j] = canary.errors * logRelative[j]! + errors * logShrink[j]!;
    }
  };
  return { weights, logRatios };
}

export function shrinkageAt(rho: number): (share: number) => Float64Array {
  const { ratios } = effectsAbove(rho);
  const buffer = new Float64Array(ratios.length);
  return (share) => {
    const logNull = Math.log(rho * share + 1);
    for (let j = 0; j < buffer.length; j += 1) {
      buffer[j] = logNull - Math.log(ratios[j]! * share + 1);
    }
    return buffer;
  };
}
