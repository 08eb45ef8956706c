/** Reads inputs by name, and remembers every problem met on the way. */
import type { ResolvedInput } from '../config.ts';
import type { InputProblem } from '../errors.ts';
import { shownText } from './shown-text.ts';
import { INPUT_NAMES, type InputName, ruleOf } from './table.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface InputReader {
  /** What was given, or else the default. Trimmed; an empty text counts as not given. */
  get(name: InputName): string | undefined;
  /** Whether something else than the default was given. */
  chosen(name: InputName): boolean;
  /** The parsed value; undefined when there is none, or, with a problem noted, when it is unusable. */
  parse<T>(
    name: InputName,
    parse: (text: string) => T | undefined,
    takes: string,
  ): Exclude<T, undefined> | undefined;
  /** Like `parse`, where having none is a problem too. */
  require<T>(
    name: InputName,
    parse: (text: string) => T | undefined,
    takes: string,
  ): Exclude<T, undefined> | undefined;
  /** Notes that what `name` got can't be used. */
  reject(name: InputName, takes: string): void;
  /** Notes a problem with a name that is no input. */
  rejectName(name: string, takes: string): void;
  /** Takes over a problem that another reader has met. */
  adopt(problem: InputProblem): void;
  readonly problems: readonly InputProblem[];
  /** Everything that was given or has a default, in the order of the table. */
  resolved(): ResolvedInput[];
}

/** The runner hands `max-error-rate` over as `INPUT_MAX-ERROR-RATE`, and inputs left out as an empty text. */
export function inputReader(environment: Environment): InputReader {
  const problems: InputProblem[] = [];
  const get = (name: InputName) => environment[variableOf(name)]?.trim() || literalDefault(name);
  const chosen = (name: InputName) => get(name) !== ruleOf(name).default;
  const reject = (name: InputName, takes: string) => {
    const text = get(name);
    const got = text === undefined ? undefined : cut(shownText(name, text));
    problems.push({ input: name, got, takes });
  };

  const reader: InputReader = {
    get,
    chosen,
    reject,
    problems,
    parse(name, parse, takes) {
      const text = get(name);
      if (text === undefined) return undefined;
      const value = parse(text);
      if (value === undefined) reject(name, takes);
      return value as Exclude<typeof value, undefined> | undefined;
    },
    require(name, parse, takes) {
      if (get(name) === undefined) reject(name, takes);
      return reader.parse(name, parse, takes);
    },
    rejectName(name, takes) {
      problems.push({ input: cut(name), got: '***', takes });
    },
    adopt(problem) {
      problems.push(problem);
    },
    resolved() {
      return INPUT_NAMES.flatMap((name): ResolvedInput[] => {
        const text = get(name);
        if (text === undefined) return [];
        const from = chosen(name) ? 'input' : 'default';
        return [{ name, value: shownText(name, text), from }];
      });
    },
  };
  return reader;
}

/** The runner evaluates expressions; where none was at work, there is no value. */
function literalDefault(name: InputName): string | undefined {
  const text = ruleOf(name).default;
  return text?.startsWith('${{') ? undefined : text;
}

/** `CANARY_GATE_METRICS_TOKEN` is `--metrics-token`: the process list shows flags, and the shell keeps them. */
export const OUTSIDE_PREFIX = 'CANARY_GATE_';

/** `INPUT_METRICS-URL` */
export function variableOf(name: string): string {
  return `INPUT_${name.toUpperCase()}`;
}

/** The variable outside of a runner that an input was read from; undefined where none is set. */
export function outsideVariable(name: string, environment: Environment): string | undefined {
  return Object.keys(environment).find(
    (variable) =>
      variable.startsWith(OUTSIDE_PREFIX) &&
      variableOf(variable.slice(OUTSIDE_PREFIX.length).replaceAll('_', '-')) === variableOf(name),
  );
}

/** The fields, when none of them is undefined. */
export function complete<T extends object>(
  fields: T,
): { [K in keyof T]: Exclude<T[K], undefined> } | undefined {
  return Object.values(fields).includes(undefined)
    ? undefined
    : (fields as { [K in keyof T]: Exclude<T[K], undefined> });
}

/** One of a few words, spelled exactly. */
export function oneOf<Word extends string>(
  words: readonly Word[],
): (text: string) => Word | undefined {
  return (text) => words.find((word) => word === text);
}

const LONGEST_SHOWN = 200;

function cut(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}
