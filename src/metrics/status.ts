/** Which series count errors: by the label that holds the status, found among the usual names by its values. */
import type { ErrorDefinition } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { valueTest } from './matching.ts';

type Labels = Readonly<Record<string, string>>;

/** Exact statuses before classes: where a series has both, the exact one says more. */
export const STATUS_LABELS: readonly string[] = [
  'code',
  'status',
  'status_code',
  'response_code',
  'http_response_status_code',
  'http.response.status_code',
  'http_status_code',
  'http.status_code',
  'http_status',
  'http_code',
  'response_status_code',
  'response_status',
  'statusCode',
  'envoy_response_code',
  'rc',
  'status_class',
  'code_class',
  'response_code_class',
  'envoy_response_code_class',
];

/**
 * The statuses that a label's value stands for, as a closed range: `503`, `5xx`, `5XX`, and a bare `5` in a label
 * that is called a class. undefined for anything else (`OK`, `other`, `0`).
 */
export function readStatus(label: string, value: string): readonly [number, number] | undefined {
  if (/^[1-5][0-9][0-9]$/.test(value)) return [Number(value), Number(value)];
  const family = /^([1-5])(?:xx)?$/i.exec(value);
  if (family === null || (value.length === 1 && !label.endsWith('class'))) return undefined;
  const low = Number(family[1]) * 100;
  return [low, low + 99];
}

/** The usual name whose values are statuses on the most series; undefined when no name has any. */
export function findStatusLabel(series: Iterable<Labels>): string | undefined {
  const found = new Map(STATUS_LABELS.map((label) => [label, { have: 0, statuses: 0 }]));
  for (const labels of series) {
    for (const [label, tally] of found) {
      const value = labels[label];
      if (value === undefined || value === '') continue;
      tally.have += 1;
      if (readStatus(label, value) !== undefined) tally.statuses += 1;
    }
  }
  let best: string | undefined;
  let most = 0;
  for (const [label, { have, statuses }] of found) {
    if (statuses > most && statuses * 2 >= have) {
      best = label;
      most = statuses;
    }
  }
  return best;
}

/** What one more in a series' count adds to errors and to requests. */
export interface Weights {
  readonly errors: number;
  readonly requests: number;
}

const FAILED: Weights = { errors: 1, requests: 1 };
const ANSWERED: Weights = { errors: 0, requests: 1 };

export interface Classification {
  /** Whether all that it counts are errors. */
  readonly error: boolean;
  readonly weights: Weights;
  /** Value of the status label; undefined where there is no such label. */
  readonly status: string | undefined;
}

/**
 * Says of a series whether it counts errors.
 * @throws MetricsError (the function returned) when the series' labels don't tell
 */
export function classifier(
  errors: Extract<ErrorDefinition, { kind: 'statuses' | 'matcher' }>,
  statusLabel: string | undefined,
): (labels: Labels) => Classification {
  if (errors.kind === 'matcher') {
    const test = matcherTest(errors);
    return (labels) =>
      classified(
        test(labels[errors.label] ?? ''),
        statusLabel === undefined ? undefined : labels[statusLabel],
      );
  }
  if (statusLabel === undefined) throw new RangeError('statuses need a status label');
  const known = new Map<string, boolean>();
  return (labels) => {
    const status = labels[statusLabel];
    if (status === undefined || status === '') throw withoutStatus(labels, statusLabel);
    let error = known.get(status);
    if (error === undefined) {
      error = isError(status, statusLabel, errors);
      known.set(status, error);
    }
    return classified(error, status);
  };
}

function classified(error: boolean, status: string | undefined): Classification {
  return { error, weights: error ? FAILED : ANSWERED, status };
}

function isError(
  status: string,
  statusLabel: string,
  { ranges, text }: ErrorDefinition & { kind: 'statuses' },
): boolean {
  const range = readStatus(statusLabel, status);
  if (range === undefined) return false;
  const [low, high] = range;
  let covered = 0;
  for (let code = low; code <= high; code += 1) {
    if (ranges.some(([from, to]) => from <= code && code <= to)) covered += 1;
  }
  if (covered === 0) return false;
  if (covered === high - low + 1) return true;
  throw new MetricsError(
    'refused',
    `Label ${statusLabel} holds classes such as "${status}", which can't tell apart the statuses of errors: ${text}.`,
    `Set errors to whole classes (5xx), or status-label to a label with exact statuses.`,
  );
}

function matcherTest(errors: ErrorDefinition & { kind: 'matcher' }): (text: string) => boolean {
  try {
    return valueTest(errors);
  } catch {
    throw new MetricsError(
      'refused',
      `errors: ${errors.text} holds a regex that can't be read.`,
      'Give errors a simpler regex or statuses such as 5xx.',
    );
  }
}

function withoutStatus(labels: Labels, statusLabel: string): MetricsError {
  return new MetricsError(
    'wrong-data',
    `A series has no label ${statusLabel}, which holds the status on the others; it has ${labelNames([labels])}.`,
    'Narrow the selectors to series that all carry the status, or set status-label or errors to what they share.',
  );
}

/** No label holds a status, though there are series. */
export function noStatusLabel(series: Iterable<Labels>, asked: string | undefined): MetricsError {
  const seen = labelNames(series);
  return new MetricsError(
    'refused',
    asked === undefined
      ? `No label holds the HTTP status; the series have the labels ${seen}.`
      : `Label ${asked} (status-label) holds no HTTP status; the series have the labels ${seen}.`,
    'Set status-label to the label with values such as 200 or 5xx, or errors to a matcher such as outcome="SERVER_ERROR" or a counter such as shop_errors_total.',
  );
}

/** Up to 15 names, without values: they may be many and anything. */
function labelNames(series: Iterable<Labels>): string {
  const names = new Set<string>();
  for (const labels of series) for (const name of Object.keys(labels)) names.add(name);
  names.delete('__name__');
  if (names.size === 0) return '(none)';
  const sorted = [...names].sort();
  return sorted.length > 15 ? `${sorted.slice(0, 15).join(', ')}, …` : sorted.join(', ');
}
