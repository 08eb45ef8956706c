/**
 * Runs an action as the GitHub runner does, without GitHub: inputs and defaults from action.yml, command files, masks,
 * signals on cancel, then `post`. So tests and the demo run the very bundle that ships.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseCommandFile } from './command-file.ts';
import {
  commandFiles,
  inputVariables,
  runnerEnvironment,
  warnOfUnknown,
} from './runner-environment.ts';
import { type Ended, type ProcessOptions, runScript } from './step-process.ts';
import { type StepLog, stepLog } from './workflow-commands.ts';

export interface RunOptions extends ProcessOptions {
  /** The step's `with:`. */
  readonly with?: Readonly<Record<string, string>>;
  /** Beside the clean environment that a runner gives; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Values of `${{ secrets.… }}`: masked from the start. */
  readonly secrets?: readonly string[];
  /** Folder of action.yml; this repository by default. */
  readonly action?: string;
}

export interface ActionRun extends Ended, Disposable {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What a reader sees: commands obeyed, secrets masked. */
  readonly log: string;
  readonly annotations: StepLog['annotations'];
  readonly groups: readonly string[];
  readonly masks: readonly string[];
  /** Of the `post` step, where action.yml has one. */
  readonly post: Post | undefined;
  /** The runner's temporary folder: holds the report until disposal. */
  readonly folder: string;
}

/** Its log is a part of the run's own. */
export interface Post extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The annotations from here on came with it. */
  readonly firstAnnotation: number;
}

const ROOT = join(import.meta.dirname, '../..');
const SUMMARY_LIMIT = 1024 * 1024;

/** Runs the action once, `post` included. The temporary folder is removed when the result is disposed of. */
export async function runAction(options: RunOptions = {}): Promise<ActionRun> {
  const action = options.action ?? ROOT;
  const { inputs = {}, runs } = parse(readFileSync(join(action, 'action.yml'), 'utf8'));
  using resources = new DisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-run-'));
  resources.defer(() => rmSync(folder, { recursive: true, force: true }));
  const log = stepLog(options.secrets);
  warnOfUnknown(options.with ?? {}, inputs, log);
  const env = {
    ...runnerEnvironment(folder),
    ...inputVariables(inputs, options.with ?? {}),
    ...options.env,
  };

  const main = await runScript(join(action, runs.main), env, log, options);
  const file = (name: string) => readFileSync(join(folder, name), 'utf8');
  const state = parseCommandFile(file('STATE'));
  const written = {
    outputs: parseCommandFile(file('OUTPUT')),
    state,
    summary: uploadSummary(file('STEP_SUMMARY'), log),
  };
  const post =
    runs.post === undefined
      ? undefined
      : await runPost(join(action, runs.post), folder, { env, state, log, onLine: options.onLine });

  const { annotations, groups, masks } = log;
  const shown = { log: log.lines.join('\n'), annotations, groups, masks };
  const kept = resources.move();
  const dispose = { [Symbol.dispose]: () => kept.dispose() };
  return { ...main, ...written, ...shown, post, folder, ...dispose };
}

interface AfterMain {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly state: Readonly<Record<string, string>>;
  readonly log: StepLog;
  readonly onLine: ProcessOptions['onLine'];
}

/** A step of its own: with the same inputs and what main has saved, and with files of its own. */
async function runPost(
  script: string,
  folder: string,
  { env, state, log, onLine }: AfterMain,
): Promise<Post> {
  const own = join(folder, 'post');
  mkdirSync(own);
  const saved = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
  const firstAnnotation = log.annotations.length;
  const ended = await runScript(
    script,
    { ...env, ...commandFiles(own), ...Object.fromEntries(saved) },
    log,
    { onLine },
  );
  const file = (name: string) => readFileSync(join(own, name), 'utf8');
  const outputs = parseCommandFile(file('OUTPUT'));
  return { ...ended, outputs, summary: uploadSummary(file('STEP_SUMMARY'), log), firstAnnotation };
}

/** Too large a summary is dropped, with an error in its place. */
function uploadSummary(text: string, log: StepLog): string {
  if (Buffer.byteLength(text) <= SUMMARY_LIMIT) return log.mask(text);
  log.take('::error::$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k');
  return '';
}
