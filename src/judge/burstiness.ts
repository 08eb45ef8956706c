/** Dispersion learned during the run: alone where there is no history, else beside it, for a day that is burstier. */
import { successiveDifference } from './dispersion.ts';
import type { CountStratum, Counts } from './judgement.ts';
import { isSharedJump } from './steadiness.ts';

/** Before anything is seen and without history: errors come in threes. Either belief is worth ten strata. */
const PRIOR_PHI = 3;
const PRIOR_STRATA = 10;

/** A day that is burstier than its history by less than this is not told from chance, and does not cost speed. */
const NOTABLY = 1.5;

/**
 * The prior, updated by the successive differences of both cohorts, the newest stratum included; a jump that both
 * make is an incident, not burstiness. That makes the estimate depend on what it judges, so the bound on false
 * alarms is no longer a proof, only measured.
 */
export class LearnedDispersion {
  #sum: number;
  #weight = PRIOR_STRATA;
  #canary: Counts | undefined;
  #baseline: Counts | undefined;

  /** @param prior φ >= 1 believed before anything is seen, from the history where there is one */
  constructor(prior = PRIOR_PHI) {
    this.#sum = prior * PRIOR_STRATA;
  }

  /** φ >= 1. */
  get phi(): number {
    return Math.max(1, this.#sum / this.#weight);
  }

  /** Whether φ less one standard error (that of a mean of squared normals) is well above what was believed. */
  isNotablyAbove(believed: number): boolean {
    return this.phi * (1 - Math.sqrt(2 / this.#weight)) > NOTABLY * believed;
  }

  add({ canary, baseline }: CountStratum): void {
    const before = { canary: this.#canary, baseline: this.#baseline };
    this.#canary = withTraffic(canary) ?? this.#canary;
    this.#baseline = withTraffic(baseline) ?? this.#baseline;
    if (isSharedJump(before.canary, canary, before.baseline, baseline)) return;
    this.#compare(before.canary, canary);
    this.#compare(before.baseline, baseline);
  }

  #compare(before: Counts | undefined, after: Counts | undefined): void {
    if (before === undefined || after === undefined) return;
    const { square, expected } = successiveDifference(before, after);
    if (expected === 0) return;
    this.#sum += square / expected;
    this.#weight += 1;
  }
}

function withTraffic(counts: Counts | undefined): Counts | undefined {
  return counts !== undefined && counts.requests > 0 ? counts : undefined;
}
