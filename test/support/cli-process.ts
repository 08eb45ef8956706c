/** The command line as it ships, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { CREDENTIALS, expectHidden, expectValid, filesIn } from './gate-run.ts';

export const CLI = join(import.meta.dirname, '../../dist/cli.js');

export interface CliOptions {
  /** Flags of a command by their name. */
  readonly with?: Readonly<Record<string, string>>;
  /** The command and its other words. */
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Does with the process what it likes, once it runs. */
  readonly during?: (child: ChildProcess) => void;
}

export interface CliRun extends Disposable {
  readonly exitCode: number | null;
  /** What ended the process, when a signal did. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The reports: by the ends of their names. */
  readonly files: Readonly<Partial<Record<'json' | 'html' | 'md', string>>>;
  /** Of the JSON record. */
  readonly recordPath: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: checked against its schema before anyone reads it
  readonly record: any;
}

/** `gate`, with reports in a folder of its own and credentials in the environment, none of which may show. */
export async function runCli({
  with: inputs = {},
  words = ['gate'],
  env = {},
  during,
}: CliOptions): Promise<CliRun> {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run \`npm run build\``);
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-cli-'));
  const flags = Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
  const child = spawn(
    process.execPath,
    [CLI, ...words, ...flags, '--report-folder', join(folder, 'reports')],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const raw = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      raw[stream] += text;
    });
  }
  during?.(child);
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('close', (...how) => resolve(how));
    },
  );
  const written = filesIn(folder);
  expectHidden({ ...raw, ...written });
  const named = Object.entries(written).map(([path, text]) => [path.replace(/^.*\./, ''), text]);
  const [path] = Object.keys(written).filter((name) => name.endsWith('.json'));
  const recordPath = path && join(folder, path);
  const record = recordPath && JSON.parse(readFileSync(recordPath, 'utf8'));
  if (record) expectValid(record);
  return {
    exitCode,
    signal,
    ...raw,
    files: Object.fromEntries(named),
    recordPath,
    record,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Inputs as variables of the environment, where the process list does not show them. */
export function variables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `CANARY_GATE_${name.toUpperCase().replaceAll('-', '_')}`,
      value,
    ]),
  );
}

export const SECRET_VARIABLES: Readonly<Record<string, string>> = variables(CREDENTIALS);

/** Call right after the run: nothing is shown when the test passes. */
export function showCliWhenFailed({ onTestFailed }: TestContext, run: CliRun): void {
  onTestFailed(() => console.log(`${run.exitCode} ${run.signal}\n${run.stdout}\n${run.stderr}`));
}
