/** A past window: judged at once, as the live gate would have judged it; and a record that can be judged again. */
import { expect, test, vi } from 'vitest';
import { CountJudge } from '../../src/judge/judge.ts';
import type { CountStratum, JudgeSettings } from '../../src/judge/judgement.ts';
import { seededUniform } from '../../src/random.ts';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { type GateRun, rollbackTarget, runGate } from '../support/gate-run.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 20 });

const MINUTE = 60_000;
const START = Date.parse('2026-03-01T12:00:00Z');
const END = START + 15 * MINUTE;

/** Hours of scrapes every 15 s; the canary begins to fail, if at all, five minutes into the window. */
function past(server: FakePrometheus, canaryErrors: number) {
  const usual = { from: START - 90 * MINUTE, until: END + 30 * MINUTE, every: 15_000 };
  const canary = addVersion(server, 'v2', usual);
  if (canaryErrors > 0) canary.fail(START + 5 * MINUTE, canaryErrors);
  const baseline = addVersion(server, 'v1', { ...usual, requests: 200, errors: 2, pods: 3 });
  return { canary, baseline };
}

function inputs(server: FakePrometheus, versions: ReturnType<typeof past>): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: versions.canary.selector,
    baseline: versions.baseline.selector,
    'start-time': new Date(START).toISOString(),
    'end-time': String(END / 1000),
    interval: '15s',
    history: '1h',
  };
}

test.concurrent('a past window reaches its verdict at once, and calls nobody by itself', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const versions = past(server, 15);
  using run = await runGate(receiver.webhook, { with: inputs(server, versions) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, outcome: 'success' });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'false' });
  expect(receiver.connections()).toBe(0);
  expect(run.summary).toContain('It would have called the rollback webhook and failed the step');

  const decided = Date.parse(run.outputs['decided-at']!);
  expect(decided).toBeGreaterThan(START + 5 * MINUTE);
  expect(decided).toBeLessThan(START + 8 * MINUTE);
  for (const cohort of ['canary', 'baseline'] as const) {
    expect(run.record.judgement[cohort]).toEqual(versions[cohort].counted(START, decided));
  }
  // The server is asked about the past alone, and never beyond what the gate has reached.
  const times = server.requests.map(({ parameters }) =>
    Number(parameters.get('time') ?? parameters.get('end')),
  );
  expect(Math.min(...times)).toBe(START / 1000);
  expect(Math.max(...times)).toBe(decided / 1000);
});

test.concurrent('dry-run: false acts on the past', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = { ...inputs(server, past(server, 15)), 'dry-run': 'false' };
  using run = await runGate(receiver.webhook, { with: with_ });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(receiver.calls).toMatchObject([{ signature: 'valid' }]);
});

test.concurrent('a healthy past passes, over the whole window', async (context) => {
  await using server = await fakePrometheus();
  const versions = past(server, 0);
  using run = await runGate(undefined, { with: inputs(server, versions) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.outputs).toMatchObject({ verdict: 'pass', polls: '60' });
  expect(run.record.judgement.canary).toEqual(versions.canary.counted(START, END));
  expect(run.record.judgement.baseline).toEqual(versions.baseline.counted(START, END));
});

test.concurrent('a past that the server no longer has is no pass', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = inputs(server, past(server, 15));
  using run = await runGate(receiver.webhook, {
    with: {
      ...with_,
      'start-time': '2025-03-01T12:00:00Z',
      'end-time': '2025-03-01T12:15:00Z',
      'dry-run': 'false',
    },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/^Nothing was heard of canary and baseline/);
  expect(receiver.calls).toEqual([]);
});

test.concurrent('a past that can not be read is an error, in a dry run too', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = inputs(server, past(server, 15));
  server.misbehave('html', { queries: /\[/ });
  using run = await runGate(receiver.webhook, { with: with_ });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.outputs).toMatchObject({ verdict: 'error', 'rolled-back': 'false' });
  expect(run.outputs.reason).toMatch(/a page of HTML/);
  expect(run.record.decision.would).toEqual({ exit: 'failure', rollback: false });
  expect(receiver.calls).toEqual([]);
});

test.concurrent('the same window twice: the same record, bit for bit', async () => {
  await using server = await fakePrometheus();
  const with_ = inputs(server, past(server, 15));
  const judged = async () => {
    using run = await runGate(undefined, { with: with_ });
    const { startedAt: _started, ...rest } = run.record;
    return rest;
  };
  expect(await judged()).toEqual(await judged());
});

/** The record's strata through a judge of its settings, as anyone with the record can do. */
function judgeAgain({ record }: GateRun) {
  const settings = Object.fromEntries(
    Object.entries(record.judgeSettings).map(([name, value]) => [name, value ?? undefined]),
  );
  const judge = new CountJudge(settings as unknown as JudgeSettings, seededUniform);
  const evidence: number[] = [];
  const standing: string[] = [];
  for (const [index, { canary, baseline }] of record.strata.entries()) {
    const stratum: CountStratum = { canary, baseline: baseline ?? undefined };
    const judgement = judge.add(stratum);
    evidence[index] = judgement.logEvidence;
    standing[index] = 'waiting';
    for (const settled of judgement.settled) {
      evidence[settled.index] = judgement.logEvidence;
      standing[settled.index] = settled.standing;
    }
  }
  const { conviction, pValue, logEvidence } = judge.judgement();
  return { evidence, standing, conviction, pValue, logEvidence, ...judge.conclude() };
}

test.concurrent.each([
  ['convicted, with a history', 15, {}],
  ['passed, with a history', 2, {}],
  ['burstiness learned on the way', 2, { history: '0s' }],
  ['with a ceiling beside the comparison', 2, { 'max-error-rate': '3%' }],
])('the record judges again to the same evidence and verdict: %s', async (_, errors, more) => {
  await using server = await fakePrometheus();
  const with_ = { ...inputs(server, past(server, errors)), ...more };
  using run = await runGate(undefined, { with: with_ });
  const { strata, judgement, verdict } = run.record;
  const again = judgeAgain(run);
  expect(again.verdict).toBe(verdict.verdict);
  expect(again.evidence).toEqual(
    strata.map(({ logEvidence }: { logEvidence: number }) => logEvidence),
  );
  expect(again.standing).toEqual(strata.map(({ standing }: { standing: string }) => standing));
  expect(again.logEvidence).toBe(judgement.logEvidence);
  expect(again.pValue).toBe(judgement.pValue);
  expect(again.conviction ?? null).toEqual(judgement.conviction);
  // As JSON has it: null where there is no value.
  expect(JSON.parse(JSON.stringify(again.power, (_key, value) => value ?? null))).toEqual(
    verdict.power,
  );
});
