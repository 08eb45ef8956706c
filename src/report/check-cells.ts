/** What summary and page show of each check in their tables, as text. Names and reasons are not here: they come from outside. */
import type { CheckOutcome, Outcome, Verdict, Watch } from '../outcome.ts';
import { factor, odds, percent } from '../wording.ts';
import { isCutShort } from './comparison.ts';
import { errorRate } from './rates.ts';

export const CHECK_HEADER = ['Canary', 'Baseline', 'Ratio', 'Evidence'];

/** In the order of the header. */
export function checkCells({ watch }: CheckOutcome): string[] {
  const rate = (cohort: 'canary' | 'baseline') => {
    const value = errorRate(watch, cohort);
    return value === undefined ? '–' : percent(value);
  };
  return [rate('canary'), rate('baseline'), ratioCell(watch), evidenceCell(watch)];
}

/** `18 : 1 of 400 : 1`. */
export function evidenceCell({ judgement }: Watch): string {
  return judgement === undefined
    ? '–'
    : `${odds(judgement.logEvidence)} of ${odds(judgement.logThreshold)}`;
}

function ratioCell({ judgement }: Watch): string {
  const ratio = judgement?.ratio;
  if (ratio === undefined || Number.isNaN(ratio.value)) return '–';
  return `${factor(ratio.value)} (${factor(ratio.low)} to ${factor(ratio.high)})`;
}

export function verdictWord(verdict: Verdict): string {
  return isCutShort(verdict) ? 'ended early' : verdict.verdict;
}

/** How the checks share the false alarms allowed. */
export function sharedAlarms({ checks = [] }: Outcome): string {
  const each = checks[0]?.strictness.falseAlarmRate ?? 0;
  const all = Number((each * checks.length).toPrecision(12));
  return `The ${checks.length} checks share the false alarms allowed (${percent(all)}): each convicts a healthy canary in at most ${percent(each)} of runs.`;
}
