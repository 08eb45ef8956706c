/** Replay over a past that was loaded into real servers: the verdict expected, the counts exact, no waiting. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showWhenFailed } from '../support/gate-log.ts';
import { startPrometheus } from '../support/real-prometheus.ts';
import type { RealServer } from '../support/real-server.ts';
import { startVictoria } from '../support/real-victoria.ts';
import { startReceiver } from '../support/receiver.ts';
import { runAction } from '../support/runner.ts';
import { increase, openMetrics, type Pod, prometheusText, scrapes } from '../support/synthetic.ts';

const SEED = 31;
const MINUTE = 60;
/** Whole minutes, all of it over when the test begins. */
const end = Math.floor(Date.now() / 1000 / MINUTE) * MINUTE - 5 * MINUTE;
const start = end - 15 * MINUTE;
const USUAL = () => 0.01;

const stable = (instance: string): Pod => ({
  version: 'stable',
  instance,
  requestsPerSecond: 40,
  errorRate: USUAL,
  startedAt: start - 90 * MINUTE,
});
const canary = (version: string, errorRate: Pod['errorRate']): Pod => ({
  version,
  instance: `${version}-1`,
  requestsPerSecond: 20,
  errorRate,
  startedAt: start - 2 * MINUTE,
});
const samples = scrapes(
  [
    ...['stable-1', 'stable-2', 'stable-3'].map(stable),
    canary('good', USUAL),
    canary('bad', (at) => (at < start + 5 * MINUTE ? 0.01 : 0.04)),
  ],
  end + 2 * MINUTE,
  SEED,
);

const resources = new AsyncDisposableStack();
const servers = {} as Record<'Prometheus' | 'VictoriaMetrics', RealServer>;
beforeAll(async () => {
  console.log(`seed of the past: ${SEED}`);
  servers.Prometheus = resources.use(await startPrometheus({ past: openMetrics(samples) }));
  servers.VictoriaMetrics = resources.use(await startVictoria({ past: prometheusText(samples) }));
});
afterAll(() => resources.disposeAsync());

const inputs = (server: RealServer, version: string) => ({
  'metrics-url': server.url,
  canary: `http_requests_total{version="${version}"}`,
  baseline: 'http_requests_total{version="stable"}',
  'start-time': String(start),
  'end-time': String(end),
  interval: '15s',
});

const count = (outputs: Readonly<Record<string, string>>, cohort: string) => ({
  errors: Number(outputs[`${cohort}-errors`]),
  requests: Number(outputs[`${cohort}-requests`]),
});

test.for(['Prometheus', 'VictoriaMetrics'] as const)(
  '%s: a healthy past passes, counted exactly, with the burstiness of its history',
  async (name, context) => {
    using run = await runAction({ with: inputs(servers[name], 'good') });
    showWhenFailed(context, run);
    expect(run.outputs.verdict).toBe('pass');
    expect(run.outcome).toBe('success');
    expect(count(run.outputs, 'canary')).toEqual(increase(samples, 'good', start, end));
    expect(count(run.outputs, 'baseline')).toEqual(increase(samples, 'stable', start, end));
    const record = JSON.parse(await readFile(run.outputs.report!, 'utf8'));
    expect(record.judgement.dispersion.from).toBe('instances');
  },
);

test.for(['Prometheus', 'VictoriaMetrics'] as const)(
  '%s: a bad past is convicted in the past; it rolls back only when told to',
  async (name, context) => {
    await using receiver = await startReceiver();
    const webhook = { 'rollback-webhook-url': receiver.webhook.href };
    using run = await runAction({ with: { ...inputs(servers[name], 'bad'), ...webhook } });
    showWhenFailed(context, run);
    expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'false' });
    expect(run.outcome).toBe('success');
    expect(receiver.calls).toEqual([]);
    const decidedAt = Date.parse(run.outputs['decided-at']!) / 1000;
    expect(decidedAt).toBeGreaterThan(start + 5 * MINUTE);
    expect(decidedAt).toBeLessThanOrEqual(end);
    expect(count(run.outputs, 'canary')).toEqual(increase(samples, 'bad', start, decidedAt));

    using acted = await runAction({
      with: { ...inputs(servers[name], 'bad'), ...webhook, 'dry-run': 'false' },
    });
    showWhenFailed(context, acted);
    expect(acted.outputs).toEqual({
      ...run.outputs,
      'rolled-back': 'true',
      report: acted.outputs.report,
      'report-html': acted.outputs['report-html'],
    });
    expect(acted.outcome).toBe('failure');
    expect(receiver.calls).toHaveLength(1);
  },
);

const COMMAND_LINE = join(import.meta.dirname, '../../dist/cli.js');

/** A command of the summary, as a shell runs it where the package is installed; its outputs. */
async function inShell(command: string): Promise<Record<string, string>> {
  const script = `npx() { shift; '${process.execPath}' '${COMMAND_LINE}' "$@" --json; }\n${command}`;
  const { stdout } = await promisify(execFile)('bash', ['-c', script]);
  return JSON.parse(stdout);
}

test.for(['Prometheus', 'VictoriaMetrics'] as const)(
  '%s: what the summary offers for repetition gives the same numbers, from the server and from the record',
  async (name, context) => {
    using run = await runAction({ with: inputs(servers[name], 'bad') });
    showWhenFailed(context, run);
    const [again, offline] = [...run.summary.matchAll(/```sh\n([\s\S]*?)\n```/g)].map(
      ([, command]) => command!,
    );
    const { report, 'report-html': _, ...numbers } = run.outputs;
    expect(numbers.verdict).toBe('fail');
    expect(await inShell(again!)).toMatchObject(numbers);
    const file = offline!.replace('canary-gate-….json', report!);
    expect(file).not.toBe(offline);
    expect(await inShell(file)).toMatchObject(numbers);
  },
);
