/** The bundle, live, against real servers that scrape real services: one canary turns bad, one stays good. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Load, startLoad } from '../../demo/load.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { startPrometheus } from '../support/real-prometheus.ts';
import type { RealServer } from '../support/real-server.ts';
import { startVictoria } from '../support/real-victoria.ts';
import { startReceiver } from '../support/receiver.ts';
import { runAction } from '../support/runner.ts';
import { type Service, startService } from '../support/service.ts';

const SECRET = 'whsec_dGhlIGxpdmUgdGVzdCBzaWducyB3aXRoIHRoaXM=';
const VERSIONS = ['stable', 'good', 'bad'] as const;
const REQUESTS_PER_SECOND = 60;
const USUAL_ERRORS = 0.02;
const FAULTY_ERRORS = 0.25;
const DURATION = 36;

const resources = new AsyncDisposableStack();
const services = {} as Record<(typeof VERSIONS)[number], Service>;
const servers = {} as Record<'Prometheus' | 'VictoriaMetrics', RealServer>;
const loads: Load[] = [];

beforeAll(async () => {
  for (const [position, version] of VERSIONS.entries()) {
    const service = await startService({ errorRate: USUAL_ERRORS, seed: 10 + position });
    services[version] = resources.use(service);
    loads.push(startLoad(service.url, REQUESTS_PER_SECOND));
  }
  const targets = VERSIONS.map((version) => ({
    address: `127.0.0.1:${services[version].port}`,
    labels: { version },
  }));
  servers.Prometheus = resources.use(await startPrometheus({ targets }));
  servers.VictoriaMetrics = resources.use(await startVictoria({ targets }));
  await scraped(servers.Prometheus);
  await scraped(servers.VictoriaMetrics);
  setTimeout(() => void services.bad.setErrorRate(FAULTY_ERRORS), 8_000);
});

afterAll(async () => {
  await Promise.all(loads.map((load) => load.stop()));
  await resources.disposeAsync();
});

/** Until three versions are there with a few samples. */
async function scraped(server: RealServer): Promise<void> {
  const ready =
    'count(count by (version) (count_over_time(http_requests_total{code="200"}[1m]) >= 3))';
  const check = async () => expect(await server.query(ready)).toBe(VERSIONS.length);
  await vi.waitFor(check, { timeout: 20_000, interval: 200 });
}

function inputs(server: RealServer, canary: 'good' | 'bad', webhook: URL): Record<string, string> {
  return {
    'metrics-url': server.url,
    canary: `http_requests_total{version="${canary}"}`,
    baseline: 'http_requests_total{version="stable"}',
    duration: `${DURATION}s`,
    interval: '1s',
    'rollback-webhook-url': webhook.href,
    'rollback-webhook-secret': SECRET,
  };
}

test.concurrent.for(['Prometheus', 'VictoriaMetrics'] as const)(
  '%s: a canary that turns bad is convicted and rolled back',
  async (name, context) => {
    const server = servers[name];
    await using receiver = await startReceiver({ secret: SECRET });
    using run = await runAction({ with: inputs(server, 'bad', receiver.webhook) });
    showWhenFailed(context, run);
    expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
    expect(run).toMatchObject({ outcome: 'failure', exitCode: 1 });
    expect(run.annotations).toMatchObject([
      { name: 'error', message: expect.stringContaining(run.outputs.reason!) },
    ]);
    expect(Number(run.outputs['error-ratio'])).toBeGreaterThan(1.25);
    expect(receiver.calls).toMatchObject([{ method: 'POST', signature: 'valid' }]);
    expect(receiver.calls[0]?.body).toContain('"fail"');
    expect(run.summary).toContain('fail');

    // The same once more as the past, a few seconds longer: the same verdict, and nobody is called.
    await sleep(5_000);
    const past = await pastSince(run.outputs.report!);
    using again = await runAction({
      with: { ...inputs(server, 'bad', receiver.webhook), ...past },
    });
    showWhenFailed(context, again);
    expect(again.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'false' });
    expect(again.outcome).toBe('success');
    expect(receiver.calls).toHaveLength(1);
  },
);

test.concurrent.for(['Prometheus', 'VictoriaMetrics'] as const)(
  '%s: a healthy canary passes, and nobody is called',
  async (name, context) => {
    await using receiver = await startReceiver({ secret: SECRET });
    using run = await runAction({ with: inputs(servers[name], 'good', receiver.webhook) });
    showWhenFailed(context, run);
    expect(run.outputs).toMatchObject({ verdict: 'pass', 'rolled-back': 'false' });
    expect(run.outcome).toBe('success');
    expect(receiver.calls).toEqual([]);
    // All but the edges of the watch was counted.
    const asked = REQUESTS_PER_SECOND * DURATION;
    for (const cohort of ['canary', 'baseline']) {
      const counted = Number(run.outputs[`${cohort}-requests`]);
      expect(counted).toBeGreaterThan(asked * 0.85);
      expect(counted).toBeLessThan(asked * 1.15);
    }
  },
);

/** From the start of counting until now, as inputs. */
async function pastSince(report: string): Promise<Record<string, string>> {
  const { plan } = JSON.parse(await readFile(report, 'utf8'));
  return { 'start-time': plan.start, 'end-time': new Date().toISOString() };
}
