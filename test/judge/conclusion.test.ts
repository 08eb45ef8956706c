import { expect, test } from 'vitest';
import { CountJudge } from '../../src/judge/count-judge.ts';
import type { CountStratum, JudgeSettings } from '../../src/judge/judgement.ts';
import { RankJudge } from '../../src/judge/rank-judge.ts';
import { seededUniform } from '../../src/random.ts';
import { judgeSettings } from '../support/judge.ts';

function conclude(strata: readonly CountStratum[], changes: Partial<JudgeSettings> = {}) {
  const judge = new CountJudge(judgeSettings(changes), seededUniform);
  for (const stratum of strata) judge.add(stratum);
  return judge.conclude();
}

function steady(canary: number, baseline: number, length = 40): CountStratum[] {
  return Array.from({ length }, (_, i) => ({
    canary: { errors: i % 10 === 0 && canary >= 1000 ? 1 : 0, requests: canary },
    baseline: { errors: i % 2, requests: baseline },
  }));
}

test('enough traffic and no harm: pass, with the power that it stands on', () => {
  const conclusion = conclude(steady(1000, 2000));
  expect(conclusion.verdict).toBe('pass');
  if (conclusion.verdict !== 'pass') return;
  expect(conclusion.decisive.caught).toBeGreaterThan(0.95);
  expect(conclusion.power.map(({ ratio }) => ratio)).toEqual([2, 3, 5, 10]);
  const caught = conclusion.power.map((row) => row.caught);
  expect(caught).toEqual([...caught].sort((a, b) => a - b));
});

test('too little traffic: inconclusive, and says what would have been caught', () => {
  const conclusion = conclude(steady(2, 2000));
  expect(conclusion).toMatchObject({ verdict: 'inconclusive', cause: 'too-little-power' });
  if (conclusion.verdict !== 'inconclusive') return;
  expect(conclusion.decisive!.caught).toBeLessThan(0.8);
});

test('no traffic on a side is named', () => {
  expect(conclude(steady(0, 2000))).toMatchObject({ cause: 'no-canary-traffic' });
  expect(conclude(steady(2000, 0))).toMatchObject({ cause: 'no-baseline-traffic' });
  expect(conclude([])).toMatchObject({ cause: 'no-canary-traffic' });
});

test('traffic that ends half-way is not health, whatever was seen before', () => {
  const half = steady(1000, 2000).map((stratum, i) =>
    i < 20 ? stratum : { ...stratum, canary: { errors: 0, requests: 0 } },
  );
  expect(conclude(half.slice(0, 20)).verdict).toBe('pass');
  expect(conclude(half)).toMatchObject({ verdict: 'inconclusive', cause: 'no-canary-traffic' });
});

test('a baseline that jumps all the time: inconclusive', () => {
  const jumping = steady(1000, 2000).map((stratum, i) => ({
    canary: { errors: i % 4 < 2 ? 0 : 50, requests: 1000 },
    baseline: { errors: i % 4 < 2 ? 0 : 100, requests: stratum.baseline!.requests },
  }));
  expect(conclude(jumping)).toMatchObject({ verdict: 'inconclusive', cause: 'unstable-baseline' });
});

test('a baseline without a single error can still be passed against', () => {
  const clean = steady(1000, 2000).map(({ canary, baseline }) => ({
    canary: { ...canary, errors: 0 },
    baseline: { ...baseline!, errors: 0 },
  }));
  const conclusion = conclude(clean);
  expect(conclusion.verdict).toBe('pass');
  if (conclusion.verdict === 'pass') expect(conclusion.decisive.rate).toBeCloseTo(0.01, 6);
});

test('ceiling alone: passes below it, convicts above it', () => {
  const canaries = (errors: number) =>
    Array.from({ length: 40 }, () => ({ canary: { errors, requests: 500 }, baseline: undefined }));
  const alone = { compares: false, maxErrorRate: 0.02 };
  expect(conclude(canaries(2), alone).verdict).toBe('pass');
  expect(conclude(canaries(30), alone)).toMatchObject({ verdict: 'fail', by: 'ceiling' });
});

test('dispersion costs power', () => {
  const caught = (phi: number) => {
    const conclusion = conclude(steady(100, 2000), { dispersion: { phi, from: 'instances' } });
    if (conclusion.verdict === 'fail') throw new Error('a healthy canary was convicted');
    return conclusion.decisive!.caught;
  };
  expect(caught(10)).toBeLessThan(caught(1));
});

test('rates: worse in every interval convicts, equal ones never do, noise passes', () => {
  const run = (canary: (i: number) => number) => {
    const judge = new RankJudge(judgeSettings(), seededUniform);
    let last = judge.judgement();
    for (let i = 0; i < 40; i += 1) {
      last = judge.add({ canary: canary(i), baseline: 0.01 + 0.002 * Math.sin(i) });
    }
    return { last, conclusion: judge.conclude() };
  };
  const sick = run(() => 0.05);
  expect(sick.conclusion).toMatchObject({ verdict: 'fail', by: 'ranks' });
  expect(sick.last.mannWhitney).toBeLessThan(1e-6);
  const healthy = run((i) => 0.01 + 0.002 * Math.cos(i));
  expect(healthy.conclusion.verdict).toBe('pass');
  expect(healthy.last.ratio).toBeUndefined();
});

test('rates: no interval at all is inconclusive', () => {
  const judge = new RankJudge(judgeSettings(), seededUniform);
  expect(judge.conclude()).toMatchObject({ verdict: 'inconclusive', cause: 'no-canary-traffic' });
});
