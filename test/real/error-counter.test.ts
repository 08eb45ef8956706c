/** A counter of errors beside that of requests, in real servers: live, as a past, and with the baseline's history. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Counter, Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { httpClient } from '../../src/http.ts';
import { parseErrors } from '../../src/inputs/errors-input.ts';
import type { CountObservation, MetricSource } from '../../src/metrics/source.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { localServer } from '../support/local-server.ts';
import { startPrometheus } from '../support/real-prometheus.ts';
import type { RealServer } from '../support/real-server.ts';
import { startVictoria } from '../support/real-victoria.ts';
import { runAction } from '../support/runner.ts';

const NAMES = ['Prometheus', 'VictoriaMetrics'] as const;
const MINUTE = 60;
const SCRAPE = 15;
/** Whole minutes, all of it over when the test begins. */
const end = Math.floor(Date.now() / 1000 / MINUTE) * MINUTE - 5 * MINUTE;
const start = end - 15 * MINUTE;
/** The first server error of the bad canary, whose series is born there. */
const BORN = start + 5 * MINUTE;
const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });

/** Server errors of 100 requests a scrape; of another kind there are 10. */
const PODS = [
  ['stable', 'stable-1', () => 2],
  ['stable', 'stable-2', () => 2],
  ['good', 'good-1', () => 2],
  ['bad', 'bad-1', (at: number) => (at > BORN ? 15 : 0)],
] as const;

/** Series and their values, scrape by scrape. */
function past(): Map<string, [at: number, value: number][]> {
  const series = new Map<string, [number, number][]>();
  for (const [version, instance, failed] of PODS) {
    const of = (name: string, labels: string) => {
      const samples: [number, number][] = [];
      series.set(`${name}{version="${version}",instance="${instance}"${labels}}`, samples);
      return samples;
    };
    const requests = of('shop_requests_total', '');
    const server = of('shop_errors_total', ',kind="server"');
    const client = of('shop_errors_total', ',kind="client"');
    let [scrapes, errors] = [0, 0];
    for (let at = start - 90 * MINUTE; at <= end + MINUTE; at += SCRAPE) {
      scrapes += 1;
      errors += failed(at);
      requests.push([at, 100 * scrapes]);
      client.push([at, 10 * scrapes]);
      if (errors > 0) server.push([at, errors]);
    }
  }
  return series;
}

function text(perSecond: number, withTypes: boolean): string {
  const families = ['shop_requests', 'shop_errors'].flatMap((family) => [
    ...(withTypes ? [`# TYPE ${family} counter`] : []),
    ...[...past()]
      .filter(([name]) => name.startsWith(family))
      .flatMap(([name, samples]) =>
        samples.map(([at, value]) => `${name} ${value} ${at * perSecond}`),
      ),
  ]);
  return [...families, ...(withTypes ? ['# EOF'] : []), ''].join('\n');
}

