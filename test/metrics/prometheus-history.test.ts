import { expect, test } from 'vitest';
import type { PrometheusConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import { failingSeries } from '../../src/metrics/failing-series.ts';
import { valueTest } from '../../src/metrics/matching.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const STEP = 30_000;
const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });

/** Values of one series at the ends of intervals before the start; `first` of them are missing. */
function past(
  server: FakePrometheus,
  instance: string,
  code: string,
  values: readonly (number | undefined)[],
) {
  const labels = { __name__: 'hits', cohort: 'stable', code, instance };
  const samples = values.flatMap((value, index) =>
    value === undefined ? [] : [[START - (values.length - 1 - index) * STEP, value] as const],
  );
  server.add(labels, samples);
}

async function historyOf(server: FakePrometheus, intervals: number, changes = {}) {
  const config: PrometheusConfig = {
    provider: 'prometheus',
    url: server.url,
    access: { authorization: { kind: 'none' }, headers: [] },
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: undefined,
    canary: 'hits{cohort="new"}',
    baseline: 'hits{cohort="stable"}',
    ...changes,
  };
  const source = createSource(config, http, { replay: false, interval: STEP });
  await source.open(START, NEVER);
  return source.history(START - intervals * STEP, START, STEP, NEVER);
}

test('counts by interval and instance: births, restarts, late instances', async () => {
  await using server = await fakePrometheus({ now: () => START });
  past(server, 'b', '200', [100, 110, 130, 130, 160]);
  past(server, 'b', '500', [undefined, undefined, 2, 2, 3]);
  past(server, 'a', '200', [500, 520, 20, 30, 45]);
  past(server, 'a', '500', [7, 7, 1, 1, 3]);
  past(server, 'c', '200', [undefined, undefined, 9000, 9005, 9006]);
  past(server, 'c', '500', [undefined, undefined, 30, 31, 31]);
  expect(await historyOf(server, 4)).toEqual({
    step: STEP,
    intervals: [
      [
        { errors: 0, requests: 20 },
        { errors: 0, requests: 10 },
        { errors: 0, requests: 0 },
      ],
      [
        { errors: 1, requests: 21 },
        { errors: 2, requests: 22 },
        { errors: 0, requests: 0 },
      ],
      [
        { errors: 0, requests: 10 },
        { errors: 0, requests: 0 },
        { errors: 1, requests: 6 },
      ],
      [
        { errors: 2, requests: 17 },
        { errors: 1, requests: 31 },
        { errors: 0, requests: 1 },
      ],
    ],
  });
});

test('what is asked of the server: two sums by instance', async () => {
  await using server = await fakePrometheus({ now: () => START });
  past(server, 'a', '200', [1, 2, 3]);
  await historyOf(server, 2);
  const asked = server.requests.filter(({ path }) => path.endsWith('query_range'));
  expect(asked.map(({ query }) => query).sort()).toEqual([
    'sum by (instance) (hits{cohort="stable",code=~"5[0-9][0-9]|5[xX][xX]"})',
    'sum by (instance) (hits{cohort="stable"})',
  ]);
  expect(asked[0]?.parameters.get('step')).toBe('30');
});

test('a past that is longer than the server answers at once comes in parts', async () => {
  await using server = await fakePrometheus({ now: () => START });
  const count = 12_000;
  past(
    server,
    'a',
    '200',
    Array.from({ length: count + 1 }, (_, index) => index * 3),
  );
  const history = await historyOf(server, count);
  expect(history?.intervals).toHaveLength(count);
  expect(history?.intervals.every(([counts]) => counts?.requests === 3)).toBe(true);
  const ranges = server.requests.filter(({ path }) => path.endsWith('query_range'));
  expect(ranges).toHaveLength(4);
});

test('a short past gives what there is', async () => {
  await using server = await fakePrometheus({ now: () => START });
  past(server, 'a', '200', [1, 4, 9]);
  const history = await historyOf(server, 240);
  expect(history?.intervals).toEqual([[{ errors: 0, requests: 3 }], [{ errors: 0, requests: 5 }]]);
});

test('a server that does not show the latest moments gives the rest', async () => {
  await using server = await fakePrometheus({ now: () => START });
  past(server, 'a', '200', [1, 4, 9, Number.NaN, 12, Number.NaN, Number.NaN]);
  const history = await historyOf(server, 6);
  expect(history?.intervals.map(([counts]) => counts?.requests)).toEqual([3, 5, 0, 3]);
});

test('without any series there is nothing to learn from', async () => {
  await using server = await fakePrometheus({ now: () => START });
  expect(await historyOf(server, 10)).toBeUndefined();
  expect(await historyOf(server, 10, { statusLabel: 'code' })).toEqual({
    step: STEP,
    intervals: [],
  });
});

test('series that name no process are summed', async () => {
  await using server = await fakePrometheus({ now: () => START });
  for (const code of ['200', '500']) {
    server.add({ __name__: 'hits', cohort: 'stable', code }, [
      [START - STEP, 10],
      [START, 12],
    ]);
  }
  expect((await historyOf(server, 1))?.intervals).toEqual([[{ errors: 2, requests: 4 }]]);
});

test.each([
  ['5xx', [[500, 599]], 'code', ['500', '503', '5xx', '5XX'], ['200', '5', '5000', '50']],
  ['500', [[500, 500]], 'code', ['500'], ['501', '5xx']],
  [
    '500,502-504',
    [
      [500, 500],
      [502, 504],
    ],
    'code',
    ['500', '502', '504'],
    ['501', '505'],
  ],
  ['4xx-5xx', [[400, 599]], 'code_class', ['4', '5', '404', '5xx'], ['3', '200']],
  ['450-550', [[450, 550]], 'code', ['450', '499', '500', '550'], ['449', '551', '4xx']],
] as const)('errors %s as a matcher', (text, ranges, label, accepted, rejected) => {
  const errors = { kind: 'statuses', ranges, text } as const;
  const { matchers } = failingSeries({ name: 'm', matchers: [] }, errors, label)!;
  expect(matchers).toHaveLength(1);
  const test = valueTest(matchers[0]!);
  expect(accepted.filter(test)).toEqual(accepted);
  expect(rejected.filter(test)).toEqual([]);
});
