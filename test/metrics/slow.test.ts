import { expect, test } from 'vitest';
import type { ErrorDefinition, PrometheusConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import { Counters } from '../../src/metrics/counters.ts';
import { valueTest } from '../../src/metrics/matching.ts';
import type { Series } from '../../src/metrics/series.ts';
import { bucketMatchers, slowClassifier } from '../../src/metrics/slow.ts';
import type { Cohort, CountObservation } from '../../src/metrics/source.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { startAnswering } from '../support/answering.ts';
import { fakePrometheus } from '../support/fake-prometheus.ts';

const START = 1_700_000_000_000;
const HALF: ErrorDefinition & { kind: 'slower' } = {
  kind: 'slower',
  limit: 500,
  text: 'slower than 500ms',
};
const SECONDS = 'http_request_duration_seconds_bucket';
const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });

/** A bucket's values every 15 s, the first at the start. */
function bucket(
  cohort: Cohort,
  le: string | undefined,
  values: readonly number[],
  labels: Record<string, string> = {},
): Series {
  return {
    cohort,
    labels: {
      __name__: SECONDS,
      instance: `${cohort}-1`,
      ...(le === undefined ? {} : { le }),
      ...labels,
    },
    samples: values.map((value, index) => ({ at: START + index * 15_000, value })),
  };
}

const BASELINE = [bucket('baseline', '0.5', [0, 0]), bucket('baseline', '+Inf', [0, 0])];
const counters = (errors: ErrorDefinition = HALF) =>
  new Counters({ errors, statusLabel: undefined, compares: true });

/** What one interval counts of the canary, after a start at the first values. */
function counted(canary: readonly Series[]): CountObservation['canary'] {
  const counting = counters();
  const all = [...canary, ...BASELINE];
  counting.open(
    all.map((one) => ({ ...one, samples: one.samples.slice(0, 1) })),
    START,
  );
  return counting.count(all, START + 60_000).canary;
}

test('errors are all requests less those within the bound; other buckets say nothing', () => {
  const { errors, requests, instances, statuses } = counted([
    bucket('canary', '0.1', [50, 90]),
    bucket('canary', '0.5', [80, 160]),
    bucket('canary', '1.0', [90, 185]),
    bucket('canary', '+Inf', [100, 200]),
  ]);
  expect({ errors, requests }).toEqual({ errors: 20, requests: 100 });
  expect([...instances]).toEqual([['canary-1', { errors: 20, requests: 100 }]]);
  expect([...statuses]).toEqual([]);
});

test('statuses and routes are counted once a request', () => {
  const of = (code: string, route: string, within: number, all: number) => [
    bucket('canary', '0.5', [0, within], { code, route }),
    bucket('canary', '+Inf', [0, all], { code, route }),
  ];
  const { errors, requests, statuses, routes } = counted([
    ...of('200', '/a', 90, 100),
    ...of('500', '/b', 3, 10),
  ]);
  expect({ errors, requests }).toEqual({ errors: 17, requests: 110 });
  expect(Object.fromEntries(statuses)).toEqual({ 200: 100, 500: 10 });
  expect(Object.fromEntries(routes)).toEqual({
    '/a': { errors: 10, requests: 100 },
    '/b': { errors: 7, requests: 10 },
  });
});

test('a restart loses no slow request that was scraped, and makes none', () => {
  const { errors, requests } = counted([
    bucket('canary', '0.5', [80, 95, 10, 18]),
    bucket('canary', '+Inf', [100, 120, 110, 120]),
  ]);
  // 20 and 15, then from zero: 120 and 18.
  expect({ errors, requests }).toEqual({ errors: 5 + 102, requests: 20 + 120 });
});

test.each([
  ['seconds', SECONDS, '0.5'],
  ['seconds, spelled out', SECONDS, '0.50'],
  ['milliseconds by the name', 'http_server_duration_milliseconds_bucket', '500'],
  ['milliseconds by a short name', 'latency_ms_bucket', '500.0'],
])('the bound in %s', (_, name, le) => {
  const classify = slowClassifier(HALF, undefined, [{ __name__: name, le }]);
  expect(classify({ __name__: name, le }).weights).toEqual({ errors: -1, requests: 0 });
  expect(classify({ __name__: name, le: '+Inf' }).weights).toEqual({ errors: 1, requests: 1 });
});

