/** What is said of totals that did not simply grow. */
import { MetricsError } from '../errors.ts';
import type { Cohort, Counts, Note } from './source.ts';
import type { Advance } from './totals.ts';

/** @throws MetricsError where the totals went down too far to be corrections of late data */
export function totalNotes(cohort: Cohort, level: Counts, total: Counts, advance: Advance): Note[] {
  const fall = `The totals of ${cohort} went from ${described(level)} to ${described(total)}`;
  switch (advance.event) {
    case undefined:
      return [];
    case 'shrunk-a-lot':
      throw new MetricsError(
        'wrong-data',
        `${fall}, though each covers the whole time since the start.`,
        'Set lag so that windows end where the data have settled, or mode: cumulative for running totals.',
      );
    case 'held':
      return note('ignored-sample', 'nothing is counted until they are passed again');
    case 'restart':
      return note('reset', 'taken for a restart, so all of it is new');
    case 'part-lost':
      return note('vanished', 'part of a sum went away, so what came meanwhile is not counted');
  }
  function note(kind: Note['kind'], what: string): Note[] {
    return [{ kind, cohort, sentence: `${fall}: ${what}.` }];
  }
}

function described({ errors, requests }: Counts): string {
  return `${requests} requests with ${errors} errors`;
}
