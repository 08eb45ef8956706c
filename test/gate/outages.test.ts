/** A metrics server that is away for a while: a short outage costs nothing, a long one is an error. */
import { expect, test, vi } from 'vitest';
import {
  type FakePrometheus,
  fakePrometheus,
  isRaw,
  type Misbehaviour,
} from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { expectHarmless, type GateRun, rollbackTarget, runGate } from '../support/gate-run.ts';
import { addVersion, type Version } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 20 });

const COHORTS = ['canary', 'baseline'] as const;

/** Healthy; the canary's errors begin in the midst of the watch, with a series of their own. */
function healthy(server: FakePrometheus): Record<(typeof COHORTS)[number], Version> {
  const canary = addVersion(server, 'v2');
  canary.fail(Date.now() + 4000, 1);
  return { canary, baseline: addVersion(server, 'v1', { errors: 1 }) };
}

const inputs = (server: FakePrometheus, { canary, baseline }: ReturnType<typeof healthy>) => ({
  'metrics-url': server.url.href,
  canary: canary.selector,
  baseline: baseline.selector,
});

/** Wrong in a way that costs nothing. */
const COUNTED: readonly (Misbehaviour | undefined)[] = [undefined, 'slow', 'nan'];

/** From the first answer to the last sample that was judged, every increment of every counter. */
function expectNothingLost(
  run: GateRun,
  server: FakePrometheus,
  versions: ReturnType<typeof healthy>,
) {
  const opened = server.requests.find((one) => isRaw(one) && COUNTED.includes(one.spoiled))!.at;
  for (const cohort of COHORTS) {
    const until = Date.parse(run.record.strata.at(-1)[cohort].newest);
    const { errors, requests } = versions[cohort].counted(opened, until);
    expect(run.record.judgement[cohort]).toEqual({ errors, requests });
    expect(requests).toBeGreaterThan(1000);
    expect(errors).toBeGreaterThan(10);
  }
}

const SHORT: readonly [Misbehaviour, times: number, note: RegExp][] = [
  ['html', 2, /with a page of HTML/],
  ['truncated', 2, /with JSON that breaks off/],
  ['warnings', 2, /may not be whole/],
  ['cut-connection', 3, /closed the connection/],
  ['overloaded', 3, /answered 503/],
  ['silent', 1, /no complete answer within 2s/],
];

test.concurrent.each(SHORT)(
  '%s for less than a fifth of the watch loses no count',
  async (how, times, note) => {
    await using server = await fakePrometheus();
    await using receiver = await rollbackTarget();
    const versions = healthy(server);
    const running = runGate(receiver.webhook, {
      with: { ...inputs(server, versions), duration: '15s' },
    });
    await server.asked(4);
    server.misbehave(how, { times });
    using run = await running;
    expect(run.outputs).toMatchObject({ verdict: 'pass', 'rolled-back': 'false' });
    expect(run.exitCode).toBe(0);
    expect(run.record.outages.length).toBeGreaterThan(0);
    expect(run.log).toMatch(/no numbers: /);
    expect(run.log.replaceAll('\n', ' ').replaceAll(/ +/g, ' ')).toMatch(note);
    expect(run.summary).toMatch(/polls? without numbers/);
    expectNothingLost(run, server, versions);
    expect(receiver.calls).toEqual([]);
  },
);

test.concurrent('the opening is an answer: an outage after it begins anew', async (context) => {
  await using server = await fakePrometheus();
  const versions = healthy(server);
  server.misbehave('html', { times: 1 });
  const running = runGate(undefined, { with: { ...inputs(server, versions), duration: '10s' } });
  await server.asked(2);
  server.misbehave('html', { times: 1 });
  using run = await running;
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  expect(run.record.outages.length).toBeGreaterThan(1);
  expectNothingLost(run, server, versions);
});

test.concurrent('a server slower than the interval is polled less often, and loses nothing', async (context) => {
  await using server = await fakePrometheus();
  const versions = healthy(server);
  server.misbehave('slow');
  using run = await runGate(undefined, { with: { ...inputs(server, versions), duration: '10s' } });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  expect(Number(run.outputs.polls)).toBeLessThan(8);
  expectNothingLost(run, server, versions);
});

