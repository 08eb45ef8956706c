/** Traces of failing requests from a real Prometheus that keeps exemplars, and none from one that does not. */
import { Counter, type OpenMetricsContentType, Registry } from 'prom-client';
import { expect, test, vi } from 'vitest';
import type { PrometheusConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import type { MetricSource } from '../../src/metrics/source.ts';
import { createSource } from '../../src/metrics/sources.ts';
import { localServer } from '../support/local-server.ts';
import { startPrometheus } from '../support/real-prometheus.ts';

const NEVER = new AbortController().signal;
const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });

/** A page of one counter whose errors carry the trace of the last request that failed. */
async function startTracedService() {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const requests = new Counter<string>({
    name: 'http_requests_total',
    help: 'Requests answered.',
    labelNames: ['code', 'route'],
    enableExemplars: true,
    registers: [registry],
  });
  const server = await localServer(async (_, response) => {
    response.setHeader('Content-Type', registry.contentType);
    response.end(await registry.metrics());
  });
  return {
    address: server.url.host,
    answer(code: '200' | '500', trace: string) {
      const labels = { code, route: '/checkout' };
      requests.inc({ labels, value: 1, exemplarLabels: { trace_id: trace } });
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function sourceOf(url: string): MetricSource {
  const config: PrometheusConfig = {
    provider: 'prometheus',
    url: new URL(url),
    access: { authorization: { kind: 'none' }, headers: [] },
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: 'code',
    canary: 'http_requests_total{version="canary"}',
    baseline: 'http_requests_total{version="stable"}',
  };
  return createSource(config, http, { replay: false, interval: 1000 });
}

test('the traces of failing requests of the canary are found, and no others', async () => {
  await using canary = await startTracedService();
  await using stable = await startTracedService();
  const targets = [
    { address: canary.address, labels: { version: 'canary' } },
    { address: stable.address, labels: { version: 'stable' } },
  ];
  await using keeping = await startPrometheus({ targets, features: ['exemplar-storage'] });
  await using forgetful = await startPrometheus({ targets });
  const start = Date.now() - 1000;
  for (const service of [canary, stable]) service.answer('200', 'trace-of-a-good-one');
  stable.answer('500', 'trace-of-the-baseline');
  const asked = () => sourceOf(keeping.url).traces!(start, Date.now() + 1000, NEVER);
  for (const trace of ['trace-1', 'trace-2']) {
    canary.answer('500', trace);
    const seen = async () => expect((await asked()).map(({ id }) => id)).toContain(trace);
    await vi.waitFor(seen, { timeout: 20_000, interval: 200 });
  }
  const traces = await asked();
  expect(traces.map(({ id }) => id)).toEqual(['trace-2', 'trace-1']);
  expect(traces[0]).toMatchObject({
    status: '500',
    route: '/checkout',
    instance: canary.address,
  });

  const counted = async () => {
    const errors = await forgetful.query('http_requests_total{version="canary",code="500"}');
    expect(errors).toBe(2);
  };
  await vi.waitFor(counted, { timeout: 20_000, interval: 200 });
  expect(await sourceOf(forgetful.url).traces!(start, Date.now() + 1000, NEVER)).toEqual([]);
});
