/** A counter of errors on `/metrics` pages, and pages that do not have one. */
import { Counter, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { httpClient } from '../../src/http.ts';
import { parseErrors } from '../../src/inputs/errors-input.ts';
import type { CountObservation } from '../../src/metrics/source.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { startAnswering } from '../support/answering.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });

/** The page of a small service, as its client library writes it. */
function service() {
  const registry = new Registry();
  const make = (name: string, labelNames: string[]) =>
    new Counter<string>({ name, help: name, labelNames, registers: [registry] });
  return {
    registry,
    requests: make('http_requests_total', ['route']),
    declareErrors: (...labels: string[]) => make('shop_errors_total', labels),
  };
}

async function pages(errors: string, page: () => Promise<string>, other = page, query?: string) {
  const texts: string[] = [];
  const refresh = async () => texts.splice(0, 2, await page(), await other());
  await refresh();
  const server = await startAnswering(({ path }) => texts[path === '/a' ? 0 : 1]!);
  const source = createSource(
    {
      provider: 'scrape',
      access: { authorization: { kind: 'none' }, headers: [] },
      errors: parseErrors(errors)!,
      statusLabel: undefined,
      canary: [new URL('/a', server.url)],
      baseline: [new URL('/b', server.url)],
      selector: query,
    },
    http,
    { replay: false, interval: 15_000 },
  );
  return {
    source,
    open: async () => (await source.open(START, NEVER)) as CountObservation,
    observe: async () => {
      await refresh();
      return (await source.observe(START + 15_000, NEVER)) as CountObservation;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const refusal = (message: unknown) => ({ code: 'refused', message });

test('a counter that is declared, and has no series before its first error, is no secret', async () => {
  const { registry, requests, declareErrors } = service();
  requests.inc({ route: '/' }, 10);
  const errors = declareErrors('kind');
  await using shop = await pages('shop_errors_total{kind="server"}', () => registry.metrics());
  expect((await shop.open()).notes).toEqual([]);
  requests.inc({ route: '/' }, 100);
  errors.inc({ kind: 'server' }, 3);
  errors.inc({ kind: 'client' }, 30);
  const { canary } = await shop.observe();
  expect(canary).toMatchObject({ errors: 3, requests: 100 });
  const [described] = shop.source.describe().queries;
  expect(described!.query).toMatch(/\/a http_requests_total shop_errors_total\{kind="server"\}$/);
});

test('a counter that no page declares is refused, with names like it', async () => {
  const { registry, requests, declareErrors } = service();
  requests.inc({ route: '/' }, 10);
  declareErrors().inc();
  await using shop = await pages('shop_errs_total', () => registry.metrics());
  await expect(shop.open()).rejects.toMatchObject(
    refusal('There is no metric shop_errs_total (errors) on any page; there is shop_errors_total.'),
  );
});

test('a counter that one side alone declares is a note on the other', async () => {
  const [canary, baseline] = [service(), service()];
  for (const { requests } of [canary, baseline]) requests.inc({ route: '/' }, 10);
  baseline.declareErrors().inc(0);
  await using shop = await pages(
    'shop_errors_total',
    () => canary.registry.metrics(),
    () => baseline.registry.metrics(),
  );
  expect((await shop.open()).notes.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/^canary: no series of shop_errors_total yet, which counts as no errors/),
  ]);
});

test.each([
  ['errors', 'shop_errors_total{kind="server"}', undefined, /^shop_errors_total has no label kind/],
  [
    'query',
    'shop_errors_total',
    'http_requests_total{route="/"}',
    /^shop_errors_total \(errors\) has no label route, by which query selects/,
  ],
])('series without a label that %s asks for are refused', async (_, errors, query, words) => {
  const { registry, requests, declareErrors } = service();
  requests.inc({ route: '/' }, 10);
  declareErrors().inc();
  const page = () => registry.metrics();
  await using shop = await pages(errors, page, page, query);
  await expect(shop.open()).rejects.toMatchObject(refusal(expect.stringMatching(words)));
});

test('matchers of query that errors can satisfy apply to both counters', async () => {
  const { registry, requests, declareErrors } = service();
  const errors = declareErrors('route');
  const answer = (route: string, times: number) => {
    requests.inc({ route }, 10 * times);
    errors.inc({ route }, times);
  };
  for (const route of ['/', '/health']) answer(route, 1);
  const page = () => registry.metrics();
  await using shop = await pages(
    'shop_errors_total',
    page,
    page,
    'http_requests_total{route!="/health"}',
  );
  expect((await shop.open()).notes).toEqual([]);
  answer('/', 2);
  answer('/health', 5);
  const { canary } = await shop.observe();
  expect(canary).toMatchObject({ errors: 2, requests: 20 });
  expect(Object.fromEntries(canary.routes)).toEqual({ '/': { errors: 2, requests: 20 } });
});

test('what a page calls a gauge counts no errors', async () => {
  const text = [
    '# TYPE http_requests_total counter',
    'http_requests_total 5',
    '# TYPE shop_errors gauge',
    'shop_errors 2',
    '',
  ].join('\n');
  await using shop = await pages('shop_errors', async () => text);
  await expect(shop.open()).rejects.toMatchObject(
    refusal('shop_errors (errors) belongs to a gauge, and is no counter of errors.'),
  );
});

const OPEN_METRICS = (...errors: string[]) =>
  [
    '# TYPE http_requests counter',
    'http_requests_total 5',
    '# TYPE shop_errors counter',
    ...errors,
    '# EOF',
    '',
  ].join('\n');

test.each([
  ['with samples', 'shop_errors_total 2', /on any page; there is shop_errors_total\.$/],
  ['without samples yet', '# HELP shop_errors that the shop made', /on any page\.$/],
])('what OpenMetrics calls a counter with its _total is none, %s', async (_, line, words) => {
  await using shop = await pages('shop_errors', async () => OPEN_METRICS(line));
  await expect(shop.open()).rejects.toMatchObject(
    refusal(expect.stringMatching(/^There is no metric shop_errors \(errors\) /)),
  );
  await expect(shop.open()).rejects.toMatchObject(refusal(expect.stringMatching(words)));
});

test('nor is it a counter of requests', async () => {
  const page = async () => OPEN_METRICS('shop_errors_total 2');
  await using shop = await pages('shop_errors_total', page, page, 'http_requests');
  await expect(shop.open()).rejects.toMatchObject({
    message: expect.stringMatching(
      /^No page holds http_requests \(query\)\. .* http_requests_total/,
    ),
  });
});

test('a counter that an OpenMetrics page declares may be without samples', async () => {
  await using shop = await pages('shop_errors_total', async () => OPEN_METRICS());
  expect((await shop.open()).notes).toEqual([]);
});
