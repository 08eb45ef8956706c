import { expect, test } from 'vitest';
import type { PrometheusConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import type { CountObservation, MetricSource } from '../../src/metrics/source.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const INTERVAL = 15_000;
const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });

const at = (polls: number) => START + polls * INTERVAL;

function sourceOf(
  server: FakePrometheus,
  changes: Partial<PrometheusConfig> = {},
  replay = false,
): MetricSource {
  const config: PrometheusConfig = {
    provider: 'prometheus',
    url: server.url,
    access: { authorization: { kind: 'none' }, headers: [] },
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: undefined,
    canary: 'http_requests_total{app="shop",version="v2"}',
    baseline: 'http_requests_total{app="shop",version="v1"}',
    ...changes,
  };
  return createSource(config, http, { replay, interval: INTERVAL });
}

/** Canary and baseline with some minutes behind them, a scrape every 15 s. */
function filled(server: FakePrometheus, polls = 0) {
  const make = (version: string, code: string) => {
    const labels = { app: 'shop', version, code, instance: `${version}:80`, job: 'shop' };
    const samples = Array.from(
      { length: 21 + polls },
      (_, index) => [at(index - 20), 1000 + index * 10] as const,
    );
    return server.add({ __name__: 'http_requests_total', ...labels }, samples);
  };
  return { canary: make('v2', '200'), baseline: make('v1', '200'), make };
}

const errorSeries = (version: string) => ({
  __name__: 'http_requests_total',
  app: 'shop',
  version,
  code: '500',
  instance: `${version}:80`,
  job: 'shop',
});

async function observe(source: MetricSource, polls: number): Promise<CountObservation> {
  const observation = await source.observe(at(polls), NEVER);
  if (observation.kind !== 'counts') throw new Error('counts were expected');
  return observation;
}

const totals = ({ canary, baseline }: CountObservation) => [
  canary.errors,
  canary.requests,
  baseline?.errors,
  baseline?.requests,
];

