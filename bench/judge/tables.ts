/** The benchmark's tables: rows of text, aligned for a terminal or as Markdown. */
import type { Cell } from './cell.ts';
import type { Family } from './family.ts';
import { ALPHA } from './race.ts';
import type { Results } from './results.ts';

export interface Table {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One row a family and contender, with everything. */
export function detailTable(results: Results): Table {
  const families = [...results.healthy, ...results.sick];
  return {
    title: 'Every family and contender',
    note: '',
    head: [
      'family',
      'contender',
      'convicted',
      '95 % interval',
      'mean',
      'median',
      '× limit',
      'early',
    ],
    rows: families.flatMap((family) =>
      results.contenders.map(({ name, title }) => {
        const cell = results.cell(family, name)!;
        const { low, high } = cell.convicted;
        return [
          family.name,
          title,
          percent(cell.convicted.value),
          `${percent(low)} – ${percent(high)}`,
          cell.meanPolls.toFixed(1),
          cell.medianPolls.toFixed(0),
          ratio(results.toLimit(family, name)),
          family.fault?.onset === undefined ? '' : percent(cell.early),
        ];
      }),
    ),
  };
}

/** The tables of the documentation. */
export function documentTables(results: Results): Table[] {
  const late = results.sick.filter(({ fault }) => fault?.onset !== undefined);
  const matrix = (
    title: string,
    note: string,
    families: readonly Family[],
    show: (cell: Cell, family: Family, contender: string) => string,
  ): Table => ({
    title,
    note,
    head: ['family', ...results.contenders.map((contender) => contender.title)],
    rows: families.map((family) => [
      family.name,
      ...results.contenders.map(({ name }) => show(results.cell(family, name)!, family, name)),
    ]),
  });
  return [
    overview(results),
    promises(
      matrix(
        'Healthy canaries: share convicted',
        'Each is a false alarm. In brackets the exact 95 % interval. `promised`: what the gate keeps to; `–`: no promise, see where it is weak.',
        results.healthy,
        ({ convicted: { value, low, high } }) => `${percent(value)} (${plain(low)}–${plain(high)})`,
      ),
      results.healthy,
    ),
    matrix(
      'Sick canaries: share convicted',
      'In brackets the exact 95 % interval. Where the fault sets in late, of the runs that were not convicted before.',
      results.sick,
      ({ convicted: { value, low, high } }) => `${percent(value)} (${plain(low)}–${plain(high)})`,
    ),
    matrix(
      'Sick canaries: polls to conviction, mean (median)',
      'From the start of the fault. A run without a conviction counts as long as it lasts.',
      results.sick,
      ({ meanPolls, medianPolls }) => `${meanPolls.toFixed(1)} (${medianPolls.toFixed(0)})`,
    ),
    matrix(
      'Sick canaries: mean polls over those of the limit',
      'Below 1 only for rules that convict too many healthy canaries.',
      results.sick,
      (_, family, name) => ratio(results.toLimit(family, name)),
    ),
    matrix(
      'Late faults: share convicted before there was a fault',
      'False alarms too.',
      late,
      ({ early }) => percent(early),
    ),
  ];
}

function overview(results: Results): Table {
  return {
    title: 'Overview',
    note: 'Over the healthy families with a promise: in how many a rule has more false alarms than promised (beyond doubt: the 95 % interval lies above), and its worst share. Over the sick families: the mean share convicted, the geometric mean of the polls to conviction over those of the limit, and in how many families these are at most 1.45 × those of the SPRT and one poll (the bound), and at most 1.10 × those of the limit and one poll (the goal).',
    head: [
      'rule',
      'promises broken',
      'worst share of false alarms',
      'caught',
      '× limit',
      'within the bound',
      'at the goal',
    ],
    rows: results.contenders.map(({ name, title }) => {
      const sums = results.summary(name);
      return [
        title,
        `${sums.broken} of ${sums.promised}`,
        percent(sums.worst),
        percent(sums.caught),
        ratio(sums.toLimit),
        `${sums.fastEnough} of ${sums.sick}`,
        `${sums.atGoal} of ${sums.sick}`,
      ];
    }),
  };
}

/** Puts what is promised beside each family. */
function promises({ head, rows, ...rest }: Table, families: readonly Family[]): Table {
  return {
    ...rest,
    head: [head[0]!, 'promised', ...head.slice(1)],
    rows: rows.map(([name, ...cells], i) => {
      const { bound } = families[i]!;
      return [name!, bound === undefined ? '–' : `≤ ${100 * bound * ALPHA} %`, ...cells];
    }),
  };
}

/** Aligned: the first column to the left, the others to the right; a repeated first column is shown once. */
export function asText({ title, head, rows }: Table): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i < 1 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  const shown = rows.map((row, i) => (row[0] === rows[i - 1]?.[0] ? ['', ...row.slice(1)] : row));
  return [title, line(head), ...shown.map(line), ''].join('\n');
}

export function asMarkdown({ title, note, head, rows }: Table): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '--:'));
  return [`## ${title}`, note, [head, rule, ...rows].map(line).join('\n')].join('\n\n');
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${plain(share)} %`;
}

function plain(share: number): string {
  const points = 100 * share;
  return points === 100 ? '100' : points.toFixed(1);
}

function ratio(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(2);
}
