import { expect, test } from 'vitest';
import type { Policies } from '../src/config.ts';
import { decide, jobFails } from '../src/decision.ts';
import { InputError, MetricsError } from '../src/errors.ts';
import type { Verdict } from '../src/outcome.ts';

const defaults: Policies = {
  failJob: true,
  onInconclusive: 'fail',
  onError: 'fail',
  onCancel: 'none',
  dryRun: false,
};
const row = { ratio: 5, rate: 0.01, caught: 1, medianStratum: 2 };
const verdicts = {
  pass: { verdict: 'pass', power: [], decisive: row, reason: '' },
  fail: { verdict: 'fail', by: 'ratio', stratum: 3, power: [], reason: '' },
  inconclusive: { verdict: 'inconclusive', cause: 'silent', cohort: 'canary', reason: '' },
  interrupted: { verdict: 'inconclusive', cause: 'interrupted', cohort: undefined, reason: '' },
  killed: { verdict: 'inconclusive', cause: 'killed', cohort: undefined, reason: '' },
  error: { verdict: 'error', error: new MetricsError('unreachable', '', ''), reason: '' },
  unusable: { verdict: 'error', error: new InputError([]), reason: '' },
} satisfies Record<string, Verdict>;

const table: [keyof typeof verdicts, Partial<Policies>, 'success' | 'failure', boolean][] = [
  ['pass', {}, 'success', false],
  ['pass', { onInconclusive: 'rollback', onError: 'rollback' }, 'success', false],
  ['fail', {}, 'failure', true],
  ['fail', { failJob: false }, 'success', true],
  ['inconclusive', {}, 'failure', false],
  ['inconclusive', { failJob: false }, 'failure', false],
  ['inconclusive', { onInconclusive: 'pass' }, 'success', false],
  ['inconclusive', { onInconclusive: 'rollback' }, 'failure', true],
  ['error', {}, 'failure', false],
  ['error', { onError: 'pass' }, 'success', false],
  ['error', { onError: 'rollback' }, 'failure', true],
  ['interrupted', { onInconclusive: 'pass' }, 'failure', false],
  ['interrupted', { onInconclusive: 'rollback' }, 'failure', false],
  ['interrupted', { onCancel: 'rollback' }, 'failure', true],
  ['killed', {}, 'failure', false],
  ['killed', { onInconclusive: 'rollback' }, 'failure', false],
  ['killed', { onCancel: 'rollback' }, 'failure', true],
  ['inconclusive', { onCancel: 'rollback' }, 'failure', false],
  ['unusable', { onError: 'rollback' }, 'failure', false],
  ['unusable', { onError: 'pass' }, 'failure', false],
];

test.each(table)('%s under %o: %s, rollback %s', (name, policies, exit, rollback) => {
  const decision = decide(verdicts[name], { ...defaults, ...policies }, true);
  expect(decision).toMatchObject({ exit, rollback, would: undefined });
  expect(decision.because).not.toBe('');
});

test.each(table)(
  'a dry run of %s under %o touches nothing and tells',
  (name, policies, exit, rollback) => {
    const decision = decide(verdicts[name], { ...defaults, ...policies, dryRun: true }, true);
    expect(decision.rollback).toBe(false);
    if (name === 'interrupted' || name === 'killed') expect(decision.exit).toBe('failure');
    else expect(decision).toMatchObject({ exit: 'success', would: { exit, rollback } });
  },
);

test('without a webhook nothing is called', () => {
  expect(decide(verdicts.fail, defaults, false).rollback).toBe(false);
});

test('a rollback that did not happen fails the job, whatever was decided', () => {
  const goesOn = decide(verdicts.fail, { ...defaults, failJob: false }, true);
  const error = new MetricsError('unreachable', '', '');
  const failed = { state: 'failed', id: 'x', attempts: 6, status: 500, error } as const;
  const rest = {
    decision: goesOn,
    dispatch: undefined,
    recovery: { state: 'not-watched' },
  } as const;
  expect(jobFails({ ...rest, rollback: failed })).toBe(true);
  const rollback = { state: 'not-called', because: '' } as const;
  expect(jobFails({ ...rest, rollback })).toBe(false);
});

test.each([
  ['unconfirmed', true],
  ['recovered', false],
  ['interrupted', false],
  ['not-watched', false],
] as const)('a recovery that is %s fails a job that goes on: %s', (state, fails) => {
  const decision = decide(verdicts.fail, { ...defaults, failJob: false }, true);
  const rollback = { state: 'done', id: 'x', attempts: 1, status: 200, at: 0 } as const;
  expect(jobFails({ decision, rollback, dispatch: undefined, recovery: { state } })).toBe(fails);
});
