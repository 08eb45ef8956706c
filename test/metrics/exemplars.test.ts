import { expect, test } from 'vitest';
import type { PrometheusConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { fakePrometheus } from '../support/fake-prometheus.ts';
import { bodyOf, localServer } from '../support/local-server.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });

function sourceAt(url: URL, changes: Partial<PrometheusConfig> = {}) {
  const config: PrometheusConfig = {
    provider: 'prometheus',
    url,
    access: { authorization: { kind: 'bearer', token: 'secret-token' }, headers: [] },
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: 'code',
    canary: 'http_requests_total{version="v2"}',
    baseline: 'http_requests_total{version="v1"}',
    ...changes,
  };
  return createSource(config, http, { replay: true, interval: 15_000 });
}

/** A server that answers every question about exemplars with this. */
async function answering(status: number, body: unknown) {
  const asked: { path: string; form: URLSearchParams }[] = [];
  const server = await localServer(async (request, response) => {
    asked.push({ path: request.url ?? '', form: new URLSearchParams(await bodyOf(request)) });
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return {
    url: server.url,
    asked,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const seconds = (after: number) => START / 1000 + after;
const exemplar = (labels: object, after: number) => ({
  labels,
  value: '1',
  timestamp: seconds(after),
});

const DATA = [
  {
    seriesLabels: { __name__: 'http_requests_total', code: '500', route: '/pay', pod: 'a' },
    exemplars: [
      exemplar({ trace_id: 'one' }, 1),
      exemplar({ traceId: 'two', spanId: 'x' }, 9),
      exemplar({ trace_id: 'one' }, 5),
      exemplar({ user: 'no trace' }, 6),
    ],
  },
  { seriesLabels: { code: '503' }, exemplars: [exemplar({ traceID: 'three' }, 7), null, 'x'] },
  { seriesLabels: null, exemplars: 'none' },
  'garbage',
];

test("asks for the canary's error series over the watch, and gives each trace once, newest first", async () => {
  await using server = await answering(200, { status: 'success', data: DATA });
  const traces = await sourceAt(server.url).traces!(START, START + 60_000, NEVER);
  expect(traces.map(({ id, at }) => [id, (at - START) / 1000])).toEqual([
    ['two', 9],
    ['three', 7],
    ['one', 5],
  ]);
  expect(traces[0]).toMatchObject({ status: '500', route: '/pay', instance: 'a' });
  expect(traces[1]).toMatchObject({ status: '503', route: undefined, instance: undefined });
  const [{ path, form }] = server.asked as [(typeof server.asked)[0]];
  expect(path).toBe('/api/v1/query_exemplars');
  expect(form.get('query')).toBe('http_requests_total{version="v2",code=~"5[0-9][0-9]|5[xX][xX]"}');
  expect([form.get('start'), form.get('end')]).toEqual([`${seconds(0)}`, `${seconds(60)}`]);
});

test('a histogram keeps them with its buckets', async () => {
  await using server = await answering(200, { status: 'success', data: [] });
  const source = sourceAt(server.url, {
    canary: 'request_seconds_count{version="v2"}',
    baseline: undefined,
    errors: { kind: 'matcher', label: 'outcome', operator: '=', value: 'SERVER_ERROR', text: '' },
    statusLabel: undefined,
  });
  expect(await source.traces!(START, START, NEVER)).toEqual([]);
  expect(server.asked[0]?.form.get('query')).toBe(
    'request_seconds_bucket{version="v2",outcome="SERVER_ERROR"}',
  );
});

test('a server without the feature has none', async () => {
  await using server = await fakePrometheus({ now: () => START });
  expect(await sourceAt(server.url).traces!(START, START, NEVER)).toEqual([]);
});

test('without a status label there is nothing to ask by', async () => {
  await using server = await answering(200, { status: 'success', data: DATA });
  const source = sourceAt(server.url, { statusLabel: undefined });
  expect(await source.traces!(START, START, NEVER)).toEqual([]);
  expect(server.asked).toEqual([]);
});

test.each([
  [404, 'page not found', /answered 404/],
  [200, '<html>', /HTML/],
  [200, { status: 'success', data: { not: 'a list' } }, /another kind/],
  [200, { status: 'error', errorType: 'bad_data', error: 'secret-token' }, /bad_data: \*\*\*/],
])('an answer of %i %j is an error of ours, without secrets', async (status, body, said) => {
  await using server = await answering(status, body);
  const asked = sourceAt(server.url).traces!(START, START, NEVER);
  await expect(asked).rejects.toThrow(said);
  await expect(asked).rejects.not.toThrow(/secret-token/);
});

test('a thousand exemplars with endless ids stay a short list', async () => {
  const many = Array.from({ length: 1000 }, (_, i) =>
    exemplar({ trace_id: `${i}\n`.repeat(500) }, i),
  );
  await using server = await answering(200, {
    status: 'success',
    data: [{ seriesLabels: { code: '500' }, exemplars: many }],
  });
  const traces = await sourceAt(server.url).traces!(START, START, NEVER);
  expect(traces).toHaveLength(20);
  expect(Math.max(...traces.map(({ id }) => id.length))).toBeLessThanOrEqual(128);
});
