/** The numbers of the verdict in the log: for those who read no summary. Pure text; reporter.ts prints it, folded. */
import type { Outcome, Watch } from '../outcome.ts';
import { formatDuration } from '../units.ts';
import { factor, grouped, odds, percent, percentAtLeast } from '../wording.ts';
import { COLUMNS, wrapped } from './log-text.ts';
import { errorRate, rateLimits } from './rates.ts';

/** Empty before any judgement. */
export function closingLines(outcome: Outcome, columns = COLUMNS): string[] {
  const { watch, config } = outcome;
  const { judgement } = watch;
  if (judgement === undefined) return [];
  const { ratio, logEvidence, logThreshold } = judgement;
  const confidence = percent(1 - config.strictness.falseAlarmRate);
  const rows: (readonly [string, string | undefined])[] = [
    ...(['canary', 'baseline'] as const).map((cohort) => [cohort, rateOf(watch, cohort)] as const),
    [
      'ratio',
      ratio &&
        `${factor(ratio.value)}, ${factor(ratio.low)} to ${factor(ratio.high)} (${confidence}, at every poll)`,
    ],
    ['evidence', `${odds(logEvidence)}, ${odds(logThreshold)} convicts`],
    ...powerRows(outcome),
  ];
  const widest = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, value]) =>
    value === undefined
      ? []
      : named(name, wrapped(value, ' '.repeat(widest + 2), undefined, columns)),
  );
}

/** The name stands where the first line is indented. */
function named(name: string, [first = '', ...more]: readonly string[]): string[] {
  return [`${name}${first.slice(name.length)}`, ...more];
}

function rateOf(watch: Watch, cohort: 'canary' | 'baseline'): string | undefined {
  const rate = errorRate(watch, cohort);
  if (rate === undefined) return undefined;
  const counts = watch.judgement?.[cohort];
  const limits = rateLimits(watch, cohort);
  const of = counts && `, ${grouped(counts.errors)} of ${grouped(counts.requests)} requests`;
  const between = limits && ` (95 %: ${percent(limits.low)} to ${percent(limits.high)})`;
  return `${percent(rate)}${of ?? ''}${between ?? ''}`;
}

/** What this run would have caught. */
function powerRows({ verdict, watch }: Outcome): (readonly [string, string])[] {
  const rows = 'power' in verdict ? verdict.power : [];
  const length = watch.plan?.stratumLength;
  return rows.map(({ ratio, caught, medianStratum }) => {
    const after =
      length === undefined || medianStratum === undefined
        ? ''
        : `, in the median after ${formatDuration(medianStratum * length)}`;
    return [`${factor(ratio)}× worse`, `would be caught in ${percentAtLeast(caught)}${after}`];
  });
}
