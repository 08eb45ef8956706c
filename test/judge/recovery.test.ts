/** The judge run backwards: who is taken for harmless, how soon, and how seldom wrongly. */
import { expect, test } from 'vitest';
import { drawPoisson } from '../../src/judge/draw.ts';
import { CountRecovery, RateRecovery, type RecoverySettings } from '../../src/judge/recovery.ts';
import { seededUniform } from '../../src/random.ts';

const SETTINGS: RecoverySettings = {
  alpha: 0.01,
  maxErrorRatio: 1.25,
  harmlessRate: 0.001,
  phi: 1,
  plannedStrata: 40,
};
const SEED = 20260301;

interface Rates {
  readonly canary: (stratum: number) => number;
  readonly baseline: number;
}

/** The stratum after which it was found harmless, and how; undefined when it was not in 40. */
function recovery(rates: Rates, uniform: () => number, settings = SETTINGS) {
  const judge = new CountRecovery(settings);
  for (let i = 0; i < settings.plannedStrata; i += 1) {
    const draw = (requests: number, rate: number) => ({
      requests,
      errors: Math.min(requests, drawPoisson(requests * rate, uniform)),
    });
    const canary = draw(500, rates.canary(i));
    const baseline = draw(10_000, rates.baseline);
    const how = judge.add({ canary, baseline });
    if (how !== undefined) return { how, after: i + 1 };
  }
  return undefined;
}

test('a canary that still fails is hardly ever taken for harmless', () => {
  const uniform = seededUniform(SEED);
  const wrong = (rates: Rates) =>
    Array.from({ length: 300 }, () => recovery(rates, uniform)).filter(Boolean).length;
  expect(wrong({ canary: () => 0.02, baseline: 0.004 })).toBe(0);
  // Right at the limit, of both tests: at most alpha of them, 3 in 300; 8 are beyond chance.
  expect(wrong({ canary: () => 0.005, baseline: 0.004 })).toBeLessThan(8);
  expect(wrong({ canary: () => 0.001, baseline: 0.0004 })).toBeLessThan(8);
});

test('a canary whose errors have stopped is harmless after a few strata', () => {
  const stopped = recovery({ canary: () => 0, baseline: 0.004 }, seededUniform(SEED));
  expect(stopped?.after).toBeLessThan(16);
});

test('errors while the rollback takes hold do not hide that it works', () => {
  const slow = (i: number) => (i < 4 ? 0.2 : 0);
  const found = recovery({ canary: slow, baseline: 0.004 }, seededUniform(SEED));
  expect(found?.after).toBeGreaterThan(5);
  expect(found?.after).toBeLessThan(30);
});

test('without a baseline only a rate below the limit is harmless', () => {
  const judge = new CountRecovery({ ...SETTINGS, harmlessRate: 0.05 });
  const hear = (errors: number) =>
    judge.add({ canary: { errors, requests: 500 }, baseline: undefined });
  expect([100, 100, 100].map(hear)).toEqual([undefined, undefined, undefined]);
  expect([0, 0, 0, 0].map(hear)).toContain('negligible');
  const never = new CountRecovery({ ...SETTINGS, harmlessRate: 0 });
  for (let i = 0; i < 40; i += 1) {
    const canary = { errors: 0, requests: 100_000 };
    expect(never.add({ canary, baseline: undefined })).toBeUndefined();
  }
});

test('a jump of the baseline alone proves nothing', () => {
  const judge = new CountRecovery(SETTINGS);
  const canary = { errors: 10, requests: 500 };
  const calm = { errors: 40, requests: 10_000 };
  const outage = { errors: 5000, requests: 10_000 };
  for (const baseline of [calm, calm, outage, calm, calm]) {
    expect(judge.add({ canary, baseline })).toBeUndefined();
  }
});

test('rates: harmless when they are below the limit often enough, and only then', () => {
  const harmless = new RateRecovery(SETTINGS);
  const found = Array.from({ length: 20 }, () => harmless.add({ canary: 0, baseline: 0 }));
  expect(found.indexOf('no-longer-worse')).toBeGreaterThan(5);
  const harmful = new RateRecovery(SETTINGS);
  for (let i = 0; i < 40; i += 1) {
    expect(harmful.add({ canary: 0.02, baseline: 0.004 })).toBeUndefined();
  }
});
