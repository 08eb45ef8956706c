/** When the errors probably began. */
import type { CountStratum } from './judgement.ts';

/** Rounds of taking turns between onset and ratio. */
const ROUNDS = 5;
/** A fault worth dating is at least so many times worse. */
const LEAST_RATIO = 2;
const LARGEST_RATIO = 1000;

/**
 * The stratum from which on "ψ times the baseline's rate", before which "the same", is most likely; ψ and the stratum
 * are found in turns. 0 without a baseline.
 */
export function likelyOnset(strata: readonly CountStratum[]): number {
  let onset = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = onset;
    onset = bestOnset(strata, Math.max(LEAST_RATIO, ratioOf(strata.slice(onset))));
    if (onset === before) break;
  }
  return onset;
}

/** Where the log-likelihood ratio of all that follows is greatest. */
function bestOnset(strata: readonly CountStratum[], psi: number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  let gain = 0;
  for (let i = strata.length - 1; i >= 0; i -= 1) {
    const { canary, baseline } = strata[i]!;
    if (baseline === undefined || baseline.requests === 0) continue;
    const share = canary.requests / baseline.requests;
    const errors = canary.errors + baseline.errors;
    gain += canary.errors * Math.log(psi) - errors * (Math.log1p(psi * share) - Math.log1p(share));
    if (gain > most) {
      most = gain;
      best = i;
    }
  }
  return best;
}

/** Mantel and Haenszel's, with half an error added to the baseline, which may have none; at most 1000. */
function ratioOf(strata: readonly CountStratum[]): number {
  let above = 0;
  let below = 0;
  let least = 0;
  for (const { canary, baseline } of strata) {
    const requests = canary.requests + (baseline?.requests ?? 0);
    if (baseline === undefined || requests === 0) continue;
    above += (canary.errors * baseline.requests) / requests;
    below += (baseline.errors * canary.requests) / requests;
    least = Math.max(least, canary.requests / requests / 2);
  }
  return above === 0 ? 1 : Math.min(LARGEST_RATIO, above / Math.max(below, least));
}
