/** What an answer of GitHub says about coming back later. Pure: no clock, no socket. */
import type { Duration, Instant } from '../clock.ts';
import { retryAfter } from '../http-retry.ts';

/** Without a word on how long, GitHub wants to be left alone for a minute. */
const UNSAID: Duration = 60_000;

type Headers = Readonly<Record<string, string | number | undefined>>;

/**
 * How long to wait because a rate limit was met, undefined where none was. A 403 is one only with a sign of it.
 * `x-ratelimit-reset` (seconds since the epoch) is taken against the server's own clock.
 * (GitHub, Rate limits for the REST API: "Exceeding the rate limit".)
 */
export function rateLimitWait(
  status: number,
  headers: Headers,
  message: string,
  now: Instant,
): Duration | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const text = (name: string) =>
    headers[name] === undefined ? undefined : String(headers[name]).trim();
  const date = Date.parse(text('date') ?? '');
  const serverNow = Number.isNaN(date) ? now : date;
  const asked = retryAfter(text('retry-after'), serverNow, now);
  if (asked !== undefined) return asked;
  if (text('x-ratelimit-remaining') === '0') {
    const reset = Number(text('x-ratelimit-reset'));
    // A second more: the reset is in whole seconds.
    return reset > 0 ? Math.max(0, reset * 1000 - serverNow) + 1000 : UNSAID;
  }
  return status === 429 || /rate limit/i.test(message) ? UNSAID : undefined;
}
