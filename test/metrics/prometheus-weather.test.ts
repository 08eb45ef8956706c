/** Every way in which a metrics server fails: the right error, a sentence that names the cause, and no count lost. */
import { expect, test } from 'vitest';
import type { PrometheusConfig } from '../../src/config.ts';
import { MetricsError, type MetricsErrorCode } from '../../src/errors.ts';
import { httpClient } from '../../src/http.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { fakePrometheus, type Misbehaviour } from '../support/fake-prometheus.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const SECRET = 'a-secret-of-the-test';
const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });

/** One error of the canary in each of two minutes; the second is seen only if nothing was lost. */
async function weather() {
  const clock = { now: START };
  const server = await fakePrometheus({ now: () => clock.now });
  const minutes = [-2, -1, 0, 1, 2];
  const labels = { __name__: 'http_requests_total', instance: 'a:80' };
  for (const version of ['v1', 'v2']) {
    for (const code of ['200', '500']) {
      const samples = minutes.map((minute) => [START + minute * 60_000, 100 + minute] as const);
      server.add({ ...labels, version, code, instance: version }, samples);
    }
  }
  const config: PrometheusConfig = {
    provider: 'prometheus',
    url: server.url,
    access: { authorization: { kind: 'bearer', token: SECRET }, headers: [] },
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: undefined,
    canary: 'http_requests_total{version="v2"}',
    baseline: 'http_requests_total{version="v1"}',
  };
  const source = createSource(config, http, { replay: false, interval: 300 });
  return { server, clock, source, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

async function failureOf(promise: Promise<unknown>): Promise<MetricsError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MetricsError)) throw new Error(`expected a MetricsError, got ${error}`);
  return error;
}

const CASES: readonly [Misbehaviour, MetricsErrorCode, RegExp, RegExp][] = [
  ['cut-connection', 'unreachable', /^No answer about canary and baseline: .*HOST/, /metrics-url/],
  ['silent', 'unreachable', /^No answer about canary and baseline: .*HOST/, /load/],
  ['drip', 'unreachable', /^No answer about canary and baseline: .*HOST/, /load/],
  [
    'html',
    'not-metrics',
    /^HOST answered about canary and baseline with a page of HTML/,
    /login page/,
  ],
  [
    'redirect',
    'refused',
    /^HOST answered 302 .*\(a redirect to login\.example\.com\)\.$/,
    /final address/,
  ],
  ['truncated', 'not-metrics', /JSON that breaks off or is malformed/, /metrics-url/],
  ['empty-body', 'not-metrics', /an empty answer/, /metrics-url/],
  [
    'unauthorized',
    'unauthorized',
    /^HOST answered 401 about canary and baseline: Unauthorized\.$/,
    /metrics-token/,
  ],
  ['not-found', 'refused', /^HOST answered 404 .*: 404 page not found\.$/, /path prefix/],
  [
    'bad-data',
    'refused',
    /^HOST answered 400 .*: invalid parameter "query": parse error\.$/,
    /selectors/,
  ],
  [
    'overloaded',
    'overloaded',
    /^HOST answered 503 .*: query timed out in expression evaluation\.$/,
    /load/,
  ],
  [
    'query-timeout',
    'overloaded',
    /^HOST answered 422 .*: expanding series: context deadline exceeded\.$/,
    /load/,
  ],
  [
    'error-in-200',
    'refused',
    /with an error .*: execution: many-to-many matching not allowed\.$/,
    /selectors/,
  ],
  ['wrong-type', 'not-metrics', /with a scalar instead of a matrix\.$/, /metrics-url/],
  [
    'warnings',
    'partial',
    /may not be whole: results truncated due to limit ::error::injected\.$/,
    /warns/,
  ],
  ['partial', 'partial', /may not be whole: isPartial is true\.$/, /not judged/],
];

test.concurrent.each(CASES)('%s: %s', async (how, code, sentence, hint) => {
  await using storm = await weather();
  const { server, clock, source } = storm;
  server.misbehave(how);
  await failureOf(source.open(START, NEVER));
  server.misbehave(undefined);
  await source.open(START, NEVER);
  clock.now = START + 60_000;
  server.misbehave(how);
  const error = await failureOf(source.observe(clock.now, NEVER));
  expect(error.code).toBe(code);
  expect(error.message.replaceAll(server.url.host, 'HOST')).toMatch(sentence);
  expect(error.hint).toMatch(hint);
  expect(`${error.message} ${error.hint}`).not.toMatch(/[\n\r]/);
  server.misbehave(undefined);
  clock.now = START + 120_000;
  const after = await source.observe(clock.now, NEVER);
  expect(after).toMatchObject({ canary: { errors: 2, requests: 4 }, baseline: { errors: 2 } });
});

test('a server that is not there', async () => {
  const storm = await weather();
  await storm[Symbol.asyncDispose]();
  const error = await failureOf(storm.source.open(START, NEVER));
  expect(error).toMatchObject({ code: 'unreachable', passing: true });
  expect(error.message).toContain(storm.server.url.host);
});

