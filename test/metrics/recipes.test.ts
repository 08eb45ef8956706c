/** The recipes of docs/providers.md, each run against a server that answers as its backend does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Config, type HttpConfig, PROVIDERS } from '../../src/config.ts';
import { MetricsError } from '../../src/errors.ts';
import { httpClient } from '../../src/http.ts';
import { readConfig } from '../../src/inputs.ts';
import type { MetricSource } from '../../src/metrics/source.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { type AnsweringServer, startAnswering } from '../support/answering.ts';
import { inputVariables } from '../support/runner-environment.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/providers.md'), 'utf8');
const START = Date.parse('2026-03-01T03:12:00Z');
const POLL = 15_000;
const live = new AbortController().signal;

const { inputs: INPUTS } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { default?: string }>;
};

/** The step under a heading, with what GitHub would fill in, read as the action reads it. */
function recipe(heading: string): Config {
  const [, section = ''] = PAGE.split(`## ${heading}\n`);
  const [, block = ''] = /```yaml\n(.*?)```/s.exec(section) ?? [];
  const filled = block
    .replace(/\$\{\{ github\.sha \}\}/g, 'v2')
    .replace(/\$\{\{ vars\.STABLE_SHA \}\}/g, 'v1')
    .replace(/\$\{\{ secrets\.\w+ \}\}/g, 's3cret');
  const [step] = parse(filled) as { with: Record<string, string> }[];
  return readConfig(inputVariables(INPUTS, step?.with ?? {}), START);
}

function source(heading: string, server: AnsweringServer): MetricSource {
  const { source: own, proxy } = recipe(heading);
  const config: HttpConfig = { ...(own as HttpConfig), url: server.url };
  return createSource(config, httpClient(proxy), { interval: POLL, replay: false });
}

interface Shape {
  readonly answer: unknown;
  /** What the backend must be asked, somewhere in path or body. */
  readonly asks: readonly RegExp[];
  /** Answers that are not whole. */
  readonly broken: Readonly<Record<string, unknown>>;
}

