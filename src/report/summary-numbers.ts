/** The numbers of the verdict: both rates, their ratio, the evidence. */
import type { Estimate, Judgement } from '../judge/judgement.ts';
import type { Cohort } from '../metrics/source.ts';
import type { Watch } from '../outcome.ts';
import { factor, grouped, odds, percent } from '../wording.ts';
import type { Comparison } from './comparison.ts';
import { table, text } from './markdown.ts';
import { errorRate, rateLimits } from './rates.ts';

/** Empty before any judgement. */
export function numbersSection({ watch, config }: Comparison): string {
  const { judgement } = watch;
  if (judgement === undefined) return '';
  const confidence = percent(1 - config.strictness.falseAlarmRate);
  const rows = [
    ...ratioRows(judgement, confidence),
    [
      'Evidence against the canary',
      `**${odds(judgement.logEvidence)}**, ${odds(judgement.logThreshold)} convicts`,
    ],
    ['p-value, valid at every poll', pValue(judgement.pValue)],
    ...(judgement.mannWhitney === undefined
      ? []
      : [['p-value of Mann and Whitney, for comparison', pValue(judgement.mannWhitney)]]),
    ['Intervals', intervals(judgement)],
    ...(judgement.canary === undefined ? [] : [['Burstiness', burstiness(watch, judgement)]]),
  ];
  return `${ratesTable(watch)}\n\n${table('ll', ['', ''], rows)}`;
}

/** Both rates, errors and requests, a column a cohort. */
export function ratesTable(watch: Watch): string {
  const compares =
    errorRate(watch, 'baseline') !== undefined || watch.judgement?.baseline !== undefined;
  const cohorts: Cohort[] = compares ? ['canary', 'baseline'] : ['canary'];
  const row = (name: string, cell: (cohort: Cohort) => string) => [name, ...cohorts.map(cell)];
  const counts = watch.judgement?.canary !== undefined;
  const body = [
    row(counts ? 'Error rate' : 'Mean error rate', (cohort) => rate(watch, cohort)),
    ...(counts
      ? [
          row('Errors', (cohort) => count(watch.judgement?.[cohort]?.errors)),
          row('Requests', (cohort) => count(watch.judgement?.[cohort]?.requests)),
        ]
      : []),
  ];
  return table(compares ? 'lrr' : 'lr', ['', ...cohorts], body);
}

function rate(watch: Watch, cohort: Cohort): string {
  const value = errorRate(watch, cohort);
  if (value === undefined) return '–';
  const limits = rateLimits(watch, cohort);
  const between =
    limits === undefined ? '' : ` (95 %: ${percent(limits.low)} to ${percent(limits.high)})`;
  return `**${percent(value)}**${between}`;
}

function ratioRows({ ratio }: Judgement, confidence: string): string[][] {
  if (ratio === undefined) return [];
  const value = Number.isNaN(ratio.value)
    ? 'unknown, neither side has an error'
    : `**${factor(ratio.value)}**`;
  return [
    [
      'Ratio of the rates, compared interval by interval',
      `${value}, ${limits(ratio)} (${confidence}, at every poll)`,
    ],
  ];
}

function limits({ low, high }: Estimate): string {
  return high === Number.POSITIVE_INFINITY
    ? `at least ${factor(low)}`
    : `between ${factor(low)} and ${factor(high)}`;
}

function intervals({ admitted, setAside, silent, strata }: Judgement): string {
  const waiting = strata - admitted - setAside - silent;
  const parts = [
    `${grouped(admitted)} compared`,
    setAside > 0 ? `${grouped(setAside)} set aside as a shared incident` : '',
    silent > 0 ? `${grouped(silent)} without traffic on a side` : '',
    waiting > 0 ? `${grouped(waiting)} at the end not compared` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function burstiness({ plan }: Watch, { dispersion }: Judgement): string {
  const used = `variance ${factor(dispersion.phi)} times that of independent errors`;
  return plan === undefined ? used : `${text(plan.burstiness)} Used: ${used}.`;
}

function count(value: number | undefined): string {
  return value === undefined ? '–' : grouped(value);
}

/** Two digits; never rounded to 0. */
export function pValue(value: number): string {
  return value < 1e-4 ? 'below 0.0001' : String(Number(value.toPrecision(2)));
}
