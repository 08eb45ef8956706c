/** A gate that is killed, or cancelled before its call is confirmed: the post step says so, and makes up for it once. */
import { expect, test, vi } from 'vitest';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { type GateRun, rollbackTarget, runGate } from '../support/gate-run.ts';
import type { Receiver } from '../support/receiver.ts';
import type { Patience } from '../support/step-process.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 20 });

/** At once, without a word before: out of memory, or a runner that is gone. */
const SIGKILL: Patience = [];
const FAULTY_ERRORS = 20;

function inputs(server: FakePrometheus, canaryErrors = 1): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: addVersion(server, 'v2', { errors: canaryErrors }).selector,
    baseline: addVersion(server, 'v1', { errors: 1 }).selector,
    duration: '10m',
  };
}

interface Cancelling {
  readonly with: Readonly<Record<string, string>>;
  readonly patience: Patience;
  /** Resolves when it is time to cancel. */
  readonly when: Promise<unknown>;
}

async function cancelledRun(
  receiver: Receiver,
  { with: inputs, patience, when }: Cancelling,
): Promise<GateRun> {
  const cancelled = new AbortController();
  const running = runGate(receiver.webhook, { with: inputs, patience, cancel: cancelled.signal });
  await when;
  cancelled.abort();
  return running;
}

function errorsAfterwards(run: GateRun): string[] {
  return run.annotations
    .slice(run.post!.firstAnnotation)
    .filter(({ name }) => name === 'error')
    .map(({ message }) => message);
}

const MOMENTS = {
  'before it has asked anything': (server: FakePrometheus) => {
    server.misbehave('silent');
    return server.asked(1);
  },
  'in the midst of its watch': (server: FakePrometheus) => server.asked(3),
};

test.concurrent.each(Object.entries(MOMENTS))(
  'killed %s: a report that says so, and nothing is called',
  async (_, moment) => {
    await using server = await fakePrometheus();
    await using receiver = await rollbackTarget();
    const when = moment(server);
    using run = await cancelledRun(receiver, { with: inputs(server), patience: SIGKILL, when });
    expect(run).toMatchObject({ signal: 'SIGKILL', summary: '', outputs: {} });
    expect(run.state.armed).toBeDefined();
    expect(run.state.ended).toBeUndefined();
    expect(run.post).toMatchObject({ exitCode: 0, signal: null });
    expect(run.post!.summary).toMatch(/^## .*Canary Gate: inconclusive/);
    expect(run.post!.summary).toContain('The gate was killed before its verdict');
    expect(run.post!.summary).toContain('on-cancel is none');
    expect(errorsAfterwards(run)).toEqual([
      expect.stringMatching(/^The gate was killed before its verdict/),
    ]);
    expect(run.record).toMatchObject({
      verdict: { verdict: 'inconclusive', cause: 'killed' },
      rollback: { state: 'not-called' },
    });
    expect(receiver.connections()).toBe(0);
  },
);

test.concurrent.each(Object.entries(MOMENTS))(
  'killed %s with on-cancel: rollback: the post step calls, once, signed, with the id that main had',
  async (_, moment) => {
    await using server = await fakePrometheus();
    await using receiver = await rollbackTarget();
    const when = moment(server);
    const with_ = { ...inputs(server), 'on-cancel': 'rollback' };
    using run = await cancelledRun(receiver, { with: with_, patience: SIGKILL, when });
    expect(receiver.calls).toMatchObject([{ signature: 'valid' }]);
    const { data } = JSON.parse(receiver.calls[0]!.body);
    expect(data).toMatchObject({ verdict: 'inconclusive', trigger: 'on-cancel' });
    expect(data.id).toBe(JSON.parse(run.state.armed!).id);
    expect(data.id).toBe(receiver.calls[0]!.headers['webhook-id']);
    expect(run.record.rollback).toMatchObject({ state: 'done', id: data.id });
    expect(run.post).toMatchObject({ exitCode: 0 });
    expect(run.post!.summary).toContain('Rolled back: the webhook answered 200');
  },
);

test.concurrent('killed before the first line: the post step finds no state, and goes by the inputs', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = { ...inputs(server), 'on-cancel': 'rollback' };
  const when = Promise.resolve();
  using run = await cancelledRun(receiver, { with: with_, patience: SIGKILL, when });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ signal: 'SIGKILL', state: {} });
  expect(receiver.calls).toMatchObject([{ signature: 'valid' }]);
  expect(receiver.calls[0]!.headers['webhook-id']).toMatch(/^cg_[0-9a-f]{32}$/);
});

test.concurrent('a dry run that is killed calls nothing, whatever on-cancel says', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = { ...inputs(server), 'on-cancel': 'rollback', 'dry-run': 'true' };
  const when = server.asked(2);
  using run = await cancelledRun(receiver, { with: with_, patience: SIGKILL, when });
  showWhenFailed(context, run);
  expect(receiver.connections()).toBe(0);
  expect(run.record.rollback).toMatchObject({ state: 'not-called' });
  expect(run.post!.summary).toContain('dry-run is true');
});

