/** Does one part of the traffic have another share of the errors than of the requests? And what many such tests are worth together. */
import type { Counts } from './judgement.ts';
import { incompleteBeta } from './rate-interval.ts';

/**
 * One part (a pod, a route, the canary) against the rest, interval by interval, so that neither a traffic ramp nor a
 * shared outage counts against it. Given the errors t_i of an interval, those of the part are binomial with
 * the part's share p_i of the requests. Their sum varies at most as much as one binomial of Σ t_i and the mean share
 * (Hoeffding, On the distribution of the number of successes in independent trials, 1956, theorem 5): the p-value is
 * that one's, which errs to the careful side.
 */
export class ShareTest {
  #errors = 0;
  #all = 0;
  #expected = 0;

  /** One interval; one without requests on a side says nothing. */
  add(part: Counts, rest: Counts): void {
    if (part.requests === 0 || rest.requests === 0) return;
    const errors = part.errors + rest.errors;
    this.#errors += part.errors;
    this.#all += errors;
    this.#expected += (errors * part.requests) / (part.requests + rest.requests);
  }

  /**
   * Two-sided p-value in [0, 1]: twice the smaller tail, at one look.
   * @param phi dispersion >= 1: errors in clumps of phi count as one each
   */
  pValue(phi: number): number {
    if (this.#all === 0) return 1;
    const share = this.#expected / this.#all;
    const errors = this.#errors / phi;
    const others = (this.#all - this.#errors) / phi;
    const more = errors === 0 ? 1 : incompleteBeta(share, errors, others + 1);
    const fewer = others === 0 ? 1 : incompleteBeta(1 - share, others, errors + 1);
    return Math.min(1, 2 * Math.min(more, fewer));
  }
}

/**
 * Holm's step-down correction (Holm, A simple sequentially rejective multiple test procedure, 1979): calling those
 * below α different is wrong about any of them with a chance of at most α, however the tests depend on each other.
 * @param pValues in [0, 1]
 * @returns adjusted p-values in the same order
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let least = 0;
  for (const [rank, index] of order.entries()) {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * pValues[index]!));
    adjusted[index] = least;
  }
  return adjusted;
}
