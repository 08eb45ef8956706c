/** The tables of the summary: what would have been caught, statuses, intervals, outages and notes. */
import type { Cohort, CohortCounts } from '../metrics/source.ts';
import type { Outcome, Watch } from '../outcome.ts';
import { grouped, odds, percent } from '../wording.ts';
import { timeOfDay } from './instant.ts';
import { code, details, table, text } from './markdown.ts';
import { POWER_HEADER, powerOf } from './power-rows.ts';
import { isErrorStatus } from './status-classes.ts';
import { tellingRows } from './telling-rows.ts';

const MOST_STATUSES = 40;
const MOST_ROWS = 60;
const MOST_LINES = 30;

/** How often a canary so much worse would have been caught in this very run; empty where nothing was replayed. */
export function powerSection(outcome: Outcome): string {
  const power = powerOf(outcome);
  if (power === undefined) return '';
  const sentence = power.sentence === undefined ? '' : `\n\n${power.sentence}`;
  return `### What this run would have caught\n\n${table('lrrr', POWER_HEADER, power.rows)}${sentence}`;
}

/** Answers by status, errors in bold; empty where the source has no statuses. */
export function statusSection({ watch, config }: Outcome): string {
  const canary = totals(watch, 'canary');
  const baseline = totals(watch, 'baseline');
  const all = [...new Set([...canary.counts.keys(), ...baseline.counts.keys()])];
  if (all.length === 0) return '';
  const { errors } = config.source;
  const weight = (status: string) =>
    (isErrorStatus(status, errors) ? 2 : 0) +
    (canary.counts.get(status) ?? 0) / (canary.sum || 1) +
    (baseline.counts.get(status) ?? 0) / (baseline.sum || 1);
  const shown = all.sort((a, b) => weight(b) - weight(a)).slice(0, MOST_STATUSES);
  const body = shown
    .sort((a, b) => (a < b ? -1 : 1))
    .map((status) => {
      const name = isErrorStatus(status, errors) ? `**${code(status, 60)}**` : code(status, 60);
      return [name, ...cells(canary, status), ...cells(baseline, status)];
    });
  const header = ['status', 'canary', 'share', 'baseline', 'share'];
  return `### Answers by status\n\n${table('lrrrr', header, body)}${cutNote(all.length - shown.length, 'statuses')}`;
}

/** The intervals one by one, the last and the most telling where there are too many. */
export function intervalsSection({ watch }: Outcome): string {
  const { strata, rateIntervals } = watch;
  const of = ({ errors, requests }: CohortCounts) => `${grouped(errors)} / ${grouped(requests)}`;
  const rows = [
    ...strata.map((row) => ({
      ...row,
      mine: of(row.canary),
      theirs: row.baseline && of(row.baseline),
    })),
    ...rateIntervals.map((row) => ({
      ...row,
      mine: percent(row.canary),
      theirs: percent(row.baseline),
    })),
  ];
  if (rows.length === 0) return '';
  const shown = tellingRows(rows, MOST_ROWS);
  const body = shown.map(({ index, end, mine, theirs, logEvidence, standing }) => [
    String(index + 1),
    timeOfDay(end),
    mine,
    theirs ?? '–',
    odds(logEvidence),
    STANDINGS[standing],
  ]);
  const counted = strata.length > 0 ? 'errors / requests' : 'error rate';
  const header = [
    '',
    'until (UTC)',
    `canary, ${counted}`,
    `baseline, ${counted}`,
    'evidence so far',
    '',
  ];
  const title = `${grouped(rows.length)} intervals`;
  return details(
    title,
    table('rlrrrl', header, body) + cutNote(rows.length - shown.length, 'intervals'),
  );
}

const STANDINGS = {
  admitted: 'compared',
  'set-aside': '**shared incident**: the baseline jumped, set aside',
  silent: 'a side had no traffic',
  waiting: 'the run ended before its successor came',
} as const;

/** Outages, each reason once, and what was noticed; empty when there was nothing. */
export function troubleSection({ outages, notes }: Watch): string {
  if (outages.length === 0 && notes.length === 0) return '';
  const reasons = Map.groupBy(outages, ({ sentence }) => sentence);
  const outageLines = [...reasons].map(([sentence, which]) => {
    const polls = plural(which.length, 'poll without numbers', 'polls without numbers');
    return `- ${polls}, from ${timeOfDay(which[0]!.at)} to ${timeOfDay(which.at(-1)!.at)} UTC: ${text(sentence, 500)}`;
  });
  const noteLines = [...new Set(notes.map(({ sentence }) => `- ${text(sentence, 300)}`))];
  const lines = [...outageLines.slice(0, MOST_LINES), ...noteLines.slice(0, MOST_LINES)];
  const cut = outageLines.length + noteLines.length - lines.length;
  const title = [
    plural(outages.length, 'poll without numbers', 'polls without numbers'),
    plural(notes.length, 'note'),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  return details(title, lines.join('\n') + cutNote(cut, 'lines'));
}

interface Totals {
  readonly counts: ReadonlyMap<string, number>;
  readonly sum: number;
}

function totals({ strata }: Watch, cohort: Cohort): Totals {
  const counts = new Map<string, number>();
  let sum = 0;
  for (const { [cohort]: side } of strata) {
    for (const [status, requests] of side?.statuses ?? []) {
      counts.set(status, (counts.get(status) ?? 0) + requests);
      sum += requests;
    }
  }
  return { counts, sum };
}

function cells({ counts, sum }: Totals, status: string): [string, string] {
  const requests = counts.get(status) ?? 0;
  return [grouped(requests), sum === 0 ? '–' : percent(requests / sum)];
}

function plural(count: number, one: string, many = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${grouped(count)} ${count === 1 ? one : many}`;
}

function cutNote(count: number, what: string): string {
  return count > 0 ? `\n\n${grouped(count)} more ${what} are in the record.` : '';
}
