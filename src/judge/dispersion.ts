/** How bursty this service is on a good day, measured in the baseline's own history. */
import { median } from 'simple-statistics';
import type { Counts, Dispersion } from './judgement.ts';
import { sum } from './sum.ts';

/** A time scale counts when the history holds at least this many blocks of it. */
const FEWEST_BLOCKS = 4;

/** With fewer errors a history says nothing about how they clump. */
const FEWEST_ERRORS = 10;

/** Segments whose median makes the estimate from totals robust against a single incident. */
const SEGMENTS = 5;

/** One interval: a row of counts, one an instance, always in the same order. */
export type IntervalCounts = readonly Counts[];

/**
 * Dispersion φ >= 1 from the history of a healthy service, the largest over time scales of 1, 2, 4, …
 * intervals up to the planned run length; 1 where instances differ no more than by chance at any of them.
 *
 * With several instances: how much they differ from each other, given each interval's totals, so that
 * shared outages cancel (Pearson's statistic over its expectation). With one: successive differences
 * of the totals, which see shared changes too and so err to the careful side.
 * @returns undefined when the history holds too little: under 4 intervals or under 10 errors
 */
export function dispersionFromHistory(
  intervals: readonly IntervalCounts[],
  plannedStrata: number,
): Dispersion | undefined {
  const totals = intervals.map(sum);
  if (sum(totals).errors < FEWEST_ERRORS) return undefined;
  const scales = timeScales(intervals, plannedStrata);
  const between = largest(scales, betweenInstances);
  if (between !== undefined) {
    return { phi: scales.every(looksIndependent) ? 1 : between, from: 'instances' };
  }
  const overTime = largest(
    timeScales(
      totals.map((total) => [total]),
      plannedStrata,
    ),
    betweenNeighbours,
  );
  return overTime === undefined ? undefined : { phi: overTime, from: 'totals' };
}

/**
 * φ(m) = Σ_blocks Σ_j (x_j - t n_j/n)² / Σ_blocks Σ_j (t n_j/n)(1 - n_j/n), t = Σ_j x_j, n = Σ_j n_j.
 * @returns undefined when no block has errors and two instances with traffic
 */
export function betweenInstances(blocks: readonly IntervalCounts[]): number | undefined {
  let squares = 0;
  let expected = 0;
  for (const block of blocks) {
    const total = sum(block);
    if (total.requests === 0) continue;
    for (const instance of block) {
      const share = instance.requests / total.requests;
      squares += (instance.errors - total.errors * share) ** 2;
      expected += total.errors * share * (1 - share);
    }
  }
  return expected > 0 ? squares / expected : undefined;
}

/** Standard errors that φ(m) may be above 1 by chance, at every time scale. */
const BY_CHANCE = 2.5;

/**
 * Whether the instances differ no more than those of independent errors would. The largest of several estimates is above 1
 * by chance alone, by a fifth in the mean over an hour of three instances: burstiness that is none would cost polls.
 */
function looksIndependent(blocks: readonly IntervalCounts[]): boolean {
  const phi = betweenInstances(blocks);
  return phi === undefined || phi <= 1 + BY_CHANCE * noiseOf(blocks);
}

/**
 * Standard error of φ(m) for independent errors: given t errors of a block, those of J instances are multinomial, and Pearson's
 * statistic has a variance of 2 (J - 1)(1 - 1/t) where their shares are equal (Haldane, Biometrika 1937); φ weighs blocks by t.
 */
export function noiseOf(blocks: readonly IntervalCounts[]): number {
  let errors = 0;
  let variance = 0;
  for (const block of blocks) {
    const total = sum(block).errors;
    const answering = block.filter(({ requests }) => requests > 0).length;
    errors += total;
    if (answering > 1) variance += (2 * total * (total - 1)) / (answering - 1);
  }
  return errors === 0 ? 0 : Math.sqrt(Math.max(0, variance)) / errors;
}

/** Squared difference of two rates and what independent errors would give; a pair without errors has 0 expected. */
export function successiveDifference(a: Counts, b: Counts): { square: number; expected: number } {
  if (a.requests === 0 || b.requests === 0) return { square: 0, expected: 0 };
  const weight = (a.requests * b.requests) / (a.requests + b.requests);
  return {
    square: (a.errors / a.requests - b.errors / b.requests) ** 2 * weight,
    expected: (a.errors + b.errors) / (a.requests + b.requests),
  };
}

function betweenNeighbours(blocks: readonly IntervalCounts[]): number | undefined {
  const pairs = blocks.slice(1).map((block, i) => successiveDifference(blocks[i]![0]!, block[0]!));
  const length = Math.max(1, Math.ceil(pairs.length / SEGMENTS));
  const segments = Array.from({ length: Math.ceil(pairs.length / length) }, (_, i) =>
    ratioOfSums(pairs.slice(i * length, (i + 1) * length)),
  ).filter((ratio) => ratio !== undefined);
  return segments.length === 0 ? undefined : median(segments);
}

function ratioOfSums(pairs: readonly { square: number; expected: number }[]): number | undefined {
  const expected = pairs.reduce((total, pair) => total + pair.expected, 0);
  if (expected === 0) return undefined;
  return pairs.reduce((total, pair) => total + pair.square, 0) / expected;
}

/** The history in blocks of 1, 2, 4, … intervals, up to the planned run. */
function timeScales(
  intervals: readonly IntervalCounts[],
  plannedStrata: number,
): IntervalCounts[][] {
  const scales: IntervalCounts[][] = [];
  for (let scale = 1; scale <= Math.max(1, plannedStrata); scale *= 2) {
    const blocks = blocksOf(intervals, scale);
    if (blocks.length < FEWEST_BLOCKS) break;
    scales.push(blocks);
  }
  return scales;
}

/** At least 1; undefined where no time scale says anything. */
function largest(
  scales: readonly IntervalCounts[][],
  measure: (blocks: readonly IntervalCounts[]) => number | undefined,
): number | undefined {
  const measured = scales.map(measure).filter((phi) => phi !== undefined);
  return measured.length === 0 ? undefined : Math.max(1, ...measured);
}

/** Whole blocks of `scale` intervals; a rest at the end is left out. */
function blocksOf(intervals: readonly IntervalCounts[], scale: number): IntervalCounts[] {
  return Array.from({ length: Math.floor(intervals.length / scale) }, (_, block) => {
    const rows = intervals.slice(block * scale, (block + 1) * scale);
    return rows[0]!.map((_, instance) => sum(rows.map((row) => row[instance]!)));
  });
}