/** A process that counts requests and errors apart; errors have no series before the first. */
async function startService() {
  const registry = new Registry();
  const counter = (name: string, labelNames: string[]) =>
    new Counter<string>({ name, help: name, labelNames, registers: [registry] });
  const requests = counter('live_requests_total', ['route']);
  const errors = counter('live_errors_total', ['route', 'kind']);
  const server = await localServer(async (_, response) => {
    response.setHeader('Content-Type', registry.contentType);
    response.end(await registry.metrics());
  });
  return {
    address: server.url.host,
    answer(route: string, failed?: 'server' | 'client') {
      // As many do: the error where it happens, the request when it is over.
      if (failed !== undefined) errors.inc({ route, kind: failed });
      requests.inc({ route });
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const resources = new AsyncDisposableStack();
const servers = {} as Record<(typeof NAMES)[number], RealServer>;
const services = {} as Record<'canary' | 'stable', Awaited<ReturnType<typeof startService>>>;
beforeAll(async () => {
  for (const version of ['canary', 'stable'] as const) {
    services[version] = resources.use(await startService());
    services[version].answer('/old');
  }
  // What is known of errors before: of the stable version alone.
  services.stable.answer('/old', 'server');
  const targets = Object.entries(services).map(([version, { address }]) => ({
    address,
    labels: { version },
  }));
  servers.Prometheus = resources.use(await startPrometheus({ targets, past: text(1, true) }));
  servers.VictoriaMetrics = resources.use(
    await startVictoria({ targets, past: text(1000, false) }),
  );
  for (const server of Object.values(servers)) {
    const series = 'count(live_requests_total) + count(live_errors_total)';
    const scraped = async () => expect(await server.query(series)).toBe(3);
    await vi.waitFor(scraped, { timeout: 20_000, interval: 200 });
  }
});
afterAll(() => resources.disposeAsync());

function liveSource(server: RealServer, errors: string): MetricSource {
  return createSource(
    {
      provider: 'prometheus',
      url: new URL(server.url),
      access: { authorization: { kind: 'none' }, headers: [] },
      errors: parseErrors(errors)!,
      statusLabel: undefined,
      canary: 'live_requests_total{job="shop",version="canary"}',
      baseline: 'live_requests_total{job="shop",version="stable"}',
    },
    http,
    { replay: false, interval: 1000 },
  );
}

test('live, what was counted is what happened, on both servers', async () => {
  const sources = NAMES.map((name) =>
    liveSource(servers[name], 'live_errors_total{kind="server"}'),
  );
  for (const source of sources) {
    const { notes } = await source.open(Date.now(), NEVER);
    expect(notes.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^canary: no series of live_errors_total\{kind="server"\} yet/),
    ]);
  }
  const truth = {
    canary: { errors: 0, requests: 0 },
    baseline: { errors: 0, requests: 0 },
  };
  const polls: CountObservation[][] = NAMES.map(() => []);
  const poll = async () => {
    for (const [index, source] of sources.entries()) {
      polls[index]!.push((await source.observe(Date.now(), NEVER)) as CountObservation);
    }
  };
  await sleep(1500);
  for (let round = 0; round < 8; round += 1) {
    for (const [cohort, service, each] of [
      ['canary', services.canary, 7],
      ['baseline', services.stable, 3],
    ] as const) {
      for (let request = 0; request < 40; request += 1) {
        const failed = request < each ? 'server' : request < 20 ? 'client' : undefined;
        service.answer(request % 2 === 0 ? '/a' : '/b', failed);
        truth[cohort].requests += 1;
        if (failed === 'server') truth[cohort].errors += 1;
      }
    }
    await sleep(700);
    await poll();
  }
  const sums = (of: readonly CountObservation[], cohort: 'canary' | 'baseline') => ({
    errors: of.reduce((all, each) => all + each[cohort]!.errors, 0),
    requests: of.reduce((all, each) => all + each[cohort]!.requests, 0),
  });
  const settled = async () => {
    await poll();
    for (const of of polls) {
      expect({ canary: sums(of, 'canary'), baseline: sums(of, 'baseline') }).toEqual(truth);
    }
  };
  await vi.waitFor(settled, { timeout: 30_000, interval: 1000 });
  const routes = polls[0]!.map(({ canary }) => canary.routes.get('/a')?.errors ?? 0);
  expect(routes.reduce((a, b) => a + b)).toBe(8 * 4);
});

test.for(NAMES)(
  '%s: a counter that it does not know is refused, with one that it knows',
  async (name) => {
    const source = liveSource(servers[name], 'live_errs_total');
    await expect(source.open(Date.now(), NEVER)).rejects.toThrow(
      'There is no metric live_errs_total (errors) on the server, nor was there one in the last 7 days; there is live_errors_total.',
    );
    const untellable = liveSource(servers[name], 'shop_errors_total{kind="server"}');
    // Scraped under no job: backfilled.
    await expect(untellable.open(Date.now(), NEVER)).rejects.toThrow(
      'shop_errors_total (errors) has no label job, by which canary selects',
    );
  },
);

const inputs = (server: RealServer, version: string) => ({
  'metrics-url': server.url,
  canary: `shop_requests_total{version="${version}"}`,
  baseline: 'shop_requests_total{version="stable"}',
  errors: 'shop_errors_total{kind="server"}',
  'start-time': String(start),
  'end-time': String(end),
  interval: '15s',
});

/** What a server draws at a time, by version. */
async function ratesAt(
  { url }: RealServer,
  query: string,
  at: number,
): Promise<[string, number][]> {
  const body = new URLSearchParams({ query, time: String(at), nocache: '1' });
  const answer = await fetch(`${url}/api/v1/query`, { method: 'POST', body });
  const { data } = (await answer.json()) as {
    data: { result: { metric: { version: string }; value: [number, string] }[] };
  };
  return data.result.map(({ metric, value }) => [metric.version, Number(value[1])]);
}

test.for(NAMES)(
  '%s: a canary whose first errors come in the midst is convicted',
  async (name, context) => {
    using run = await runAction({ with: inputs(servers[name], 'bad') });
    showWhenFailed(context, run);
    expect(run.outputs.verdict).toBe('fail');
    expect(run.outputs.reason).toMatch(
      /^The canary's error rate \(shop_errors_total\{kind="server"\}\)/,
    );
    const decided = Date.parse(run.outputs['decided-at']!) / 1000;
    expect(Number(run.outputs['canary-requests'])).toBe((100 * (decided - start)) / SCRAPE);
    expect(Number(run.outputs['canary-errors'])).toBe((15 * (decided - BORN)) / SCRAPE);
    const record = JSON.parse(await readFile(run.outputs.report!, 'utf8'));
    expect(record.judgement.dispersion.from).toBe('instances');
    // Each graph of the link is one that the server can draw.
    const link = /\[graph\]\(<([^>]+)>\)/.exec(run.summary)?.[1] ?? '';
    const parameters = new URLSearchParams(link.replace(/^.*\?/s, ''));
    const rates = (graph: string) =>
      ratesAt(servers[name], parameters.get(graph) ?? '', end).then((found) =>
        Object.fromEntries(found.map(([version, rate]) => [version, Math.round(rate * SCRAPE)])),
      );
    expect(await rates('g0.expr')).toEqual({ bad: 100, stable: 200 });
    expect(await rates('g1.expr')).toEqual({ bad: 15, stable: 4 });
  },
);

test.for(NAMES)('%s: a canary as good as its baseline passes', async (name, context) => {
  using run = await runAction({ with: inputs(servers[name], 'good') });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  const record = JSON.parse(await readFile(run.outputs.report!, 'utf8'));
  expect(record.judgement.canary).toEqual({ errors: 120, requests: 6000 });
  expect(record.judgement.baseline).toEqual({ errors: 240, requests: 12_000 });
});
