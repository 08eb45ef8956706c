import { expect, test } from 'vitest';
import { drawPoisson } from '../../src/judge/draw.ts';
import { type PatternPart, type PatternStratum, patternOf } from '../../src/judge/pattern.ts';
import { seededUniform } from '../../src/random.ts';

const STRATA = 40;
const CANARY = 500;
const BASELINE = 5000;
const USUAL = 0.004;

interface Trace {
  readonly canary: (stratum: number) => number;
  readonly baseline?: (stratum: number) => number;
  readonly setAside?: (stratum: number) => boolean;
  readonly strata?: number;
}

function simulated(
  { canary, baseline = () => USUAL, setAside = () => false, strata = STRATA }: Trace,
  seed: number,
): PatternStratum[] {
  const uniform = seededUniform(seed);
  const draw = (requests: number, rate: number) => ({
    errors: drawPoisson(requests * rate, uniform),
    requests,
  });
  return Array.from({ length: strata }, (_, i) => ({
    canary: draw(CANARY, canary(i)),
    baseline: draw(BASELINE, baseline(i)),
    standing: setAside(i) ? 'set-aside' : 'admitted',
  }));
}

const TRACES: Readonly<Record<string, Trace>> = {
  'constant from the start': { canary: () => 0.05 },
  'constant since the 15th': { canary: (i) => (i < 15 ? USUAL : 0.05) },
  'cold start': { canary: (i) => USUAL + 0.12 * Math.exp(-i / 6) },
  'fading later': { canary: (i) => (i < 15 ? USUAL : USUAL + 0.15 * Math.exp(-(i - 15) / 5)) },
  leak: { canary: (i) => USUAL + 0.1 * (i / STRATA) ** 2 },
  bursts: { canary: (i) => (i % 8 === 3 ? 0.4 : USUAL) },
  'shared outage, seen as such': {
    canary: (i) => (i >= 10 && i < 14 ? 0.3 : USUAL),
    baseline: (i) => (i >= 10 && i < 14 ? 0.3 : USUAL),
    setAside: (i) => i >= 9 && i < 15,
  },
  'a dependency that gets worse for both': {
    canary: (i) => 0.02 + 0.1 * (i / STRATA),
    baseline: (i) => USUAL + 0.03 * (i / STRATA),
  },
  'convicted after three intervals': { canary: () => 0.05, strata: 3 },
};

/** What most of 20 seeds give, and how many. */
function usual(trace: Trace): { kind: string; share: number } {
  const kinds = Array.from(
    { length: 20 },
    (_, seed) => patternOf(simulated(trace, seed + 1), [], 1).kind,
  );
  const [kind, those] = [...Map.groupBy(kinds, (each) => each)].sort(
    ([, a], [, b]) => b.length - a.length,
  )[0]!;
  return { kind, share: those.length / 20 };
}

test.each([
  ['constant from the start', 'constant'],
  ['constant since the 15th', 'constant'],
  ['cold start', 'decaying'],
  ['fading later', 'decaying'],
  ['leak', 'growing'],
  ['bursts', 'bursts'],
  ['shared outage, seen as such', 'shared'],
  ['a dependency that gets worse for both', 'shared'],
  ['convicted after three intervals', 'unclear'],
])('%s is called %s, in at least 18 of 20 simulated runs', (name, kind) => {
  const found = usual(TRACES[name]!);
  expect(found.kind).toBe(kind);
  expect(found.share).toBeGreaterThanOrEqual(0.9);
});

test('a late onset is dated to the interval, give or take one', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const found = patternOf(simulated(TRACES['constant since the 15th']!, seed), [], 1);
    expect(found, `seed ${seed}`).toMatchObject({ kind: 'constant' });
    if (found.kind === 'constant') expect(Math.abs(found.onset - 15)).toBeLessThanOrEqual(1);
  }
});

test('a cold start is one from the start, a later fault is not', () => {
  expect(patternOf(simulated(TRACES['cold start']!, 3), [], 1)).toMatchObject({ fromStart: true });
  expect(patternOf(simulated(TRACES['fading later']!, 3), [], 1)).toMatchObject({
    fromStart: false,
  });
});

const part = (name: string, errors: number, others: number, pValue: number): PatternPart => ({
  name,
  part: { errors, requests: 5000 },
  rest: { errors: others, requests: 15_000 },
  pValue,
});

test('one instance with nearly all of the errors is named; one that only happens to lead is not', () => {
  const strata = simulated({ canary: () => 0.05 }, 1);
  const found = patternOf(strata, [part('pod-3', 940, 60, 1e-9), part('pod-1', 20, 980, 1e-9)], 1);
  expect(found).toMatchObject({ kind: 'one-instance', name: 'pod-3', traffic: 0.25 });
  expect(found.kind === 'one-instance' && found.excess).toBeGreaterThan(0.98);
  expect(patternOf(strata, [part('pod-3', 400, 600, 1e-9)], 1).kind).toBe('constant');
  expect(patternOf(strata, [part('pod-3', 940, 60, 0.2)], 1).kind).toBe('constant');
});

test('burstiness of a good day is no pattern', () => {
  const strata = simulated(TRACES.bursts!, 5);
  expect(patternOf(strata, [], 1).kind).toBe('bursts');
  expect(patternOf(strata, [], 100).kind).toBe('constant');
});

test.each([
  ['nothing', []],
  ['no requests', [{ canary: { errors: 0, requests: 0 }, baseline: undefined }]],
  [
    'no baseline',
    Array.from({ length: 9 }, () => ({ canary: { errors: 9, requests: 90 }, baseline: undefined })),
  ],
  [
    'a baseline without errors',
    Array.from({ length: 9 }, () => ({
      canary: { errors: 9, requests: 90 },
      baseline: { errors: 0, requests: 90 },
    })),
  ],
])('%s gives an answer, not an error', (_, counts) => {
  const found = patternOf(
    counts.map((each) => ({ ...each, standing: 'admitted' as const })),
    [],
    1,
  );
  expect(['unclear', 'constant']).toContain(found.kind);
  expect(JSON.stringify(found)).not.toContain('null');
});
