/** The baseline's past, summed by instance on the server: enough to learn burstiness from, without raw samples. */
import type { Duration, Instant } from '../clock.ts';
import type { ErrorDefinition } from '../config.ts';
import { failingSeries } from './failing-series.ts';
import type { Matcher } from './matching.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import type { RawSeries } from './prometheus-envelope.ts';
import { fell } from './restarts.ts';
import { labelName, printSelector, type Selector } from './selector.ts';
import { bucketMatchers } from './slow.ts';
import type { Counts, History } from './source.ts';

/** The server gives at most 11,000 points a series. */
const POINTS = 10_000;

export interface HistoryOf {
  readonly selector: Selector;
  readonly errors: ErrorDefinition;
  /** undefined: not known yet, and nothing to find errors by. */
  readonly statusLabel: string | undefined;
  /** undefined: the series name no process; all are summed. */
  readonly instanceLabel: string | undefined;
}

interface Range {
  readonly from: Instant;
  readonly to: Instant;
  readonly step: Duration;
}

/** Values of each instance at the ends of the intervals; undefined where it has none. */
type Sums = ReadonlyMap<string, readonly (number | undefined)[]>;

/** undefined when nothing tells errors from other answers. @throws MetricsError */
export async function askHistory(
  api: PrometheusApi,
  of: HistoryOf,
  range: Range,
  signal: AbortSignal,
): Promise<History | undefined> {
  const parts = partsOf(of);
  if (parts === undefined) return undefined;
  const [requests, part] = await Promise.all(
    [parts.all, parts.part].map((selector) =>
      askSums(api, sum(selector, of.instanceLabel), of.instanceLabel, range, signal),
    ),
  );
  const isPlaced = [...part!.keys()].every((instance) => requests!.has(instance));
  if (!isPlaced && of.instanceLabel !== undefined) {
    // Errors of nobody, where the counter of errors does not name the process: then all are summed.
    return askHistory(api, { ...of, instanceLabel: undefined }, range, signal);
  }
  const errors = parts.holds === 'errors' ? part! : less(requests!, part!);
  return { step: range.step, intervals: toIntervals(requests!, errors) };
}

/** All requests, and a part of them: the errors, or of a histogram those that are none. */
interface Parts {
  readonly all: Selector;
  readonly part: Selector;
  readonly holds: 'errors' | 'others';
}

function partsOf({ selector, errors, statusLabel }: HistoryOf): Parts | undefined {
  if (errors.kind === 'slower') {
    const only = (matcher: Matcher) => ({ ...selector, matchers: [...selector.matchers, matcher] });
    const { whole, within } = bucketMatchers(errors, selector.name);
    return { all: only(whole), part: only(within), holds: 'others' };
  }
  const part = failingSeries(selector, errors, statusLabel);
  return part && { all: selector, part, holds: 'errors' };
}

/** Value by value, where both are known. */
function less(all: Sums, part: Sums): Sums {
  return new Map(
    [...all].map(([instance, values]) => {
      const minus = part.get(instance) ?? [];
      const left = values.map((value, index) => {
        const other = minus[index];
        return value === undefined || other === undefined ? undefined : Math.max(0, value - other);
      });
      return [instance, left];
    }),
  );
}

function sum(selector: Selector, instanceLabel: string | undefined): string {
  const by = instanceLabel === undefined ? '' : ` by (${labelName(instanceLabel)})`;
  return `sum${by} (${printSelector(selector)})`;
}

async function askSums(
  api: PrometheusApi,
  query: string,
  instanceLabel: string | undefined,
  { from, to, step }: Range,
  signal: AbortSignal,
): Promise<Sums> {
  const points = Math.floor((to - from) / step) + 1;
  const sums = new Map<string, (number | undefined)[]>();
  for (let first = 0; first < points; first += POINTS) {
    const last = Math.min(first + POINTS, points) - 1;
    const part = { from: from + first * step, to: from + last * step, step };
    const question = { query, about: "the baseline's history" };
    const { series } = await api.queryRange(question, part, signal);
    for (const one of series) place(one, sums, instanceLabel, { from, step, points });
  }
  return sums;
}

function place(
  { labels, samples }: RawSeries,
  sums: Map<string, (number | undefined)[]>,
  instanceLabel: string | undefined,
  { from, step, points }: { from: Instant; step: Duration; points: number },
): void {
  const instance = instanceLabel === undefined ? '' : (labels[instanceLabel] ?? '');
  let values = sums.get(instance);
  if (values === undefined) {
    values = new Array<number | undefined>(points).fill(undefined);
    sums.set(instance, values);
  }
  for (const { at, value } of samples) {
    const index = Math.round((at - from) / step);
    if (index >= 0 && index < points && Number.isFinite(value)) values[index] = Math.round(value);
  }
}

/** One row an interval, instances sorted by name; none where nothing is known: before the first value and after the last. */
function toIntervals(requests: Sums, errors: Sums): Counts[][] {
  const columns = [...requests.keys()]
    .sort()
    .map((instance) => increments(requests.get(instance) ?? [], errors.get(instance) ?? []));
  const length = columns[0]?.length ?? 0;
  const rows = Array.from({ length }, (_, index) => columns.map((column) => column[index]));
  const isKnown = (row: (typeof rows)[number]) => row.some((counts) => counts !== undefined);
  const first = rows.findIndex(isKnown);
  if (first === -1) return [];
  const known = rows.slice(first, rows.findLastIndex(isKnown) + 1);
  return known.map((row) => row.map((counts) => counts ?? { errors: 0, requests: 0 }));
}

/**
 * undefined where the instance has no value, and at its first one, which is a level: it may be old.
 * From then on, missing errors are 0.
 */
function increments(
  requests: readonly (number | undefined)[],
  errors: readonly (number | undefined)[],
): (Counts | undefined)[] {
  let before: Counts | undefined;
  const counts = requests.map((value, index) => {
    if (value === undefined) return undefined;
    const last = before;
    const restarted = last !== undefined && fell(value, last.requests);
    const missing = restarted ? 0 : (last?.errors ?? 0);
    before = { requests: value, errors: errors[index] ?? missing };
    return last && difference(last, before);
  });
  return counts.slice(1);
}

/**
 * A fall to less than half is a restart; a smaller one may be a series that left the sum, and says nothing.
 */
function difference(before: Counts, now: Counts): Counts {
  const requests = step(before.requests, now.requests);
  return { requests, errors: Math.min(requests, step(before.errors, now.errors)) };
}

function step(before: number, now: number): number {
  if (now >= before) return now - before;
  return now < before / 2 ? now : 0;
}
