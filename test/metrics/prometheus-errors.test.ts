/** A counter of errors on a server: asked for with the requests, and never taken for no errors where it does not exist. */
import { expect, test } from 'vitest';
import type { PrometheusConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import { parseErrors } from '../../src/inputs/errors-input.ts';
import type { CountObservation, MetricSource } from '../../src/metrics/source.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { startAnswering } from '../support/answering.ts';
import { type FakePrometheus, fakePrometheus, isRaw } from '../support/fake-prometheus.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const INTERVAL = 15_000;
const DAY = 86_400_000;
const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });
type Labels = Readonly<Record<string, string>>;

const at = (polls: number) => START + polls * INTERVAL;

function sourceOf(
  { url }: { readonly url: URL },
  errors: string,
  changes: Partial<PrometheusConfig> = {},
  replay = false,
): MetricSource {
  const config: PrometheusConfig = {
    provider: 'prometheus',
    url,
    access: { authorization: { kind: 'none' }, headers: [] },
    errors: parseErrors(errors)!,
    statusLabel: undefined,
    canary: 'shop_requests_total{app="shop",version="v2"}',
    baseline: 'shop_requests_total{app="shop",version="v1"}',
    ...changes,
  };
  return createSource(config, http, { replay, interval: INTERVAL });
}

/** A scrape every interval from 20 before the start to 4 after; so many more each. */
function add(server: FakePrometheus, name: string, each: number, labels: Labels, from = -20) {
  const samples = Array.from({ length: 5 - from }, (_, index) => {
    return [at(from + index), (index + 1) * each] as const;
  });
  return server.add({ __name__: name, app: 'shop', ...labels }, samples);
}

const pod = (version: string, more: Labels = {}) => ({
  version,
  instance: `${version}:80`,
  ...more,
});

/** Requests of both versions, and what else is scraped. */
async function shop(errors: readonly [name: string, each: number, Labels, from?: number][] = []) {
  let now = START;
  const server = await fakePrometheus({ now: () => now });
  for (const version of ['v1', 'v2']) add(server, 'shop_requests_total', 100, pod(version));
  for (const one of errors) add(server, ...one);
  return Object.assign(server, {
    pass: (polls: number) => {
      now = at(polls);
    },
  });
}

const sentences = ({ notes }: Pick<CountObservation, 'notes'>) =>
  notes.map(({ sentence }) => sentence);
const open = (source: MetricSource) => source.open(START, NEVER) as Promise<CountObservation>;

test.each([false, true])(
  'both counters in one question a poll (a past window: %s)',
  async (past) => {
    await using server = await shop([
      ['shop_errors_total', 2, pod('v1', { kind: 'server' })],
      ['shop_errors_total', 5, pod('v2', { kind: 'server' })],
      ['shop_errors_total', 50, pod('v2', { kind: 'client' })],
    ]);
    const source = sourceOf(server, 'shop_errors_total{kind="server"}', {}, past);
    expect(sentences(await open(source))).toEqual([]);
    if (past) server.pass(4);
    for (const poll of [1, 2]) {
      server.pass(past ? 4 : poll);
      const { canary, baseline } = (await source.observe(at(poll), NEVER)) as CountObservation;
      expect(canary).toMatchObject({ errors: 5, requests: 100 });
      expect(baseline).toMatchObject({ errors: 2, requests: 100 });
    }
    const selector = `{__name__=~"shop_requests_total|shop_errors_total",app="shop",version=~"v2|v1"}`;
    expect(server.requests.map(({ query }) => query.replace(/\[\d+s\]$/, ''))).toEqual(
      Array.from({ length: 3 }, () => selector),
    );
  },
);

test('selectors that are not alike: one question each, with the errors of their own', async () => {
  await using server = await shop([
    ['shop_errors_total', 2, pod('v1')],
    ['shop_errors_total', 5, pod('v2')],
  ]);
  const source = sourceOf(server, 'shop_errors_total', {
    baseline: 'shop_requests_total{instance="v1:80"}',
  });
  await open(source);
  server.pass(1);
  const { canary, baseline } = (await source.observe(at(1), NEVER)) as CountObservation;
  expect([canary.errors, baseline?.errors]).toEqual([5, 2]);
  expect(server.requests.filter(isRaw)).toHaveLength(4);
});

test('the first errors after the start count in full', async () => {
  await using server = await shop([
    ['shop_errors_total', 1, pod('v1'), -20],
    ['shop_errors_total', 3, pod('v2'), 1],
  ]);
  const source = sourceOf(server, 'shop_errors_total');
  const opening = await open(source);
  expect(sentences(opening)).toEqual([
    expect.stringMatching(
      /^canary: no series of shop_errors_total yet, which counts as no errors: none has version="v2"; there is "v1"\. Let the service show it at 0/,
    ),
  ]);
  server.pass(1);
  const { canary } = (await source.observe(at(1), NEVER)) as CountObservation;
  expect(canary).toMatchObject({ errors: 3, requests: 100 });
});

test.each(['shop_errs_total', 'shop_errs_total{kind="server"}', 'SERVER_ERROR'])(
  'a counter that the server does not know is refused, with names like it: %s',
  async (errors) => {
    await using server = await shop([
      ['shop_errors_total', 1, pod('v1')],
      ['other_errors_total', 1, { ...pod('v1'), app: 'other' }],
    ]);
    await expect(open(sourceOf(server, errors))).rejects.toMatchObject({
      code: 'refused',
      message: `There is no metric ${errors.split('{')[0]} (errors) on the server, nor was there one in the last 7 days; there is shop_errors_total.`,
      hint: expect.stringMatching(/outcome="SERVER_ERROR".*at 0 from its start/),
    });
  },
);

