/** The two charts of one check in the summary. */
import { rateInterval } from '../judge/rate-interval.ts';
import type { Cohort, Counts } from '../metrics/source.ts';
import type { Watch } from '../outcome.ts';
import {
  COLOURS,
  faint,
  type Line,
  type Point,
  peaks,
  sampled,
  type TimeAxis,
  timeAxis,
  xychart,
} from './xychart.ts';

/** Of the limits of the rates. */
const ALPHA = 0.05;

/** log10 of the evidence over time, and what convicts; empty with fewer than two intervals. */
export function evidenceChart(watch: Watch): string {
  const { judgement } = watch;
  const points = evidenceOf(watch);
  if (points === undefined || judgement === undefined) return '';
  const start = points[0]!.at;
  const axis = timeAxis(start, start, points.at(-1)!.at, watch.plan?.stratumLength ?? 0);
  const evidence = peaks(points, axis).map(({ value }) => value / Math.LN10);
  const threshold = judgement.logThreshold / Math.LN10;
  return xychart({
    title: 'Evidence against the canary',
    axis,
    unit: 'log10 of the odds',
    lines: [
      { colour: COLOURS.red, values: evidence },
      { colour: COLOURS.grey, values: evidence.map(() => threshold) },
    ],
    caption: 'Red: the evidence, log10 of the odds (2 is 100 : 1). Grey: what convicts.',
  });
}

/** ln of the evidence after each interval, from the start on; undefined with fewer than two. */
export function evidenceOf({ strata, rateIntervals }: Watch): readonly Point[] | undefined {
  const rows = strata.length > 0 ? strata : rateIntervals;
  if (rows.length < 2) return undefined;
  const points = rows.map(({ end, logEvidence }) => ({ at: end, value: logEvidence }));
  return [{ at: rows[0]!.start, value: 0 }, ...points];
}

/** Error rates so far, in percent, with their 95 % limits; empty with fewer than two intervals, without traffic or without any error. */
export function rateChart(watch: Watch): string {
  const canary = cumulative(watch, 'canary');
  const baseline = cumulative(watch, 'baseline');
  const start = watch.strata[0]?.start ?? watch.rateIntervals[0]?.start;
  const sides = [
    { colour: COLOURS.red, points: canary },
    { colour: COLOURS.blue, points: baseline },
  ].filter(({ points }) => points.length > 0);
  const hasErrors = sides.some(({ points }) => points.some(({ value }) => value > 0));
  if (start === undefined || canary.length < 2 || !hasErrors) return '';
  const from = Math.max(...sides.map(({ points }) => points[0]!.at));
  const axis = timeAxis(start, from, canary.at(-1)!.at, watch.plan?.stratumLength ?? 0);
  if (axis.points < 2) return '';
  const lines = sides.map(({ colour, points }) => ({
    colour,
    values: sampled(points, axis).map(({ value }) => value),
  }));
  const limits = sides.flatMap(({ colour, points }) => limitsOf(colour, points, axis));
  // Early limits are so wide that they would flatten all that comes later.
  const highest = Math.max(...lines.flatMap(({ values }) => values), ...limits.flatMap(settled));
  const isCut = limits.some(({ values }) => values.some((value) => value > highest));
  const shown = limits.map((line) => ({
    ...line,
    values: line.values.map((value) => Math.min(highest, value)),
  }));
  const caption = [
    'Red: the canary.',
    ...(baseline.length > 0 ? ['Blue: the baseline.'] : []),
    ...(limits.length > 0
      ? [`Paler: the 95 % limits of each${isCut ? ', cut at the top' : ''}.`]
      : []),
  ];
  return xychart({
    title: 'Error rates so far',
    axis,
    unit: 'percent',
    lines: [...shown, ...lines],
    caption: caption.join(' '),
  });
}

/** None where only rates are known. */
function limitsOf(colour: string, points: readonly RatePoint[], axis: TimeAxis): Line[] {
  const limits = sampled(points, axis).map(({ counts }) => counts && rateInterval(counts, ALPHA));
  if (!limits.every((limit) => limit !== undefined)) return [];
  return [
    { colour: faint(colour), values: limits.map(({ low }) => 100 * low) },
    { colour: faint(colour), values: limits.map(({ high }) => 100 * high) },
  ];
}

/** Without the first quarter. */
function settled({ values }: Line): readonly number[] {
  return values.slice(Math.floor(values.length / 4));
}

interface RatePoint extends Point {
  /** So far; undefined where only rates are known. */
  readonly counts: Counts | undefined;
}

function cumulative(watch: Watch, cohort: Cohort): RatePoint[] {
  let errors = 0;
  let requests = 0;
  const points = watch.strata.map(({ end, [cohort]: counts }) => {
    errors += counts?.errors ?? 0;
    requests += counts?.requests ?? 0;
    return { at: end, value: (100 * errors) / requests, counts: { errors, requests } };
  });
  let sum = 0;
  const means = watch.rateIntervals.map(({ end, [cohort]: rate }, index) => {
    sum += 100 * rate;
    return { at: end, value: sum / (index + 1), counts: undefined };
  });
  return [...points, ...means].filter(({ value }) => Number.isFinite(value));
}
