import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Config } from '../../src/config.ts';
import { InputError } from '../../src/errors.ts';
import { readConfig } from '../../src/inputs.ts';
import { inputVariables, TOKEN } from '../support/runner-environment.ts';

type Given = Readonly<Record<string, string>>;

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
const NOW = Date.UTC(2026, 2, 1, 12);

const USUAL: Given = {
  'metrics-url': 'https://prometheus.example.com',
  canary: 'http_requests_total{version="f00"}',
  baseline: 'http_requests_total{version="stable"}',
};

const RUN: Given = {
  GITHUB_API_URL: 'https://github.example.com/api/v3',
  GITHUB_REPOSITORY: 'octo/shop',
  GITHUB_REPOSITORY_ID: '4711',
  GITHUB_RUN_ID: '1658821493',
  GITHUB_WORKFLOW: 'Deploy',
};

function read(given: Given, run: Given = RUN): Config {
  return readConfig({ ...inputVariables(action.inputs, { ...USUAL, ...given }), ...run }, NOW);
}

function problems(given: Given, run: Given = RUN): readonly string[] {
  try {
    read(given, run);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ input, takes }) => `${input}: ${takes}`);
  }
}

test('selectors that name two versions make the token read, to compare them', () => {
  const config = read({ canary: 'up{version="v1.5.0"}', baseline: 'up{version="v1.4.2"}' });
  expect(config.github).toBe(undefined);
  expect(config.githubReading).toEqual({
    token: TOKEN,
    apiUrl: new URL('https://github.example.com/api/v3'),
  });
  expect(config.secrets).toContain(TOKEN);
  expect(config.inputs.map(({ name }) => name)).toContain('github-token');
  expect(read({}).githubReading).toBe(undefined);
});

test('without an input that asks for anything, nothing is to be done on GitHub', () => {
  const config = read({});
  expect(config.github).toBeUndefined();
  expect(config.inputs.map(({ name }) => name)).not.toContain('github-token');
});

test('all that may be asked for', () => {
  const config = read({
    'rollback-workflow': '.github/workflows/rollback.yml@release/1.x',
    environment: 'production / eu',
    comment: 'true',
  });
  expect(config.github).toEqual({
    token: TOKEN,
    apiUrl: new URL('https://github.example.com/api/v3'),
    deployment: { kind: 'environment', name: 'production / eu' },
    rollbackWorkflow: { file: 'rollback.yml', ref: 'release/1.x' },
    comment: true,
    repositoryId: 4711,
    workflow: 'Deploy',
  });
  expect(config.secrets).toContain(TOKEN);
  expect(config.inputs).toContainEqual({ name: 'github-token', value: '***', from: 'input' });
});

test('outside of a run the public API is asked', () => {
  expect(read({ 'deployment-id': '42' }, {}).github).toMatchObject({
    apiUrl: new URL('https://api.github.com'),
    deployment: { kind: 'id', id: 42 },
    repositoryId: undefined,
  });
});

test('without a token only a rollback is refused: what is told may stay untold', () => {
  const none = { 'github-token': '' };
  expect(read({ ...none, comment: 'true' }).github).toMatchObject({ token: undefined });
  expect(problems({ ...none, 'rollback-workflow': 'rollback.yml@main' })).toEqual([
    'rollback-workflow: a workflow only together with github-token',
  ]);
});

test('a dry run starts no workflow, and so needs no token and no run', () => {
  const given = { 'github-token': '', 'rollback-workflow': 'r.yaml@v1', 'dry-run': 'true' };
  expect(read(given, {}).github?.rollbackWorkflow).toEqual({ file: 'r.yaml', ref: 'v1' });
});

test('a policy may roll back by a workflow alone', () => {
  const policies = {
    'on-inconclusive': 'rollback',
    'on-error': 'rollback',
    'on-cancel': 'rollback',
  };
  expect(problems({ ...policies, 'rollback-workflow': 'rollback.yml@main' })).toEqual([]);
  expect(problems(policies)).toEqual(
    Object.keys(policies).map((name) =>
      expect.stringMatching(`^${name}: .*webhook-url or rollback-workflow`),
    ),
  );
});

test.each([
  [{ 'rollback-workflow': 'rollback.yml' }, 'rollback-workflow', 'rollback.yml@main'],
  [{ 'rollback-workflow': 'rollback@main' }, 'rollback-workflow', 'rollback.yml@main'],
  [{ 'rollback-workflow': '../x.yml@main' }, 'rollback-workflow', 'rollback.yml@main'],
  [{ 'rollback-workflow': 'x.yml@a b' }, 'rollback-workflow', 'rollback.yml@main'],
  [{ 'deployment-id': '0' }, 'deployment-id', 'the number of a deployment'],
  [{ 'deployment-id': 'abc' }, 'deployment-id', 'the number of a deployment'],
  [{ 'deployment-id': '1', environment: 'x' }, 'deployment-id', 'nothing beside environment'],
  [{ environment: 'x'.repeat(256) }, 'environment', 'at most 255 characters'],
  [{ comment: 'yes' }, 'comment', 'true or false'],
  [{ comment: 'true', 'github-token': 'two words' }, 'github-token', 'printable ASCII'],
] as readonly [Given, string, string][])('%j is refused', (given, input, takes) => {
  const [problem, ...others] = problems(given);
  expect(problem).toContain(`${input}: `);
  expect(problem).toContain(takes);
  expect(others).toEqual([]);
});

test('where the workflow runs matters to one that is to be started', () => {
  expect(problems({ 'rollback-workflow': 'rollback.yml@main' }, {})).toEqual([
    'rollback-workflow: a workflow only within a run of GitHub Actions',
  ]);
});
