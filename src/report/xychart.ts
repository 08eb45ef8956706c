/** A Mermaid xychart over the time of a run, of at most 60 points. No text from outside goes into it. */
import type { Duration, Instant } from '../clock.ts';
import { fenced } from './markdown.ts';

const MOST_POINTS = 60;

/** Each has a contrast of at least 3 on white and on the grey that Mermaid's dark theme draws on. */
export const COLOURS = {
  red: '#e5484d',
  blue: '#2f81f7',
  green: '#2da44e',
  purple: '#a855f7',
  orange: '#d97706',
  pink: '#db61a2',
  grey: '#848d97',
} as const;

/** Faint on light and on dark ground alike. */
export function faint(colour: string): string {
  return `${colour}66`;
}

export interface Point {
  readonly at: Instant;
  readonly value: number;
}

export interface Line {
  readonly colour: string;
  readonly values: readonly number[];
}

/** Whole seconds or minutes, so that Mermaid's own steps along the axis land on every point. */
export interface TimeAxis {
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
export function timeAxis(start: Instant, from: Instant, to: Instant, interval: Duration): TimeAxis {
  const unit = to - start > LONGEST_IN_SECONDS ? 'minutes' : 'seconds';
  const first = Math.round((from - start) / MILLISECONDS[unit]);
  const span = Math.max(0, Math.round((to - start) / MILLISECONDS[unit]) - first);
  const fewest = Math.ceil(span / (MOST_POINTS - 1));
  const step = Math.max(1, fewest, Math.round(interval / MILLISECONDS[unit]));
  return { start, unit, from: first, step, points: Math.ceil(span / step) + 1 };
}

/** The last point known at each point of the axis, or within half a step after it: polls are never quite on time. */
export function sampled<Each extends Point>(points: readonly Each[], axis: TimeAxis): Each[] {
  return stepwise(points, axis).map((step) => step.at(-1)!);
}

/** The highest instead of the last, but at the end: a long run must not lose the moment that convicted, or nearly did. */
export function peaks(points: readonly Point[], axis: TimeAxis): Point[] {
  return stepwise(points, axis).map((step, i) =>
    i === axis.points - 1
      ? step.at(-1)!
      : step.reduce((highest, point) => (point.value > highest.value ? point : highest)),
  );
}

/** What came since the point of the axis before; where nothing did, what was known then. */
function stepwise<Each extends Point>(points: readonly Each[], axis: TimeAxis): Each[][] {
  let next = 0;
  return Array.from({ length: axis.points }, (_, i) => {
    const at = axis.start + (axis.from + (i + 0.49) * axis.step) * MILLISECONDS[axis.unit];
    const first = next;
    while (next < points.length && points[next]!.at <= at) next += 1;
    return next > first ? points.slice(first, next) : [points[Math.max(0, next - 1)]!];
  });
}

export interface XyChart {
  readonly title: string;
  readonly axis: TimeAxis;
  /** Of the values. */
  readonly unit: string;
  /** A value a point of the axis each; the last on top of the others. */
  readonly lines: readonly Line[];
  /** Markdown: Mermaid draws no legend. */
  readonly caption: string;
}

/** As Markdown. */
export function xychart({ title, axis, unit, lines, caption }: XyChart): string {
  const values = lines.flatMap((line) => line.values);
  const low = Math.min(0, ...values);
  const high = Math.max(low + 1e-3, ...values);
  const margin = 0.05 * (high - low);
  const bottom = low < 0 ? low - margin : 0;
  const end = axis.from + (axis.points - 1) * axis.step;
  const chart = [
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
  ];
  return `${fenced(chart.join('\n'), 'mermaid')}\n\n<sub>${caption}</sub>`;
}

/** Mermaid reads no exponents: four decimals, between -1e6 and 1e6. */
function plain(value: number): string {
  return String(Number(Math.min(1e6, Math.max(-1e6, value)).toFixed(4)));
}
