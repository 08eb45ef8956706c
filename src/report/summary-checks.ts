/** The checks of a step in one table, a row each. */
import type { CheckOutcome, Outcome, Verdict, Watch } from '../outcome.ts';
import { factor, odds, percent } from '../wording.ts';
import { checksChart } from './checks-chart.ts';
import { decidingCheck, isCutShort } from './comparison.ts';
import { details, table, text } from './markdown.ts';
import { errorRate } from './rates.ts';

const ICONS = { pass: '✅', fail: '❌', inconclusive: '⚠️', error: '🛑' } as const;

/** Empty unless there are several. */
export function checksSection(outcome: Outcome): string {
  const { checks = [] } = outcome;
  const [first] = checks;
  if (first === undefined || checks.length < 2) return '';
  const each = first.strictness.falseAlarmRate;
  const all = Number((each * checks.length).toPrecision(12));
  const header = ['Check', 'Verdict', 'Canary', 'Baseline', 'Ratio', 'Evidence'];
  const note = `The ${checks.length} checks share the false alarms allowed (${percent(all)}): each convicts a healthy canary in at most ${percent(each)} of runs.`;
  const decided = decidingCheck(outcome);
  const below = decided === undefined ? '' : ` What follows is of ${text(`"${decided.name}"`)}.`;
  return [
    table('llrrrr', header, checks.map(row)),
    checksChart(checks),
    details('Why, check by check', checks.map(reason).join('\n')),
    `${note}${below}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function row({ name, verdict, watch }: CheckOutcome): string[] {
  const { judgement } = watch;
  const rate = (cohort: 'canary' | 'baseline') => {
    const value = errorRate(watch, cohort);
    return value === undefined ? '–' : percent(value);
  };
  return [
    text(name),
    verdictCell(verdict),
    rate('canary'),
    rate('baseline'),
    ratio(judgement?.ratio),
    evidenceCell(watch),
  ];
}

export function verdictCell(verdict: Verdict): string {
  return isCutShort(verdict) ? '⏹️ ended early' : `${ICONS[verdict.verdict]} ${verdict.verdict}`;
}

/** `18 : 1 of 400 : 1`. */
export function evidenceCell({ judgement }: Watch): string {
  return judgement === undefined
    ? '–'
    : `${odds(judgement.logEvidence)} of ${odds(judgement.logThreshold)}`;
}

function ratio(
  estimate: { readonly value: number; readonly low: number; readonly high: number } | undefined,
): string {
  if (estimate === undefined || Number.isNaN(estimate.value)) return '–';
  return `${factor(estimate.value)} (${factor(estimate.low)} to ${factor(estimate.high)})`;
}

function reason({ name, verdict }: CheckOutcome): string {
  return `- **${text(name)}**: ${text(verdict.reason)}`;
}
