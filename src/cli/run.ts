/** One command, from its words to its exit code. */
import { styleText } from 'node:util';
import type { Instant } from '../clock.ts';
import type { Config } from '../config.ts';
import { InputError } from '../errors.ts';
import type { Environment } from '../inputs/input-reader.ts';
import { readConfig } from '../inputs.ts';
import { runStep } from '../main.ts';
import { terminalFront } from '../report/terminal/front.ts';
import { type TerminalStream, terminalOn } from '../report/terminal/terminal.ts';
import { type Request, readCommandLine } from './command-line.ts';
import { recordedConfig } from './recorded-config.ts';

export interface CommandLine {
  readonly words: readonly string[];
  readonly environment: Environment;
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
  /** Aborted by the first Ctrl-C: no more polls. */
  readonly watching: AbortSignal;
  /** Aborted by the second: a rollback under way ends too. */
  readonly acting: AbortSignal;
}

/** @returns the exit code; never throws but for a bug */
export async function runCommandLine(line: CommandLine): Promise<number> {
  const { stdout, stderr, watching, acting } = line;
  const request = readCommandLine(line.words, line.environment, {
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
  });
  if (typeof request === 'number') return request;
  const stream = request.json ? stderr : stdout;
  const terminal = terminalOn(stream, {
    live: stream.isTTY === true && !request.plain && request.environment.TERM !== 'dumb',
    colours: showsColours(stream),
  });
  const tellOutputs = request.json
    ? (values: object) => stdout.write(`${JSON.stringify(values, undefined, 2)}\n`)
    : undefined;
  return runStep({
    environment: request.environment,
    front: terminalFront(terminal, tellOutputs),
    watching,
    acting,
    readConfig: (environment, now) => configOf(request, environment, now),
  });
}

function configOf(
  { command, record, reportFolder }: Request,
  environment: Environment,
  now: Instant,
): Config {
  const window = [environment['INPUT_START-TIME'], environment['INPUT_END-TIME']];
  if (command === 'replay' && record === undefined && !window.some((moment) => moment)) {
    const takes = 'a record, or a past window by --start-time and --end-time';
    throw new InputError([{ input: 'replay', got: undefined, takes }]);
  }
  const config =
    record === undefined ? readConfig(environment, now) : recordedConfig(record, environment);
  return { ...config, reportFolder: reportFolder ?? config.reportFolder };
}

/** As Node itself decides it: by the stream, NO_COLOR and the like. */
function showsColours(stream: TerminalStream): boolean {
  return styleText('red', 'x', { stream: stream as NodeJS.WriteStream }) !== 'x';
}
