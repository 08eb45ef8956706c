import { expect, test } from 'vitest';
import { MetricsError } from '../src/errors.ts';
import type { Judgement } from '../src/judge/judgement.ts';
import { reasonFor } from '../src/reason.ts';
import {
  config,
  endedBy,
  failing,
  OUTCOMES,
  play,
  scenario,
  withCeiling,
} from './support/outcomes.ts';

const failed = { verdict: 'fail', by: 'ratio', stratum: 9, power: [] } as const;

/** Polls 9 of 40, with these numbers in place of those that the judge found. */
function watchWith(changes: Partial<Judgement>) {
  const { watch } = play(scenario({ polls: 9 }));
  return { ...watch, judgement: { ...watch.judgement!, ...changes } };
}

test('a conviction tells how much worse, of how many, how sure and how soon', () => {
  const watch = watchWith({
    canary: { errors: 90, requests: 4310 },
    baseline: { errors: 276, requests: 81_220 },
    ratio: { value: 6.2, low: 3.1, high: 12 },
    logEvidence: Math.log(240),
  });
  expect(reasonFor(failed, watch, config())).toBe(
    "The canary's rate of 5xx is 6.2 times the baseline's (2.1 % of 4,310 requests against 0.34 % of 81,220; " +
      'at least 3.1 times with 99 % confidence): evidence 240 : 1 after 9 of 40 polls, 100 : 1 needed.',
  );
});

test('a baseline without errors has no ratio to show', () => {
  const watch = watchWith({
    canary: { errors: 90, requests: 4310 },
    baseline: { errors: 0, requests: 81_220 },
    ratio: { value: Number.POSITIVE_INFINITY, low: 14.2, high: Number.POSITIVE_INFINITY },
    logEvidence: 40,
  });
  expect(reasonFor(failed, watch, config())).toBe(
    'The canary answers with 5xx in 2.1 % of 4,310 requests, the baseline in none of 81,220 ' +
      '(at least 14 times with 99 % confidence): evidence 10^17 : 1 after 9 of 40 polls, 100 : 1 needed.',
  );
});

test('a ratio that the whole watch does not show is not claimed for all of it', () => {
  const watch = watchWith({
    canary: { errors: 20, requests: 4310 },
    baseline: { errors: 400, requests: 81_220 },
    ratio: { value: 0.95, low: 0.4, high: 1.9 },
    logEvidence: Math.log(120),
  });
  expect(reasonFor(failed, watch, config())).toContain(
    "was, for a part of the watch, more than 1.25 times the baseline's (over all of it 0.46 % of 4,310",
  );
});

test('the ceiling names itself and its input', () => {
  const watch = watchWith({ canary: { errors: 90, requests: 4310 }, logEvidence: Math.log(300) });
  expect(reasonFor({ ...failed, by: 'ceiling' }, watch, withCeiling(0.0125))).toMatch(
    /^The canary answers with 5xx in 2\.1 % of 4,310 requests, above the ceiling of 1\.25 % \(max-error-rate\): evidence 300 : 1/,
  );
});

test('ranks tell in how many intervals the canary was worse', () => {
  expect(OUTCOMES['fail by ranks']!.verdict.reason).toMatch(
    /^The canary's error rate was above 1\.25 times the baseline's in \d+ of \d+ intervals \(only rates are known, no counts\): evidence/,
  );
});

