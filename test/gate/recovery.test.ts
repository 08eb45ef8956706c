/** After a rollback that was accepted: whether it worked is watched, said, and never taken for granted. */
import { expect, test, vi } from 'vitest';
import { startAnswering } from '../support/answering.ts';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { rollbackTarget, runGate } from '../support/gate-run.ts';
import type { Receiver } from '../support/receiver.ts';
import { addVersion, type Version } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 20 });

/** A canary that is convicted at once, with traffic enough to be told from the baseline soon. */
function incident(server: FakePrometheus): {
  readonly canary: Version;
  readonly inputs: Readonly<Record<string, string>>;
} {
  const canary = addVersion(server, 'v2', { requests: 2000, errors: 400 });
  const baseline = addVersion(server, 'v1', { requests: 2000, errors: 40 });
  return {
    canary,
    inputs: {
      'metrics-url': server.url.href,
      canary: canary.selector,
      baseline: baseline.selector,
      duration: '1m',
      'verify-recovery': '12s',
      'fail-job': 'false',
    },
  };
}

const ENDS: Record<string, [(canary: Version, at: number) => void, string, RegExp]> = {
  'is taken away': [(canary, at) => canary.stop(at), 'no-traffic', /no requests any more/],
  'gets no more requests': [(canary, at) => canary.idle(at), 'no-traffic', /no requests any more/],
  'has no more errors': [
    (canary, at) => canary.mend(at),
    '(no-longer-worse|negligible)',
    /the canary's error rate is (at most 1\.25 times|below 0\.1 %)/,
  ],
};

test.concurrent.each(Object.entries(ENDS))(
  'recovered: the canary %s after the call',
  async (_, [mend, how, words]) => {
    await using server = await fakePrometheus();
    await using receiver = await rollbackTarget();
    const { canary, inputs } = incident(server);
    const running = runGate(receiver.webhook, { with: inputs });
    await receiver.called(1);
    mend(canary, Date.now() + 200);
    using run = await running;
    expect(run).toMatchObject({ exitCode: 0, outcome: 'success' });
    expect(run.outputs).toMatchObject({
      verdict: 'fail',
      'rolled-back': 'true',
      recovered: 'true',
    });
    const { recovery } = run.record;
    expect(recovery).toMatchObject({ state: 'recovered', sentence: expect.stringMatching(words) });
    expect(recovery.how).toMatch(new RegExp(`^${how}$`));
    const { onset, conviction, call, recovery: end } = recovery.times;
    const times = [onset, conviction, call, end].map((time) => Date.parse(time));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(run.log).toMatch(/^recovery 1\/12 /m);
    expect(run.log).toMatch(/^recovery .* RECOVERED$/m);
    expect(run.summary).toMatch(/onset .*convicted .*rollback accepted .*recovered /);
    expect(receiver.calls).toHaveLength(1);
  },
);

test.concurrent('a canary that fails on is not confirmed: loud, and the job fails whatever fail-job says', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const { inputs } = incident(server);
  using run = await runGate(receiver.webhook, { with: { ...inputs, 'verify-recovery': '5s' } });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, outcome: 'failure' });
  expect(run.outputs).toMatchObject({ 'rolled-back': 'true', recovered: 'false' });
  const words = /^RECOVERY NOT CONFIRMED within 5s .* the canary failed in 20 % of [\d,]+ requests/;
  expect(run.record.recovery).toMatchObject({
    state: 'unconfirmed',
    how: null,
    sentence: expect.stringMatching(words),
    times: { recovery: null },
  });
  expect(run.annotations).toContainEqual(
    expect.objectContaining({ name: 'error', message: expect.stringMatching(words) }),
  );
  expect(run.summary).toContain('RECOVERY NOT CONFIRMED');
});

/** Stops answering once the call is made. */
async function deafAfterCall(receiver: Receiver, server: FakePrometheus): Promise<void> {
  await receiver.called(1);
  server.misbehave('overloaded');
}

test.concurrent('a metrics server that is gone confirms nothing', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const { inputs } = incident(server);
  const running = runGate(receiver.webhook, { with: { ...inputs, 'verify-recovery': '4s' } });
  await deafAfterCall(receiver, server);
  using run = await running;
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs.recovered).toBe('false');
  expect(run.record.recovery.sentence).toMatch(/at last: .*503/);
  expect(run.log).toMatch(/^recovery .* no numbers: /m);
});

test.concurrent('where both are gone nothing is known of the canary', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const { inputs } = incident(server);
  const running = runGate(receiver.webhook, { with: { ...inputs, 'verify-recovery': '6s' } });
  await receiver.called(1);
  server.misbehave('no-series');
  using run = await running;
  showWhenFailed(context, run);
  expect(run.record.recovery.state).toBe('unconfirmed');
});

