/** The environment that a runner gives to a step: its inputs, the command files, GITHUB_* and RUNNER_*. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepLog } from './workflow-commands.ts';

const COMMAND_FILES = ['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH'];

export interface ActionInput {
  readonly default?: unknown;
}

/** `INPUT_` and the name in upper case, blanks as `_`, hyphens kept; what is neither given nor defaulted is empty. */
export function inputVariables(
  inputs: Readonly<Record<string, ActionInput | null>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const all = Object.entries(inputs).map(
    ([name, input]) => [name, evaluate(input?.default)] as const,
  );
  const values = { ...Object.fromEntries(all), ...given };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

/** Of no one; a runner gives every step the token of its job. */
export const TOKEN = 'ghs_emulatedTokenOfTheJob0000000000000000';

function evaluate(value: unknown): string {
  const text = String(value ?? '').replace(/\$\{\{\s*github\.token\s*\}\}/g, TOKEN);
  if (text.includes('${{')) throw new Error(`the emulator can't evaluate ${text}`);
  return text;
}

/** As the runner: a warning, not a failure. */
export function warnOfUnknown(given: object, inputs: object, log: StepLog): void {
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length === 0) return;
  const valid = Object.keys(inputs).map((name) => `'${name}'`);
  const names = unknown.map((name) => `'${name}'`).join(', ');
  log.take(`::warning::Unexpected input(s) ${names}, valid inputs are [${valid.join(', ')}]`);
}

/** Also makes the files it names, in `folder`. */
export function runnerEnvironment(folder: string): Record<string, string> {
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  writeFileSync(join(folder, 'event.json'), '{}');
  return {
    ...commandFiles(folder),
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? folder,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    // A test that looks at the words of a log need not see through its colours.
    NO_COLOR: '1',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_JOB: 'deploy',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_REPOSITORY_OWNER: 'octo',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1658821493',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
    GITHUB_WORKFLOW: 'Deploy',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'emulated',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: folder,
  };
}

/** Makes them, empty, in `folder`: each step gets its own. */
export function commandFiles(folder: string): Record<string, string> {
  for (const name of COMMAND_FILES) writeFileSync(join(folder, name), '');
  return Object.fromEntries(COMMAND_FILES.map((name) => [`GITHUB_${name}`, join(folder, name)]));
}