/** Every answer says 3 errors in 70 requests of the canary, and none in 1000 of the baseline. */
const BACKENDS: Readonly<Record<string, Shape>> = {
  Graphite: {
    answer: graphite({
      'canary errors': [2, null, 1],
      'canary requests': [40, 30, null],
      'baseline errors': [null, null, null],
      'baseline requests': [400, 400, 200],
    }),
    asks: [
      /^\/render\?format=json&from=1772334720&until=1772334735&target=alias\(sumSeries\(stats_counts\.shop\.v2\.5\*\),'canary errors'\)&target=/,
    ],
    broken: {
      'one cohort without requests': graphite({
        'canary errors': [1],
        'baseline requests': [400],
      }),
      nothing: [],
    },
  },
  'Elasticsearch and OpenSearch': {
    answer: elasticsearch({ timed_out: false, failed: 0 }),
    asks: [
      /^\/logs-shop-\*\/_search \{/,
      /"gte": "2026-03-01T03:12:00.000Z"/,
      /"service.version": "v2"/,
    ],
    broken: {
      'a shard failed': elasticsearch({ timed_out: false, failed: 1 }),
      'timed out': elasticsearch({ timed_out: true, failed: 0 }),
      'no aggregation': { timed_out: false, _shards: { failed: 0 }, hits: { hits: [] } },
    },
  },
  'New Relic': {
    answer: newRelic([
      { canaryErrors: 3, canaryRequests: 70, baselineErrors: 0, baselineRequests: 1000 },
    ]),
    asks: [/^\/graphql \{/, /SINCE 1772334720000 UNTIL 1772334735000/, /WHERE version = 'v2' AND/],
    broken: {
      'an error with 200': { data: { actor: null }, errors: [{ message: 'NRQL Syntax Error' }] },
      'no result': newRelic([]),
    },
  },
  Datadog: {
    answer: datadog({ ce: 3, cn: 70, be: null, bn: 1000 }),
    asks: [/^\/api\/v2\/query\/scalar \{/, /"from": 1772334720000/, /version:v2,http/],
    broken: {
      'an error with 200': { ...datadog({ ce: 3, cn: 70, be: 0, bn: 1000 }), errors: 'timeout' },
      'no columns': datadog({}),
      'no requests': datadog({ ce: null, cn: null, be: 0, bn: 1000 }),
    },
  },
  Loki: {
    answer: loki({ 'v2 200': 60, 'v2 404': 7, 'v2 500': 2, 'v2 503': 1, 'v1 200': 1000 }),
    asks: [
      /^\/loki\/api\/v1\/query\?time=1772334735&query=sum by \(version, status\)/,
      /version=~"v2\|v1" \[15s\]/,
    ],
    broken: {
      nothing: loki({}),
      'an error': { status: 'error', data: { result: [] } },
    },
  },
  'InfluxDB 1.x': {
    answer: influx({ 'v2 500': 3, 'v2 200': 67, 'v1 200': 1000 }),
    asks: [/time >= 1772334720000ms AND time < 1772334735000ms GROUP BY version, code$/],
    broken: {
      'no such database': { results: [{ statement_id: 0, error: 'database not found: shop' }] },
      'no rows': { results: [{ statement_id: 0 }] },
    },
  },
};

test.each(Object.entries(BACKENDS))('%s: asked and counted', async (heading, { answer, asks }) => {
  await using server = await startAnswering(() => JSON.stringify(answer));
  const of = source(heading, server);
  await of.open(START, live);
  const { lag } = (recipe(heading).source as HttpConfig).query;
  const first = await of.observe(START + POLL + lag, live);
  expect(first).toMatchObject({
    canary: { errors: 3, requests: 70 },
    baseline: { errors: 0, requests: 1000 },
  });
  expect(await of.observe(START + 2 * POLL + lag, live)).toMatchObject({
    canary: { errors: 0, requests: 0 },
    baseline: { errors: 0, requests: 0 },
  });
  const { path, body } = server.asked[1]!;
  const text = `${decodeURIComponent(path)} ${body}`.trim();
  for (const part of asks) expect(text).toMatch(part);
});

const BROKEN = Object.entries(BACKENDS).flatMap(([heading, { answer, broken }]) =>
  Object.entries(broken).map(([what, bad]) => [heading, what, answer, bad] as const),
);

test.each(BROKEN)('%s: %s is an error, then nothing is lost', async (heading, _, answer, bad) => {
  let says = answer;
  await using server = await startAnswering(() => JSON.stringify(says));
  const of = source(heading, server);
  await of.open(START, live);
  says = bad;
  const error = await of.observe(START + 10 * POLL, live).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MetricsError);
  expect((error as MetricsError).code).toBe('wrong-data');
  says = answer;
  expect(await of.observe(START + 11 * POLL, live)).toMatchObject({ canary: { requests: 70 } });
});

test('running totals are counted from where they stood', async () => {
  const totals = (errors: number, total: number) => ({ status: { '5xx': errors }, total });
  const answers = [
    { canary: totals(1, 100), stable: totals(0, 5000) },
    { canary: totals(4, 170), stable: totals(0, 6000) },
  ];
  await using server = await startAnswering((_, k) => JSON.stringify({ versions: answers[k] }));
  const of = source('Running totals', server);
  await of.open(START, live);
  expect(await of.observe(START + POLL, live)).toMatchObject({
    canary: { errors: 3, requests: 70 },
    baseline: { errors: 0, requests: 1000 },
  });
});

test('the recipe for pages names a counter and its status label', () => {
  const { source: own } = recipe('Pages of metrics');
  expect(PROVIDERS).toContain(own.provider);
  expect(own).toMatchObject({
    provider: 'scrape',
    selector: 'shop_answers_total{route!~"/health|/metrics"}',
    statusLabel: 'result',
  });
});

function graphite(series: Readonly<Record<string, readonly (number | null)[]>>) {
  return Object.entries(series).map(([target, values]) => ({
    target,
    tags: { name: target },
    datapoints: values.map((value, i) => [value, START / 1000 + 10 * i]),
  }));
}

function elasticsearch({ timed_out, failed }: { timed_out: boolean; failed: number }) {
  const bucket = (errors: number, requests: number) => ({
    doc_count: requests,
    errors: { doc_count: errors },
  });
  return {
    took: 4,
    timed_out,
    _shards: { total: 5, successful: 5 - failed, skipped: 0, failed },
    hits: { total: { value: 1070, relation: 'eq' }, hits: [] },
    aggregations: { by: { buckets: { canary: bucket(3, 70), baseline: bucket(0, 1000) } } },
  };
}

function newRelic(results: readonly object[]) {
  return { data: { actor: { account: { nrql: { results } } } } };
}

function datadog(columns: Readonly<Record<string, number | null>>) {
  return {
    data: {
      type: 'scalar_response',
      attributes: {
        columns: Object.entries(columns).map(([name, value]) => ({
          name,
          type: 'number',
          values: [value],
        })),
      },
    },
  };
}

function loki(counts: Readonly<Record<string, number>>) {
  return {
    status: 'success',
    data: {
      resultType: 'vector',
      result: Object.entries(counts).map(([key, count]) => {
        const [version, status] = key.split(' ');
        return { metric: { version, status }, value: [START / 1000, `${count}`] };
      }),
      stats: {},
    },
  };
}

function influx(sums: Readonly<Record<string, number>>) {
  const series = Object.entries(sums).map(([key, sum]) => {
    const [version, code] = key.split(' ');
    return {
      name: 'requests',
      tags: { version, code },
      columns: ['time', 'sum'],
      values: [[0, sum]],
    };
  });
  return { results: [{ statement_id: 0, series }] };
}