test.concurrent('cancelled while it watches: says so, and calls nobody again', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const { inputs } = incident(server);
  const cancelled = new AbortController();
  using run = await runGate(receiver.webhook, {
    with: { ...inputs, 'on-cancel': 'rollback' },
    cancel: cancelled.signal,
    patience: [['SIGINT', 2000]],
    onLine: (line) => line.startsWith('recovery 1/') && cancelled.abort(),
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ signal: null });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true', recovered: '' });
  expect(run.record.recovery).toMatchObject({ state: 'interrupted' });
  expect(receiver.calls).toHaveLength(1);
  expect(run.post).toMatchObject({ exitCode: 0, stdout: '' });
});

test.concurrent('killed while it watches: the post step says so, and calls nobody again', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const { inputs } = incident(server);
  const cancelled = new AbortController();
  using run = await runGate(receiver.webhook, {
    with: { ...inputs, 'on-cancel': 'rollback' },
    cancel: cancelled.signal,
    patience: [],
    onLine: (line) => line.startsWith('recovery 1/') && cancelled.abort(),
  });
  showWhenFailed(context, run);
  expect(run.signal).toBe('SIGKILL');
  expect(receiver.calls).toHaveLength(1);
  expect(run.post).toMatchObject({ exitCode: 0 });
  expect(run.record).toMatchObject({
    verdict: { verdict: 'fail' },
    rollback: { state: 'done' },
    recovery: { state: 'interrupted' },
  });
  expect(run.post!.summary).toContain('killed before a recovery was seen');
});

test.concurrent('a rollback that failed is not watched for', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  receiver.answer({ status: 500 });
  using run = await runGate(receiver.webhook, { with: incident(server).inputs });
  showWhenFailed(context, run);
  expect(run.outputs.recovered).toBe('');
  expect(run.record.recovery).toMatchObject({ state: 'not-watched' });
});

const CDEVENTS = {
  'rollback-webhook-format': 'cdevents',
  'rollback-webhook-metadata':
    'environment: production\nservice: shop\nstable-artifact: pkg:oci/shop@1.4.1',
};

test.concurrent.each([
  [202, 'The webhook was told of the recovery', 'done'],
  [400, 'The webhook was not told of the recovery', 'failed'],
])(
  'who waits for CDEvents is told of the recovery, once it is seen: %i',
  async (status, says, state) => {
    await using server = await fakePrometheus();
    await using receiver = await rollbackTarget();
    receiver.answer({ status: 202 }, { status });
    const { canary, inputs } = incident(server);
    const running = runGate(receiver.webhook, { with: { ...inputs, ...CDEVENTS } });
    await receiver.called(1);
    canary.stop(Date.now() + 200);
    using run = await running;
    const types = receiver.calls.map(({ body }) => JSON.parse(body).type);
    expect(types).toEqual([
      'dev.cdevents.incident.detected.0.3.0',
      'dev.cdevents.service.rolledback.0.3.0',
    ]);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.record.announcements).toMatchObject([
      { what: 'recovery', state, sentence: expect.stringContaining(says) },
    ]);
    expect(run.summary).toContain(says);
  },
);

test.concurrent('nobody is told of a recovery that is not seen', async () => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const { inputs } = incident(server);
  const short = { ...inputs, ...CDEVENTS, 'verify-recovery': '3s' };
  using run = await runGate(receiver.webhook, { with: short });
  expect(run.record.recovery.state).toBe('unconfirmed');
  expect(run.record.announcements).toEqual([]);
  expect(receiver.calls).toHaveLength(1);
});

test.concurrent('rates without counts: the ranks, with the sides changed', {
  timeout: 60_000,
}, async (context) => {
  let mended = false;
  await using metrics = await startAnswering(() =>
    JSON.stringify({ canary: mended ? 0.001 : 0.3, baseline: 0.02 }),
  );
  await using receiver = await rollbackTarget();
  const running = runGate(receiver.webhook, {
    with: {
      provider: 'http',
      'metrics-url': metrics.url.href,
      query:
        "path: '/rates?from={{ start_s }}&to={{ end_s }}'\ncanary-rate: canary\nbaseline-rate: baseline",
      duration: '15s',
      'false-alarm-rate': '20%',
      'verify-recovery': '20s',
    },
  });
  await receiver.called(1);
  mended = true;
  using run = await running;
  showWhenFailed(context, run);
  expect(run.record.recovery).toMatchObject({
    state: 'recovered',
    how: 'no-longer-worse',
    sentence: expect.stringMatching(
      /at most 1\.25 times the baseline's, seen \d+s after the call\.$/,
    ),
    times: { onset: null },
  });
});
