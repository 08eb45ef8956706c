import { expect, test } from 'vitest';
import { drawPoisson } from '../../src/judge/draw.ts';
import { likelyOnset } from '../../src/judge/likely-onset.ts';
import { seededUniform } from '../../src/random.ts';

function strata(onset: number, sick: number, uniform: () => number) {
  return Array.from({ length: 30 }, (_, i) => ({
    canary: { requests: 500, errors: drawPoisson(i < onset ? 2 : 2 * sick, uniform) },
    baseline: { requests: 10_000, errors: drawPoisson(40, uniform) },
  }));
}

test.each([0, 5, 12, 25])('a fault ten times worse from stratum %i on is dated to it', (onset) => {
  const uniform = seededUniform(20260301 + onset);
  const misses = Array.from({ length: 100 }, () =>
    Math.abs(likelyOnset(strata(onset, 10, uniform)) - onset),
  );
  expect(misses.filter((miss) => miss > 1).length).toBeLessThanOrEqual(5);
});

test('a fault from the start on begins at the start, also where the baseline has no errors', () => {
  const canary = { requests: 500, errors: 10 };
  const baseline = { requests: 10_000, errors: 0 };
  expect(likelyOnset(Array.from({ length: 10 }, () => ({ canary, baseline })))).toBe(0);
});