/** A server whose clock the test sets, so that a live gate needs no waiting. */
async function liveServer(options: { prefix?: string } = {}) {
  const clock = { now: START };
  const server = await fakePrometheus({ now: () => clock.now, ...options });
  return { server, clock, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

test('one request a poll counts both cohorts exactly', async () => {
  await using live = await liveServer();
  const { server, clock } = live;
  const { canary, baseline } = filled(server);
  const source = sourceOf(server);
  const opening = await source.open(START, NEVER);
  expect(opening).toMatchObject({ kind: 'counts', scrapeInterval: 15_000, notes: [] });
  canary.push(at(1), 1250);
  baseline.push(at(1), 1300);
  server.add(errorSeries('v2'), [[at(1), 3]]);
  clock.now = at(1) + 500;
  expect(totals(await observe(source, 1))).toEqual([3, 53, 0, 100]);
  expect(source.requests()).toBe(2);
  expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
  expect(source.describe()).toEqual({
    provider: 'prometheus',
    url: server.url.href,
    queries: [
      {
        cohort: 'both',
        query: 'http_requests_total{app="shop",version=~"v2|v1"}[75s]',
      },
    ],
    statusLabel: 'code',
  });
});

test('what is asked: raw samples, whole, compressed, without a time of ours', async () => {
  await using live = await liveServer();
  filled(live.server);
  await sourceOf(live.server).open(START, NEVER);
  const [{ parameters, headers, query, path }] = live.server.requests as [
    FakePrometheus['requests'][0],
  ];
  expect(path).toBe('/api/v1/query');
  expect(query).toBe('http_requests_total{app="shop",version=~"v2|v1"}[300s]');
  expect(Object.fromEntries(parameters)).toMatchObject({
    partial_response: 'false',
    dedup: 'true',
    timeout: '10s',
  });
  expect(parameters.has('time')).toBe(false);
  expect(headers['accept-encoding']).toContain('gzip');
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
});

test('two selectors that one question can not hold are asked together', async () => {
  await using live = await liveServer();
  const { canary } = filled(live.server);
  const source = sourceOf(live.server, {
    baseline: 'http_requests_total{job="shop",version!="v2"}',
  });
  await source.open(START, NEVER);
  canary.push(at(1), 1205);
  live.clock.now = at(1);
  expect(totals(await observe(source, 1))).toEqual([0, 5, 0, 0]);
  expect(source.requests()).toBe(4);
  expect(source.describe().queries.map(({ cohort }) => cohort)).toEqual(['canary', 'baseline']);
});

test('without a baseline only the canary is asked for', async () => {
  await using live = await liveServer();
  filled(live.server);
  const source = sourceOf(live.server, { baseline: undefined });
  expect(await source.open(START, NEVER)).toMatchObject({ baseline: undefined });
  expect(source.requests()).toBe(1);
  expect(await source.history(START - 60_000, START, INTERVAL, NEVER)).toBeUndefined();
});

test('a missed poll loses nothing: the next question reaches further back', async () => {
  await using live = await liveServer();
  const { server, clock } = live;
  const { canary } = filled(server);
  const source = sourceOf(server);
  await source.open(START, NEVER);
  const failing = server.add(errorSeries('v2'));
  for (let poll = 1; poll <= 8; poll += 1) {
    canary.push(at(poll), 1200 + poll);
    failing.push(at(poll), poll <= 4 ? poll : poll - 4);
    clock.now = at(poll) + 200;
    if (poll === 8) break;
    server.misbehave('unauthorized');
    await expect(source.observe(at(poll), NEVER)).rejects.toThrow();
    server.misbehave(undefined);
  }
  expect(totals(await observe(source, 8))).toEqual([4 + 4, 8 + 4 + 4, 0, 0]);
  expect(server.requests.at(-1)?.query).toMatch(/\[180s\]$/);
});

test('a replay asks for the past as it was, and knows nothing of what came later', async () => {
  await using server = await fakePrometheus({ now: () => START + 86_400_000 });
  filled(server, 10);
  server.add(errorSeries('v2'), [
    [at(3), 2],
    [at(4), 5],
  ]);
  const source = sourceOf(server, {}, true);
  const opening = await source.open(START, NEVER);
  expect(opening).toMatchObject({ canary: { newest: START, stale: false }, notes: [] });
  const polls: (number | undefined)[][] = [];
  for (let poll = 1; poll <= 4; poll += 1) polls.push(totals(await observe(source, poll)));
  expect(polls).toEqual([
    [0, 10, 0, 10],
    [0, 10, 0, 10],
    [2, 12, 0, 10],
    [3, 13, 0, 10],
  ]);
  expect(server.requests.map(({ parameters }) => parameters.get('time'))).toEqual(
    [0, 1, 2, 3, 4].map((poll) => String(at(poll) / 1000)),
  );
});

test('a pod found late is asked for its age, once', async () => {
  await using live = await liveServer();
  const { server, clock } = live;
  filled(server);
  const source = sourceOf(server);
  await source.open(START, NEVER);
  const pod = (name: string, started: number, requests: number) => {
    const target = { instance: `${name}.:80`, job: 'shop' };
    server.add({ ...errorSeries('v2'), ...target, code: '200' }, [[at(1), requests]]);
    const start = (START + started) / 1000;
    server.add({ __name__: 'process_start_time_seconds', ...target }, [[at(1), start]]);
  };
  pod('old', -3_600_000, 50_000);
  pod('new', 5_000, 40);
  clock.now = at(1) + 200;
  expect(totals(await observe(source, 1))).toEqual([0, 40, 0, 0]);
  clock.now = at(2);
  await observe(source, 2);
  const ages = server.requests.filter(({ query }) => query.startsWith('process_start'));
  expect(ages.map(({ query }) => query)).toEqual([
    String.raw`process_start_time_seconds{instance=~"new\\.:80|old\\.:80"}[300s]`,
  ]);
});

test('a pod that was scraped before its first request counts in full, however old it is', async () => {
  await using live = await liveServer();
  const { server, clock } = live;
  filled(server);
  const source = sourceOf(server);
  await source.open(START, NEVER);
  const pod = (instance: string, scrapes: Readonly<Record<string, readonly number[]>>) => {
    const target = { instance, job: 'shop' };
    server.add({ ...errorSeries('v2'), ...target }, [[at(1), 3]]);
    const started = (START - 3_600_000) / 1000;
    for (const [track, polls] of Object.entries(scrapes)) {
      const name = 'process_start_time_seconds';
      const samples = polls.map((poll) => [at(poll), started] as const);
      const end = polls.at(-1) === 0 ? [[at(1), Number.NaN] as const] : [];
      server.add({ __name__: name, track, ...target }, [...samples, ...end]);
    }
  };
  pod('idle:80', { canary: [-1, 0, 1] });
  pod('relabelled:80', { preview: [-1, 0], canary: [1] });
  clock.now = at(1) + 200;
  expect(totals(await observe(source, 1))).toEqual([3, 3, 0, 0]);
});

test('a failed question of age loses no counts', async () => {
  await using live = await liveServer();
  const { server, clock } = live;
  const { canary } = filled(server);
  const source = sourceOf(server);
  await source.open(START, NEVER);
  canary.push(at(1), 1207);
  server.add({ ...errorSeries('v2'), instance: 'new:80' }, [[at(1), 2]]);
  clock.now = at(1) + 200;
  server.misbehave('query-timeout', { queries: /^process_start/ });
  await expect(source.observe(at(1), NEVER)).rejects.toThrow('deadline exceeded');
  server.misbehave(undefined);
  expect(totals(await observe(source, 1))).toEqual([2, 9, 0, 0]);
});

test('silence at the start is explained by one question', async () => {
  await using live = await liveServer();
  filled(live.server);
  const source = sourceOf(live.server, {
    canary: 'http_requests_total{app="shop",version="v3"}',
  });
  const opening = await source.open(START, NEVER);
  expect(opening.notes).toEqual([
    {
      kind: 'no-series',
      cohort: 'canary',
      sentence:
        'canary: no series matches http_requests_total{app="shop",version="v3"}: none has version="v3"; there is "v1", "v2".',
    },
  ]);
  expect(source.requests()).toBe(2);
});

test.each([
  [
    'http_request_total{version="v2"}',
    'there is no metric http_request_total now; check its name, and that it is scraped',
  ],
  [
    'http_requests_total{app="shop",track="canary"}',
    'none has track="canary": there is no label track',
  ],
  [
    'http_requests_total{version="v1",instance="v2:80"}',
    'there are series for each of its labels alone, but none for all of them together',
  ],
])('why nothing matches %s', async (canary, reason) => {
  await using live = await liveServer();
  filled(live.server);
  const { notes } = await sourceOf(live.server, { canary }).open(START, NEVER);
  expect(notes.map(({ sentence }) => sentence)).toEqual([
    `canary: no series matches ${canary}: ${reason}.`,
  ]);
});

test('a canary that appears after the start is counted from its birth', async () => {
  await using live = await liveServer();
  const { server, clock } = live;
  const { baseline } = filled(server);
  const source = sourceOf(server, { canary: 'http_requests_total{app="shop",version="v3"}' });
  await source.open(START, NEVER);
  server.add({ ...errorSeries('v3') }, [[at(1), 4]]);
  baseline.push(at(1), 1201);
  clock.now = at(1) + 200;
  expect(totals(await observe(source, 1))).toEqual([4, 4, 0, 1]);
});

test.each([
  ['bearer', { kind: 'bearer', token: 's3cret' }, 'Bearer s3cret'],
  ['basic', { kind: 'basic', username: 'me', password: 'pässword' }, 'Basic bWU6cMOkc3N3b3Jk'],
] as const)('%s access', async (_kind, authorization, header) => {
  await using live = await liveServer({ prefix: '/select/0/prometheus' });
  const { server } = live;
  filled(server);
  const access = { authorization, headers: [['X-Scope-OrgID', 'tenant-1']] as const };
  await sourceOf(server, { access, url: new URL(`${server.url.href}/`) }).open(START, NEVER);
  expect(server.requests[0]?.headers).toMatchObject({
    authorization: header,
    'x-scope-orgid': 'tenant-1',
  });
  expect(server.requests[0]?.path).toBe('/select/0/prometheus/api/v1/query');
});

test('a server that allows only GET is asked by GET from then on', async () => {
  await using live = await liveServer();
  const { server } = live;
  filled(server);
  server.misbehave('no-post');
  const source = sourceOf(server, { baseline: 'http_requests_total{version!="v2"}' });
  await source.open(START, NEVER);
  await source.observe(START, NEVER);
  expect(server.requests.map(({ method }) => method).slice(0, 2)).toEqual(['POST', 'POST']);
  expect(server.requests.slice(2).every(({ method }) => method === 'GET')).toBe(true);
  expect(server.requests).toHaveLength(6);
  expect(source.requests()).toBe(6);
});

test('native histograms count by their count', async () => {
  const { readEnvelope } = await import('../../src/metrics/prometheus-envelope.ts');
  const body = JSON.stringify({
    status: 'success',
    infos: ['PromQL info: fine'],
    data: {
      resultType: 'matrix',
      result: [
        {
          metric: { code: '200' },
          values: [[2.5, '1e+01']],
          histograms: [[1.5, { count: '7', sum: '0.3', buckets: [] }]],
        },
      ],
    },
  });
  const answer = { status: 200, headers: {}, body, date: undefined, attempts: 1 };
  const asked = { host: 'h', about: 'canary', secrets: [] };
  expect(readEnvelope(answer, 'matrix', asked)).toEqual([
    {
      labels: { code: '200' },
      samples: [
        { at: 1500, value: 7 },
        { at: 2500, value: 10 },
      ],
    },
  ]);
});

test.each([
  ['ahead', 3_600_000],
  ['behind', -3_600_000],
])('a server whose clock is an hour %s is asked for its own last hour', async (_side, skew) => {
  const clock = { now: START + skew };
  await using server = await fakePrometheus({ now: () => clock.now });
  const samples = (value: number) =>
    Array.from({ length: 21 }, (_, i) => [clock.now - (20 - i) * INTERVAL, value * i] as const);
  for (const version of ['v1', 'v2']) {
    server.add({ ...errorSeries(version), code: '200' }, samples(9));
    server.add(errorSeries(version), samples(1));
  }
  const source = sourceOf(server);
  await source.open(START, NEVER);
  const history = await source.history(START - 4 * INTERVAL, START, INTERVAL, NEVER);
  expect(history?.intervals).toEqual(Array(4).fill([{ errors: 1, requests: 10 }]));
});
