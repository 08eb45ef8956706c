import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisive, type Finding, verdictOfStep } from '../src/checks.ts';
import { jointClocks } from '../src/joint-clock.ts';
import type { Verdict } from '../src/outcome.ts';
import { config, OUTCOMES } from './support/outcomes.ts';

const NAMES = ['pass', 'fail', 'too little power', 'silent', 'interrupted', 'error'] as const;
type Kind = (typeof NAMES)[number];

/** An outcome as the finding of a check; whose evidence, where there is any, is so much. */
function finding(kind: Kind, name: string, evidence: number): Finding {
  const { verdict, watch } = OUTCOMES[kind]!;
  const { source, strictness } = config();
  const { judgement } = watch;
  return {
    check: { name, inputs: [], source, strictness },
    source: undefined as never,
    clock: jointClocks(0, 1)[0]!,
    config: config(),
    verdict,
    watch: { ...watch, judgement: judgement && { ...judgement, logEvidence: evidence } },
  };
}

const severity = (verdict: Verdict) =>
  verdict.verdict === 'inconclusive' && verdict.cause === 'interrupted'
    ? 'interrupted'
    : verdict.verdict;
const WORST_FIRST = ['fail', 'interrupted', 'error', 'inconclusive', 'pass'];

const findings = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(...NAMES),
      name: fc.string({ minLength: 1, maxLength: 8 }),
      evidence: fc.constantFrom(-3, 0, 0.5, 2),
    }),
    { minLength: 1, maxLength: 20, selector: ({ name }) => name },
  )
  .map((checks) => checks.map(({ kind, name, evidence }) => finding(kind, name, evidence)));

test('the verdict is the worst of all, whatever their order', () => {
  fc.assert(
    fc.property(findings, fc.integer(), (all, seed) => {
      const worst = WORST_FIRST.find((one) => all.some(({ verdict }) => severity(verdict) === one));
      expect(severity(verdictOfStep(all))).toBe(worst);
      const shuffled = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), {
        numRuns: 1,
        seed,
      })[0]!;
      expect(decisive(shuffled)).toBe(decisive(all));
      expect(verdictOfStep(shuffled)).toEqual(verdictOfStep(all));
    }),
  );
});

test('among equals the one closest to conviction decides', () => {
  const all = [finding('pass', 'calm', -3), finding('pass', 'near', 2), finding('pass', 'mid', 0)];
  expect(decisive(all).check.name).toBe('near');
  expect(verdictOfStep(all).reason).toMatch(
    /^All 3 checks pass; closest to a conviction was "near": No sign of harm/,
  );
});

test('the reason begins with the name, but not where the step is its only check', () => {
  const one = finding('fail', 'checkout', 6);
  expect(verdictOfStep([one]).reason).toBe(`"checkout": ${one.verdict.reason}`);
  const step = { ...one, check: { ...one.check, name: undefined } };
  expect(verdictOfStep([step]).reason).toBe(one.verdict.reason);
});
