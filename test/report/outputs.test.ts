import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { outputs, outputsOfError } from '../../src/report/outputs.ts';
import { OUTCOMES } from '../support/outcomes.ts';

test('every output that action.yml declares is set, and no other', () => {
  const declared = Object.keys(parse(readFileSync('action.yml', 'utf8')).outputs).sort();
  for (const outcome of Object.values(OUTCOMES)) {
    expect(Object.keys(outputs(outcome, '/tmp/r.json', '/tmp/r.html')).sort()).toEqual(declared);
  }
  expect(Object.keys(outputsOfError('why')).sort()).toEqual(declared);
});

test('a conviction in outputs', () => {
  const { watch, verdict } = OUTCOMES.fail!;
  const judgement = watch.judgement!;
  const shown = outputs(OUTCOMES.fail!, '/tmp/r.json', '/tmp/r.html');
  expect(shown).toMatchObject({
    verdict: 'fail',
    reason: verdict.reason,
    polls: String(watch.polls),
    'rolled-back': 'true',
    report: '/tmp/r.json',
    'report-html': '/tmp/r.html',
    'decided-at': '2026-03-01T03:13:15.000Z',
    'canary-errors': String(judgement.canary!.errors),
    'baseline-requests': String(judgement.baseline!.requests),
  });
  expect(Number(shown.evidence)).toBeCloseTo(Math.exp(judgement.logEvidence), 6);
  expect(Number(shown['canary-error-rate'])).toBe(
    judgement.canary!.errors / judgement.canary!.requests,
  );
  expect(Number(shown['error-ratio-low'])).toBeLessThan(Number(shown['error-ratio']));
});

test('no baseline errors: the ratio is Infinity, not empty', () => {
  const shown = outputs(OUTCOMES['fail, baseline without errors']!, undefined);
  expect(shown['error-ratio']).toBe('Infinity');
  expect(shown['error-ratio-high']).toBe('Infinity');
  expect(shown.report).toBe('');
});

test('no errors at all: the ratio is unknown, its limits are not', () => {
  const shown = outputs(OUTCOMES['pass without any error']!, undefined);
  expect(shown).toMatchObject({
    'error-ratio': '',
    'error-ratio-low': '0',
    'canary-error-rate': '0',
  });
});

test('rates without counts give mean rates and no counts', () => {
  const shown = outputs(OUTCOMES['pass of rates']!, undefined);
  expect(Number(shown['canary-error-rate'])).toBeGreaterThan(0);
  expect(shown).toMatchObject({ 'canary-errors': '', 'canary-requests': '', 'error-ratio': '' });
});

test('what was never known is empty', () => {
  expect(outputs(OUTCOMES.error!, undefined)).toMatchObject({
    verdict: 'error',
    evidence: '',
    'p-value': '',
    'canary-error-rate': '',
    'canary-errors': '',
    'rolled-back': 'false',
  });
});

test('evidence beyond any number stays a finite number', () => {
  const outcome = OUTCOMES.fail!;
  const judgement = { ...outcome.watch.judgement!, logEvidence: 5000 };
  const shown = outputs({ ...outcome, watch: { ...outcome.watch, judgement } }, undefined);
  expect(Number.isFinite(Number(shown.evidence))).toBe(true);
});

test('a rollback that failed is not rolled back', () => {
  expect(outputs(OUTCOMES['fail, rollback refused']!, undefined)['rolled-back']).toBe('false');
});

test('no output is the text NaN or undefined', () => {
  for (const [name, outcome] of Object.entries(OUTCOMES)) {
    expect(Object.values(outputs(outcome, undefined)), name).not.toContain('NaN');
    expect(Object.values(outputs(outcome, undefined)), name).not.toContain('undefined');
  }
});