test('a secret that the server echoes is not shown', async () => {
  const { failureOfStatus } = await import('../../src/metrics/prometheus-failure.ts');
  const answer = {
    status: 403,
    headers: {},
    body: `token ${SECRET} is ${'not '.repeat(100)}valid`,
    date: undefined,
    attempts: 1,
  };
  const { message } = failureOfStatus(answer, { host: 'h', about: 'canary', secrets: [SECRET] });
  expect(message).toMatch(/^h answered 403 about canary: token \*\*\* is not /);
  expect(message.length).toBeLessThan(240);
});

test('NaN samples are no counts', async () => {
  await using storm = await weather();
  const { server, clock, source } = storm;
  server.misbehave('nan');
  await source.open(START, NEVER);
  clock.now = START + 60_000;
  expect(await source.observe(clock.now, NEVER)).toMatchObject({
    canary: { errors: 1, requests: 2 },
    baseline: { errors: 1, requests: 2 },
  });
});

test('an empty result makes both cohorts stale in the end, never healthy', async () => {
  await using storm = await weather();
  const { server, clock, source } = storm;
  await source.open(START, NEVER);
  server.misbehave('no-series');
  clock.now = START + 200_000;
  const observed = await source.observe(clock.now, NEVER);
  expect(observed).toMatchObject({
    canary: { requests: 0, stale: true },
    baseline: { requests: 0, stale: true },
  });
  expect(observed.notes.map(({ kind }) => kind)).toEqual(['stale', 'stale']);
});

test('no series at all from the start: stale, with the reason', async () => {
  await using storm = await weather();
  storm.server.misbehave('no-series');
  const opening = await storm.source.open(START, NEVER);
  expect(opening).toMatchObject({ canary: { stale: true }, baseline: { stale: true } });
  expect(opening.notes.map(({ kind, cohort }) => [kind, cohort])).toEqual([
    ['no-series', 'canary'],
    ['no-series', 'baseline'],
  ]);
});

test('a clock that is minutes off is noted once, and the server’s clock is used', async () => {
  await using storm = await weather();
  const { clock, source } = storm;
  const runner = START - 300_000;
  const opening = await source.open(runner, NEVER);
  expect(opening).toMatchObject({ canary: { stale: false } });
  expect(opening.notes.map(({ sentence }) => sentence)).toEqual([
    `The clock of ${storm.server.url.host} is 5m ahead of this runner's; samples are judged by the server's.`,
  ]);
  clock.now = START + 60_000;
  const next = await source.observe(runner + 60_000, NEVER);
  expect(next).toMatchObject({ canary: { errors: 1, stale: false }, notes: [] });
});

test('samples from the future of the server itself are wrong', async () => {
  await using storm = await weather();
  storm.server.dateSkew = -180_000;
  const error = await failureOf(storm.source.open(START, NEVER));
  expect(error.code).toBe('wrong-data');
  expect(error.message).toContain('clock skew');
});

test('an aborted gate gets its own reason, not an outage', async () => {
  await using storm = await weather();
  storm.server.misbehave('silent');
  const abort = new AbortController();
  const opening = storm.source.open(START, abort.signal);
  setTimeout(() => abort.abort(new Error('cancelled')), 50);
  await expect(opening).rejects.toThrow('cancelled');
});

test.each([
  ['not JSON at all', 'pong', 'plain text'],
  ['a list', '[]', 'JSON of another kind'],
  ['another API', '{"ok":true}', 'JSON of another kind'],
  ['no data', '{"status":"success"}', 'no data'],
  ['a series without labels', matrix({ values: [] }), 'a series without labels'],
  ['a label that is a number', matrix({ metric: { a: 1 }, values: [] }), 'a label that is no text'],
  ['a series without samples', matrix({ metric: {} }), 'a series without samples'],
  ['a sample that is no pair', matrix({ metric: {}, values: [1] }), 'a sample that is no pair'],
  [
    'a time that is a text',
    matrix({ metric: {}, values: [['1', '1']] }),
    'a sample without a time',
  ],
  [
    'a value that is a number',
    matrix({ metric: {}, values: [[1, 1]] }),
    'a sample whose value is 1',
  ],
  ['an empty value', matrix({ metric: {}, values: [[1, '']] }), 'a sample whose value is ""'],
  ['a word', matrix({ metric: {}, values: [[1, 'x']] }), 'a sample whose value is "x"'],
  ['a broken histogram', matrix({ metric: {}, histograms: [[1, '2']] }), 'a broken histogram'],
])('%s is not metrics', async (_what, body, got) => {
  const { readEnvelope } = await import('../../src/metrics/prometheus-envelope.ts');
  const answer = { status: 200, headers: {}, body, date: undefined, attempts: 1 };
  const asked = { host: 'h', about: 'canary', secrets: [] };
  expect(() => readEnvelope(answer, 'matrix', asked)).toThrow(
    expect.objectContaining({
      code: 'not-metrics',
      message: `h answered about canary with ${got}.`,
    }),
  );
});

function matrix(series: unknown): string {
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [series] } });
}
