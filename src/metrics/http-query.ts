/** The `query` input of provider `http`: YAML, read strictly; every problem is named, not the first alone. */
import * as v from 'valibot';
import { parseDocument } from 'yaml';
import type { HttpQuery } from '../config.ts';
import { parseDuration } from '../units.ts';
import { httpQueryProblems } from './http-query-problems.ts';
import { shown } from './shown.ts';

const EXPRESSION = 'a JMESPath expression, in quotes where YAML needs them';
const DURATION = 'a duration such as 30s';

const expression = v.optional(filled(EXPRESSION));
const schema = v.strictObject(
  {
    method: v.optional(v.picklist(['GET', 'POST'], 'GET or POST')),
    path: v.optional(filled('what follows metrics-url, beginning with / or ?')),
    headers: v.optional(
      v.record(v.string(), v.string('a text in quotes'), 'a mapping of names to texts'),
    ),
    body: v.optional(filled('a text, such as a block after |')),
    mode: v.optional(v.picklist(['window', 'cumulative'], 'window or cumulative')),
    'canary-errors': expression,
    'canary-requests': expression,
    'baseline-errors': expression,
    'baseline-requests': expression,
    'canary-rate': expression,
    'baseline-rate': expression,
    assert: v.optional(
      v.union(
        [filled(EXPRESSION), v.array(filled(EXPRESSION))],
        `${EXPRESSION}, or a list of them`,
      ),
    ),
    lag: v.optional(
      v.pipe(
        v.string(DURATION),
        v.check((text) => parseDuration(text) !== undefined, DURATION),
        v.transform((text) => parseDuration(text) ?? 0),
      ),
    ),
  },
  'a YAML mapping of keys to values',
);
type Written = v.InferOutput<typeof schema>;

/**
 * The query that a YAML text describes, or all that is wrong with it. A baseline's expressions are required with
 * `hasBaseline`, and read without it where they are given.
 */
export function parseHttpQuery(
  yamlText: string,
  hasBaseline: boolean,
): { readonly query: HttpQuery } | { readonly problems: readonly string[] } {
  const document = parseDocument(yamlText, { prettyErrors: true, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken !== undefined) return { problems: [`not YAML: ${firstLine(broken.message)}`] };
  const read = v.safeParse(schema, readPlain(document));
  if (!read.success) return { problems: read.issues.map(describeIssue) };
  const problems = numberProblems(read.output, hasBaseline);
  if (problems.length > 0) return { problems };
  const query = toQuery(read.output);
  const more = httpQueryProblems(query);
  return more.length > 0 ? { problems: more } : { query };
}

function filled(takes: string) {
  return v.pipe(v.string(takes), v.nonEmpty(takes));
}

/** What a document holds; undefined where aliases make it too large to hold. */
function readPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch {
    return undefined;
  }
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  const [key] = issue.path ?? [];
  if (issue.expected === 'never' && issue.path?.length === 1) {
    return `${shown(path, 60)}: unknown key; takes ${Object.keys(schema.entries).join(', ')}`;
  }
  return `${path === '' ? '' : `${shown(path, 60)}: `}got ${described(issue.input, key?.key)}; takes ${issue.message}`;
}

/** Headers, bodies and a text that is no mapping at all may hold secrets. */
function described(value: unknown, key: unknown): string {
  if (value === undefined) return 'nothing';
  const secret = key === undefined || key === 'headers' || key === 'body';
  return secret ? (KINDS[typeof value] ?? 'something else') : shown(JSON.stringify(value), 60);
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

/** What follows shows the text itself, which may hold secrets. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

const COUNTS = [
  'canary-errors',
  'canary-requests',
  'baseline-errors',
  'baseline-requests',
] as const;
const RATES = ['canary-rate', 'baseline-rate'] as const;

/** Counts or rates, not both, and each complete. */
function numberProblems(written: Written, hasBaseline: boolean): string[] {
  const given = (keys: readonly (keyof Written)[]) =>
    keys.filter((key) => written[key] !== undefined);
  const [counts, rates] = [given(COUNTS), given(RATES)];
  if (counts.length > 0 && rates.length > 0) {
    return [`${counts[0]} and ${rates[0]}: counts and rates exclude each other; counts say more`];
  }
  if (rates.length > 0) return missing(written, RATES);
  const baseline = hasBaseline || COUNTS.slice(2).some((key) => written[key] !== undefined);
  return missing(written, baseline ? COUNTS : COUNTS.slice(0, 2));
}

function missing(written: Written, keys: readonly (keyof Written)[]): string[] {
  return keys
    .filter((key) => written[key] === undefined)
    .map((key) => `${key}: got nothing; takes ${EXPRESSION}`);
}

function toQuery(written: Written): HttpQuery {
  const { path, body, assert = [] } = written;
  return {
    method: written.method ?? (body === undefined ? 'GET' : 'POST'),
    path,
    headers: Object.entries(written.headers ?? {}),
    body,
    mode: written.mode ?? 'window',
    numbers: toNumbers(written),
    assert: typeof assert === 'string' ? [assert] : assert,
    lag: written.lag ?? 0,
  };
}

function toNumbers(written: Written): HttpQuery['numbers'] {
  const text = (key: (typeof COUNTS | typeof RATES)[number]) => written[key] ?? '';
  if (written['canary-rate'] !== undefined) {
    return {
      kind: 'rates',
      canaryRate: text('canary-rate'),
      baselineRate: text('baseline-rate'),
    };
  }
  const compares = written['baseline-errors'] !== undefined;
  return {
    kind: 'counts',
    canaryErrors: text('canary-errors'),
    canaryRequests: text('canary-requests'),
    baseline: compares
      ? { errors: text('baseline-errors'), requests: text('baseline-requests') }
      : undefined,
  };
}
