/** The command line as it ships, when somebody presses Ctrl-C or stops reading. */
import { expect, test, vi } from 'vitest';
import { showCliWhenFailed, variables } from '../support/cli-process.ts';
import { gate, HEALTHY, SICK, trafficInputs } from '../support/cli-traffic.ts';
import { fakePrometheus } from '../support/fake-prometheus.ts';
import { rollbackTarget, webhookInputs } from '../support/gate-run.ts';

vi.setConfig({ maxConcurrency: 6 });

test.concurrent.each([
  ['none', 0],
  ['rollback', 1],
] as const)('Ctrl-C with on-cancel: %s', async (policy, calls) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await gate({
    words: ['gate', '--json'],
    with: { ...trafficInputs(server, HEALTHY), duration: '10m', 'on-cancel': policy },
    env: variables(webhookInputs(receiver.webhook)),
    during: (child) => void server.asked(4).then(() => child.kill('SIGINT')),
  });
  expect(run).toMatchObject({ exitCode: 1, signal: null });
  const outputs = JSON.parse(run.stdout);
  expect(outputs).toMatchObject({ verdict: 'inconclusive', 'rolled-back': String(calls === 1) });
  expect(outputs.reason).toMatch(/^The run was cancelled after \d of 600 polls/);
  expect(run.record.strata.length).toBeGreaterThan(0);
  expect(receiver.calls).toHaveLength(calls);
  expect(run.files.html).toContain('Canary Gate: inconclusive');
});

test.concurrent('Ctrl-C twice ends a rollback under way too, and says that nobody knows what became of it', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  receiver.answer('silence');
  using run = await gate({
    with: trafficInputs(server, SICK),
    env: variables(webhookInputs(receiver.webhook)),
    during: (child) =>
      void receiver.called(1).then(() => {
        child.kill('SIGINT');
        setTimeout(() => child.kill('SIGINT'), 300);
      }),
  });
  showCliWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, signal: null });
  expect(run.record.rollback).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
  expect(run.stdout).toContain('THE ROLLBACK FAILED');
});

test.concurrent('a reader that goes away ends nobody: the rollback is still called', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await gate({
    with: trafficInputs(server, SICK),
    env: variables(webhookInputs(receiver.webhook)),
    during: ({ stdout }) => void stdout!.once('data', () => stdout!.destroy()),
  });
  showCliWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, signal: null, stderr: '' });
  expect(run.record.verdict.verdict).toBe('fail');
  expect(receiver.calls).toHaveLength(1);
});
