/** The command line as it ships, against real servers: verdicts, exit codes, streams, files, signals. */
import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { startLoad } from '../../demo/load.ts';
import { runCli, showCliWhenFailed, variables } from '../support/cli-process.ts';
import { gate, HEALTHY, SICK, trafficInputs } from '../support/cli-traffic.ts';
import { fakePrometheus } from '../support/fake-prometheus.ts';
import { rollbackTarget, webhookInputs } from '../support/gate-run.ts';
import { startService } from '../support/service.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 6 });

// biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none
const ESCAPE = /\u001b|\u009b/;

test.concurrent('a healthy canary passes: lines on stdout, three reports, exit code 0', async (context) => {
  await using server = await fakePrometheus();
  using run = await gate({ with: trafficInputs(server, HEALTHY) });
  showCliWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, signal: null, stderr: '' });
  expect(run.record.verdict.verdict).toBe('pass');
  expect(run.stdout).toMatch(/^Canary Gate watches prometheus at http:\/\/127\.0\.0\.1:\d+/);
  expect(run.stdout).toMatch(/^ +\d\/5 {2}█/m);
  expect(run.stdout).toMatch(/^Canary Gate: pass$/m);
  expect(run.stdout).not.toMatch(ESCAPE);
  expect(run.stdout).not.toMatch(/^::|##\[/m);
  for (const [what, end] of [
    ['Record', 'json'],
    ['Page', 'html'],
    ['Summary', 'md'],
  ] as const) {
    const path = new RegExp(`^${what}: +(/.*\\.${end})$`, 'm').exec(run.stdout)?.[1];
    expect(existsSync(path!)).toBe(true);
  }
  expect(run.files.html).toContain('<title>Canary Gate: pass</title>');
  expect(run.files.md).toContain('Canary Gate: pass');
  expect(server.requests.every(({ headers }) => headers.authorization?.startsWith('Bearer '))).toBe(
    true,
  );
});

test.concurrent('a bad canary is convicted: one signed call, outputs as JSON alone on stdout, exit code 1', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await gate({
    words: ['gate', '--json'],
    with: trafficInputs(server, SICK),
    env: variables(webhookInputs(receiver.webhook)),
  });
  showCliWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, signal: null });
  expect(receiver.calls).toMatchObject([{ method: 'POST', signature: 'valid' }]);
  const outputs = JSON.parse(run.stdout);
  const { verdict, reason } = run.record.verdict;
  expect(outputs).toMatchObject({ verdict: 'fail', reason, 'rolled-back': 'true' });
  expect(verdict).toBe('fail');
  expect(outputs.report).toBe(run.recordPath);
  expect(existsSync(outputs['report-html'])).toBe(true);
  expect(run.stderr).toMatch(/^Canary Gate watches /);
  expect(run.stderr).toMatch(/^Canary Gate: fail$/m);
  expect(run.stderr).not.toMatch(ESCAPE);
});

test.concurrent('metrics that can not be read are an error, and nobody is called', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  server.misbehave('unauthorized');
  using run = await gate({
    words: ['gate', '--json'],
    with: trafficInputs(server, SICK),
    env: variables(webhookInputs(receiver.webhook)),
  });
  showCliWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'error', 'rolled-back': 'false' });
  expect(run.stderr).toMatch(/401/);
  expect(receiver.calls).toEqual([]);
});

test.concurrent('inputs that can not be used: each by its name, outputs too, exit code 1', async (context) => {
  using run = await gate({
    words: ['gate', '--json'],
    with: { duration: 'soon', 'metrics-url': 'ftp://x', canary: 'up{' },
    env: { CANARY_GATE_ROLLBACK_WEBHOOK_URL: 'not-an-address' },
  });
  showCliWhenFailed(context, run);
  expect(run.exitCode).toBe(1);
  const outputs = JSON.parse(run.stdout);
  expect(outputs).toMatchObject({
    verdict: 'error',
    polls: '0',
    'rolled-back': 'false',
    report: '',
  });
  for (const name of ['duration', 'metrics-url', 'rollback-webhook-url']) {
    expect(run.stderr).toMatch(new RegExp(`^ {2}${name}: got `, 'm'));
    expect(outputs.reason).toContain(`${name}: got `);
  }
  expect(run.stdout + run.stderr).not.toContain('not-an-address');
  expect(run.files).toEqual({});
});

