import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CeilingTest } from '../../src/judge/ceiling-test.ts';
import { CountJudge } from '../../src/judge/count-judge.ts';
import { drawPoisson } from '../../src/judge/draw.ts';
import { Evidence, evidenceValue, logSumExp, pValue } from '../../src/judge/evidence.ts';
import type { CountStratum } from '../../src/judge/judgement.ts';
import { RatioTest } from '../../src/judge/ratio-test.ts';
import { seededUniform } from '../../src/random.ts';
import { judgeSettings } from '../support/judge.ts';

const counts = (limit: number) =>
  fc.nat(limit).chain((requests) => fc.nat(requests).map((errors) => ({ errors, requests })));
const strata = (limit: number) =>
  fc.array(fc.record({ canary: counts(limit), baseline: counts(limit) }), { maxLength: 30 });

function judged(input: readonly CountStratum[], changes = {}) {
  const judge = new CountJudge(judgeSettings(changes), seededUniform);
  return input.map((stratum) => judge.add(stratum));
}

test.each([undefined, { phi: 1, from: 'totals' as const }])(
  'E is finite and >= 0 for any counts up to 1e9 (dispersion %o)',
  (dispersion) => {
    fc.assert(
      fc.property(strata(1e9), (input) => {
        for (const judgement of judged(input, { dispersion, maxErrorRate: 0.05 })) {
          expect(Number.isFinite(judgement.logEvidence)).toBe(true);
          const evidence = evidenceValue(judgement.logEvidence);
          expect(evidence).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(evidence)).toBe(true);
          expect(judgement.pValue).toBeGreaterThan(0);
          expect(judgement.pValue).toBeLessThanOrEqual(1);
          expect(judgement.ratio?.low ?? 0).toBeLessThanOrEqual(judgement.ratio?.high ?? 0);
        }
      }),
    );
  },
);

test('equal rates never convict, however the traffic of both is scaled', () => {
  const scales = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.integer({ min: 1, max: 1000 }),
      scales,
      (errors, extra, factors) => {
        const input = factors.map(([canary, baseline]) => ({
          canary: { errors: errors * canary, requests: (errors + extra) * canary },
          baseline: { errors: errors * baseline, requests: (errors + extra) * baseline },
        }));
        expect(judged(input).at(-1)?.conviction).toBeUndefined();
      },
    ),
  );
});

test('the same strata give the same verdict, bit for bit', () => {
  fc.assert(
    fc.property(strata(5000), fc.boolean(), (input, learned) => {
      const run = () => {
        const changes = learned ? { dispersion: undefined } : {};
        const judge = new CountJudge(judgeSettings(changes), seededUniform);
        const judgements = input.map((stratum) => judge.add(stratum).logEvidence);
        return { judgements, conclusion: judge.conclude() };
      };
      expect(run()).toEqual(run());
    }),
    { numRuns: 20 },
  );
});

test('a stratum is worth at most 1 on average under the null, summed over all Poisson counts', () => {
  for (const [canaryMean, share] of [
    [0.7, 0.05],
    [3, 1],
    [6, 4],
  ] as const) {
    const rho = 1.25;
    const baselineMean = canaryMean / (rho * share);
    let expected = 0;
    for (let x = 0; x <= 60; x += 1) {
      for (let y = 0; y <= 200; y += 1) {
        const judge = new RatioTest({ maxErrorRatio: rho, plannedStrata: 1 }, 1, false);
        const pair = {
          canary: { errors: x, requests: 1000 * share },
          baseline: { errors: y, requests: 1000 },
        };
        judge.add(pair, 1);
        judge.add({ canary: { errors: 0, requests: 0 }, baseline: { errors: 0, requests: 0 } }, 1);
        const chance = poisson(x, canaryMean) * poisson(y, baselineMean);
        expected += chance * evidenceValue(judge.logEvidence);
      }
    }
    expect(expected).toBeCloseTo(1, 6);
  }
});

test('at the ceiling a stratum is worth 1 on average, above it more', () => {
  const worth = (mean: number) => {
    let expected = 0;
    for (let x = 0; x <= 80; x += 1) {
      const judge = new CeilingTest(0.01, 1, 1, false);
      judge.add({ errors: x, requests: 10 }, 1);
      expected += poisson(x, mean) * evidenceValue(judge.logEvidence);
    }
    return expected;
  };
  expect(worth(0.1)).toBeCloseTo(1, 6);
  expect(worth(0.05)).toBeLessThan(1);
  expect(worth(0.2)).toBeGreaterThan(1);
});

test('wealth that is not staked yet is kept, whatever the strata so far were worth', () => {
  const evidence = new Evidence(Float64Array.of(1), 5);
  evidence.add(Float64Array.of(-1000));
  expect(evidence.log).toBeCloseTo(Math.log(0.5), 12);
  evidence.add(Float64Array.of(Math.log(8)));
  expect(evidence.log).toBeCloseTo(Math.log(0.375 + 0.125 * 8), 12);
});