test('a counter that was last seen days ago is known, as of a service that has had no error since', async () => {
  await using server = await shop();
  server.add({ __name__: 'shop_errors_total', app: 'shop', ...pod('v0') }, [[START - 3 * DAY, 1]]);
  expect(sentences(await open(sourceOf(server, 'shop_errors_total')))).toEqual([
    expect.stringMatching(/^canary: .* none has version="v2"; there is "v0"\./),
    expect.stringMatching(/^baseline: .* none has version="v1"; there is "v0"\./),
  ]);
  await using forgetful = await shop();
  forgetful.add({ __name__: 'shop_errors_total', app: 'shop', ...pod('v0') }, [
    [START - 8 * DAY, 1],
  ]);
  await expect(open(sourceOf(forgetful, 'shop_errors_total'))).rejects.toThrow(/no metric/);
});

test.each<[string, string, Labels, RegExp]>([
  [
    'that tells the cohorts apart',
    'shop_errors_total',
    { instance: 'x' },
    /^shop_errors_total \(errors\) has no label version, by which canary selects: none/,
  ],
  [
    'that errors asks for',
    'shop_errors_total{kind="server"}',
    pod('v1'),
    /^shop_errors_total has no label kind, which errors asks for: none/,
  ],
])('series without the label %s are refused', async (_, errors, labels, words) => {
  await using server = await shop([
    ['shop_errors_total', 1, labels],
    // Of another service by the same name: what it has helps nobody.
    ['shop_errors_total', 1, { app: 'other', version: 'v9', kind: 'server', instance: 'o' }],
  ]);
  await expect(open(sourceOf(server, errors))).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringMatching(words),
  });
});

test('a value that no series has may yet come, so it is a note', async () => {
  await using server = await shop([['shop_errors_total', 1, pod('v1', { kind: 'client' })]]);
  const source = sourceOf(server, 'shop_errors_total{kind="sever"}', { baseline: undefined });
  expect(sentences(await open(source))).toEqual([
    expect.stringMatching(/none has version="v2"; .*none has kind="sever"; there is "client"/),
  ]);
});

test('errors of another kind alone leave those asked for to come, and say so', async () => {
  await using server = await shop([
    ['shop_errors_total', 1, pod('v1', { kind: 'client' })],
    ['shop_errors_total', 1, pod('v2', { kind: 'client' })],
  ]);
  expect(sentences(await open(sourceOf(server, 'shop_errors_total{kind="server"}')))).toEqual([
    expect.stringMatching(/^canary: .*none has kind="server"; there is "client"/),
    expect.stringMatching(/^baseline: .*none has kind="server"; there is "client"/),
  ]);
});

test('without requests of a cohort, that is what is told, and not the errors that can not be', async () => {
  await using server = await fakePrometheus({ now: () => START });
  add(server, 'shop_requests_total', 100, pod('v1'));
  add(server, 'shop_errors_total', 1, pod('v1'));
  expect(sentences(await open(sourceOf(server, 'shop_errors_total')))).toEqual([
    expect.stringMatching(/^canary: no series matches shop_requests_total/),
  ]);
});

test('a server that does not say whether it knows the counter is asked again, not believed', async () => {
  await using server = await shop();
  server.misbehave('overloaded', { queries: /^group/ });
  const source = sourceOf(server, 'shop_errors_total');
  await expect(open(source)).rejects.toMatchObject({ passing: true });
  server.misbehave('error-in-200', { queries: /__name__=~"\.\*/ });
  // Only the list of names like it is missing now.
  await expect(open(source)).rejects.toThrow(/in the last 7 days\.$/);
});

const TEN = 10 * INTERVAL;

test.each<[string, Labels, readonly (readonly [number, number])[]]>([
  [
    'each instance',
    {},
    [
      [2, 100],
      [3, 100],
    ],
  ],
  ['all together, where errors name none', { instance: '' }, [[5, 200]]],
])('the history of %s', async (_, changes, counts) => {
  await using server = await shop([
    ['shop_errors_total', 2, { ...pod('v1'), ...changes, kind: 'server' }],
    [
      'shop_errors_total',
      3,
      { ...pod('v1', { instance: 'v1:81', zone: 'b' }), ...changes, kind: 'server' },
    ],
    ['shop_errors_total', 9, { ...pod('v1'), kind: 'client' }],
  ]);
  add(server, 'shop_requests_total', 100, pod('v1', { instance: 'v1:81' }));
  const source = sourceOf(server, 'shop_errors_total{kind="server"}');
  await open(source);
  const history = await source.history(START - TEN, START, INTERVAL, NEVER);
  expect(history?.intervals).toHaveLength(10);
  for (const interval of history!.intervals) {
    expect(interval).toEqual(counts.map(([errors, requests]) => ({ errors, requests })));
  }
});

test('traces are those of the error counter', async () => {
  await using server = await startAnswering(() => JSON.stringify({ status: 'success', data: [] }));
  await sourceOf(server, 'shop_errors_total{kind="server"}').traces!(START, START, NEVER);
  expect(server.asked).toHaveLength(1);
  const asked = new URLSearchParams(server.asked[0]!.body).get('query');
  expect(asked).toBe('shop_errors_total{app="shop",version="v2",kind="server"}');
});
