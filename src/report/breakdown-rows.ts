/** What summary and page show of the kinds of errors, the instances and the routes: numbers as text, labels as they came. */
import type { Counts } from '../metrics/source.ts';
import { factor, grouped, percent } from '../wording.ts';
import type { Breakdown } from './breakdown.ts';
import type { StatusClass, StatusClassName } from './status-classes.ts';
import { pValue } from './summary-numbers.ts';

const MOST_ROWS = 5;
const MOST_STATUSES = 6;
const SIGNIFICANT = 0.01;

const MEANINGS: Readonly<Record<StatusClassName, string>> = {
  origin: 'origin: the service itself',
  gateway: 'gateway: a dependency, or the way to the service',
  capacity: 'capacity: overloaded, or not ready',
  other: 'other errors',
};

export interface KindRows {
  readonly header: readonly string[];
  readonly rows: readonly {
    readonly kind: string;
    /** From outside. */
    readonly statuses: readonly string[];
    /** Whether there are more statuses than those. */
    readonly hasMore: boolean;
    readonly counts: readonly string[];
    /** Where there is a baseline; without limits where it was not compared. */
    readonly ratio: { readonly value: string; readonly limits: string | undefined } | undefined;
  }[];
  readonly note: string;
}

/** undefined where no status is an error. @param confidence of the limits, as text */
export function kindRows(
  classes: readonly StatusClass[],
  confidence: string,
): KindRows | undefined {
  if (classes.length === 0) return undefined;
  const compares = classes.some(({ baseline }) => baseline !== undefined);
  const more = compares ? ['baseline', `ratio of the rates (${confidence})`] : [];
  return {
    header: ['errors', 'status', 'canary', ...more],
    rows: classes.map(({ name, statuses, canary, baseline, ratio }) => ({
      kind: MEANINGS[name],
      statuses: statuses.slice(0, MOST_STATUSES),
      hasMore: statuses.length > MOST_STATUSES,
      counts: [
        grouped(canary),
        ...(compares ? [baseline === undefined ? '–' : grouped(baseline)] : []),
      ],
      ratio: compares ? ratioOf(ratio) : undefined,
    })),
    note: 'Each kind compared by itself, to describe; the verdict rests on all errors together.',
  };
}

function ratioOf(ratio: StatusClass['ratio']): { value: string; limits: string | undefined } {
  if (ratio === undefined || Number.isNaN(ratio.value)) {
    return { value: 'not compared', limits: undefined };
  }
  const { value, low, high } = ratio;
  const limits =
    high === Number.POSITIVE_INFINITY
      ? `at least ${factor(low)}`
      : `${factor(low)} to ${factor(high)}`;
  return { value: factor(value), limits };
}

export interface PartRows {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly {
    /** From outside. */
    readonly name: string;
    readonly cells: readonly string[];
    readonly pValue: string;
    readonly isSignificant: boolean;
  }[];
  readonly note: string;
}

/** The instances that differ most from the canary's others; undefined with fewer than two. */
export function instanceRows({ rows, tested }: Breakdown): PartRows | undefined {
  if (rows.length < 2 || tested === 0) return undefined;
  return partRows(
    'By instance',
    ['instance', 'its errors / requests', 'rate', "the others' rate", 'p, corrected'],
    `Each of ${grouped(rows.length)} instances of the canary against its others, interval by interval`,
    { rows, tested },
  );
}

/** The routes that differ most from the same route of the baseline; undefined where none is known. */
export function routeRows({ rows, tested }: Breakdown): PartRows | undefined {
  if (rows.length === 0 || tested === 0) return undefined;
  return partRows(
    'By route',
    ['route', 'canary, errors / requests', 'rate', "the baseline's rate", 'p, corrected'],
    `Each of ${grouped(rows.length)} routes of the canary against the same of the baseline, interval by interval`,
    { rows, tested },
  );
}

function partRows(
  title: string,
  header: readonly string[],
  what: string,
  { rows, tested }: Breakdown,
): PartRows {
  const shown = rows.length > MOST_ROWS ? `; the ${MOST_ROWS} that differ most are shown` : '';
  return {
    title,
    header,
    rows: rows.slice(0, MOST_ROWS).map(({ name, part, rest, pValue: p }) => ({
      name,
      cells: [`${grouped(part.errors)} / ${grouped(part.requests)}`, rate(part), rate(rest)],
      pValue: pValue(p),
      isSignificant: p < SIGNIFICANT,
    })),
    note: `${what}${shown}. The p-values are corrected for ${grouped(tested)} tests (Holm), bold: below ${percent(SIGNIFICANT)}. They describe; the verdict does not rest on them.`,
  };
}

function rate({ errors, requests }: Counts): string {
  return requests === 0 ? '–' : percent(errors / requests);
}
