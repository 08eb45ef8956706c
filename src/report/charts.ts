/** The two charts of the summary, as Mermaid xycharts of at most 60 points. No text from outside goes into them. */
import type { Duration, Instant } from '../clock.ts';
import type { Watch } from '../outcome.ts';
import { fenced } from './markdown.ts';

const MOST_POINTS = 60;
const CANARY = '#d1242f';
const BASELINE = '#0969da';
const THRESHOLD = '#6e7781';

interface Point {
  readonly at: Instant;
  readonly value: number;
}

/** log10 of the evidence over time, and what convicts; undefined with fewer than two intervals. */
export function evidenceChart(watch: Watch): string | undefined {
  const rows = watch.strata.length > 0 ? watch.strata : watch.rateIntervals;
  const { judgement } = watch;
  if (rows.length < 2 || judgement === undefined) return undefined;
  const start = rows[0]!.start;
  const points = rows.map(({ end, logEvidence }) => ({ at: end, value: logEvidence / Math.LN10 }));
  const axis = timeAxis(start, start, points.at(-1)!.at, watch.plan?.stratumLength ?? 0);
  const evidence = sampled([{ at: start, value: 0 }, ...points], axis);
  const threshold = judgement.logThreshold / Math.LN10;
  const line = evidence.map(() => threshold);
  return chart('Evidence against the canary', axis, 'log10 of the odds', [
    { colour: CANARY, values: evidence },
    { colour: THRESHOLD, values: line },
  ]);
}

/** Error rates so far, in percent; undefined with fewer than two intervals, without traffic or without any error. */
export function rateChart(watch: Watch): string | undefined {
  const canary = cumulative(watch, 'canary');
  const baseline = cumulative(watch, 'baseline');
  const start = watch.strata[0]?.start ?? watch.rateIntervals[0]?.start;
  const lines = [
    { colour: CANARY, points: canary },
    { colour: BASELINE, points: baseline },
  ].filter(({ points }) => points.length > 0);
  const hasErrors = lines.some(({ points }) => points.some(({ value }) => value > 0));
  if (start === undefined || canary.length < 2 || !hasErrors) return undefined;
  const from = Math.max(...lines.map(({ points }) => points[0]!.at));
  const axis = timeAxis(start, from, canary.at(-1)!.at, watch.plan?.stratumLength ?? 0);
  if (axis.points < 2) return undefined;
  return chart(
    'Error rates so far',
    axis,
    'percent',
    lines.map(({ colour, points }) => ({ colour, values: sampled(points, axis) })),
  );
}

function cumulative(watch: Watch, cohort: 'canary' | 'baseline'): Point[] {
  let errors = 0;
  let requests = 0;
  const points = watch.strata.map(({ end, [cohort]: counts }) => {
    errors += counts?.errors ?? 0;
    requests += counts?.requests ?? 0;
    return { at: end, value: (100 * errors) / requests };
  });
  let sum = 0;
  const means = watch.rateIntervals.map(({ end, [cohort]: rate }, index) => {
    sum += 100 * rate;
    return { at: end, value: sum / (index + 1) };
  });
  return [...points, ...means].filter(({ value }) => Number.isFinite(value));
}

/** Whole seconds or minutes, so that Mermaid's own steps along the axis land on every point. */
interface TimeAxis {
  readonly start: Instant;
  readonly unit: 'seconds' | 'minutes';
  /** In units since the start. */
  readonly from: number;
  readonly step: number;
  readonly points: number;
}

const MILLISECONDS = { seconds: 1000, minutes: 60_000 } as const;
const LONGEST_IN_SECONDS = 30 * MILLISECONDS.minutes;

/** A point an interval where 60 points allow it. */
function timeAxis(start: Instant, from: Instant, to: Instant, interval: Duration): TimeAxis {
  const unit = to - start > LONGEST_IN_SECONDS ? 'minutes' : 'seconds';
  const first = Math.round((from - start) / MILLISECONDS[unit]);
  const span = Math.max(0, Math.round((to - start) / MILLISECONDS[unit]) - first);
  const fewest = Math.ceil(span / (MOST_POINTS - 1));
  const step = Math.max(1, fewest, Math.round(interval / MILLISECONDS[unit]));
  return { start, unit, from: first, step, points: Math.ceil(span / step) + 1 };
}

/** The last value known at each point of the axis, or within half a step after it: polls are never quite on time. */
function sampled(points: readonly Point[], axis: TimeAxis): number[] {
  let next = 0;
  return Array.from({ length: axis.points }, (_, i) => {
    const at = axis.start + (axis.from + (i + 0.49) * axis.step) * MILLISECONDS[axis.unit];
    while (next < points.length && points[next]!.at <= at) next += 1;
    return points[Math.max(0, next - 1)]!.value;
  });
}

interface Line {
  readonly colour: string;
  readonly values: readonly number[];
}

function chart(title: string, axis: TimeAxis, unit: string, lines: readonly Line[]): string {
  const values = lines.flatMap((line) => line.values);
  const low = Math.min(0, ...values);
  const high = Math.max(low + 1e-3, ...values);
  const margin = 0.05 * (high - low);
  const bottom = low < 0 ? low - margin : 0;
  const end = axis.from + (axis.points - 1) * axis.step;
  return fenced(
    [
      '---',
      'config:',
      '  themeVariables:',
      '    xyChart:',
      `      plotColorPalette: "${lines.map(({ colour }) => colour).join(', ')}"`,
      '---',
      'xychart-beta',
      `  title "${title}"`,
      `  x-axis "${axis.unit} since the start" ${axis.from} --> ${end}`,
      `  y-axis "${unit}" ${plain(bottom)} --> ${plain(high + margin)}`,
      ...lines.map((line) => `  line [${line.values.map(plain).join(', ')}]`),
    ].join('\n'),
    'mermaid',
  );
}

/** Mermaid reads no exponents: four decimals, between -1e6 and 1e6. */
function plain(value: number): string {
  return String(Number(Math.min(1e6, Math.max(-1e6, value)).toFixed(4)));
}