test.concurrent('a dry run calls nobody and succeeds', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await gate({
    words: ['gate', '--dry-run'],
    with: trafficInputs(server, SICK),
    env: variables(webhookInputs(receiver.webhook)),
  });
  showCliWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run.record.verdict.verdict).toBe('fail');
  expect(run.record.decision.would).toEqual({ exit: 'failure', rollback: true });
  expect(receiver.calls).toEqual([]);
});

test.concurrent('several checks, one of them bad; and the record judged again says the same', async (context) => {
  await using server = await fakePrometheus();
  const check = (name: string, errors: number) => {
    const [canary, baseline] = [`v2-${name}`, `v1-${name}`].map((version, index) =>
      addVersion(server, version, { requests: 2000, errors: index === 0 ? errors : HEALTHY }),
    );
    return `- name: ${name}\n  canary: ${canary!.selector}\n  baseline: ${baseline!.selector}`;
  };
  const checks = [check('checkout', HEALTHY), check('search', SICK), check('login', HEALTHY)];
  using run = await gate({
    with: {
      'metrics-url': server.url.href,
      checks: checks.join('\n'),
      interval: '1s',
      duration: '30s',
    },
  });
  showCliWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, stderr: '' });
  expect(run.record.verdict.reason).toMatch(/^"search": The canary's rate of 5xx is 20 times/);

  using again = await runCli({ words: ['replay', run.recordPath!, '--json'] });
  showCliWhenFailed(context, again);
  expect(again.exitCode).toBe(0);
  // A busy machine may have left out a poll, which the sentence counts.
  const unworded = ({ reason, ...verdict }: { reason: string }) => verdict;
  expect(unworded(again.record.verdict)).toEqual(unworded(run.record.verdict));
  expect(again.record.judgement).toEqual(run.record.judgement);
  // biome-ignore lint/suspicious/noExplicitAny: a record as JSON gives it
  const found = ({ name, verdict, judgement }: any) => [name, verdict.verdict, judgement];
  expect(again.record.checks.map(found)).toEqual(run.record.checks.map(found));
});

test.concurrent('pages that are scraped, of a real service: the counts are those of its clients', async (context) => {
  await using canary = await startService({ errorRate: 0.3, seed: 1 });
  await using baseline = await startService({ errorRate: 0.01, seed: 2 });
  const loads = [canary, baseline].map(({ url }) => startLoad(url, 150));
  using run = await gate({
    with: {
      provider: 'scrape',
      canary: canary.metricsUrl,
      baseline: baseline.metricsUrl,
      interval: '1s',
      duration: '20s',
    },
  });
  showCliWhenFailed(context, run);
  const [truth] = await Promise.all(loads.map((load) => load.stop()));
  expect(run).toMatchObject({ exitCode: 1, stderr: '' });
  const { verdict, judgement } = run.record;
  expect(verdict.verdict).toBe('fail');
  expect(judgement.canary.errors).toBeGreaterThan(0);
  expect(judgement.canary.errors).toBeLessThanOrEqual(truth!.errors);
  expect(judgement.canary.requests).toBeLessThanOrEqual(truth!.requests);
});

test.concurrent('colours where they are asked for, and none where they are not wanted', async () => {
  await using server = await fakePrometheus();
  const past = { ...trafficInputs(server, HEALTHY), duration: '3s' };
  const printed = async (env: Record<string, string>) => {
    using run = await gate({ with: past, env });
    return run.stdout;
  };
  const [forced, refused] = await Promise.all([
    printed({ FORCE_COLOR: '1' }),
    printed({ NO_COLOR: '1', CLICOLOR_FORCE: '1' }),
  ]);
  expect(forced).toMatch(ESCAPE);
  expect(refused).not.toMatch(ESCAPE);
});
