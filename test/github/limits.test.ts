import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateLimitWait } from '../../src/github/limits.ts';

const NOW = Date.UTC(2026, 2, 1, 12);

test.each([
  ['seconds to wait', 429, { 'retry-after': '30' }, '', 30_000],
  ['the same with 403', 403, { 'retry-after': '30' }, '', 30_000],
  [
    'the reset of an exhausted limit, a second later',
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 20) },
    '',
    21_000,
  ],
  [
    "a reset by the server's clock, not ours",
    403,
    {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(NOW / 1000 + 3620),
      date: new Date(NOW + 3_600_000).toUTCString(),
    },
    '',
    21_000,
  ],
  ['a minute where only the message says so', 403, {}, 'secondary rate limit', 60_000],
  ['a minute where nothing is said', 429, {}, '', 60_000],
  ['no limit: a permission', 403, { 'x-ratelimit-remaining': '4000' }, 'not accessible', undefined],
  ['no limit: another status', 500, { 'retry-after': '30' }, '', undefined],
] as const)('%s', (_, status, headers, message, wait) => {
  expect(rateLimitWait(status, headers, message, NOW)).toBe(wait);
});

test('whatever the headers hold, the wait is none or a time', () => {
  const header = fc.option(fc.string(), { nil: undefined });
  const headers = fc.record({
    'retry-after': header,
    'x-ratelimit-remaining': fc.constantFrom('0', '1', undefined),
    'x-ratelimit-reset': header,
    date: header,
  });
  fc.assert(
    fc.property(fc.constantFrom(403, 429), headers, (status, given) => {
      const wait = rateLimitWait(status, given, '', NOW);
      expect(wait === undefined || wait >= 0).toBe(true);
    }),
  );
});
