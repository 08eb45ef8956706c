/** When to try again and how long to wait first: pure arithmetic, no clock and no socket. */
import type { Duration, Instant } from './clock.ts';

/** Statuses that say "not now" rather than "no": 408, 425, 429 and all of 5xx. */
export function isRetryable(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status <= 599);
}

/**
 * Full-jitter exponential backoff: uniform between 0 and a limit that doubles with every retry, the
 * limits together just under the budget. (Brooker, Exponential Backoff And Jitter, 2015.)
 * @param retry 1 before the first retry.
 * @param random in [0, 1).
 */
export function backoff(
  retry: number,
  rule: { readonly retries: number; readonly budget: Duration },
  random: number,
): Duration {
  return random * rule.budget * 2 ** (retry - 1 - rule.retries);
}

/**
 * What a Retry-After header asks for, >= 0; undefined for none or one that can't be read.
 * A date is taken against the server's own Date header, so that neither clock need be right. (axios-retry
 * takes it against ours.)
 */
export function retryAfter(
  header: string | undefined,
  serverDate: Instant | undefined,
  now: Instant,
): Duration | undefined {
  if (header === undefined) return undefined;
  if (/^[0-9]{1,9}$/.test(header.trim())) return Number(header) * 1000;
  // Date.parse takes nearly everything for a date; those of HTTP begin with a day of the week.
  const date = /^[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - (serverDate ?? now));
}
