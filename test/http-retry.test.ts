import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff, isRetryable, retryAfter } from '../src/http-retry.ts';

test('the longest waits double, and together stay within the budget', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 600_000 }),
      (retries, budget) => {
        const waits = Array.from({ length: retries }, (_, i) =>
          backoff(i + 1, { retries, budget }, 1),
        );
        expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(budget);
        expect(waits.at(-1)).toBeCloseTo(budget / 2);
        for (const [i, wait] of waits.slice(1).entries()) expect(wait).toBeCloseTo(2 * waits[i]!);
      },
    ),
  );
});

test('jitter spreads a wait over all of it', () => {
  const rule = { retries: 3, budget: 80_000 };
  expect([0, 0.25, 0.5].map((random) => backoff(2, rule, random))).toEqual([0, 5000, 10_000]);
});

const NOW = Date.UTC(2026, 2, 1, 12);

test.each([
  ['0', 0],
  ['120', 120_000],
  [' 7 ', 7000],
  ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  [undefined, undefined],
  ['', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['1e9', undefined],
])('Retry-After: %s', (header, wait) => {
  expect(retryAfter(header, undefined, NOW)).toBe(wait);
});

test('a date in Retry-After counts from the server’s date', () => {
  const header = 'Sun, 01 Mar 2026 10:00:30 GMT';
  expect(retryAfter(header, Date.UTC(2026, 2, 1, 10), NOW)).toBe(30_000);
});

test('what is worth trying again', () => {
  const statuses = Array.from({ length: 500 }, (_, i) => 100 + i).filter(isRetryable);
  expect(statuses.slice(0, 4)).toEqual([408, 425, 429, 500]);
  expect(statuses).toHaveLength(103);
});
