/** A Mermaid xychart over the time of a run, of at most 60 points. No text from outside goes into it. */
import type { Duration, Instant } from '../clock.ts';
import { fenced } from './markdown.ts';

const MOST_POINTS = 60;

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

/** The last value known at each point of the axis, or within half a step after it: polls are never quite on time. */
export function sampled(points: readonly Point[], axis: TimeAxis): number[] {
  let next = 0;
  return Array.from({ length: axis.points }, (_, i) => {
    const at = axis.start + (axis.from + (i + 0.49) * axis.step) * MILLISECONDS[axis.unit];
    while (next < points.length && points[next]!.at <= at) next += 1;
    return points[Math.max(0, next - 1)]!.value;
  });
}

/** @param lines a value a point of the axis each; drawn in their order, the last on top */
export function xychart(
  title: string,
  axis: TimeAxis,
  unit: string,
  lines: readonly Line[],
): string {
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
