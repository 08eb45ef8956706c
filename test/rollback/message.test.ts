import { describe, expect, test } from 'vitest';
import type { Config, RunIdentity } from '../../src/config.ts';
import { FIELDS, rollbackMessage, webhookId } from '../../src/rollback/message.ts';
import { config, failing, OUTCOMES, outcomeOf, play } from '../support/outcomes.ts';
import { webhookConfig } from '../support/webhook.ts';

const NOWHERE: RunIdentity = {
  repository: undefined,
  sha: undefined,
  runId: undefined,
  runAttempt: undefined,
  job: undefined,
  step: undefined,
  runUrl: undefined,
};

describe('what is told', () => {
  test('of a conviction: verdict, rule, numbers, who and where', () => {
    const outcome = outcomeOf(play(failing()));
    const { judgement } = outcome.watch;
    const { canary, baseline, ratio } = judgement!;
    const { fields } = rollbackMessage(outcome);
    expect(fields).toEqual({
      id: expect.stringMatching(/^cg_[0-9a-f]{32}$/),
      verdict: 'fail',
      reason: outcome.verdict.reason,
      trigger: 'fail',
      'canary-error-rate': canary!.errors / canary!.requests,
      'baseline-error-rate': baseline!.errors / baseline!.requests,
      'error-ratio': ratio!.value,
      'error-ratio-low': ratio!.low,
      'error-ratio-high': ratio!.high,
      'canary-errors': canary!.errors,
      'canary-requests': canary!.requests,
      'baseline-errors': baseline!.errors,
      'baseline-requests': baseline!.requests,
      evidence: Math.exp(judgement!.logEvidence),
      'p-value': judgement!.pValue,
      polls: outcome.watch.polls,
      'decided-at': new Date(outcome.decidedAt).toISOString(),
      canary: 'http_requests_total{app="shop",version="8f3c1d2"}',
      baseline: 'http_requests_total{app="shop",version="stable"}',
      repository: 'acme/shop',
      sha: '8f3c1d2a9b7e6f5c4d3b2a190f8e7d6c5b4a3f2e',
      'run-url': 'https://github.com/acme/shop/actions/runs/8123456789',
      'run-attempt': 1,
    });
    expect(fields.evidence).toBeGreaterThan(100);
  });

  test.each(Object.entries(OUTCOMES))(
    'of every end, in numbers that JSON has: %s',
    (_, outcome) => {
      const { fields } = rollbackMessage(outcome);
      expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
      expect(Object.keys(fields)).toEqual(FIELDS);
    },
  );

  test.each([
    ['fail', 'fail'],
    ['too little power', 'on-inconclusive'],
    ['silent', 'on-inconclusive'],
    ['error', 'on-error'],
  ])('which rule led here: %s', (name, trigger) => {
    expect(rollbackMessage(OUTCOMES[name]!).fields.trigger).toBe(trigger);
  });

  test('evidence beyond all numbers is the largest one', () => {
    const outcome = outcomeOf(play(failing()));
    const judgement = { ...outcome.watch.judgement!, logEvidence: 5000 };
    const { fields } = rollbackMessage({ ...outcome, watch: { ...outcome.watch, judgement } });
    expect(fields.evidence).toBeGreaterThan(1e308);
    expect(fields.evidence).toBeLessThanOrEqual(Number.MAX_VALUE);
  });

  test('nothing that is not known', () => {
    const { fields } = rollbackMessage({ ...OUTCOMES.error!, run: NOWHERE });
    expect(fields).toMatchObject({
      'canary-error-rate': null,
      evidence: null,
      'error-ratio-high': null,
      'run-attempt': null,
      repository: '',
      'run-url': '',
    });
  });

  test('rates where there are no counts, as the mean of what was seen', () => {
    const outcome = OUTCOMES['fail by ranks']!;
    const rates = outcome.watch.rateIntervals.map(({ canary }) => canary);
    const mean = rates.reduce((sum, rate) => sum + rate) / rates.length;
    const { fields } = rollbackMessage(outcome);
    expect(fields['canary-error-rate']).toBeCloseTo(mean, 12);
    expect(fields['canary-errors']).toBeNull();
  });
});

describe('the id', () => {
  const run = outcomeOf(play(failing())).run;
  const settings = withWebhook('https://deploy.example.com/rollback/eu');
  const id = (identity: RunIdentity, changed: Config = settings, openedAt = 1) =>
    webhookId(identity, changed, openedAt);

  test('is the same whenever the same step of the same attempt asks', () => {
    expect(id(run, settings, 2)).toBe(id({ ...run }, config({ webhook: settings.webhook }), 1));
    expect(id(run)).toMatch(/^cg_[0-9a-f]{32}$/);
  });

  test.each([
    ['repository', { repository: 'acme/other' }],
    ['run', { runId: '8123456790' }],
    ['attempt', { runAttempt: '2' }],
    ['job', { job: 'other' }],
    ['step', { step: '__gate_2' }],
  ])('is another for another %s', (_, changes) => {
    expect(id({ ...run, ...changes })).not.toBe(id(run));
  });

  test('is another for each leg of a matrix, which differ in an input, an address or a body', () => {
    const inputs = [{ name: 'canary', value: 'other', from: 'input' as const }];
    const ids = [
      id(run),
      id(run, { ...settings, inputs }),
      id(run, withWebhook('https://deploy.example.com/rollback/us')),
      id(run, withWebhook('https://deploy.example.com/rollback/eu', '{"region": "us"}')),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  test('outside of GitHub is that of the watch', () => {
    expect(id(NOWHERE, settings, 1)).toBe(id(NOWHERE, settings, 1));
    expect(id(NOWHERE, settings, 1)).not.toBe(id(NOWHERE, settings, 2));
  });
});

function withWebhook(url: string, body?: string): Config {
  return config({
    webhook: webhookConfig(new URL(url), { body }),
  });
}
