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

/**
 * E_k = cash_k + Σ_θ π(θ) acc_k(θ), with acc_k(θ) = (acc_{k-1}(θ) + w_k) LR_k(θ).
 *
 * Half of the wealth is staked at stratum 1, the rest in equal parts at strata 2..K, for a fault that
 * sets in late; what is not staked yet stays as cash. Under the null E is a supermartingale that starts
 * at 1, so it ever reaches 1/α with a chance of at most α (Ville 1939; onset mixture after Shin,
 * Ramdas & Rinaldo, E-detectors, 2022). Memory and work per stratum do not depend on K.
 */
export class Evidence {
  readonly #logWeights: Float64Array;
  readonly #planned: number;
  readonly #logAccount: Float64Array;
  readonly #terms: Float64Array;
  #strata = 0;
  #log = 0;

  /** @param plannedStrata K >= 1. Strata beyond K are bet on with what is staked by then. */
  constructor(logWeights: Float64Array, plannedStrata: number) {
    this.#logWeights = logWeights;
    this.#planned = plannedStrata;
    this.#logAccount = new Float64Array(logWeights.length).fill(Number.NEGATIVE_INFINITY);
    this.#terms = new Float64Array(logWeights.length + 1);
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
    this.#strata += 1;
    const logStake = Math.log(stake(this.#strata, this.#planned));
    const account = this.#logAccount;
    for (let j = 0; j < account.length; j += 1) {
      const held = logAdd(account[j]!, logStake);
      account[j] = logRatios === undefined ? held : held + logRatios[j]!;
      this.#terms[j] = account[j]! + this.#logWeights[j]!;
    }
    this.#terms[account.length] = Math.log(cash(this.#strata, this.#planned));
    this.#log = logSumExp(this.#terms);
  }
}

function stake(stratum: number, planned: number): number {
  if (stratum > planned) return 0;
  if (planned === 1) return 1;
  return stratum === 1 ? 0.5 : 0.5 / (planned - 1);
}

/** What is not staked after `strata` strata: counted anew, so that it ends at exactly 0. */
function cash(strata: number, planned: number): number {
  return planned === 1 || strata >= planned ? 0 : (0.5 * (planned - strata)) / (planned - 1);
}

/** ln(exp(a) + exp(b)), also for -Infinity. */
function logAdd(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
}
