/** What the summary offers for repetition must be a step, and a command, that the gate takes. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCommandLine } from '../../src/cli/command-line.ts';
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

/** What a shell hands over to npx. */
function words(command: string): string[] {
  const script = `npx() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

function commands(shown: string): string[] {
  return [...shown.matchAll(/```sh\n([\s\S]*?)\n```/g)].map(([, command]) => command!);
}

const IGNORED = { writeOut: () => {}, writeErr: () => {} };

test('the command takes a shell, and judges the same window by the same rules', () => {
  const config = read({ ...ALL, baseline: `http_requests_total{\n  version="it's $(id) stable"}` });
  const shown = summary({ ...OUTCOMES.fail!, config });
  const [again, offline] = commands(shown);
  expect(again).toContain('# export CANARY_GATE_METRICS_TOKEN=…');
  expect(shown).not.toContain('glsa_secret-token');
  const [where, ...rest] = words(again!);
  expect(where).toBe('github:OWNER/canary-gate#v1');
  const environment = { CANARY_GATE_METRICS_TOKEN: 'glsa_secret-token' };
  const request = readCommandLine(rest, environment, IGNORED);
  if (typeof request === 'number') throw new Error(`exit code ${request}`);
  expect(request.command).toBe('replay');
  const repeated = readConfig(request.environment, NOW);
  expect(repeated.source).toEqual(config.source);
  expect(repeated.strictness).toEqual(config.strictness);
  const { start, deadline } = OUTCOMES.fail!.watch.plan!;
  expect(repeated.timing).toMatchObject({ interval: 10_000, history: 7_200_000 });
  expect(repeated.timing.replay).toEqual({ start, end: deadline });
  expect(repeated.policies.dryRun).toBe(true);
  expect(readCommandLine(words(offline!).slice(1), {}, IGNORED)).toMatchObject({
    command: 'replay',
    record: 'canary-gate-….json',
  });
});

test('what the step uses is what the repetition uses', () => {
  const { fail } = OUTCOMES;
  const action = { repository: 'acme/canary-gate', ref: '1a2b3c' };
  const shown = summary({ ...fail!, run: { ...fail!.run, action } });
  expect(shown).toContain("uses: 'acme/canary-gate@1a2b3c'");
  expect(words(commands(shown)[0]!)[0]).toBe('github:acme/canary-gate#1a2b3c');
});

test('where a provider can not look back, the record can', () => {
  const { fail } = OUTCOMES;
  const source = read({ provider: 'scrape', canary: 'http://a/', baseline: 'http://b/' }).source;
  const shown = summary({ ...fail!, config: { ...fail!.config, source } });
  expect(commands(shown)).toHaveLength(1);
  expect(words(commands(shown)[0]!)).toContain('canary-gate-….json');
});

test('checks that are not shown are taken from the environment, and from a secret', () => {
  const checks = '- name: headers service\n- name: all errors\n  errors: 4xx,5xx';
  const config = read({ ...ALL, checks });
  const shown = summary({ ...OUTCOMES.fail!, config });
  const [again] = commands(shown);
  expect(again).toContain('# export CANARY_GATE_CHECKS=…');
  expect(again).not.toContain('--checks');
  expect(shown).toMatch(/checks: '\$\{\{ secrets\.CHECKS \}\}'/);
});

test('an endpoint that knows windows is not said to be unable to look back', () => {
  const { fail } = OUTCOMES;
  const { source } = read({
    provider: 'http',
    'metrics-url': 'https://metrics.example.com',
    query: [
      'path: "?from={{ start }}&to={{ end }}"',
      'canary-errors: a',
      'canary-requests: b',
      'baseline-errors: c',
      'baseline-requests: d',
    ].join('\n'),
  });
  const shown = summary({ ...fail!, config: { ...fail!.config, source } });
  expect(shown).toContain('the step judges it again with <code>start-time</code>');
  expect(shown).not.toContain("can't look back");
});
