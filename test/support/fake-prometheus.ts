/**
 * A server of the Prometheus HTTP API on a free port of this machine: it holds the samples a test gives it, answers the
 * questions that provider `prometheus` asks, and misbehaves on demand.
 *
 *   await using server = await fakePrometheus({ now: () => clock.now() });
 *   const series = server.add({ __name__: 'http_requests_total', code: '500' }, [[at, 1]]);
 *   series.push(later, 2);
 *   server.misbehave('html');            // until server.misbehave(undefined)
 *   server.requests.at(-1)?.query
 */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { labelsTest } from '../../src/metrics/matching.ts';
import { parseSelector } from '../../src/metrics/selector.ts';
import { bodyOf, localServer } from './local-server.ts';

export type Labels = Readonly<Record<string, string>>;

/** What goes wrong with every answer. */
export type Misbehaviour =
  | 'cut-connection'
  | 'slow' // right, but only after 1.3 s
  | 'silent' // accepts the request, never answers
  | 'drip' // one byte of the body every 50 ms, forever
  | 'html' // a login page with status 200
  | 'redirect' // 302 to a login page elsewhere
  | 'truncated' // JSON that breaks off
  | 'empty-body'
  | 'unauthorized' // 401, plain text
  | 'not-found' // 404, plain text
  | 'no-post' // 405 to POST, right answers to GET
  | 'bad-data' // 400, as of a query that can't be parsed
  | 'overloaded' // 503 with errorType timeout
  | 'query-timeout' // 422 execution: context deadline exceeded
  | 'error-in-200' // status: error in an answer with 200
  | 'wrong-type' // a scalar
  | 'warnings' // right numbers, with warnings
  | 'partial' // right numbers, isPartial: true
  | 'no-series' // an empty result
  | 'nan'; // every series ends in a NaN, as VictoriaMetrics marks the end of one

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly parameters: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** On the server's clock: the answer holds the samples up to then. */
  readonly at: number;
  /** What was wrong with the answer. */
  readonly spoiled: Misbehaviour | undefined;
}

export interface FakeSeries {
  readonly labels: Labels;
  /** May be changed: what was answered before stays answered. */
  readonly samples: (readonly [at: number, value: number])[];
  push(at: number, value: number): void;
}

export interface FakePrometheus extends AsyncDisposable {
  /** Base address, with the prefix if there is one. */
  readonly url: URL;
  /** All so far, right and wrong ones. */
  readonly requests: readonly FakeRequest[];
  /** Samples oldest first, `at` in milliseconds. They are seen once the server's clock has passed them. */
  add(labels: Labels, samples?: readonly (readonly [at: number, value: number])[]): FakeSeries;
  /** Spoils all answers until further notice, or so many, or only those to some queries. */
  misbehave(how: Misbehaviour | undefined, only?: { times?: number; queries?: RegExp }): void;
  /** Of the Date header against the server's own clock, in milliseconds. */
  dateSkew: number;
  /** Resolves once this many questions about raw samples of requests came: the first before the watch, then one or two a poll. */
  asked(count: number): Promise<void>;
}

