/** How errors lie over the intervals: their slope, their unevenness, their sums. */
import type { Counts } from './judgement.ts';
import { sum } from './sum.ts';

/** Standardised slope of the error rate over the intervals (Cochran 1954; Armitage 1955); 0 without errors. */
export function trend(counts: readonly Counts[], phi: number): number {
  const { errors, requests } = sum(counts);
  if (errors === 0 || errors === requests) return 0;
  const rate = errors / requests;
  const middle = counts.reduce((all, each, i) => all + i * each.requests, 0) / requests;
  let slope = 0;
  let spread = 0;
  for (const [i, each] of counts.entries()) {
    slope += (i - middle) * (each.errors - rate * each.requests);
    spread += (i - middle) ** 2 * each.requests;
  }
  return spread === 0 ? 0 : slope / Math.sqrt(phi * rate * (1 - rate) * spread);
}

/** Variance of the errors over that of independent ones, given the requests (Pearson). */
export function unevenness(counts: readonly Counts[]): number {
  const { errors, requests } = sum(counts);
  const squares = counts.reduce((all, each) => {
    const expected = (errors * each.requests) / requests;
    return all + (each.errors - expected) ** 2 / expected;
  }, 0);
  return squares / (counts.length - 1);
}

/** The fewest intervals that hold half of the errors. */
export function holdingHalf(counts: readonly Counts[]): number {
  const most = counts.map(({ errors }) => errors).sort((a, b) => b - a);
  let left = sum(counts).errors / 2;
  return (
    most.findIndex((errors) => {
      left -= errors;
      return left <= 0;
    }) + 1
  );
}

export function rateOf({ errors, requests }: Counts): number {
  return requests === 0 ? 0 : errors / requests;
}
