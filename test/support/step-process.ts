/** One script of an action as a process: streams read for commands, signals on cancel. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StepLog } from './workflow-commands.ts';

export type Patience = readonly (readonly [signal: 'SIGINT' | 'SIGTERM', wait: number])[];

const RUNNER_PATIENCE: Patience = [
  ['SIGINT', 7500],
  ['SIGTERM', 2500],
];

export interface ProcessOptions {
  /** Cancels the step after so many milliseconds, or when the signal fires. */
  readonly cancelAfter?: number | undefined;
  readonly cancel?: AbortSignal | undefined;
  /** Milliseconds after each signal, then SIGKILL. The runner's own: 7500 after SIGINT, 2500 after SIGTERM. */
  readonly patience?: Patience | undefined;
  /** Told each line that the log shows, as it comes. */
  readonly onLine?: ((line: string) => void) | undefined;
}

export interface Ended {
  readonly exitCode: number | null;
  /** What ended the process, when a signal did. */
  readonly signal: NodeJS.Signals | null;
  /** A cancelled step is `cancelled` whatever its exit code. */
  readonly outcome: 'success' | 'failure' | 'cancelled';
  /** Raw, as the process wrote it. */
  readonly stdout: string;
  readonly stderr: string;
}

/** As the runner: this Node, the workspace as folder, nothing on stdin, both streams read for commands. */
export async function runScript(
  script: string,
  env: Readonly<Record<string, string | undefined>>,
  log: StepLog,
  { cancelAfter, cancel, onLine, patience = RUNNER_PATIENCE }: ProcessOptions,
): Promise<Ended> {
  if (!existsSync(script)) throw new Error(`${script} is missing: run \`npm run build\``);
  const child = spawn(process.execPath, [script], {
    cwd: env.GITHUB_WORKSPACE,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new AbortController();
  let cancelled = false;
  const signalUntilEnded = async () => {
    for (const [signal, wait] of patience) {
      child.kill(signal);
      await sleep(wait, undefined, { signal: ended.signal }).catch(() => {});
      if (ended.signal.aborted) return;
    }
    child.kill('SIGKILL');
  };
  const stop = () => {
    if (cancelled || ended.signal.aborted) return;
    cancelled = true;
    void signalUntilEnded();
  };
  const timer = cancelAfter === undefined ? undefined : setTimeout(stop, cancelAfter);
  cancel?.addEventListener('abort', stop);
  if (cancel?.aborted) stop();

  const raw = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      raw[stream] += text;
    });
    createInterface({ input: child[stream] }).on('line', (line) => {
      const shown = log.take(line);
      if (shown !== undefined) onLine?.(shown);
    });
  }
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('close', (...how) => resolve(how));
    },
  );
  ended.abort();
  clearTimeout(timer);
  cancel?.removeEventListener('abort', stop);
  const outcome = cancelled ? 'cancelled' : exitCode === 0 ? 'success' : 'failure';
  return { exitCode, signal, outcome, ...raw };
}
