/** Numbers short enough for a column, whatever they are. */
import type { Duration } from '../clock.ts';
import type { Estimate } from '../judge/judgement.ts';
import { formatDuration } from '../units.ts';
import { factor, grouped, percent } from '../wording.ts';

/** A bar so many characters wide, filled as far as `share` of it; what is beyond [0, 1] is cut. */
export function bar(share: number, width: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

/** The two largest units: `2m15s`, `1h30m`. */
export function shortTime(duration: Duration): string {
  const rounded = Math.round(duration / 1000) * 1000;
  return (
    formatDuration(rounded)
      .match(/-?\d+[a-z]+/g)
      ?.slice(0, 2)
      .join('') ?? '?'
  );
}

const SMALLEST_RATE = 1e-5;

export function shortRate(rate: number | undefined): string {
  if (rate === undefined) return '–';
  return rate > 0 && rate < SMALLEST_RATE ? '<.001%' : percent(rate).replace(' ', '');
}

/** `2.3 [0.96, 4.7]`: with its limits. */
export function shortRatio(ratio: Estimate | undefined): string {
  if (ratio === undefined) return '–';
  return `${shortFactor(ratio.value)} [${shortFactor(ratio.low)}, ${shortFactor(ratio.high)}]`;
}

function shortFactor(value: number): string {
  if (value > 0 && value < 0.01) return '<.01';
  if (value < 1) return String(Number(value.toFixed(2)));
  return value > 999 && value !== Number.POSITIVE_INFINITY ? '>999' : factor(value);
}

const shortened = new Intl.NumberFormat('en', {
  notation: 'compact',
  maximumSignificantDigits: 3,
});

/** All digits below 100,000, then `123K`, `1.23M`. */
export function compact(count: number): string {
  return count < 1e5 ? grouped(count) : shortened.format(count);
}
