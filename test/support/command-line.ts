/** The command line in this process: its words and environment in, what it wrote and its exit code out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCommandLine } from '../../src/cli/run.ts';

export interface Answered {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function commandLine(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const read = Promise.all([text(stdout), text(stderr)]);
  const { signal } = new AbortController();
  const exitCode = await runCommandLine({
    words,
    environment,
    stdout,
    stderr,
    watching: signal,
    acting: signal,
  });
  stdout.end();
  stderr.end();
  const [written, complained] = await read;
  return { exitCode, stdout: written, stderr: complained };
}

export interface Replayed extends Answered {
  readonly outputs: Readonly<Record<string, string>>;
  /** What the repetition has recorded; undefined where none was written. */
  // biome-ignore lint/suspicious/noExplicitAny: compared with another record, field by field
  readonly record: any;
}

/** `replay` of a record, given as an object or as the text of its file. */
export async function replayed(
  record: object | string,
  flags: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Replayed> {
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-replay-'));
  try {
    const path = join(folder, 'record.json');
    writeFileSync(path, typeof record === 'string' ? record : JSON.stringify(record));
    const words = ['replay', path, '--json', '--report-folder', folder, ...flags];
    const answered = await commandLine(words, environment);
    const outputs = JSON.parse(answered.stdout);
    const again = outputs.report === '' ? undefined : readFileSync(outputs.report, 'utf8');
    return { ...answered, outputs, record: again && JSON.parse(again) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