test('errors by another label are called by it', () => {
  const settings = config();
  const errors = {
    kind: 'matcher',
    label: 'outcome',
    operator: '=',
    value: 'X',
    text: 'outcome="X"',
  } as const;
  const { cause, watch } = play(failing());
  const reason = reasonFor(cause, watch, { ...settings, source: { ...settings.source, errors } });
  expect(reason).toMatch(/^The canary's error rate \(outcome="X"\) is /);
});

const decisive = { ratio: 5, rate: 0.017, caught: 0.9825, medianStratum: 3 };

test('a pass tells what it would have caught', () => {
  const watch = watchWith({
    canary: { errors: 13, requests: 4310 },
    baseline: { errors: 276, requests: 81_220 },
    ratio: { value: 0.9, low: 0.4, high: 1.9 },
  });
  expect(reasonFor({ verdict: 'pass', power: [], decisive }, watch, config())).toBe(
    'No sign of harm: the canary answers with 5xx in 0.3 % of 4,310 requests, the baseline in 0.34 % of 81,220; ' +
      'a canary 5 times worse would have been caught in 98 % of such runs.',
  );
});

test('a pass of a canary that looks worse does not call it harmless', () => {
  const watch = watchWith({
    canary: { errors: 30, requests: 4310 },
    baseline: { errors: 276, requests: 81_220 },
    ratio: { value: 2, low: 0.8, high: 4 },
  });
  expect(reasonFor({ verdict: 'pass', power: [], decisive }, watch, config())).toMatch(
    /^No proof of harm: /,
  );
});

test('a pass by negligible-error-rate says so', () => {
  const watch = watchWith({
    canary: { errors: 30, requests: 43_100 },
    baseline: { errors: 10, requests: 812_200 },
    ratio: { value: 56, low: 20, high: 200 },
    logEvidence: 30,
  });
  const reason = reasonFor({ verdict: 'pass', power: [], decisive }, watch, config());
  expect(reason).toMatch(/^Worse, but negligible: .* below 0\.1 % \(negligible-error-rate\)/);
});

test('where detect-rate made the canary of the replay, it is called by its rate', () => {
  const watch = watchWith({
    canary: { errors: 0, requests: 4310 },
    baseline: { errors: 0, requests: 81_220 },
    ratio: { value: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY },
  });
  const reason = reasonFor(
    { verdict: 'pass', power: [], decisive: { ...decisive, rate: 0.01 } },
    watch,
    config(),
  );
  expect(reason).toBe(
    'No sign of harm: the canary answers with 5xx in none of 4,310 requests, the baseline in none of 81,220; ' +
      'a canary with 1 % errors would have been caught in 98 % of such runs.',
  );
});

test.each([
  ['no canary traffic', /canary had no request in 40 of 40 polls .*send the canary traffic/],
  ['no baseline traffic', /baseline had no request in 40 of 40 polls .*the input `baseline`/],
  ['unstable baseline', /baseline's own error rate jumped in \d+ of 40 intervals.*watch again/],
  [
    'too little power',
    /5 times worse would have been caught in only \d+ % of such runs, 80 % needed; watch for longer \(`duration`\) or send the canary more traffic \(it had \d+ requests\)/,
  ],
  [
    'silent',
    /Nothing was heard of the canary in 20 of 40 polls: no series, or no fresh sample; check/,
  ],
  [
    'interrupted',
    /cancelled after 9 of 40 polls, before a verdict, with evidence .* of the 100 : 1 needed; run the job again/,
  ],
  ['interrupted before the plan', /cancelled after 0 polls, before a verdict; run/],
  ['error', /answered 401 Unauthorized\. Set `metrics-token`/],
])('%s: what it was and what to do', (name, sentence) => {
  expect(OUTCOMES[name]!.verdict.reason).toMatch(sentence);
});

test('both cohorts silent', () => {
  const run = endedBy(play(scenario({ polls: 3 })), { cause: 'silent', cohort: undefined });
  expect(reasonFor(run.cause, run.watch, config())).toContain(
    'Nothing was heard of canary and baseline',
  );
});

test('one interval, one poll, one request are not plural', () => {
  const { watch } = play(scenario({ polls: 1, planned: 1 }));
  const cause = {
    verdict: 'inconclusive',
    cause: 'too-little-power',
    power: [],
    decisive: undefined,
  } as const;
  const judgement = { ...watch.judgement!, canary: { errors: 0, requests: 1 } };
  expect(reasonFor(cause, { ...watch, judgement }, config())).toBe(
    'Not enough to say after 1 of 1 poll: watch for longer (`duration`) or send the canary more traffic (it had 1 request).',
  );
});

test("a server's long answer with line breaks becomes one line of at most 1,000 characters", () => {
  const error = new MetricsError('refused', `bad\r\n::error::${'x'.repeat(5000)}`, 'Look.');
  const reason = reasonFor(error, play(scenario({ polls: 0 })).watch, config());
  expect(reason).not.toMatch(/[\r\n]/);
  expect(reason.length).toBeLessThanOrEqual(1000);
});

test('every reason is a sentence on one line, without NaN, undefined or Infinity', () => {
  for (const [name, { verdict }] of Object.entries(OUTCOMES)) {
    expect(verdict.reason, name).toMatch(/^[A-Za-z].*\.$/);
    expect(verdict.reason, name).not.toMatch(/NaN|undefined|Infinity|\?/);
  }
});
