import { expect, test } from 'vitest';
import type { Outcome } from '../../src/outcome.ts';
import { newsOf } from '../../src/report/news.ts';
import { config, OUTCOMES } from '../support/outcomes.ts';

const stateOf = (outcome: Outcome) => newsOf(outcome).deployment.state;
const of = (name: string, changes: Partial<Outcome> = {}) => ({ ...OUTCOMES[name]!, ...changes });

const NOT_CALLED = { state: 'not-called', because: 'No webhook is set.' } as const;
const POLICY_PASS = { exit: 'success', rollback: false, because: '', would: undefined } as const;

test.each([
  ['a pass', of('pass'), 'success'],
  ['a fail without a rollback', of('fail', { rollback: NOT_CALLED }), 'failure'],
  [
    'a fail that fails no job',
    of('fail', { rollback: NOT_CALLED, decision: { ...POLICY_PASS, rollback: true } }),
    'failure',
  ],
  ['a fail that was rolled back', of('fail'), 'inactive'],
  ['a rollback that failed', of('fail, rollback refused'), 'failure'],
  ['too little power, where that fails the job', of('too little power'), 'failure'],
  [
    'too little power, where that passes',
    of('too little power', { decision: POLICY_PASS }),
    'success',
  ],
  ['an error', of('error'), 'failure'],
] as const)('%s: the deployment is set to the right state', (_, outcome, state) => {
  expect(stateOf(outcome)).toBe(state);
});

test('the workflow and the webhook must both have taken the rollback', () => {
  const fail = OUTCOMES.fail!;
  const failed = OUTCOMES['fail, rollback refused']!.rollback;
  expect(stateOf({ ...fail, dispatch: failed })).toBe('failure');
  expect(stateOf({ ...fail, dispatch: fail.rollback, rollback: NOT_CALLED })).toBe('inactive');
});

test.each(Object.keys(OUTCOMES))('"%s" has a description that GitHub takes', (name) => {
  const { description } = newsOf(OUTCOMES[name]!).deployment;
  expect(description.length).toBeLessThanOrEqual(140);
  expect(description).toContain(OUTCOMES[name]!.verdict.verdict);
  expect(description).not.toContain('\n');
});

test.each(Object.keys(OUTCOMES))('the comment on "%s" has verdict, reason and link', (name) => {
  const { comment } = newsOf(OUTCOMES[name]!);
  expect(comment).toContain(`Canary Gate: ${OUTCOMES[name]!.verdict.verdict}`);
  expect(comment).toContain(`[The whole report](<${OUTCOMES[name]!.run.runUrl}>)`);
  expect(comment.split('\n').length).toBeLessThan(25);
});

test('a comment shows the rates', () => {
  expect(newsOf(OUTCOMES.fail!).comment).toMatch(/\| Error rate \| \*\*[\d.]+ %\*\*/);
});

test('what strangers wrote is shown and not obeyed, and secrets are not shown', () => {
  const reason = 'pod [x](https://evil.example) @octocat <img src=x> <!-- s3cr3t-token';
  const outcome = of('fail', { config: config({ secrets: ['s3cr3t-token'] }) });
  const { comment, deployment } = newsOf({
    ...outcome,
    verdict: { ...outcome.verdict, reason } as Outcome['verdict'],
  });
  expect(comment).not.toMatch(/<img|@octocat|\]\(https:\/\/evil|<!--|s3cr3t/);
  expect(deployment.description).not.toContain('s3cr3t');
});
