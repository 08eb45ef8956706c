import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pair, RatioTest } from '../../src/judge/ratio-test.ts';
import { rememberedPairBets } from '../../src/judge/remembered-bets.ts';

const SETTINGS = { maxErrorRatio: 1.25, plannedStrata: 40 };
const cohort = (requests: number) =>
  fc.record({
    errors: fc.nat(Math.min(8, requests)),
    requests: fc.constantFrom(requests, 2 * requests),
  });
const runs = fc.array(
  fc.array(fc.record({ canary: cohort(20), baseline: cohort(200) }), { maxLength: 40 }),
  { minLength: 1, maxLength: 6 },
);

function evidence(run: readonly Pair[], phi: number, bets?: ReturnType<typeof rememberedPairBets>) {
  const test = new RatioTest(SETTINGS, phi, false, bets);
  return run.map((pair) => {
    test.add(pair, phi);
    return test.logEvidence;
  });
}

test('what is remembered is what would be worked out, to the last bit, also when the dispersion changes', () => {
  fc.assert(
    fc.property(runs, fc.constantFrom(1, 1.8), fc.constantFrom(1, 4), (all, phi, later) => {
      const bets = rememberedPairBets(SETTINGS.maxErrorRatio);
      for (const each of [phi, later, phi]) {
        for (const run of all) expect(evidence(run, each, bets)).toEqual(evidence(run, each));
      }
    }),
  );
});

test('a run too long to be remembered is judged all the same', () => {
  const run = Array.from({ length: 40_000 }, (_, i) => ({
    canary: { errors: i % 3, requests: 50 },
    baseline: { errors: i, requests: 1e6 + i },
  }));
  const bets = rememberedPairBets(SETTINGS.maxErrorRatio);
  expect(evidence(run, 1, bets).at(-1)).toBe(evidence(run, 1).at(-1));
});

test('each stratum is worked out once, however many runs bet on it', () => {
  const { recall } = rememberedPairBets(SETTINGS.maxErrorRatio);
  const pair = { canary: { errors: 2, requests: 50 }, baseline: { errors: 3, requests: 500 } };
  let workedOut = 0;
  const workOut = (factors: Float64Array) => {
    workedOut += 1;
    return { factors, shift: 0 };
  };
  for (let i = 0; i < 400; i += 1) recall?.({ ...pair }, 1, workOut);
  expect(workedOut).toBe(1);
  recall?.({ ...pair, canary: { errors: 3, requests: 50 } }, 1, workOut);
  recall?.(pair, 2, workOut);
  expect(workedOut).toBe(3);
});
