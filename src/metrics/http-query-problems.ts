/** What keeps a query of provider `http` from ever giving right numbers, found before anything is asked. */
import type { HttpQuery } from '../config.ts';
import { placeholders } from '../template.ts';
import { formatDuration } from '../units.ts';
import { expressionProblem, expressions } from './json-numbers.ts';
import { PLACEHOLDERS } from './json-request.ts';
import { shown } from './shown.ts';

/** The inputs that `{{ canary }}` and `{{ baseline }}` stand for. */
export interface NamedCohorts {
  readonly canary: string | undefined;
  readonly baseline: string | undefined;
}

const STARTS = ['start', 'start_ms', 'start_s', 'window_seconds'];
const ENDS = ['end', 'end_ms', 'end_s'];

/** Each as `key: what is wrong; takes …`. Placeholders of cohorts are checked where `cohorts` is given. */
export function httpQueryProblems(query: HttpQuery, cohorts?: NamedCohorts): string[] {
  const texts = templates(query);
  const used = new Set(texts.flatMap(([, text]) => placeholders(text)));
  return [
    ...shapeProblems(query),
    ...expressions(query).flatMap(([key, expression]) => {
      const problem = expressionProblem(expression);
      return problem === undefined
        ? []
        : [`${key}: ${shown(expression, 120)} is no JMESPath expression: ${problem}`];
    }),
    ...texts.flatMap(([key, text]) => unknownPlaceholders(key, text)),
    ...windowProblems(query, used),
    ...(cohorts === undefined ? [] : unnamedCohorts(used, cohorts)),
  ];
}

/** Whether the query says until when it asks, so that it gives the same answer later. */
export function endsItsWindows(query: HttpQuery): boolean {
  return (
    query.mode === 'window' &&
    templates(query).some(([, text]) => placeholders(text).some((name) => ENDS.includes(name)))
  );
}

function templates({ path, headers, body }: HttpQuery): [key: string, text: string][] {
  return [
    ['path', path ?? ''],
    ...headers.map(([name, text]): [string, string] => [`headers.${name}`, text]),
    ['body', body ?? ''],
  ];
}

function shapeProblems({ method, path, headers, body }: HttpQuery): string[] {
  const problems: string[] = [];
  if (path !== undefined && !/^[/?]/.test(path)) {
    problems.push(
      `path: got ${JSON.stringify(shown(path, 60))}; takes what follows metrics-url, beginning with / or ?`,
    );
  }
  if (method === 'GET' && body !== undefined) {
    problems.push('body: a GET request has none; take method: POST or leave it out');
  }
  for (const [name, value] of headers) {
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      problems.push(`headers: ${JSON.stringify(shown(name, 60))} is no name of a header`);
    } else if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      problems.push(`headers.${name}: a line break or a character that no header may hold`);
    }
  }
  return problems;
}

function unknownPlaceholders(key: string, text: string): string[] {
  return placeholders(text)
    .filter((name) => !Object.hasOwn(PLACEHOLDERS, name))
    .map(
      (name) => `${key}: {{ ${name} }} is unknown; takes ${Object.keys(PLACEHOLDERS).join(', ')}`,
    );
}

function windowProblems({ mode, numbers, lag }: HttpQuery, used: ReadonlySet<string>): string[] {
  const names = (wanted: readonly string[]) => wanted.some((name) => used.has(name));
  if (mode === 'cumulative') {
    const problems: string[] = [];
    if (numbers.kind === 'rates') {
      problems.push(
        'mode: cumulative is for running totals; rates are asked for a window: take mode: window',
      );
    }
    if (lag > 0) {
      problems.push(
        `lag: got ${formatDuration(lag)}; running totals (mode: cumulative) have no window that could end earlier`,
      );
    }
    return problems;
  }
  const problems: string[] = [];
  if (!names(STARTS)) {
    problems.push(
      'path, headers, body: nothing tells the endpoint which window to count (mode: window); ' +
        'put {{ start }} and {{ end }} where its start and end belong, or take mode: cumulative for running totals',
    );
  }
  if (lag > 0 && !names(ENDS)) {
    problems.push(
      `lag: got ${formatDuration(lag)}, but nothing tells the endpoint where the window ends; take {{ end }} too`,
    );
  }
  return problems;
}

function unnamedCohorts(used: ReadonlySet<string>, cohorts: NamedCohorts): string[] {
  return (['canary', 'baseline'] as const)
    .filter((name) => used.has(name) && cohorts[name] === undefined)
    .map((name) => `{{ ${name} }} is used, but the input ${name} is empty`);
}
