/** Axes: what range they span, and where their ticks stand. Logarithmic ones are in powers of ten. */
import { factor, odds, percent } from '../../wording.ts';
import type { Plot } from './chart.ts';

export type Scale = Pick<Plot, 'range' | 'ticks'>;

const MOST_TICKS = 6;

/** From 0 to a little above the largest share. */
export function shareScale(values: readonly (number | null)[]): Scale {
  const most = Math.min(1, Math.max(1e-5, ...finite(values)) * 1.08);
  const step = niceStep(most / (MOST_TICKS - 1));
  const ticks = Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
  return { range: [0, most], ticks: ticks.map((at) => ({ at, text: percent(at) })) };
}

/** Whole powers of ten. */
export function oddsScale(values: readonly (number | null)[]): Scale {
  const known = finite(values);
  const low = Math.min(-0.5, ...known);
  const high = Math.max(0.5, ...known);
  const margin = 0.06 * (high - low);
  const step = Math.max(1, Math.ceil((high - low) / MOST_TICKS));
  const ticks = between(Math.ceil(low / step), Math.floor(high / step)).map((i) => i * step);
  return {
    range: [low - margin, high + margin],
    ticks: ticks.map((at) => ({ at, text: odds(at * Math.LN10) })),
  };
}

const NARROWEST = Math.log10(3);
const LOWEST = Math.log10(0.01);
const HIGHEST = Math.log10(1000);

/** Factors at 1, 2 and 5 times powers of ten, as many as there is room for; never beyond a hundredth and a thousand. */
export function factorScale(values: readonly (number | null)[]): Scale {
  const known = finite(values);
  const low = Math.max(LOWEST, Math.min(-NARROWEST, ...known) - 0.1);
  const high = Math.min(HIGHEST, Math.max(NARROWEST, ...known) + 0.1);
  const digits = high - low < 2.2 ? [1, 2, 5] : [1];
  const ticks = between(Math.floor(low), Math.ceil(high))
    .flatMap((power) => digits.map((digit) => power + Math.log10(digit)))
    .filter((at) => at >= low && at <= high);
  return { range: [low, high], ticks: ticks.map((at) => ({ at, text: `×${factor(10 ** at)}` })) };
}

function finite(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null && Number.isFinite(value));
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((digit) => power * digit >= least) ?? 10);
}

function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