test.concurrent('a NaN at the end of every series is skipped, and loses nothing', async (context) => {
  await using server = await fakePrometheus();
  const versions = healthy(server);
  server.misbehave('nan');
  using run = await runGate(undefined, { with: { ...inputs(server, versions), duration: '10s' } });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  expect(run.log).toContain('skipped samples that are NaN');
  expectNothingLost(run, server, versions);
});

test.concurrent('a restart while nobody could look loses no sample from before it', async (context) => {
  await using server = await fakePrometheus();
  const versions = healthy(server);
  const running = runGate(undefined, { with: { ...inputs(server, versions), duration: '15s' } });
  await server.asked(4);
  server.misbehave('html', { times: 2 });
  // In the midst of the outage: two polls fail, and the third sees what was before and what came after.
  versions.canary.restart(Date.now() + 1500);
  using run = await running;
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  expectNothingLost(run, server, versions);
  const notes = run.record.notes.map(({ kind }: { kind: string }) => kind);
  expect(notes).toContain('reset');
});

test.concurrent('an outage at the opening is ridden out', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const versions = healthy(server);
  server.misbehave('html', { times: 1 });
  using run = await runGate(receiver.webhook, {
    with: { ...inputs(server, versions), duration: '10s' },
  });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  expect(run.record.outages.length).toBeGreaterThan(0);
  expect(run.log).toMatch(/^No numbers yet: .* page of HTML[\s\S]*^Counting from/m);
  expectNothingLost(run, server, versions);
});

test.concurrent('the end of a watch must be seen: one more poll where the last is missing', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const versions = healthy(server);
  const running = runGate(receiver.webhook, {
    with: { ...inputs(server, versions), duration: '10s' },
  });
  await server.asked(10);
  server.misbehave('html', { times: 1 });
  using run = await running;
  showWhenFailed(context, run);
  expect(run.outputs).toMatchObject({ verdict: 'pass' });
  expect(run.record.outages.length).toBeGreaterThan(0);
  expectNothingLost(run, server, versions);
  const { newest } = run.record.strata.at(-1).canary;
  expect(Date.parse(newest)).toBeGreaterThan(Date.parse(run.record.plan.deadline) - 500);
});

test.concurrent('a longer outage is an error, whatever comes after it', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const versions = healthy(server);
  const running = runGate(receiver.webhook, {
    with: { ...inputs(server, versions), duration: '10s' },
  });
  await server.asked(3);
  server.misbehave('html', { times: 3 });
  using run = await running;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(/a page of HTML/);
  expect(run.record.outages.length).toBeGreaterThan(1);
  expect(run.log).toMatch(/no numbers: /);
  // What was seen before stays in the report.
  expect(Number(run.outputs['canary-requests'])).toBeGreaterThan(0);
  expect(run.summary).toMatch(/polls without numbers/);
});

test.concurrent('a refusal is final, however short: nobody waits for a token to become right', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const versions = healthy(server);
  const running = runGate(receiver.webhook, {
    with: { ...inputs(server, versions), duration: '1h' },
  });
  await server.asked(2);
  server.misbehave('unauthorized', { times: 1 });
  using run = await running;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(Number(run.outputs.polls)).toBeLessThanOrEqual(2);
});

test.concurrent('without a history burstiness is unknown, the report says why, and the watch goes on', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const versions = healthy(server);
  server.misbehave('warnings', { queries: /^sum/ });
  using run = await runGate(receiver.webhook, {
    with: { ...inputs(server, versions), history: '30s', duration: '10s' },
  });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  expect(run.record.plan.burstiness).toMatch(
    /unknown: the history could not be read \(.* the baseline's history, but says that the numbers may not be whole/,
  );
  expect(run.record.judgeSettings.dispersion).toBeNull();
  expect(run.log.replaceAll('\n', ' ')).toContain('How bursty errors are here is unknown');
  expectNothingLost(run, server, versions);
});
