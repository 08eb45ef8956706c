/** What the words of a command line ask for: the action's inputs as flags, and a few things of its own. */
import { Command, CommanderError, Option } from 'commander';
import { type Environment, OUTSIDE_PREFIX, variableOf } from '../inputs/input-reader.ts';
import { INPUT_NAMES, type InputName, ruleOf } from '../inputs/table.ts';
import { logLine } from '../report/log-text.ts';
import { parseBoolean } from '../units.ts';
import { VERSION } from '../version.ts';
import { INPUT_GROUPS } from './input-groups.ts';

export interface Request {
  readonly command: 'gate' | 'replay';
  /** Inputs as the runner would hand them over, and the rest of the environment without any. */
  readonly environment: Environment;
  /** A saved record to judge again. */
  readonly record: string | undefined;
  readonly reportFolder: string | undefined;
  /** Outputs as JSON on stdout, all else on stderr. */
  readonly json: boolean;
  /** Lines, also where a terminal could draw. */
  readonly plain: boolean;
}

export interface Streams {
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
}

/** Of words that can't be understood, as is the custom. */
const MISUSED = 2;

/** @returns what is asked for; the exit code where the words alone are the answer (`--help`) or wrong */
export function readCommandLine(
  words: readonly string[],
  environment: Environment,
  streams: Streams,
): Request | number {
  let request: Request | undefined;
  const asked = (command: Request['command'], record: string | undefined, options: Options) => {
    const { reportFolder, json = false, plain = false, ...flags } = options;
    const inputs = inputsOf(flags, environment);
    request = { command, environment: inputs, record, reportFolder, json, plain };
  };
  const program = new Command('canary-gate')
    .description('Watches a canary deploy and decides whether it is worse than the baseline.')
    .version(VERSION)
    .configureOutput({ ...harmless(streams), outputError: (text, write) => write(unvalued(text)) })
    .exitOverride()
    .showHelpAfterError('(add --help for the commands and flags)');
  withInputs(program.command('gate'))
    .summary('watch, decide and, if need be, roll back: what the action does')
    .description(
      `Watches the canary, decides, and rolls back if need be: the GitHub Action, with its inputs as flags.\n${ABOUT_FLAGS}`,
    )
    .action((options: Options) => asked('gate', undefined, options));
  withInputs(program.command('replay'))
    .argument('[record]', 'a JSON record that a gate has left, to judge its intervals again')
    .summary('judge a past window, or the record of a run, again')
    .description(
      `Judges the past: a window (--start-time, --end-time) from the server's memory, or the record of a run. Calls nobody unless told to.\n${ABOUT_FLAGS}`,
    )
    .action((record: string | undefined, options: Options) => asked('replay', record, options));
  try {
    program.parse(spelledOut(words), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : MISUSED;
  }
  return request ?? MISUSED;
}

/** What is quoted of the words can neither be obeyed by a runner nor move the cursor of a terminal. */
function harmless({ writeOut, writeErr }: Streams): Streams {
  const cleaned = (text: string) => text.split('\n').map(logLine).join('\n');
  return {
    writeOut: (text) => writeOut(cleaned(text)),
    writeErr: (text) => writeErr(cleaned(text)),
  };
}

/** What was given to a flag that is none, or is a word too many, may be a secret. */
function unvalued(text: string): string {
  return text
    .replace(/^(error: unknown option '[^=']*)=.*'/s, "$1=…'")
    .replace(/^(error: too many arguments .*? but got \d+): .*/s, '$1.\n');
}

const SWITCHES = new Set(
  INPUT_NAMES.filter((name) => ruleOf(name).isSwitch).map((name) => `--${name}`),
);

/** A switch takes the word after it for its value only where it can be one: the next may be the record. */
function spelledOut(words: readonly string[]): string[] {
  return words.map((word, index) => {
    const next = words[index + 1];
    const bare = SWITCHES.has(word) && (next === undefined || parseBoolean(next) === undefined);
    return bare ? `${word}=true` : word;
  });
}

const ABOUT_FLAGS =
  'An input may also come from the environment, which suits secrets: --metrics-token as CANARY_GATE_METRICS_TOKEN.\nExit code: 0 where the step would succeed, 1 where it would fail, 2 for words that are no command.';

interface Options extends Readonly<Record<string, unknown>> {
  readonly reportFolder?: string;
  readonly json?: boolean;
  readonly plain?: boolean;
}

function withInputs(command: Command): Command {
  for (const { title, inputs } of INPUT_GROUPS) {
    for (const { name, meaning, fallback } of inputs) {
      command.addOption(flagOf(name, meaning, fallback).helpGroup(`${title}:`));
    }
  }
  return command
    .option('--report-folder <folder>', 'Where record, page and summary are written.')
    .option('--json', 'Print the outputs as JSON, and everything else on stderr.')
    .option('--plain', 'One line a poll, also on a terminal.');
}

/** A flag given twice is two lines of one input; a switch needs no value. */
function flagOf(name: InputName, meaning: string, fallback: string | undefined): Option {
  const described = fallback === undefined ? meaning : `${meaning} (default: ${fallback})`;
  return ruleOf(name).isSwitch
    ? new Option(`--${name} [true|false]`, described)
    : new Option(`--${name} <value>`, described).argParser((value: string, before?: string) =>
        before === undefined ? value : `${before}\n${value}`,
      );
}

/** What every pod beside a service called canary-gate has in its environment. */
const OF_KUBERNETES = /^CANARY_GATE_(?:SERVICE|PORT)(?:_|$)/;

/** Variables of a runner are left out: here the flags are the inputs. */
function inputsOf(flags: Readonly<Record<string, unknown>>, environment: Environment): Environment {
  const others = Object.entries(environment).filter(([name]) => !name.startsWith('INPUT_'));
  const fromVariables = Object.entries(environment)
    .filter(([name]) => name.startsWith(OUTSIDE_PREFIX) && !OF_KUBERNETES.test(name))
    .map(([name, value]) => [
      variableOf(name.slice(OUTSIDE_PREFIX.length).toLowerCase().replaceAll('_', '-')),
      value,
    ]);
  const fromFlags = Object.entries(flags).map(([name, value]) => [
    variableOf(name.replaceAll(/[A-Z]/g, (letter) => `-${letter}`)),
    String(value),
  ]);
  return Object.fromEntries([...others, ...fromVariables, ...fromFlags]);
}
