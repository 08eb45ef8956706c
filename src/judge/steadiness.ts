/** The edge guard: an outage that both cohorts see, but not at the same scrape, is not the canary's fault. */
import type { Counts } from './judgement.ts';

/** A change of the baseline's rate counts as one beyond this many (dispersed) standard errors. */
const SIGNIFICANT = 3;

/**
 * Standardised change of the error rate from `before` to `after`, in standard errors of independent
 * counts: twice the difference of Anscombe's square roots. 0 when a side has no requests.
 * Source: Anscombe 1948, The transformation of Poisson, binomial and negative-binomial data.
 */
function rateChange(before: Counts, after: Counts): number {
  if (before.requests === 0 || after.requests === 0) return 0;
  const difference =
    Math.sqrt((after.errors + 3 / 8) / after.requests) -
    Math.sqrt((before.errors + 3 / 8) / before.requests);
  return (2 * difference) / Math.sqrt(1 / after.requests + 1 / before.requests);
}

/** Whether both cohorts' rates jumped, and the same way: an incident that they share. */
export function isSharedJump(
  canaryBefore: Counts | undefined,
  canaryAfter: Counts,
  baselineBefore: Counts | undefined,
  baselineAfter: Counts | undefined,
): boolean {
  if (!canaryBefore || !baselineBefore || !baselineAfter) return false;
  const canary = rateChange(canaryBefore, canaryAfter);
  const baseline = rateChange(baselineBefore, baselineAfter);
  return Math.min(Math.abs(canary), Math.abs(baseline)) > SIGNIFICANT && canary * baseline > 0;
}

/**
 * Whether the baseline's own rate did not jump into or out of a stratum.
 * @param before the baseline's last stratum with traffic, undefined at the start
 * @param after the baseline's next stratum, undefined at the end
 * @param phi dispersion >= 1
 */
export function isSteady(
  before: Counts | undefined,
  current: Counts,
  after: Counts | undefined,
  phi: number,
): boolean {
  const jump = SIGNIFICANT * Math.sqrt(phi);
  const into = before === undefined ? 0 : rateChange(before, current);
  const outOf = after === undefined ? 0 : rateChange(current, after);
  return Math.abs(into) <= jump && Math.abs(outOf) <= jump;
}
