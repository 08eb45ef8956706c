/**
 * The bundle in a run with all the secrets that there are: whatever else a test of the gate looks at, none of them may
 * show, and what is left behind must agree with itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { GITHUB_TOKEN } from './github-server.ts';
import { PATH_SECRET, QUERY_SECRET, type Receiver, startReceiver } from './receiver.ts';
import { type ActionRun, type RunOptions, runAction } from './runner.ts';

const WEBHOOK_SECRET = 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiB0aGUgd2ViaG9vaw==';
export const TOKEN = 'glsa_mEtRiCsToKeN_4b1d';
const TENANT = 'tenant-7d20c4/prod';
const WEBHOOK_HEADER = 'header-secret-19ce';
const SECRETS = [
  TOKEN,
  TENANT,
  WEBHOOK_SECRET,
  WEBHOOK_HEADER,
  PATH_SECRET,
  QUERY_SECRET,
  GITHUB_TOKEN,
];

/** For the metrics server. */
export const CREDENTIALS: Readonly<Record<string, string>> = {
  'metrics-token': TOKEN,
  'metrics-headers': `X-Scope-OrgID: ${TENANT}`,
};

const ROOT = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(ROOT, 'schema/record.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  schema,
);

export interface GateRun extends ActionRun {
  /** The JSON record, parsed; undefined where none was written. */
  // biome-ignore lint/suspicious/noExplicitAny: checked against its schema before anyone reads it
  readonly record: any;
}

/** A receiver that knows the secret of `runGate`. */
export function rollbackTarget(): Promise<Receiver> {
  return startReceiver({ secret: WEBHOOK_SECRET });
}

/** Short and strict: a watch of seconds, with credentials for the metrics and a webhook with its secret. */
export async function runGate(
  webhook: URL | undefined,
  { with: inputs, ...options }: RunOptions,
): Promise<GateRun> {
  const run = await runAction({
    ...options,
    with: {
      duration: '4s',
      interval: '1s',
      history: '0s',
      ...CREDENTIALS,
      ...(webhook === undefined ? {} : webhookInputs(webhook)),
      ...inputs,
    },
  });
  const { report } = reported(run).outputs;
  const record = report ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const gate = { ...run, record, [Symbol.dispose]: () => run[Symbol.dispose]() };
  expectNoSecret(gate);
  expectAgreement(gate);
  return gate;
}

export function webhookInputs(webhook: URL): Record<string, string> {
  return {
    'rollback-webhook-url': webhook.href,
    'rollback-webhook-secret': WEBHOOK_SECRET,
    'rollback-webhook-headers': `X-Api-Key: ${WEBHOOK_HEADER}`,
    'rollback-webhook-retries': '0',
  };
}

/** Neither in what was printed, before the runner masks it, nor in any file; only the commands that mask may hold one. */
function expectNoSecret(run: ActionRun): void {
  const { stdout: afterwards = '', stderr: complaints = '' } = run.post ?? {};
  const printed = [run.stdout, run.stderr, afterwards, complaints]
    .join('\n')
    .replaceAll(/^::add-mask::.*$/gm, '');
  expectHidden({ printed, ...filesIn(run.folder) });
  expect(run.stderr + complaints).toBe('');
}

/** @param written by where it stands */
export function expectHidden(written: Readonly<Record<string, string>>): void {
  const shown = Object.entries(written).flatMap(([where, text]) =>
    SECRETS.flatMap(spellings)
      .filter((secret) => text.includes(secret) || asRendered(text).includes(secret))
      .map((secret) => `${secret} in ${where}`),
  );
  expect(shown).toEqual([]);
}

function spellings(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
}

/** As a reader of the Markdown sees it. */
function asRendered(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/\\([^\w\s])/g, '$1');
}

/** Every file under a folder, by its path in it. */
export function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}

/** The step itself; where it did not live to report, its post step. */
function reported(run: ActionRun): Pick<ActionRun, 'outputs' | 'summary'> {
  return run.outputs.verdict === undefined && run.post !== undefined ? run.post : run;
}

export function expectValid(record: unknown): void {
  expect(validate(record) ? [] : validate.errors).toEqual([]);
}

/** Outputs, record, summary and annotation say the same; a record keeps to its schema. */
function expectAgreement(run: GateRun): void {
  const { outputs, summary } = reported(run);
  const { verdict, reason, polls } = outputs;
  expect(summary).toContain(`Canary Gate: ${verdict}`);
  if (run.record === undefined) return;
  expectValid(run.record);
  expect(run.record).toMatchObject({ verdict: { verdict, reason }, polls: Number(polls) });
  const page = readFileSync(outputs['report-html']!, 'utf8');
  expect(page).toContain(`<title>Canary Gate: ${verdict}</title>`);
  const calls = [run.record.rollback, run.record.dispatch].map((call) => call?.state);
  const rolledBack = calls.includes('done') && !calls.includes('failed');
  expect(rolledBack).toBe(outputs['rolled-back'] === 'true');
  const told = run.annotations.map(({ message }) => message);
  expect(told).toContainEqual(expect.stringContaining(reason!));
}

/** The worst that may come of bad weather: the step fails, a person reads why, and nothing is rolled back. */
export function expectHarmless(run: GateRun, receiver: Receiver): void {
  expect(receiver.calls).toEqual([]);
  expect(run.outputs['rolled-back']).toBe('false');
  expect(run.record.rollback.state).toBe('not-called');
  expect(run.annotations.filter(({ name }) => name === 'notice')).toEqual([]);
  expect(run).toMatchObject({ exitCode: 1, signal: null });
}