test('a limit that is no bound is refused, with the bounds there are', () => {
  const series = ['0.1', '1', '0.25', '+Inf'].map((le) => bucket('canary', le, [0]));
  expect(() => counters().open(series, START)).toThrow(
    'No bucket ends at 500ms; the bounds are 100ms, 250ms, 1000ms.',
  );
});

test.each([
  ['a series without le', [bucket('canary', undefined, [0])], /no label le: .*native histogram/],
  ['no bound but +Inf', [bucket('canary', '+Inf', [0])], /none but \+Inf/],
  [
    'a histogram without the bound',
    [...BASELINE, bucket('canary', '1', [0]), bucket('canary', '+Inf', [0])],
    /the bucket \+Inf and not 500ms/,
  ],
  [
    'a histogram without +Inf',
    [...BASELINE, bucket('canary', '0.5', [0])],
    /the bucket 500ms and not \+Inf/,
  ],
])('%s is refused', (_, series, words) => {
  expect(() => counters().open(series, START)).toThrow(words);
});

test.each([
  [500, SECONDS, ['0.5'], ['0.05', '5', '0x5', '0.50000']],
  [2000, SECONDS, ['2', '2.0'], ['20', '2x0', '0.2']],
  [500, 'latency_ms_bucket', ['500', '500.0'], ['0.5', '5000']],
])('%d ms in %s is asked for as %j', (limit, name, spellings, others) => {
  const matches = valueTest(bucketMatchers({ ...HALF, limit }, name).within);
  expect(spellings.filter((le) => !matches(le))).toEqual([]);
  expect(others.filter(matches)).toEqual([]);
});

test('the history of slow requests, from a server that sums', async () => {
  await using server = await fakePrometheus({ now: () => START });
  const add = (version: string, le: string, values: readonly number[]) =>
    server.add(
      { __name__: SECONDS, version, le, instance: `${version}-1` },
      values.map((value, index) => [START - (values.length - 1 - index) * 30_000, value] as const),
    );
  add('stable', '0.5', [80, 95, 195]);
  add('stable', '1', [90, 110, 218]);
  add('stable', '+Inf', [100, 120, 230]);
  add('new', '0.5', [1, 1, 1]);
  add('new', '+Inf', [1, 1, 1]);
  const config: PrometheusConfig = {
    provider: 'prometheus',
    url: server.url,
    access: { authorization: { kind: 'none' }, headers: [] },
    errors: HALF,
    statusLabel: undefined,
    canary: `${SECONDS}{version="new"}`,
    baseline: `${SECONDS}{version="stable"}`,
  };
  const source = createSource(config, http, { replay: false, interval: 30_000 });
  await source.open(START, NEVER);
  const history = await source.history(START - 60_000, START, 30_000, NEVER);
  expect(history?.intervals).toEqual([
    [{ errors: 5, requests: 20 }],
    [{ errors: 10, requests: 110 }],
  ]);
});

test('the histogram on a /metrics page', async () => {
  let slow = 0;
  const page = () =>
    [
      '# TYPE http_request_duration_seconds histogram',
      'http_request_duration_seconds_bucket{le="0.1"} 10',
      'http_request_duration_seconds_bucket{le="0.5"} 90',
      `http_request_duration_seconds_bucket{le="+Inf"} ${100 + slow}`,
      'http_request_duration_seconds_sum 12.5',
      `http_request_duration_seconds_count ${100 + slow}`,
      '',
    ].join('\n');
  await using server = await startAnswering(() => page());
  const source = createSource(
    {
      provider: 'scrape',
      access: { authorization: { kind: 'none' }, headers: [] },
      errors: HALF,
      statusLabel: undefined,
      canary: [new URL('/a', server.url)],
      baseline: [new URL('/b', server.url)],
      selector: SECONDS,
    },
    http,
    { replay: false, interval: 15_000 },
  );
  await source.open(START, NEVER);
  slow = 7;
  const { canary } = (await source.observe(START + 15_000, NEVER)) as CountObservation;
  expect(canary).toMatchObject({ errors: 7, requests: 7 });
});
