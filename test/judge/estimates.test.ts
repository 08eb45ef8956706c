import { expect, test } from 'vitest';
import { drawCount, drawPoisson } from '../../src/judge/draw.ts';
import { mannWhitney } from '../../src/judge/mann-whitney.ts';
import { incompleteBeta, rateInterval } from '../../src/judge/rate-interval.ts';
import { RatioConfidence } from '../../src/judge/ratio-confidence.ts';
import { seededUniform } from '../../src/random.ts';

/** P(X >= k) by summing the binomial distribution. */
function upperTail(k: number, n: number, p: number): number {
  let sum = 0;
  for (let x = k; x <= n; x += 1) {
    let log = x * Math.log(p) + (n - x) * Math.log1p(-p);
    for (let i = 1; i <= x; i += 1) log += Math.log((n - x + i) / i);
    sum += Math.exp(log);
  }
  return sum;
}

test('the incomplete beta function is the tail of the binomial distribution', () => {
  for (const [k, n, p] of [
    [3, 10, 0.2],
    [1, 50, 0.01],
    [40, 80, 0.6],
    [79, 80, 0.9],
  ] as const) {
    expect(incompleteBeta(p, k, n - k + 1)).toBeCloseTo(upperTail(k, n, p), 10);
  }
});

test('limits of a rate: each tail holds half of alpha', () => {
  for (const [errors, requests] of [
    [3, 100],
    [1, 2000],
    [99, 100],
    [17, 40],
  ] as const) {
    const { low, high } = rateInterval({ errors, requests }, 0.05)!;
    expect(upperTail(errors, requests, low)).toBeCloseTo(0.025, 6);
    expect(1 - upperTail(errors + 1, requests, high)).toBeCloseTo(0.025, 6);
  }
});

test('limits of a rate at the ends', () => {
  expect(rateInterval({ errors: 0, requests: 0 }, 0.05)).toBeUndefined();
  const none = rateInterval({ errors: 0, requests: 10 }, 0.05)!;
  expect(none.low).toBe(0);
  expect(none.high).toBeCloseTo(1 - 0.025 ** 0.1, 8);
  const all = rateInterval({ errors: 10, requests: 10 }, 0.05)!;
  expect(all.low).toBeCloseTo(0.025 ** 0.1, 8);
  expect(all.high).toBe(1);
});

test('limits of a rate at a billion requests', () => {
  const { value, low, high } = rateInterval({ errors: 1e6, requests: 1e9 }, 0.05)!;
  expect(value).toBe(0.001);
  expect(low / value).toBeCloseTo(1 - 1.96e-3, 4);
  expect(high / value).toBeCloseTo(1 + 1.96e-3, 4);
});

const pairs = [
  { canary: { errors: 4, requests: 100 }, baseline: { errors: 20, requests: 1900 } },
  { canary: { errors: 9, requests: 260 }, baseline: { errors: 17, requests: 1740 } },
  { canary: { errors: 14, requests: 500 }, baseline: { errors: 11, requests: 1500 } },
];

/** ln L(ψ) straight from its definition. */
function logLikelihood(psi: number): number {
  return pairs.reduce((sum, { canary, baseline }) => {
    const share = canary.requests / baseline.requests;
    return (
      sum +
      canary.errors * Math.log(psi) -
      (canary.errors + baseline.errors) * Math.log(psi * share + 1)
    );
  }, 0);
}

test('confidence sequence: at each limit the two-sided mixture is worth 1/alpha', () => {
  const confidence = new RatioConfidence();
  for (const pair of pairs) confidence.add(pair);
  const { value, low, high } = confidence.estimate(0.01, 1)!;
  expect(low).toBeGreaterThan(1);
  expect(value).toBeGreaterThan(low);
  expect(high).toBeGreaterThan(value);
  const points = Array.from({ length: 401 }, (_, i) => (i / 200 - 1) * Math.log(1000));
  const weights = points.map((x) => 1 / (1 + x * x));
  const total = weights.reduce((a, b) => a + b);
  const mixture = points.reduce(
    (sum, x, i) => sum + (weights[i]! / total) * Math.exp(logLikelihood(Math.exp(x))),
    0,
  );
  for (const limit of [low, high]) {
    expect(Math.log(mixture) - logLikelihood(limit)).toBeCloseTo(Math.log(100), 4);
  }
});

