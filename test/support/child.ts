/** A program that a test starts and is sure to be rid of: by its own process, when the test ends or dies. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** What it wrote so far, both streams. */
  output(): string;
  /** Ends it by `signal`, by SIGKILL when it is still there after five seconds. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts `program` and resolves when `ready` says so.
 *
 * @param hint what to do when there is no such program
 * @throws Error with its output when it ends or isn't ready within 30 seconds
 */
export async function startChild(
  program: string,
  args: readonly string[],
  hint: string,
  ready: (output: string) => boolean | Promise<boolean>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Child> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const over = new AbortController();
  child.on('error', ({ message }) => {
    over.abort(new Error(`${program} did not start (${message}). ${hint}`));
  });
  child.on('exit', (code, signal) => {
    over.abort(new Error(`${program} ended (${code ?? signal}):\n${output}`));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    process.off('exit', killAtExit);
    await end(child, signal);
  };
  try {
    await untilReady(() => ready(output), over.signal);
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
  return { pid: child.pid!, output: () => output, stop, [Symbol.asyncDispose]: () => stop() };
}

/** A port that was free a moment ago, on loopback. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether `url` answers with 2xx. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function untilReady(
  ready: () => boolean | Promise<boolean>,
  over: AbortSignal,
): Promise<void> {
  const signal = AbortSignal.any([over, AbortSignal.timeout(30_000)]);
  while (!(await ready())) {
    await sleep(50, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(timer);
}
