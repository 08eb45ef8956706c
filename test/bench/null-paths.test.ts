import { expect, test } from 'vitest';
import { NullPaths } from '../../bench/judge/null-paths.ts';
import { drawFrom, shareDraws } from '../../bench/judge/share-draw.ts';
import { drawPoisson } from '../../src/judge/draw.ts';
import { RatioTest } from '../../src/judge/ratio-test.ts';
import { rememberedPairBets } from '../../src/judge/remembered-bets.ts';
import { seededUniform } from '../../src/random.ts';

test('drawn shares have the mean and the variance they are asked for (seed 2)', () => {
  const uniform = seededUniform(2);
  for (const [total, share, phi] of [
    [30, 0.2, 1],
    [40, 0.5, 5],
    [7, 0.3, 20],
    [4000, 0.01, 3],
  ] as const) {
    const draws = shareDraws(total, share, phi);
    const drawn = Array.from({ length: 20_000 }, () => drawFrom(draws, uniform()));
    const mean = drawn.reduce((a, b) => a + b) / drawn.length;
    const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length;
    const inflation = Math.min(phi, total);
    expect(mean / (total * share)).toBeCloseTo(1, 1);
    expect(variance / (total * share * (1 - share) * inflation)).toBeGreaterThan(0.9);
    expect(variance / (total * share * (1 - share) * inflation)).toBeLessThan(1.1);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(total);
  }
});

test('a canary right at rho exceeds the calibrated threshold in at most alpha of 400 runs (seed 4)', () => {
  const alpha = 0.05;
  const maxErrorRatio = 1.25;
  const plannedStrata = 20;
  const bets = rememberedPairBets(maxErrorRatio);
  const uniform = seededUniform(4);
  let convicted = 0;
  let thresholds = 0;
  for (let run = 0; run < 400; run += 1) {
    const real = new RatioTest({ maxErrorRatio, plannedStrata }, 1, false, bets);
    const settings = { alpha, maxErrorRatio, plannedStrata, phi: 1, paths: 400 };
    const paths = new NullPaths(settings, bets, seededUniform(run));
    for (let i = 0; i < plannedStrata; i += 1) {
      const before = real.add(
        {
          canary: { errors: drawPoisson(5, uniform), requests: 100 },
          baseline: { errors: drawPoisson(36, uniform), requests: 900 },
        },
        1,
      );
      if (before === undefined) continue;
      const threshold = paths.add(before.standing === 'admitted' ? before.pair : undefined);
      expect(threshold).toBeLessThanOrEqual(-Math.log(alpha));
      thresholds += threshold < -Math.log(alpha) ? 1 : 0;
      if (real.logEvidence <= threshold + 1e-9) continue;
      convicted += 1;
      break;
    }
  }
  expect(convicted / 400).toBeLessThanOrEqual(alpha);
  expect(convicted).toBeGreaterThan(0);
  expect(thresholds).toBeGreaterThan(0);
});
