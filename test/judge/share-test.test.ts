import { expect, test } from 'vitest';
import { drawPoisson } from '../../src/judge/draw.ts';
import { holm, ShareTest } from '../../src/judge/share-test.ts';
import { seededUniform } from '../../src/random.ts';

test('with one interval it is the exact binomial test', () => {
  const one = new ShareTest();
  one.add({ errors: 5, requests: 100 }, { errors: 0, requests: 100 });
  // All five on one of two equal sides: 2 × (1/2)^5.
  expect(one.pValue(1)).toBeCloseTo(2 / 32, 12);
  const even = new ShareTest();
  even.add({ errors: 3, requests: 100 }, { errors: 3, requests: 100 });
  expect(even.pValue(1)).toBe(1);
});

test('many and few are both seen, and clumps count as one error', () => {
  const p = (errors: number, others: number, phi: number) => {
    const one = new ShareTest();
    one.add({ errors, requests: 100 }, { errors: others, requests: 100 });
    return one.pValue(phi);
  };
  expect(p(30, 2, 1)).toBeCloseTo(p(2, 30, 1), 12);
  expect(p(30, 2, 1)).toBeLessThan(1e-5);
  expect(p(32, 0, 8)).toBeCloseTo(p(4, 0, 1), 12);
});

test('without errors, without requests, without a side: nothing is different', () => {
  const nothing = new ShareTest();
  expect(nothing.pValue(1)).toBe(1);
  nothing.add({ errors: 0, requests: 10 }, { errors: 0, requests: 10 });
  nothing.add({ errors: 9, requests: 10 }, { errors: 0, requests: 0 });
  expect(nothing.pValue(1)).toBe(1);
});

test('a ramp of traffic beside a drifting rate convicts no part', () => {
  const uniform = seededUniform(11);
  let low = 0;
  const runs = 400;
  for (let run = 0; run < runs; run += 1) {
    const test = new ShareTest();
    for (let i = 0; i < 20; i += 1) {
      const rate = 0.001 + 0.002 * i;
      const draw = (requests: number) => ({
        errors: drawPoisson(requests * rate, uniform),
        requests,
      });
      test.add(draw(10 + 40 * i), draw(1000 - 40 * i));
    }
    if (test.pValue(1) < 0.05) low += 1;
  }
  // 5 % allowed; four standard deviations of 400 runs more.
  expect(low / runs).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / runs));
});

test('Holm: the example of four tests, ties and order kept', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([0.5, 0.9])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});
