import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LearnedDispersion } from '../../src/judge/burstiness.ts';
import { betweenInstances, dispersionFromHistory, noiseOf } from '../../src/judge/dispersion.ts';
import { drawPoisson } from '../../src/judge/draw.ts';
import { seededUniform } from '../../src/random.ts';

const INTERVALS = 240;

/** Errors of `instances` pods: clumps of `clump`, `mean` errors an interval and pod, `wave` shared by all. */
function history(
  instances: number,
  mean: number,
  clump: number,
  seed: number,
  wave = (_: number) => 1,
) {
  const uniform = seededUniform(seed);
  return Array.from({ length: INTERVALS }, (_, i) =>
    Array.from({ length: instances }, () => ({
      errors: clump * drawPoisson((mean * wave(i)) / clump, uniform),
      requests: 1000,
    })),
  );
}

test.each([1, 5, 20])('clumps of %i are found between instances (seed 5)', (clump) => {
  const { phi, from } = dispersionFromHistory(history(4, 4, clump, 5), 1)!;
  expect(from).toBe('instances');
  expect(phi).toBeGreaterThanOrEqual(1);
  expect(phi / clump).toBeGreaterThan(0.8);
  expect(phi / clump).toBeLessThan(1.25);
});

test.each([
  [3, 1],
  [3, 10],
  [10, 1],
])(
  'errors of %i instances that come one by one, %i an interval, are taken for that (seeds 1 to 200)',
  (instances, mean) => {
    const all = Array.from({ length: 200 }, (_, seed) =>
      dispersionFromHistory(history(instances, mean, 1, seed + 1), 40),
    );
    expect(all.filter((dispersion) => dispersion!.phi === 1).length).toBeGreaterThan(180);
  },
);

test('clumps of two are no chance (seeds 1 to 200)', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    expect(dispersionFromHistory(history(3, 2, 2, seed), 40)!.phi).toBeGreaterThan(1.5);
  }
});

test.each([0.3, 2, 20])(
  'φ(m) of independent errors, %f an interval, varies as its formula says (seeds 1 to 2,000)',
  (mean) => {
    const blocks = Array.from({ length: 2000 }, (_, seed) =>
      history(4, mean, 1, seed + 1).slice(0, 20),
    );
    const measured = blocks.map((each) => betweenInstances(each)!);
    const average = measured.reduce((sum, phi) => sum + phi, 0) / measured.length;
    const deviation = Math.sqrt(
      measured.reduce((sum, phi) => sum + (phi - average) ** 2, 0) / measured.length,
    );
    const expected = blocks.reduce((sum, each) => sum + noiseOf(each), 0) / blocks.length;
    expect(average).toBeCloseTo(1, 1);
    expect(deviation / expected).toBeGreaterThan(0.93);
    expect(deviation / expected).toBeLessThan(1.07);
  },
);

test('outages that all instances share do not count as burstiness (seed 6)', () => {
  const outage = (i: number) => (i % 40 < 6 ? 30 : 1);
  expect(dispersionFromHistory(history(4, 2, 1, 6, outage), 1)!.phi).toBeLessThan(1.3);
});

test('pods that differ for good show at the long time scales', () => {
  const rows = history(4, 2, 1, 8).map((row) =>
    row.map((each, j) => (j === 0 ? { ...each, errors: each.errors * 3 } : each)),
  );
  expect(dispersionFromHistory(rows, 40)!.phi).toBeGreaterThan(
    2 * dispersionFromHistory(rows, 1)!.phi,
  );
});

test('with one instance the totals are compared with their neighbours (seed 9)', () => {
  const { phi, from } = dispersionFromHistory(history(1, 6, 5, 9), 1)!;
  expect(from).toBe('totals');
  expect(phi).toBeGreaterThan(3.5);
  expect(phi).toBeLessThan(6.5);
});

test('one incident does not pass for burstiness in the totals (seed 10)', () => {
  const once = (i: number) => (i >= 100 && i < 104 ? 50 : 1);
  expect(dispersionFromHistory(history(1, 4, 1, 10, once), 1)!.phi).toBeLessThan(1.5);
});

test('a history that says nothing is no history', () => {
  expect(dispersionFromHistory([], 40)).toBeUndefined();
  expect(dispersionFromHistory(history(3, 0, 1, 1), 40)).toBeUndefined();
  expect(dispersionFromHistory(history(3, 50, 1, 1).slice(0, 3), 40)).toBeUndefined();
});

test('the order of instances does not matter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      (seed, order) => {
        const rows = history(4, 3, 5, seed);
        const shuffled = rows.map((row) => order.map((j) => row[j]!));
        expect(dispersionFromHistory(shuffled, 40)!.phi).toBeCloseTo(
          dispersionFromHistory(rows, 40)!.phi,
          9,
        );
      },
    ),
    { numRuns: 20 },
  );
});

test.each([
  [1, 1, 1.6],
  [5, 4, 6.5],
])('without history clumps of %i are learned during the run (seed 12)', (clump, least, most) => {
  const uniform = seededUniform(12);
  const learned = new LearnedDispersion();
  expect(learned.phi).toBe(3);
  for (let i = 0; i < 400; i += 1) {
    const draw = () => ({ errors: clump * drawPoisson(10 / clump, uniform), requests: 1000 });
    learned.add({ canary: draw(), baseline: draw() });
  }
  expect(learned.phi).toBeGreaterThanOrEqual(least);
  expect(learned.phi).toBeLessThan(most);
});

test('beside a history, a burstier day is noticed and an incident that both share is not taken for one', () => {
  const run = (clump: number, wave: (i: number) => number) => {
    const uniform = seededUniform(13);
    const learned = new LearnedDispersion(1);
    for (let i = 0; i < 40; i += 1) {
      const draw = () => ({
        errors: clump * drawPoisson((10 * wave(i)) / clump, uniform),
        requests: 1000,
      });
      learned.add({ canary: draw(), baseline: draw() });
    }
    return learned.phi;
  };
  const calm = () => 1;
  const outage = (i: number) => (i >= 15 && i < 20 ? 30 : 1);
  expect(run(1, calm)).toBeLessThan(1.5);
  expect(run(20, calm)).toBeGreaterThan(8);
  expect(run(1, outage)).toBeLessThan(1.5);
});
