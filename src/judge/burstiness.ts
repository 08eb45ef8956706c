/** Dispersion learned during the run, where there is no history to learn it from. */
import { successiveDifference } from './dispersion.ts';
import type { CountStratum, Counts } from './judgement.ts';

/** Before anything is seen: errors come in threes, a belief worth ten strata. */
const PRIOR_PHI = 3;
const PRIOR_STRATA = 10;

/**
 * The prior, updated by the successive differences of both cohorts, the newest stratum included. That makes
 * the estimate depend on what it judges, so the bound on false alarms is no longer a proof, only measured.
 */
export class LearnedDispersion {
  #sum = PRIOR_PHI * PRIOR_STRATA;
  #weight = PRIOR_STRATA;
  #canary: Counts | undefined;
  #baseline: Counts | undefined;

  /** φ >= 1. */
  get phi(): number {
    return Math.max(1, this.#sum / this.#weight);
  }

  add(stratum: CountStratum): void {
    this.#canary = this.#compare(this.#canary, stratum.canary);
    this.#baseline = this.#compare(this.#baseline, stratum.baseline);
  }

  /** Takes in one pair; answers what the next one is compared with. */
  #compare(before: Counts | undefined, current: Counts | undefined): Counts | undefined {
    if (current === undefined || current.requests === 0) return before;
    if (before !== undefined) {
      const { square, expected } = successiveDifference(before, current);
      if (expected > 0) {
        this.#sum += square / expected;
        this.#weight += 1;
      }
    }
    return current;
  }
}