export async function fakePrometheus({
  now = Date.now,
  prefix = '',
}: {
  now?: () => number;
  prefix?: string;
} = {}): Promise<FakePrometheus> {
  const store: FakeSeries[] = [];
  const requests: FakeRequest[] = [];
  let wrong: Misbehaviour | undefined;
  let left = 0;
  let spoiled = /^/;
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = await localServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method = '', headers } = request;
    const address = new URL(request.url ?? '/', 'http://fake');
    const parameters = new URLSearchParams(method === 'POST' ? body : address.search);
    const query = parameters.get('query') ?? '';
    const how = left > 0 && spoiled.test(query) ? wrong : undefined;
    if (how !== undefined) left -= 1;
    const at = now();
    requests.push({
      method,
      path: address.pathname,
      query,
      parameters,
      headers,
      at,
      spoiled: how,
    });
    const raw = requests.filter(isRaw).length;
    for (const { count, resolve } of waiting) if (raw >= count) resolve();
    response.setHeader('Date', new Date(at + fake.dateSkew).toUTCString());
    if (!address.pathname.startsWith(`${prefix}/api/v1/query`)) return spoil('not-found', response);
    if (how !== undefined && spoil(how, response, method)) return;
    const end = address.pathname.slice(prefix.length);
    if (end === '/api/v1/query_exemplars') {
      response.setHeader('Content-Type', 'application/json');
      response.end('{"status":"success","data":[]}');
      return;
    }
    const result = evaluate(store, end, parameters, at);
    if (how === 'slow') await sleep(SLOW);
    reply(response, headers, how, result);
  });
  const fake: FakePrometheus = {
    url: new URL(`${server.url.origin}${prefix}`),
    requests,
    dateSkew: 0,
    add(labels, samples = []) {
      const series: FakeSeries = {
        labels,
        samples: [...samples],
        push: (at, value) => series.samples.push([at, value]),
      };
      store.push(series);
      return series;
    },
    misbehave(how, { times = Number.POSITIVE_INFINITY, queries = /^/ } = {}) {
      wrong = how;
      left = times;
      spoiled = queries;
    },
    asked: (count) =>
      new Promise((resolve) => {
        if (requests.filter(isRaw).length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return fake;
}

type Result = { readonly resultType: string; readonly result: readonly unknown[] } | string;

const RAW = /^(?<selector>.*)\[(?<range>\d+)s\]$/s;
const AGGREGATE = /^(?<operator>sum|group)(?: by \((?<by>[^)]*)\))? \((?<selector>.*)\)$/s;
const OVER_DAYS = /^count_over_time\((?<selector>.*)\[(?<days>\d+)d\]\)$/s;
/** A selector of several metrics. */
const NAMES = /^\{__name__=~(?<names>"(?:[^"\\]|\\.)*"),?(?<matchers>.*)\}$/s;
const LOOK_BACK = 300_000;
const DAY = 86_400_000;
const SLOW = 1_300;

/** Whether a request asks for the samples that are counted. */
export function isRaw({ query }: Pick<FakeRequest, 'query'>): boolean {
  return RAW.test(query) && !query.startsWith('process_start_time_seconds');
}

/** A string is an error of the question. */
function evaluate(
  store: readonly FakeSeries[],
  path: string,
  parameters: URLSearchParams,
  now: number,
): Result {
  const query = parameters.get('query') ?? '';
  const time = parameters.has('time') ? Number(parameters.get('time')) * 1000 : now;
  const raw = RAW.exec(query)?.groups;
  const aggregate = AGGREGATE.exec(query)?.groups;
  if (path === '/api/v1/query_range') {
    if (aggregate === undefined) return 'must be Scalar or instant Vector';
    return sums(store, aggregate, parameters, now);
  }
  if (raw !== undefined) {
    const from = time - Number(raw.range) * 1000;
    return { resultType: 'matrix', result: rawSeries(store, raw.selector!, from, time) };
  }
  if (aggregate?.operator === 'group') {
    const days = OVER_DAYS.exec(aggregate.selector!)?.groups;
    const groups = grouped(
      select(store, days?.selector ?? aggregate.selector!),
      names(aggregate.by),
    );
    const lookBack = days === undefined ? LOOK_BACK : Number(days.days) * DAY;
    const present = [...groups.values()].filter(({ members }) =>
      members.some((series) => valueAt(series, time, lookBack) !== undefined),
    );
    const result = present.map(({ metric }) => ({ metric, value: [time / 1000, '1'] }));
    return { resultType: 'vector', result };
  }
  if (query === 'vector(1)') {
    return { resultType: 'vector', result: [{ metric: {}, value: [time / 1000, '1'] }] };
  }
  return 'parse error: this server knows a few questions only';
}

function rawSeries(store: readonly FakeSeries[], selector: string, from: number, to: number) {
  return select(store, selector).flatMap(({ labels, samples }) => {
    const values = samples
      .filter(([at]) => from < at && at <= to)
      .map(([at, value]) => [at / 1000, String(value)]);
    return values.length === 0 ? [] : [{ metric: labels, values }];
  });
}

function sums(
  store: readonly FakeSeries[],
  { selector, by }: Record<string, string>,
  parameters: URLSearchParams,
  now: number,
): Result {
  const [start, end, step] = ['start', 'end', 'step'].map((name) =>
    Math.round(Number(parameters.get(name)) * 1000),
  ) as [number, number, number];
  if ((end - start) / step > 11_000) return 'exceeded maximum resolution of 11,000 points';
  const groups = grouped(select(store, selector!), names(by));
  const result = [...groups.values()].flatMap(({ metric, members }) => {
    const values: [number, string][] = [];
    for (let at = start; at <= Math.min(end, now); at += step) {
      const present = members.map((one) => valueAt(one, at)).filter((value) => value !== undefined);
      if (present.length > 0) values.push([at / 1000, String(present.reduce((a, b) => a + b))]);
    }
    return values.length === 0 ? [] : [{ metric, values }];
  });
  return { resultType: 'matrix', result };
}

function select(store: readonly FakeSeries[], text: string): FakeSeries[] {
  const several = NAMES.exec(text)?.groups;
  const { name, matchers } = parseSelector(several ? `any{${several.matchers}}` : text);
  const named = several
    ? { label: '__name__', operator: '=~' as const, value: JSON.parse(several.names!) }
    : { label: '__name__', operator: '=' as const, value: name };
  const matches = labelsTest([...matchers, named]);
  return store.filter(({ labels }) => matches(labels));
}

function grouped(series: readonly FakeSeries[], by: readonly string[]) {
  const groups = new Map<string, { metric: Labels; members: FakeSeries[] }>();
  for (const one of series) {
    const metric = Object.fromEntries(
      by.flatMap((name) => (one.labels[name] ? [[name, one.labels[name]]] : [])),
    );
    const key = JSON.stringify(metric);
    const group = groups.get(key) ?? { metric, members: [] };
    groups.set(key, group);
    group.members.push(one);
  }
  return groups;
}

function names(by: string | undefined): string[] {
  return (by ?? '')
    .split(', ')
    .filter(Boolean)
    .map((name) => (name.startsWith('"') ? JSON.parse(name) : name));
}

function valueAt({ samples }: FakeSeries, time: number, lookBack = LOOK_BACK): number | undefined {
  const [at, value] = samples.findLast(([when]) => when <= time) ?? [Number.NaN, Number.NaN];
  return time - at < lookBack && !Number.isNaN(value) ? value : undefined;
}

function reply(
  response: ServerResponse,
  headers: IncomingHttpHeaders,
  how: Misbehaviour | undefined,
  result: Result,
): void {
  response.setHeader('Content-Type', 'application/json');
  if (typeof result === 'string') {
    response.statusCode = 400;
    response.end(JSON.stringify({ status: 'error', errorType: 'bad_data', error: result }));
    return;
  }
  const text = JSON.stringify({ status: 'success', data: altered(result, how), ...aside(how) });
  const body = how === 'truncated' ? text.slice(0, Math.ceil(text.length / 2)) : text;
  if (!headers['accept-encoding']?.includes('gzip')) {
    response.end(body);
    return;
  }
  response.setHeader('Content-Encoding', 'gzip');
  response.end(gzipSync(body));
}

function aside(how: Misbehaviour | undefined) {
  if (how === 'warnings')
    return { warnings: ['results truncated due to limit\n::error::injected'] };
  return how === 'partial' ? { isPartial: true } : {};
}

function altered(data: Exclude<Result, string>, how: Misbehaviour | undefined): unknown {
  if (how === 'no-series') return { ...data, result: [] };
  if (how === 'wrong-type') return { resultType: 'scalar', result: [1, '1'] };
  if (how !== 'nan' || data.resultType !== 'matrix') return data;
  const result = (data.result as { metric: Labels; values: [number, string][] }[]).map(
    ({ metric, values }) => ({
      metric,
      values: [...values, [(values.at(-1)?.[0] ?? 0) + 0.001, 'NaN']],
    }),
  );
  return { ...data, result };
}

/** Whether this was all of the answer. */
function spoil(how: Misbehaviour, response: ServerResponse, method = 'POST'): boolean {
  const answer = (status: number, type: string, body: string) => {
    response.writeHead(status, { 'Content-Type': type }).end(body);
    return true;
  };
  const error = (status: number, errorType: string, text: string) =>
    answer(status, 'application/json', JSON.stringify({ status: 'error', errorType, error: text }));
  switch (how) {
    case 'cut-connection':
      response.destroy();
      return true;
    case 'silent':
      return true;
    case 'drip':
      drip(response);
      return true;
    case 'html':
      return answer(200, 'text/html', '<!doctype html><title>Sign in</title>');
    case 'redirect':
      response.setHeader('Location', 'https://login.example.com/?next=secret');
      return answer(302, 'text/plain', '');
    case 'empty-body':
      return answer(200, 'application/json', '');
    case 'unauthorized':
      return answer(401, 'text/plain', 'Unauthorized\n');
    case 'not-found':
      return answer(404, 'text/plain', '404 page not found\n');
    case 'no-post':
      return method === 'POST' && answer(405, 'text/plain', 'Method Not Allowed\n');
    case 'bad-data':
      return error(400, 'bad_data', 'invalid parameter "query": parse error');
    case 'overloaded':
      return error(503, 'timeout', 'query timed out in expression evaluation');
    case 'query-timeout':
      return error(422, 'execution', 'expanding series: context deadline exceeded');
    case 'error-in-200':
      return error(200, 'execution', 'many-to-many matching not allowed');
    default:
      return false;
  }
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
}