test.concurrent('killed while it calls the webhook: the post step completes the call with the same id and body', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  receiver.answer('silence', { status: 200 });
  const when = receiver.called(1);
  const with_ = inputs(server, FAULTY_ERRORS);
  using run = await cancelledRun(receiver, { with: with_, patience: SIGKILL, when });
  showWhenFailed(context, run);
  expect(run.signal).toBe('SIGKILL');
  const [first, second, ...more] = receiver.calls;
  expect(more).toEqual([]);
  expect(second).toMatchObject({ signature: 'valid', body: first!.body });
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
  expect(JSON.parse(second!.body).data).toMatchObject({ verdict: 'fail', trigger: 'fail' });
  expect(run.record).toMatchObject({ verdict: { verdict: 'fail' }, rollback: { state: 'done' } });
  expect(run.post!.summary).toMatch(/^## .*Canary Gate: fail/);
  expect(errorsAfterwards(run)).toContainEqual(
    expect.stringMatching(/^The gate was killed after its verdict, fail, and before/),
  );
});

test.concurrent('killed while it calls a webhook that can’t tell one call from another: it is not called again, loudly', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  receiver.answer('silence', { status: 200 });
  const when = receiver.called(1);
  const with_ = { ...inputs(server, FAULTY_ERRORS), 'rollback-webhook-format': 'raw' };
  using run = await cancelledRun(receiver, { with: with_, patience: SIGKILL, when });
  showWhenFailed(context, run);
  expect(receiver.calls).toHaveLength(1);
  expect(run.post).toMatchObject({ exitCode: 1 });
  expect(run.record.rollback).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
  expect(errorsAfterwards(run)).toContainEqual(expect.stringContaining('was not called again'));
  expect(errorsAfterwards(run)).toContainEqual(expect.stringContaining('THE ROLLBACK FAILED'));
});

test.concurrent('killed before its verdict, with on-cancel: rollback: no webhook was called yet, so any is', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const when = server.asked(3);
  const with_ = {
    ...inputs(server),
    'on-cancel': 'rollback',
    'rollback-webhook-format': 'raw',
  };
  using run = await cancelledRun(receiver, { with: with_, patience: SIGKILL, when });
  showWhenFailed(context, run);
  expect(receiver.calls).toHaveLength(1);
  expect(run.record.rollback).toMatchObject({ state: 'done' });
});

test.concurrent('a post step that can not roll back either fails loudly', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  receiver.answer({ status: 500 });
  const when = server.asked(2);
  const with_ = { ...inputs(server), 'on-cancel': 'rollback' };
  using run = await cancelledRun(receiver, { with: with_, patience: SIGKILL, when });
  showWhenFailed(context, run);
  expect(run.post).toMatchObject({ exitCode: 1 });
  expect(errorsAfterwards(run)).toContainEqual(expect.stringContaining('THE ROLLBACK FAILED'));
});

const CANCELLED = {
  SIGINT: [['SIGINT', 3500]],
  SIGTERM: [['SIGTERM', 3500]],
} as const satisfies Record<string, Patience>;

test.concurrent.each(Object.entries(CANCELLED))(
  '%s with on-cancel: rollback: main calls, and the post step has nothing to add',
  async (_, patience) => {
    await using server = await fakePrometheus();
    await using receiver = await rollbackTarget();
    const when = server.asked(3);
    const with_ = { ...inputs(server), 'on-cancel': 'rollback' };
    using run = await cancelledRun(receiver, { with: with_, patience, when });
    expect(run).toMatchObject({ signal: null, exitCode: 1, outcome: 'cancelled' });
    expect(receiver.calls).toMatchObject([{ signature: 'valid' }]);
    const { data } = JSON.parse(receiver.calls[0]!.body);
    expect(data).toMatchObject({ verdict: 'inconclusive', trigger: 'on-cancel' });
    expect(data.id).toBe(JSON.parse(run.state.armed!).id);
    expect(run.outputs).toMatchObject({ verdict: 'inconclusive', 'rolled-back': 'true' });
    expect(run.record.verdict.cause).toBe('interrupted');
    expect(run.post).toMatchObject({ exitCode: 0, stdout: '', summary: '' });
  },
);

test.concurrent('a webhook too slow for a cancelled main is called again by the post step, with the same id', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  receiver.answer('silence', { status: 202 });
  const when = server.asked(3);
  const with_ = { ...inputs(server), 'on-cancel': 'rollback' };
  const patience = CANCELLED.SIGINT;
  using run = await cancelledRun(receiver, { with: with_, patience, when });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ signal: null, exitCode: 1 });
  expect(run.outputs['rolled-back']).toBe('false');
  const ids = receiver.calls.map(({ headers }) => headers['webhook-id']);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  expect(run.post).toMatchObject({ exitCode: 0 });
  expect(run.post!.summary).toContain('Rolled back: the webhook answered 202');
});

test.concurrent.each([
  ['a verdict', {}],
  ['unusable inputs', { interval: 'often' }],
] as const)('after %s the post step is silent', async (_, more) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: { ...inputs(server), duration: '3s', 'on-cancel': 'rollback', ...more },
  });
  expect(run.post).toMatchObject({ exitCode: 0, stdout: '', stderr: '', summary: '' });
  expect(receiver.calls).toEqual([]);
});
