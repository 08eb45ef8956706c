/** Errors and latency as two checks over a past in real servers: a canary that only became slow is found by its histogram. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showWhenFailed } from '../support/gate-log.ts';
import { startPrometheus } from '../support/real-prometheus.ts';
import type { RealServer } from '../support/real-server.ts';
import { startVictoria } from '../support/real-victoria.ts';
import { runAction } from '../support/runner.ts';

const MINUTE = 60;
/** Whole minutes, all of it over when the test begins. */
const end = Math.floor(Date.now() / 1000 / MINUTE) * MINUTE - 5 * MINUTE;
const start = end - 15 * MINUTE;
const SCRAPE = 15;
const SLOW_FROM = start + 5 * MINUTE;

/** Per scrape of a pod: 100 requests, 1 of them a 500, and so many slower than half a second. */
const PODS = [
  ['stable', 'stable-1', () => 2],
  ['stable', 'stable-2', () => 2],
  ['fast', 'fast-1', () => 2],
  ['slow', 'slow-1', (at: number) => (at > SLOW_FROM ? 12 : 2)],
] as const;

const METRICS = {
  http_requests: 'counter',
  http_request_duration_seconds: 'histogram',
} as const;

/** Series and their values, scrape by scrape, as `name{labels}` and lines of time and value. */
function past(): Map<string, [at: number, value: number][]> {
  const series = new Map<string, [number, number][]>();
  for (const [version, instance, slow] of PODS) {
    const of = (name: string, labels: string) => {
      const samples: [number, number][] = [];
      series.set(`${name}{version="${version}",instance="${instance}",${labels}}`, samples);
      return samples;
    };
    const bucket = (le: string) => of('http_request_duration_seconds_bucket', `le="${le}"`);
    const [ok, failed] = ['200', '500'].map((code) => of('http_requests_total', `code="${code}"`));
    const [quick, within, all] = ['0.1', '0.5', '+Inf'].map(bucket);
    let [scrapes, late] = [0, 0];
    for (let at = start - 90 * MINUTE; at <= end + MINUTE; at += SCRAPE) {
      scrapes += 1;
      late += slow(at);
      ok!.push([at, 99 * scrapes]);
      failed!.push([at, scrapes]);
      quick!.push([at, 60 * scrapes]);
      within!.push([at, 100 * scrapes - late]);
      all!.push([at, 100 * scrapes]);
    }
  }
  return series;
}

function text(perSecond: number, withTypes: boolean): string {
  const lines = (family: string) =>
    [...past()]
      .filter(([name]) => new RegExp(`^${family}_(total|bucket)\\{`).test(name))
      .flatMap(([name, samples]) =>
        samples.map(([at, value]) => `${name} ${value} ${at * perSecond}`),
      );
  const families = Object.entries(METRICS).flatMap(([family, type]) => [
    ...(withTypes ? [`# TYPE ${family} ${type}`] : []),
    ...lines(family),
  ]);
  return [...families, ...(withTypes ? ['# EOF'] : []), ''].join('\n');
}

const resources = new AsyncDisposableStack();
const servers = {} as Record<'Prometheus' | 'VictoriaMetrics', RealServer>;
beforeAll(async () => {
  servers.Prometheus = resources.use(await startPrometheus({ past: text(1, true) }));
  servers.VictoriaMetrics = resources.use(await startVictoria({ past: text(1000, false) }));
});
afterAll(() => resources.disposeAsync());

const inputs = (server: RealServer, version: string) => ({
  'metrics-url': server.url,
  checks: ['http_requests_total', 'http_request_duration_seconds_bucket']
    .map((metric) =>
      [
        `- name: ${metric}`,
        `  canary: ${metric}{version="${version}"}`,
        `  baseline: ${metric}{version="stable"}`,
        ...(metric.endsWith('_bucket') ? ['  errors: slower than 500ms'] : []),
      ].join('\n'),
    )
    .join('\n'),
  'start-time': String(start),
  'end-time': String(end),
  interval: '15s',
});

test.for(['Prometheus', 'VictoriaMetrics'] as const)(
  '%s: a canary that became slow is convicted by its histogram alone',
  async (name, context) => {
    using run = await runAction({ with: inputs(servers[name], 'slow') });
    showWhenFailed(context, run);
    expect(run.outputs.verdict).toBe('fail');
    expect(run.outputs.reason).toMatch(
      /^"http_request_duration_seconds_bucket": The canary's share of requests slower than 500ms/,
    );
    const decided = Date.parse(run.outputs['decided-at']!) / 1000;
    const scrapes = (decided - start) / SCRAPE;
    const late = (decided - SLOW_FROM) / SCRAPE;
    expect(Number(run.outputs['canary-requests'])).toBe(100 * scrapes);
    expect(Number(run.outputs['canary-errors'])).toBe(2 * scrapes + 10 * late);
    const record = JSON.parse(await readFile(run.outputs.report!, 'utf8'));
    expect(record.judgement.dispersion.from).toBe('instances');
  },
);

test.for(['Prometheus', 'VictoriaMetrics'] as const)(
  '%s: a canary as fast as its baseline passes both checks',
  async (name, context) => {
    using run = await runAction({ with: inputs(servers[name], 'fast') });
    showWhenFailed(context, run);
    expect(run.outputs.verdict).toBe('pass');
    const record = JSON.parse(await readFile(run.outputs.report!, 'utf8'));
    const counts = record.checks.map(
      ({ judgement }: { judgement: { canary: object } }) => judgement.canary,
    );
    expect(counts).toEqual([
      { errors: 60, requests: 6000 },
      { errors: 120, requests: 6000 },
    ]);
  },
);
