/** The `checks` input: several comparisons in one step, each of them the step itself with some inputs of its own. */
import * as v from 'valibot';
import { parseDocument } from 'yaml';
import type { Check, Timing } from '../config.ts';
import type { InputProblem } from '../errors.ts';
import { rejectUnfit } from './fit.ts';
import { type Environment, type InputReader, inputReader, variableOf } from './input-reader.ts';
import { shownText } from './shown-text.ts';
import { readSource } from './source.ts';
import { readStrictness } from './strictness.ts';
import type { InputName } from './table.ts';

/** What a check may have of its own; the rest is the step's. */
const OWN = [
  'canary',
  'baseline',
  'errors',
  'status-label',
  'query',
  'max-error-ratio',
  'negligible-error-rate',
  'max-error-rate',
  'detect-ratio',
  'detect-rate',
  'power',
] as const satisfies readonly InputName[];
type Own = (typeof OWN)[number];

const MOST = 20;

const TEXT = 'a text, or a list of texts';
const filled = v.pipe(v.string(TEXT), v.trim(), v.nonEmpty(TEXT));
const own = v.optional(
  v.union(
    [
      filled,
      v.pipe(
        v.array(filled),
        v.nonEmpty(TEXT),
        v.transform((lines) => lines.join('\n')),
      ),
    ],
    TEXT,
  ),
);
const NAME = '1 to 40 letters, digits, spaces, points, dashes or underscores';
const schema = v.pipe(
  v.array(
    v.strictObject(
      {
        name: v.pipe(v.string(NAME), v.trim(), v.regex(/^[\w .-]{1,40}$/, NAME)),
        ...(Object.fromEntries(OWN.map((name) => [name, own])) as Record<Own, typeof own>),
      },
      `a mapping with name and, of its own, any of ${OWN.join(', ')}`,
    ),
    'a YAML list of checks',
  ),
  v.minLength(1, 'at least one check'),
  v.maxLength(MOST, `at most ${MOST} checks`),
);
type Written = v.InferOutput<typeof schema>[number];

/**
 * The checks of the step, each with its share of `false-alarm-rate`; without the input one, nameless: the step itself.
 * undefined where anything is wrong, with every problem noted under `checks[name].input`.
 */
export function readChecks(
  reader: InputReader,
  environment: Environment,
  timing: Timing | undefined,
): readonly Check[] | undefined {
  const text = reader.get('checks');
  if (text === undefined) {
    const only = readCheck(reader, timing);
    return only === undefined ? undefined : [{ name: undefined, inputs: [], ...only }];
  }
  const written = readList(reader, text);
  if (written === undefined) return undefined;
  const told = new Set<string>();
  const checks = written.map((entry) => {
    const overlay = inputReader({ ...environment, ...variables(entry) });
    const check = readCheck(overlay, timing);
    for (const problem of overlay.problems) adopt(reader, problem, entry, told);
    return check && named(entry, check, written.length);
  });
  return checks.some((check) => check === undefined)
    ? undefined
    : checks.filter((check) => check !== undefined);
}

function readCheck(
  reader: InputReader,
  timing: Timing | undefined,
): Pick<Check, 'source' | 'strictness'> | undefined {
  const source = readSource(reader);
  const strictness = readStrictness(reader);
  rejectUnfit(reader, source, timing, strictness);
  return source === undefined || strictness === undefined ? undefined : { source, strictness };
}

function readList(reader: InputReader, text: string): readonly Written[] | undefined {
  // Failsafe: what looks like a number stays the text that a reader of inputs takes.
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true });
  const [broken] = document.errors;
  const wrong = (what: string) => reader.reject('checks', `${LIST}; what is wrong: ${what}`);
  if (broken !== undefined) {
    wrong(`not YAML: ${(broken.message.split('\n')[0] ?? '').replace(/:$/, '')}`);
    return undefined;
  }
  const read = v.safeParse(schema, plain(document));
  if (!read.success) {
    for (const issue of read.issues) wrong(described(issue));
    return undefined;
  }
  const names = read.output.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return read.output;
  wrong(`two checks are called ${twice}`);
  return undefined;
}

const LIST = 'a YAML list of checks, each with a name and what it does not share with the step';

/** undefined where aliases make it too large to hold. */
function plain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch {
    return undefined;
  }
}

/** Names the place; values may hold secrets and are left out. */
function described(issue: v.BaseIssue<unknown>): string {
  const [entry, field] = (issue.path ?? []).map(({ key }) => key);
  if (typeof entry !== 'number') return `takes ${issue.message}`;
  const place = `check ${entry + 1}`;
  if (field === undefined) return `${place} takes ${issue.message}`;
  return issue.expected === 'never'
    ? `${place} has an unknown key ${String(field).slice(0, 40)}; known are name, ${OWN.join(', ')}`
    : `${place}, ${String(field)}: takes ${issue.message}`;
}

function variables(entry: Written): Environment {
  return Object.fromEntries(
    OWN.flatMap((name) => {
      const value = entry[name];
      return value === undefined ? [] : [[variableOf(name), value]];
    }),
  );
}

/** What the check has of its own, or what it lacks, is its problem; all else is the step's, and told once. */
function adopt(
  reader: InputReader,
  problem: InputProblem,
  entry: Written,
  told: Set<string>,
): void {
  const its = OWN.find((name) => name === problem.input);
  const isOwn = its !== undefined && (entry[its] !== undefined || problem.got === undefined);
  const placed = isOwn ? { ...problem, input: `checks[${entry.name}].${its}` } : problem;
  const key = JSON.stringify(placed);
  if (told.has(key)) return;
  told.add(key);
  reader.adopt(placed);
}

function named(
  entry: Written,
  { source, strictness }: Pick<Check, 'source' | 'strictness'>,
  among: number,
): Check {
  return {
    name: entry.name,
    inputs: OWN.flatMap((name) => {
      const value = entry[name];
      return value === undefined ? [] : [{ name, value: shownText(name, value), from: 'input' }];
    }),
    source,
    strictness: { ...strictness, falseAlarmRate: strictness.falseAlarmRate / among },
  };
}
