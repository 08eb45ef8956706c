/** The ratio of the two error rates with its confidence sequence over time, on a logarithmic axis. */
import type { Estimate } from '../../judge/judgement.ts';
import { factor, percent } from '../../wording.ts';
import type { Comparison } from '../comparison.ts';
import { timeOfDay } from '../instant.ts';
import { type Chart, type Line, level } from './chart.ts';
import { factorScale } from './scale.ts';
import type { Moment, Timeline } from './timeline.ts';
import { limitsOf } from './words.ts';

/** log10 of the largest factor that is drawn: the judge's limits reach no further. */
const FURTHEST = 3;

/** undefined where no ratio is known: only rates, or no baseline. */
export function ratioChart(
  { watch, config }: Comparison,
  { moments }: Timeline,
): Chart | undefined {
  const estimate = watch.judgement?.ratio;
  if (estimate === undefined || watch.strata.length === 0) return undefined;
  const { maxErrorRatio, falseAlarmRate } = config.strictness;
  const confidence = percent(1 - falseAlarmRate);
  const line = (label: string, style: Line['style'], of: (moment: Moment) => number | undefined) =>
    ({ label, colour: 'canary', style, values: moments.map(of).map(logarithm) }) as const;
  const ratio = line('ratio', 'line', (moment) => moment.ratio);
  const low = line('at least', 'edge', ({ ratioLow }) => ratioLow);
  const high = line('at most', 'edge', ({ ratioHigh }) => ratioHigh);
  return {
    plot: {
      id: 'ratio',
      unit: 'factor',
      lines: [ratio, low, high, level('allowed', Math.log10(maxErrorRatio), moments.length)],
      bands: [{ low: 1, high: 2 }],
      ...factorScale([
        ...[ratio, low, high].flatMap(({ values }) => secondHalf(values)),
        Math.log10(maxErrorRatio),
      ]),
    },
    title: 'Ratio of the error rates',
    sentence: sentence(estimate, maxErrorRatio, confidence),
    legend: [
      { colour: 'canary', style: 'line', text: 'ratio so far' },
      { colour: 'canary', style: 'edge', text: `${confidence} limits, which hold at every poll` },
      { colour: 'limit', style: 'dotted', text: `×${maxErrorRatio} is allowed` },
    ],
    table: {
      caption: 'Ratio over time',
      header: ['until (UTC)', 'ratio so far', 'limits'],
      rows: moments.filter(({ closes }) => closes).map(row),
    },
  };
}

function sentence(estimate: Estimate, maxErrorRatio: number, confidence: string): string {
  const value = Number.isNaN(estimate.value)
    ? 'Neither side has an error, so the ratio of their rates is unknown'
    : `The canary's error rate is ${factor(estimate.value)} times the baseline's`;
  return `${value}, ${limitsOf(estimate)} (${confidence}, at every poll); up to ${maxErrorRatio} is allowed.`;
}

function row({ at, ratio, ratioLow: low, ratioHigh: high }: Moment): string[] {
  const limits = low === undefined || high === undefined ? '–' : limitsOf({ low, high });
  return [timeOfDay(at), Number.isNaN(ratio) ? '–' : factor(ratio), limits];
}

function logarithm(ratio: number | undefined): number | null {
  if (ratio === undefined || Number.isNaN(ratio)) return null;
  return Math.min(FURTHEST, Math.max(-FURTHEST, Math.log10(ratio)));
}

/** Early limits are so wide that the later ones would not be seen beside them. */
function secondHalf(values: readonly (number | null)[]): (number | null)[] {
  const settled = values.slice(Math.floor(values.length / 2));
  return settled.filter((value) => value !== null && Math.abs(value) < FURTHEST);
}