test('confidence sequence: one-sided data leave the other side open', () => {
  const onlyCanary = new RatioConfidence();
  onlyCanary.add({ canary: { errors: 9, requests: 100 }, baseline: { errors: 0, requests: 100 } });
  expect(onlyCanary.estimate(0.01, 1)).toMatchObject({ value: Infinity, high: Infinity });
  const onlyBaseline = new RatioConfidence();
  onlyBaseline.add({
    canary: { errors: 0, requests: 100 },
    baseline: { errors: 9, requests: 100 },
  });
  expect(onlyBaseline.estimate(0.01, 1)).toMatchObject({ value: 0, low: 0 });
  const nothing = new RatioConfidence();
  expect(nothing.estimate(0.01, 1)).toBeUndefined();
  nothing.add({ canary: { errors: 0, requests: 100 }, baseline: { errors: 0, requests: 100 } });
  expect(nothing.estimate(0.01, 1)).toEqual({ value: NaN, low: 0, high: Infinity });
});

test('confidence sequence: a million errors a side pin the ratio down', () => {
  const confidence = new RatioConfidence();
  confidence.add({
    canary: { errors: 2_000_000, requests: 1e9 },
    baseline: { errors: 1_000_000, requests: 1e9 },
  });
  const { low, high } = confidence.estimate(0.01, 1)!;
  expect(low).toBeGreaterThan(1.98);
  expect(low).toBeLessThan(2);
  expect(high).toBeGreaterThan(2);
  expect(high).toBeLessThan(2.02);
});

test('confidence sequence: a true ratio of 2 is ever missed in at most alpha of 500 runs (seed 3)', () => {
  const uniform = seededUniform(3);
  let missed = 0;
  for (let run = 0; run < 500; run += 1) {
    const confidence = new RatioConfidence();
    for (let i = 0; i < 30; i += 1) {
      confidence.add({
        canary: { errors: drawPoisson(2, uniform), requests: 100 },
        baseline: { errors: drawPoisson(9, uniform), requests: 900 },
      });
      const { low, high } = confidence.estimate(0.05, 1)!;
      if (low > 2 || high < 2) {
        missed += 1;
        break;
      }
    }
  }
  expect(missed / 500).toBeLessThanOrEqual(0.05);
  expect(missed).toBeGreaterThan(0);
});

test('Mann-Whitney: a small case by hand', () => {
  // U = 8 of 9, mean 4.5, variance 5.25: z = (8 - 4.5 - 0.5) / 2.2913 = 1.3093.
  expect(mannWhitney([3, 5, 6], [1, 2, 4])).toBeCloseTo(0.0952, 3);
  expect(mannWhitney([], [1])).toBeUndefined();
});

test('draws have the mean and the variance they are asked for (seed 11)', () => {
  for (const [mean, phi] of [
    [0.4, 1],
    [12, 1],
    [80, 6],
    [3, 9],
    [900, 1],
  ] as const) {
    const uniform = seededUniform(11);
    const draws = Array.from({ length: 20_000 }, () => drawCount(mean, phi, uniform));
    const average = draws.reduce((a, b) => a + b) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - average) ** 2, 0) / draws.length;
    expect(average / mean).toBeCloseTo(1, 1);
    expect(variance / (mean * phi)).toBeGreaterThan(0.9);
    expect(variance / (mean * phi)).toBeLessThan(1.1);
  }
  expect(drawCount(0, 3, seededUniform(1))).toBe(0);
});
