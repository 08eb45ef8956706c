/** Where the errors are: the statuses' classes, the instances and the routes that differ most. */
import type { Counts } from '../metrics/source.ts';
import { factor, grouped, percent } from '../wording.ts';
import type { Breakdown, BreakdownRow } from './breakdown.ts';
import { code, table } from './markdown.ts';
import type { StatusClass, StatusClassName } from './status-classes.ts';
import { pValue } from './summary-numbers.ts';

const MOST_ROWS = 5;
const LONGEST_NAME = 100;
const MOST_STATUSES = 6;

const MEANINGS: Readonly<Record<StatusClassName, string>> = {
  origin: 'origin: the service itself',
  gateway: 'gateway: a dependency, or the way to the service',
  capacity: 'capacity: overloaded, or not ready',
  other: 'other errors',
};

/** Each class with its own comparison; empty where no status is an error. */
export function classesSection(classes: readonly StatusClass[], confidence: string): string {
  if (classes.length === 0) return '';
  const compares = classes.some(({ baseline }) => baseline !== undefined);
  const rows = classes.map(({ name, statuses, canary, baseline, ratio }) => [
    MEANINGS[name],
    named(statuses),
    grouped(canary),
    ...(compares ? [baseline === undefined ? '–' : grouped(baseline), ratioCell(ratio)] : []),
  ]);
  const header = ['errors', 'status', 'canary'];
  const more = compares ? ['baseline', `ratio of the rates (${confidence})`] : [];
  return `### What kind of errors\n\n${table(compares ? 'llrrl' : 'llr', [...header, ...more], rows)}\n\n<sub>Each kind compared by itself, to describe; the verdict rests on all errors together.</sub>`;
}

function named(statuses: readonly string[]): string {
  const more = statuses.length > MOST_STATUSES ? ', …' : '';
  return statuses
    .slice(0, MOST_STATUSES)
    .map((status) => code(status, 30))
    .join(', ')
    .concat(more);
}

function ratioCell(ratio: StatusClass['ratio']): string {
  if (ratio === undefined || Number.isNaN(ratio.value)) return 'not compared';
  const { value, low, high } = ratio;
  return high === Number.POSITIVE_INFINITY
    ? `**${factor(value)}**, at least ${factor(low)}`
    : `**${factor(value)}**, ${factor(low)} to ${factor(high)}`;
}

/** The instances that differ most from the canary's others; empty with fewer than two. */
export function instancesSection({ rows, tested }: Breakdown): string {
  if (rows.length < 2 || tested === 0) return '';
  const header = ['instance', 'its errors / requests', 'rate', "the others' rate", 'p, corrected'];
  const note = `Each of ${grouped(rows.length)} instances of the canary against its others, interval by interval`;
  return `### By instance\n\n${differing(rows, header)}\n\n${explained(note, rows.length, tested)}`;
}

/** The routes that differ most from the same route of the baseline; empty where none is known. */
export function routesSection({ rows, tested }: Breakdown): string {
  if (rows.length === 0 || tested === 0) return '';
  const header = [
    'route',
    'canary, errors / requests',
    'rate',
    "the baseline's rate",
    'p, corrected',
  ];
  const note = `Each of ${grouped(rows.length)} routes of the canary against the same of the baseline, interval by interval`;
  return `### By route\n\n${differing(rows, header)}\n\n${explained(note, rows.length, tested)}`;
}

function differing(rows: readonly BreakdownRow[], header: readonly string[]): string {
  const body = rows
    .slice(0, MOST_ROWS)
    .map(({ name, part, rest, pValue: p }) => [
      code(name, LONGEST_NAME),
      `${grouped(part.errors)} / ${grouped(part.requests)}`,
      rate(part),
      rate(rest),
      p < SIGNIFICANT ? `**${pValue(p)}**` : pValue(p),
    ]);
  return table('lrrrr', header, body);
}

const SIGNIFICANT = 0.01;

function explained(what: string, rows: number, tested: number): string {
  const shown = rows > MOST_ROWS ? `; the ${MOST_ROWS} that differ most are shown` : '';
  const bold = `bold: below ${percent(SIGNIFICANT)}`;
  return `<sub>${what}${shown}. The p-values are corrected for ${grouped(tested)} tests (Holm), ${bold}. They describe; the verdict does not rest on them.</sub>`;
}

function rate({ errors, requests }: Counts): string {
  return requests === 0 ? '–' : percent(errors / requests);
}
