/** The wealth of a bettor against the null hypothesis, over effect sizes and onsets: a test martingale. */

/** The largest logarithm whose exponential is a finite number. */
const LARGEST_LOG = Math.log(Number.MAX_VALUE);

/** E itself from ln E: finite and >= 0, `Number.MAX_VALUE` where it would overflow. */
export function evidenceValue(logEvidence: number): number {
  return Math.exp(Math.min(logEvidence, LARGEST_LOG));
}

/** Anytime-valid p-value min(1, 1 / max E) from the largest ln E so far, in (0, 1]. */
export function pValue(logPeak: number): number {
  return Math.max(Number.MIN_VALUE, Math.exp(-Math.max(0, logPeak)));
}

/** ln(Σ exp(x)); -Infinity for nothing. Exact where sums would over- or underflow. */
export function logSumExp(x: Float64Array): number {
  let max = Number.NEGATIVE_INFINITY;
  for (const value of x) if (value > max) max = value;
  if (max === Number.NEGATIVE_INFINITY) return max;
  let sum = 0;
  for (const value of x) sum += Math.exp(value - max);
  return max + Math.log(sum);
}

/** ln of the smallest positive number: what E counts as when it has vanished. */
const LEAST_LOG = Math.log(Number.MIN_VALUE);

/** Factors and sums outside of e^±300 are moved into the scale before they over- or underflow. */
const SAFE_LOG = 300;

/** What a stratum does to the money on each effect: LR(θ) = factor × e^shift. */
export interface Multipliers {
  readonly factors: Float64Array;
  readonly shift: number;
}

/** @param logRatios ln LR of each effect, finite; `out` is written to */
export function multipliers(logRatios: Float64Array, out: Float64Array): Multipliers {
  const shift = unsafePart(logRatios);
  for (let j = 0; j < out.length; j += 1) out[j] = Math.exp(logRatios[j]! - shift);
  return { factors: out, shift };
}

/**
 * E_k = cash_k + Σ_θ π(θ) acc_k(θ), with acc_k(θ) = (acc_{k-1}(θ) + w_k) LR_k(θ).
 *
 * Half of the wealth is staked at stratum 1, the rest in equal parts at strata 2..K, for a fault that
 * sets in late; what is not staked yet stays as cash. Under the null E is a supermartingale that starts
 * at 1, so it ever reaches 1/α with a chance of at most α (Ville 1939; onset mixture after Shin,
 * Ramdas & Rinaldo, E-detectors, 2022). Memory and work per stratum do not depend on K.
 */
export class Evidence {
  readonly #weights: Float64Array;
  readonly #planned: number;
  /** acc(θ) / e^scale. */
  readonly #account: Float64Array;
  readonly #factors: Float64Array;
  #scale = 0;
  #strata = 0;
  #log = 0;

  /**
   * @param weights π(θ), of sum 1
   * @param plannedStrata K >= 1. Strata beyond K are bet on with what is staked by then.
   */
  constructor(weights: Float64Array, plannedStrata: number) {
    this.#weights = weights;
    this.#planned = plannedStrata;
    this.#account = new Float64Array(weights.length);
    this.#factors = new Float64Array(weights.length);
  }

  /** ln E after the strata added so far; finite. */
  get log(): number {
    return this.#log;
  }

  /**
   * One stratum.
   * @param logRatios ln LR of each effect, finite; undefined when the stratum carries no evidence.
   */
  add(logRatios: Float64Array | undefined): void {
    this.multiply(logRatios && multipliers(logRatios, this.#factors));
  }

  /** The same for one whose exponentials are known. */
  multiply(by: Multipliers | undefined): void {
    this.#strata += 1;
    const staked = this.#inScale(stake(this.#strata, this.#planned));
    this.#scale += by?.shift ?? 0;
    let sum = 0;
    const account = this.#account;
    const weights = this.#weights;
    const factors = by?.factors;
    for (let j = 0; j < account.length; j += 1) {
      const held = (account[j]! + staked) * (factors === undefined ? 1 : factors[j]!);
      account[j] = held;
      sum += held * weights[j]!;
    }
    const left = cash(this.#strata, this.#planned);
    sum += this.#inScale(left);
    if (sum === 0) {
      // Everything but the cash has vanished: less than is there, so never an error against the canary.
      this.#scale = 0;
      sum = left;
    }
    this.#log = sum > 0 ? this.#scale + Math.log(sum) : LEAST_LOG;
    if (sum > 0 && Math.abs(Math.log(sum)) > SAFE_LOG) this.#rescale(sum);
  }

  /** Money in units of the scale. Nothing is nothing in any scale. */
  #inScale(money: number): number {
    return money === 0 ? 0 : money * Math.exp(-this.#scale);
  }

  #rescale(sum: number): void {
    this.#scale += Math.log(sum);
    for (let j = 0; j < this.#account.length; j += 1) this.#account[j]! /= sum;
  }
}

/** What to take out of all ln LR so that no exponential overflows. One that underflows is next to nothing. */
function unsafePart(logRatios: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const log of logRatios) if (log > top) top = log;
  return top > SAFE_LOG ? top : 0;
}

/** w_k: what is newly staked at stratum k, counted from 1, of K planned. */
export function stake(stratum: number, planned: number): number {
  if (stratum > planned) return 0;
  if (planned === 1) return 1;
  return stratum === 1 ? 0.5 : 0.5 / (planned - 1);
}

/** What is not staked after `strata` strata: counted anew, so that it ends at exactly 0. */
export function cash(strata: number, planned: number): number {
  return planned === 1 || strata >= planned ? 0 : (0.5 * (planned - strata)) / (planned - 1);
}
