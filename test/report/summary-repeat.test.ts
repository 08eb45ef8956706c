/** What the summary offers for repetition must be a step that the gate takes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/inputs.ts';
import { summary } from '../../src/report/summary.ts';
import { OUTCOMES } from '../support/outcomes.ts';
import { inputVariables } from '../support/runner-environment.ts';

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
const NOW = Date.UTC(2026, 2, 2);

const ALL = {
  'metrics-url': 'https://prometheus.example.com/prefix',
  'metrics-token': 'glsa_secret-token',
  canary: `http_requests_total{version="it's \${{ github.sha }}"}`,
  baseline: 'http_requests_total{version="stable"}',
  errors: '500,502-504',
  'status-label': 'code',
  duration: '10m',
  interval: '10s',
  warmup: '1m',
  history: '2h',
  'false-alarm-rate': '0.5%',
  'max-error-ratio': '2',
  'max-error-rate': '5%',
  'on-inconclusive': 'rollback',
  'on-cancel': 'rollback',
  'verify-recovery': '5m',
  'rollback-webhook-url': 'https://rollback.example.com/hook',
  'rollback-webhook-secret': 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiB0aGUgd2ViaG9vaw==',
  'rollback-workflow': 'rollback.yml@main',
  environment: 'production',
  comment: 'true',
};
const RUN = { GITHUB_REPOSITORY: 'octo/shop', GITHUB_RUN_ID: '1' };

function read(given: Readonly<Record<string, string>>) {
  return readConfig({ ...inputVariables(action.inputs, given), ...RUN }, NOW);
}

test('a run with every kind of input: the same judgement of the past, and nobody is called', () => {
  const config = read(ALL);
  const shown = summary({ ...OUTCOMES.fail!, config });
  const { on, jobs } = parse(/```yaml\n([\s\S]*?)\n```/.exec(shown)![1]!);
  const { inputs } = on.workflow_dispatch;
  const evaluated = Object.entries<string>(jobs.gate.steps[0].with).map(([name, value]) => [
    name,
    value.replace(/\$\{\{ (?:'(.*?)'|inputs\.([\w-]+)|secrets\.\w+) \}\}/g, (_, text, input) =>
      input === undefined ? (text ?? 'glsa_secret-token') : inputs[input].default,
    ),
  ]);
  const again = read(Object.fromEntries(evaluated));
  const { timing, source, strictness, policies, webhook, github } = again;
  expect(source).toEqual(config.source);
  expect(strictness).toEqual(config.strictness);
  const { start, deadline } = OUTCOMES.fail!.watch.plan!;
  expect(timing).toMatchObject({ interval: 10_000, history: 7_200_000 });
  expect(timing.replay).toEqual({ start, end: deadline });
  expect([policies.dryRun, webhook, github]).toEqual([true, undefined, undefined]);
  expect(shown).not.toContain('glsa_secret-token');
});
