import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CohortCounts, CountObservation } from '../src/metrics/source.ts';
import { pollsPerStratum, StratumBuilder } from '../src/strata.ts';

function cohort(errors: number, requests: number, stale = false): CohortCounts {
  return {
    errors,
    requests,
    statuses: new Map([
      ['200', requests - errors],
      ['500', errors],
    ]),
    instances: new Map([['pod', { errors, requests }]]),
    routes: new Map([['/', { errors, requests }]]),
    newest: 0,
    stale,
  };
}

function observation(canary: CohortCounts, baseline: CohortCounts | undefined): CountObservation {
  return { kind: 'counts', canary, baseline, scrapeInterval: undefined, notes: [] };
}

test.each([
  [15, undefined, 1],
  [15, 15.2, 1],
  [15, 30, 2],
  [15, 60, 4],
  [60, 15, 1],
  [10, 15, 2],
])('polls of %i s with scrapes of %s s: %i polls a stratum', (interval, scrape, polls) => {
  expect(pollsPerStratum(interval * 1000, scrape && scrape * 1000)).toBe(polls);
});

test('a stratum is as long as it has to be, and nothing is lost between two', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.boolean()), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (polls, perStratum) => {
        const builder = new StratumBuilder(0, perStratum * 1000, 1000);
        const closed = polls.flatMap(([errors, more, stale], i) => {
          const canary = cohort(errors, errors + more, stale);
          const stratum = builder.add(observation(canary, cohort(1, 2)), (i + 1) * 1000);
          return stratum === undefined ? [] : [stratum];
        });
        const seen = Math.max(0, ...closed.map(({ end }) => end / 1000));
        const taken = polls.slice(0, seen);
        const total = (pick: (poll: (typeof polls)[0]) => number) =>
          taken.reduce((sum, poll) => sum + pick(poll), 0);
        const sum = (pick: (counts: CohortCounts) => number) =>
          closed.reduce((all, { canary }) => all + pick(canary), 0);
        expect(sum(({ errors }) => errors)).toBe(total(([errors]) => errors));
        expect(sum(({ requests }) => requests)).toBe(total(([errors, more]) => errors + more));
        expect(sum(({ statuses }) => statuses.get('500') ?? 0)).toBe(total(([errors]) => errors));
        expect(sum(({ instances }) => instances.get('pod')?.requests ?? 0)).toBe(
          total(([errors, more]) => errors + more),
        );
        for (const [i, { start, end }] of closed.entries()) {
          expect(end - start).toBeGreaterThanOrEqual(perStratum * 1000 - 500);
          expect(start).toBe(i === 0 ? 0 : closed[i - 1]!.end);
        }
      },
    ),
  );
});

test('while a cohort is stale its stratum stays open', () => {
  const builder = new StratumBuilder(0, 1000, 1000);
  expect(builder.add(observation(cohort(0, 0, true), cohort(1, 10)), 1000)).toBeUndefined();
  expect(builder.add(observation(cohort(0, 0), cohort(1, 10, true)), 2000)).toBeUndefined();
  const closed = builder.add(observation(cohort(3, 30), cohort(1, 10)), 3000);
  expect(closed).toMatchObject({
    start: 0,
    end: 3000,
    canary: { errors: 3, requests: 30 },
    baseline: { errors: 3, requests: 30 },
  });
});

test('without a baseline a stratum has none', () => {
  const builder = new StratumBuilder(0, 1000, 1000);
  expect(builder.add(observation(cohort(1, 5), undefined), 1000)?.baseline).toBeUndefined();
});
