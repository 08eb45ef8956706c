/** The benchmark's peers against values worked out elsewhere (SciPy), and against their own published words. */
import { expect, test } from 'vitest';
import type { Contender, Setup } from '../bench/judge/contender.ts';
import { fisherPValue, Z_TEST } from '../bench/judge/peers/fixed-sample.ts';
import { isHigh } from '../bench/judge/peers/kayenta.ts';
import { LINDON_MALEK, LINDON_MALEK_FLAT } from '../bench/judge/peers/lindon-malek.ts';
import { LIMIT, WALD } from '../bench/judge/peers/sprt.ts';
import { ARGO, FLAGGER } from '../bench/judge/peers/thresholds.ts';
import type { CountStratum } from '../src/judge/judgement.ts';

const SETUP: Setup = {
  dispersion: undefined,
  plannedStrata: 60,
  stratumSeconds: 15,
  alpha: 0.01,
  rho: 1.25,
  seed: 1,
  truth: { effect: 5, ratios: Array.from({ length: 60 }, () => 5), phi: 1, logLimit: 2 },
};

/** Errors of canary and baseline, of 100 requests each. */
function even(canary: number, baseline: number): CountStratum {
  return {
    canary: { errors: canary, requests: 100 },
    baseline: { errors: baseline, requests: 100 },
  };
}

/** Number of the stratum with which it convicts, when all are alike; 0: never. */
function convictedAt(contender: Contender, stratum: CountStratum, changes: Partial<Setup> = {}) {
  const watch = contender.start({ ...SETUP, ...changes });
  return Array.from({ length: 60 }).findIndex(() => watch.add(stratum)) + 1;
}

test('Lindon–Malek: 9 errors to 1 a stratum make ln E 1.59, 2.68, 3.97, 5.41 with the authors’ prior, 1.40, 3.91, 6.56 with a flat one', () => {
  const thresholds = [
    [3.96, 5],
    [3.97, 6],
    [5.41, 6],
    [5.42, 7],
  ] as const;
  for (const [log, at] of thresholds) {
    expect([log, convictedAt(LINDON_MALEK, even(9, 1), { alpha: Math.exp(-log) })]).toEqual([
      log,
      at,
    ]);
  }
  expect(convictedAt(LINDON_MALEK_FLAT, even(9, 1), { alpha: Math.exp(-3.91) })).toBe(2);
  expect(convictedAt(LINDON_MALEK_FLAT, even(9, 1), { alpha: Math.exp(-3.92) })).toBe(3);
});

test('Lindon–Malek convicts no canary that is better', () => {
  expect(convictedAt(LINDON_MALEK, even(1, 9))).toBe(0);
  expect(convictedAt(LINDON_MALEK_FLAT, even(1, 9))).toBe(0);
});

test('the SPRT adds x_c ln(θ/ρ) + x ln((ρ+1)/(θ+1)) a stratum of equal traffic', () => {
  const step = 9 * Math.log(4) + 10 * Math.log(2.25 / 6);
  expect(convictedAt(WALD, even(9, 1), { alpha: Math.exp(-2 * step + 1e-9) })).toBe(2);
  expect(convictedAt(WALD, even(9, 1), { alpha: Math.exp(-2 * step - 1e-9) })).toBe(3);
  const truth = { ...SETUP.truth, logLimit: step - 1e-9 };
  expect(convictedAt(LIMIT, even(9, 1), { truth })).toBe(1);
  expect(convictedAt(LIMIT, even(9, 1), { truth: { ...truth, phi: 2 } })).toBe(2);
});

test('the limit bets nothing while the canary is healthy', () => {
  const ratios = SETUP.truth.ratios.map((ratio, i) => (i < 10 ? 1 : ratio));
  const truth = { ...SETUP.truth, ratios };
  expect(convictedAt(LIMIT, even(9, 1), { truth })).toBe(11);
  expect(convictedAt(WALD, even(9, 1), { truth })).toBe(2);
});

test('Fisher: 7 of 100 against 2 of 200, and the lady tasting tea', () => {
  const seven = fisherPValue({ errors: 7, requests: 100 }, { errors: 2, requests: 200 });
  expect(seven).toBeCloseTo(0.007443362848289248, 10);
  const tea = fisherPValue({ errors: 3, requests: 4 }, { errors: 1, requests: 4 });
  expect(tea).toBeCloseTo(17 / 70, 10);
});

test('z: 8 of 100 against 1 of 100 is z = 2.39, beyond 1 %; 7 against 1 is 2.16', () => {
  expect(convictedAt(Z_TEST, even(8, 1))).toBe(1);
  expect(convictedAt(Z_TEST, even(7, 1))).toBe(2);
});

/** A shift of 1.4 with a 98 % interval from 0.6; of 1.3 with one from 0.3, which is within a quarter of it. */
const HIGH = {
  canary: [
    1.8, 4.7, 1.7, 2.9, 2.6, 2.8, 3.5, 5.4, 4.8, 4.1, 4.3, 6.1, 3.7, 6.2, 2.6, 2.5, 3, 6.9, 3, 2.2,
  ],
  baseline: [
    1, 2.9, 2.5, 0.5, 1.2, 1.2, 1.6, 3.4, 1.1, 3.7, 3.9, 1.5, 1.2, 2.8, 1.6, 5.1, 1.5, 1.7, 2.9,
    1.4,
  ],
};
const TOLERATED = {
  canary: [
    3.6, 2.4, 3.9, 3.2, 4.8, 2.7, 1.9, 2, 1.6, 3, 3.8, 3.9, 6.2, 2.6, 2.5, 2.4, 3.6, 4.1, 1.3, 4,
  ],
  baseline: [
    1.7, 0.5, 3.1, 2.5, 2.1, 1.3, 0.3, 0.6, 2.7, 9, 1, 2.2, 3.5, 1, 1, 4.6, 1.9, 1.8, 1.8, 0.8,
  ],
};

test('Kayenta: high beyond a quarter of the shift, and not within it, nor the other way round', () => {
  expect(isHigh(HIGH.canary, HIGH.baseline, 1)).toBe(true);
  expect(isHigh(TOLERATED.canary, TOLERATED.baseline, 1)).toBe(false);
  expect(isHigh(HIGH.baseline, HIGH.canary, 1)).toBe(false);
});

test('Kayenta, as measured: of 20 minutes without errors in the baseline, 14 with errors pass and 15 fail', () => {
  const zeros = Array.from({ length: 20 }, () => 0);
  const failing = (minutes: number) => zeros.map((_, i) => (i < minutes ? 50 + i : 0));
  expect(isHigh(failing(14), zeros, 1)).toBe(false);
  expect(isHigh(failing(15), zeros, 1)).toBe(true);
});

test('Flagger rolls back with the check after the fifth failure, Argo Rollouts with the fourth failure, at one check a minute', () => {
  expect(convictedAt(FLAGGER, even(2, 0))).toBe(6 * 4);
  expect(convictedAt(ARGO, even(6, 0))).toBe(4 * 4);
  expect(convictedAt(FLAGGER, even(1, 0))).toBe(0);
  expect(convictedAt(ARGO, even(5, 0))).toBe(0);
});