test('a shared outage that the canary sees one scrape earlier is set aside', () => {
  const calm = { canary: { errors: 1, requests: 1000 }, baseline: { errors: 1, requests: 1000 } };
  const edge = { canary: { errors: 300, requests: 1000 }, baseline: { errors: 1, requests: 1000 } };
  const storm = {
    canary: { errors: 300, requests: 1000 },
    baseline: { errors: 300, requests: 1000 },
  };
  const shared = judged([calm, calm, edge, storm, storm, calm, calm]).at(-1)!;
  expect(shared.conviction).toBeUndefined();
  expect(shared.setAside).toBeGreaterThan(0);
  expect(judged([calm, calm, edge, edge, edge]).at(-1)!.conviction?.stratum).toBe(4);
});

test('below the negligible rate nobody is convicted, above it they are', () => {
  const stratum = (errors: number) => ({
    canary: { errors, requests: 100_000 },
    baseline: { errors: 0, requests: 100_000 },
  });
  const run = (errors: number) => judged(Array.from({ length: 10 }, () => stratum(errors))).at(-1)!;
  expect(run(50).logEvidence).toBeGreaterThan(run(50).logThreshold);
  expect(run(50).conviction).toBeUndefined();
  expect(run(200).conviction).toBeDefined();
});

test('comparison and ceiling share alpha', () => {
  const both = judged([], { maxErrorRate: 0.05 });
  expect(both).toEqual([]);
  const one = new CountJudge(judgeSettings(), seededUniform).judgement();
  const two = new CountJudge(judgeSettings({ maxErrorRate: 0.05 }), seededUniform).judgement();
  expect(one.logThreshold).toBeCloseTo(Math.log(100), 12);
  expect(two.logThreshold).toBeCloseTo(Math.log(200), 12);
});

test('an outage that both share still breaks the ceiling, and only the ceiling', () => {
  const storm = {
    canary: { errors: 300, requests: 1000 },
    baseline: { errors: 300, requests: 1000 },
  };
  const run = judged([storm, storm, storm], { maxErrorRate: 0.05 }).at(-1)!;
  expect(run.conviction?.by).toBe('ceiling');
});

test.each([
  ['with the dispersion known', { phi: 1, from: 'instances' as const }, 0.01],
  ['with the dispersion learned', undefined, 0.01],
])(
  'healthy canaries are convicted in at most alpha of 1,000 runs %s (seed 7)',
  (_, dispersion, bound) => {
    const uniform = seededUniform(7);
    let convicted = 0;
    for (let run = 0; run < 1000; run += 1) {
      const judge = new CountJudge(judgeSettings({ dispersion, maxErrorRatio: 1 }), seededUniform);
      for (let i = 0; i < 40; i += 1) {
        const rate = 0.01 * (1 + 0.5 * Math.sin(i / 5));
        judge.add({
          canary: { errors: drawPoisson(100 * rate, uniform), requests: 100 },
          baseline: { errors: drawPoisson(1900 * rate, uniform), requests: 1900 },
        });
      }
      if (judge.judgement().conviction !== undefined) convicted += 1;
    }
    expect(convicted / 1000).toBeLessThanOrEqual(bound);
  },
);

test('a day burstier than its history: what the run shows keeps healthy canaries from conviction (seed 8)', () => {
  const falseAlarms = (learnsDispersion: boolean) => {
    const uniform = seededUniform(8);
    const clumps = (mean: number) => 5 * drawPoisson(mean / 5, uniform);
    let convicted = 0;
    for (let run = 0; run < 200; run += 1) {
      const settings = judgeSettings({ learnsDispersion, plannedStrata: 60 });
      const judge = new CountJudge(settings, seededUniform);
      for (let i = 0; i < 60; i += 1) {
        judge.add({
          canary: { errors: clumps(1), requests: 100 },
          baseline: { errors: clumps(9), requests: 900 },
        });
      }
      if (judge.judgement().conviction !== undefined) convicted += 1;
    }
    return convicted / 200;
  };
  const believingTheHistory = falseAlarms(false);
  expect(believingTheHistory).toBeGreaterThan(0.1);
  expect(falseAlarms(true)).toBeLessThan(believingTheHistory / 3);
});

test('scales: p-value, E and sums stay in range', () => {
  expect(pValue(-5)).toBe(1);
  expect(pValue(1e9)).toBe(Number.MIN_VALUE);
  expect(evidenceValue(1e9)).toBeCloseTo(Number.MAX_VALUE, -300);
  expect(evidenceValue(-1e9)).toBe(0);
  expect(logSumExp(new Float64Array([1000, 1000]))).toBeCloseTo(1000 + Math.log(2), 12);
  expect(logSumExp(new Float64Array())).toBe(Number.NEGATIVE_INFINITY);
});

function poisson(count: number, mean: number): number {
  let log = -mean;
  for (let i = 1; i <= count; i += 1) log += Math.log(mean / i);
  return Math.exp(log);
}
