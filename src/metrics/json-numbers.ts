/** From a JSON answer to counts and rates: one JMESPath expression a number, and nothing but a number is taken for one. */
import {
  compile,
  isRegistered,
  type JSONValue,
  TreeInterpreter,
} from '@jmespath-community/jmespath';
import type { HttpQuery } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { shown } from './shown.ts';
import type { Counts } from './source.ts';

/** `undefined` for a baseline that is not asked for. */
export interface CohortTotals {
  readonly canary: Counts;
  readonly baseline: Counts | undefined;
}

/** Where the answer has no rate (null), as for an interval without requests: undefined. */
export interface CohortRates {
  readonly canary: number | undefined;
  readonly baseline: number | undefined;
}

/** Each expression under the key that it has in the `query` input. */
export function expressions({ numbers, assert }: HttpQuery): [key: string, expression: string][] {
  const asserted = assert.map((text): [string, string] => ['assert', text]);
  if (numbers.kind === 'rates') {
    const { canaryRate, baselineRate } = numbers;
    return [['canary-rate', canaryRate], ['baseline-rate', baselineRate], ...asserted];
  }
  const { canaryErrors, canaryRequests, baseline } = numbers;
  return [
    ['canary-errors', canaryErrors],
    ['canary-requests', canaryRequests],
    ...(baseline === undefined
      ? []
      : ([
          ['baseline-errors', baseline.errors],
          ['baseline-requests', baseline.requests],
        ] as [string, string][])),
    ...asserted,
  ];
}

/** Why a text is no JMESPath expression; undefined when it is one. */
export function expressionProblem(expression: string): string | undefined {
  try {
    const unknown = functionNames(compile(expression)).find((name) => !isRegistered(name));
    return unknown === undefined ? undefined : `there is no function ${unknown}()`;
  } catch (error) {
    return wordsOf(error);
  }
}

/** @throws MetricsError `wrong-data` naming the first assertion that isn't exactly true */
export function checkAssertions(answer: JSONValue, query: HttpQuery): void {
  for (const expression of query.assert) {
    const value = evaluate(answer, 'assert', expression);
    if (value === true) continue;
    throw wrong(
      'assert',
      expression,
      `gave ${asJson(value)}; it must be true`,
      'The answer is not one to trust: look at what the server says, or correct the expression.',
    );
  }
}

/** @throws MetricsError `wrong-data` */
export function readTotals(
  answer: JSONValue,
  numbers: HttpQuery['numbers'] & { kind: 'counts' },
): CohortTotals {
  const { canaryErrors, canaryRequests, baseline } = numbers;
  return {
    canary: readCounts(answer, 'canary', canaryErrors, canaryRequests),
    baseline: baseline && readCounts(answer, 'baseline', baseline.errors, baseline.requests),
  };
}

/** @throws MetricsError `wrong-data` */
export function readRates(
  answer: JSONValue,
  { canaryRate, baselineRate }: HttpQuery['numbers'] & { kind: 'rates' },
): CohortRates {
  return {
    canary: readRate(answer, 'canary-rate', canaryRate),
    baseline: readRate(answer, 'baseline-rate', baselineRate),
  };
}

function readCounts(
  answer: JSONValue,
  cohort: string,
  errorsExpression: string,
  requestsExpression: string,
): Counts {
  const errors = readCount(answer, `${cohort}-errors`, errorsExpression);
  const requests = readCount(answer, `${cohort}-requests`, requestsExpression);
  if (errors <= requests) return { errors, requests };
  throw wrong(
    `${cohort}-errors`,
    errorsExpression,
    `gave ${errors}, more than the ${requests} of ${cohort}-requests`,
    'Let both count the same answers: requests include those that failed.',
  );
}

const COUNT = 'a whole number >= 0 is accepted';
const NOTHING =
  'Where nothing found means none, write expression || `0`, and an assert that the data are there.';

function readCount(answer: JSONValue, key: string, expression: string): number {
  const value = evaluate(answer, key, expression);
  const count = numberOf(value);
  if (count !== undefined && Number.isSafeInteger(count) && count >= 0) return count + 0;
  throw wrong(
    key,
    expression,
    `gave ${asJson(value)}; ${COUNT}`,
    value === null ? NOTHING : 'Correct the expression, or what is asked of the server.',
  );
}

function readRate(answer: JSONValue, key: string, expression: string): number | undefined {
  const value = evaluate(answer, key, expression);
  if (value === null) return undefined;
  const rate = numberOf(value);
  if (rate !== undefined && rate >= 0 && rate <= 1) return rate + 0;
  throw wrong(
    key,
    expression,
    `gave ${asJson(value)}; a rate between 0 and 1 is accepted, or null where there were no requests`,
    'Divide percentages by 100: expression / `100`.',
  );
}

/** A number, or the text of one, as many servers write 64-bit integers. */
function numberOf(value: JSONValue): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value))
    return undefined;
  return Number(value);
}

function evaluate(answer: JSONValue, key: string, expression: string): JSONValue {
  try {
    return TreeInterpreter.search(compile(expression), answer) ?? null;
  } catch (error) {
    throw wrong(
      key,
      expression,
      `could not be evaluated: ${wordsOf(error)}`,
      'Where a part may be missing, write part || `[]`, or correct the expression.',
    );
  }
}

function wrong(key: string, expression: string, what: string, hint: string): MetricsError {
  return new MetricsError('wrong-data', `${key} (${shown(expression, 120)}) ${what}.`, hint);
}

function asJson(value: JSONValue): string {
  return shown(JSON.stringify(value), 60);
}

function wordsOf(error: unknown): string {
  return shown(error instanceof Error ? error.message : String(error), 120);
}

/** Of every function called anywhere in a syntax tree; compiling does not look them up. */
function functionNames(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const here = 'type' in node && node.type === 'Function' && 'name' in node ? [`${node.name}`] : [];
  return [...here, ...Object.values(node).flatMap(functionNames)];
}
