/** A run that is cancelled: a short report before the runner kills, no rollback begun, and none broken off. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { type Answer, startAnswering } from '../support/answering.ts';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { expectHarmless, rollbackTarget, runGate } from '../support/gate-run.ts';
import type { Patience } from '../support/step-process.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 20 });

/** Whoever is not done two seconds after the first signal is killed, and the test sees it. */
const TWO_SECONDS = { SIGINT: [['SIGINT', 2000]], SIGTERM: [['SIGTERM', 2000]] } as const;
const BOTH_AT_ONCE: Patience = [
  ['SIGINT', 0],
  ['SIGTERM', 2000],
];

function inputs(server: FakePrometheus, canaryErrors: number): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: addVersion(server, 'v2', { errors: canaryErrors }).selector,
    baseline: addVersion(server, 'v1', { errors: 1 }).selector,
    duration: '10m',
  };
}

test.concurrent.each([
  ['SIGINT', TWO_SECONDS.SIGINT, {}],
  ['SIGTERM', TWO_SECONDS.SIGTERM, {}],
  ['SIGINT and SIGTERM at once', BOTH_AT_ONCE, {}],
  ['SIGINT with on-inconclusive: rollback', TWO_SECONDS.SIGINT, { 'on-inconclusive': 'rollback' }],
  ['SIGINT with on-inconclusive: pass', TWO_SECONDS.SIGINT, { 'on-inconclusive': 'pass' }],
  ['SIGINT in a dry run', TWO_SECONDS.SIGINT, { 'dry-run': 'true' }],
] as const)('%s in the midst: a whole report, and no policy applies', async (_, patience, more) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const cancelled = new AbortController();
  const running = runGate(receiver.webhook, {
    with: { ...inputs(server, 1), ...more },
    cancel: cancelled.signal,
    patience,
  });
  await server.asked(4);
  cancelled.abort();
  using run = await running;
  expectHarmless(run, receiver);
  expect(run.outcome).toBe('cancelled');
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(
    /^The run was cancelled after \d of 600 polls, before a verdict/,
  );
  expect(run.outputs.reason).toMatch(/run the job again/);
  expect(run.record.verdict.cause).toBe('interrupted');
  expect(run.record.strata.length).toBeGreaterThan(0);
  expect(Number(run.outputs['canary-requests'])).toBeGreaterThan(0);
});

test.concurrent('SIGINT while the server is silent', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const cancelled = new AbortController();
  server.misbehave('silent');
  const running = runGate(receiver.webhook, {
    with: inputs(server, 1),
    cancel: cancelled.signal,
    patience: TWO_SECONDS.SIGINT,
  });
  await server.asked(1);
  cancelled.abort();
  using run = await running;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs).toMatchObject({ verdict: 'inconclusive', polls: '0' });
  expect(run.outputs.reason).toMatch(/^The run was cancelled/);
});

test.concurrent('SIGINT while the canary warms up', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const cancelled = new AbortController();
  using run = await runGate(receiver.webhook, {
    with: { ...inputs(server, 1), warmup: '1h' },
    cancel: cancelled.signal,
    patience: TWO_SECONDS.SIGINT,
    onLine: (line) => line.startsWith('▼') && cancelled.abort(),
  });
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs).toMatchObject({ verdict: 'inconclusive', polls: '0' });
  expect(server.requests).toEqual([]);
});

/** A receiver that takes its time: it answers when the test says so. */
async function slowReceiver() {
  const { promise: asked, resolve: arrived } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const answer: Answer = (response) => {
    arrived();
    void released.then(() => response.end('rolled back'));
  };
  const server = await startAnswering(() => answer);
  return { server, asked, release, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

test.concurrent('SIGINT while the webhook is being called: the call is completed', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await slowReceiver();
  const cancelled = new AbortController();
  const running = runGate(receiver.server.url, {
    with: inputs(server, 20),
    cancel: cancelled.signal,
    patience: [['SIGINT', 7500]],
  });
  await receiver.asked;
  cancelled.abort();
  // Time for a gate that gives up to do so; one that completes its call does not mind.
  await sleep(500);
  receiver.release();
  using run = await running;
  showWhenFailed(context, run);
  expect(run).toMatchObject({ signal: null, exitCode: 1, outcome: 'cancelled' });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(run.record.rollback).toMatchObject({ state: 'done', status: 200, attempts: 1 });
  expect(receiver.server.asked).toHaveLength(1);
});

test.concurrent('a second signal ends the call too, and says that nobody knows what became of it', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  receiver.answer('silence');
  const cancelled = new AbortController();
  const running = runGate(receiver.webhook, {
    with: { ...inputs(server, 20), 'fail-job': 'false', 'rollback-webhook-timeout': '3s' },
    cancel: cancelled.signal,
    patience: [
      ['SIGINT', 300],
      ['SIGTERM', 2000],
    ],
  });
  await receiver.called(1);
  cancelled.abort();
  using run = await running;
  showWhenFailed(context, run);
  expect(run).toMatchObject({ signal: null, exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'false' });
  expect(run.record.rollback).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
  const told = run.annotations.find(({ message }) => message.includes('THE ROLLBACK FAILED'));
  expect(told).toMatchObject({ name: 'error' });
  expect(told!.message).toMatch(/Look whether the canary was rolled back; if not, do so by hand/);
});
