import { expect, test } from 'vitest';
import { Counters } from '../../src/metrics/counters.ts';
import { MOST_ROUTES, OTHER_ROUTES, routeOf } from '../../src/metrics/routes.ts';
import type { Series } from '../../src/metrics/series.ts';

const START = 1_700_000_000_000;

function series(code: string, route: string, values: readonly number[]): Series {
  return {
    cohort: 'canary',
    labels: { code, instance: 'a', ...(route === '' ? {} : { route }) },
    samples: values.map((value, i) => ({ at: START + i * 15_000, value })),
  };
}

function opened(...first: Series[]): Counters {
  const errors = { kind: 'statuses', ranges: [[500, 599]], text: '5xx' } as const;
  const counters = new Counters({ errors, statusLabel: undefined, compares: false });
  counters.open(first, START);
  return counters;
}

test('errors and requests are counted by route; a series without one is in the total alone', () => {
  const first = [series('200', '/', [100]), series('200', '/pay', [10]), series('200', '', [5])];
  const { canary } = opened(...first).count(
    [
      series('200', '/', [100, 140]),
      series('200', '/pay', [10, 12]),
      series('500', '/pay', [0, 3]),
      series('200', '', [5, 6]),
    ],
    START + 15_000,
  );
  expect([...canary.routes]).toEqual([
    ['/', { errors: 0, requests: 40 }],
    ['/pay', { errors: 3, requests: 5 }],
  ]);
  expect(canary.requests).toBe(46);
});

test('paths without end are told apart up to a limit, the others are one', () => {
  const counters = opened(series('200', '/0', [1]));
  for (let poll = 1; poll <= 4; poll += 1) {
    const paths = Array.from({ length: 100 }, (_, i) => `/${poll * 1000 + i}`);
    const added = paths.map((path): Series => {
      const { labels, cohort } = series('200', path, []);
      return { labels, cohort, samples: [{ at: START + poll * 15_000, value: 2 }] };
    });
    const { canary } = counters.count(added, START + poll * 15_000);
    expect(canary.routes.size).toBeLessThanOrEqual(MOST_ROUTES + 1);
    expect(canary.requests).toBe(200);
    expect([...canary.routes.values()].reduce((sum, { requests }) => sum + requests, 0)).toBe(200);
    if (poll > 1) expect([...canary.routes.keys()]).toEqual([OTHER_ROUTES]);
  }
});

test('an answer that is refused leaves no routes behind', () => {
  const counters = opened(series('200', '/', [1]));
  const many = Array.from({ length: 60 }, (_, i) => series('200', `/x${i}`, [Number.NaN, -1]));
  expect(() => counters.count(many, START + 15_000)).toThrow();
  const { canary } = counters.count([series('200', '/late', [0, 7])], START + 15_000);
  expect([...canary.routes.keys()]).toEqual(['/late']);
});

test('the template of a route is taken before the path, and an endless one is cut', () => {
  expect(routeOf({ path: '/u/17', route: '/u/:id' }, new Set())).toBe('/u/:id');
  expect(routeOf({ handler: '' }, new Set())).toBe(undefined);
  expect(routeOf({ uri: 'x'.repeat(9000) }, new Set())).toHaveLength(200);
});
