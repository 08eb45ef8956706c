/** Whether what was selected is a request counter at all: gauges fall as often as they rise, buckets count a request several times. */
import { MetricsError } from '../errors.ts';
import { COHORTS, type Cohort } from './source.ts';

/** How the values of one cohort have moved so far. */
export interface Moves {
  readonly moves: number;
  /** Falls to more than half: a process that starts again seldom gets there within one scrape. */
  readonly partialFalls: number;
}

/** Fewer moves prove nothing. */
const ENOUGH_MOVES = 12;
const GAUGE_SHARE = 0.2;

export function isPartialFall(value: number, before: number): boolean {
  return value < before * 0.99 && value > before / 2;
}

/**
 * A gauge shows in every cohort that moves; restarts, however many, in the one that crashes.
 * @throws MetricsError
 */
export function refuseGauge(moves: ReadonlyMap<Cohort, Moves>): void {
  const moving = COHORTS.filter((cohort) => (moves.get(cohort)?.moves ?? 0) >= ENOUGH_MOVES);
  const falls = (cohort: Cohort) => {
    const { moves: all = 0, partialFalls = 0 } = moves.get(cohort) ?? {};
    return partialFalls > all * GAUGE_SHARE;
  };
  if (moving.length === 0 || !moving.every(falls)) return;
  const worst = moves.get(moving[0]!)!;
  throw new MetricsError(
    'wrong-data',
    `${moving.join(' and ')}: the values are no counter's: ${worst.partialFalls} of ${worst.moves} changes went down, though not to the start.`,
    'Select a counter of requests (often named …_total or …_count), not a gauge or a rate; a process that restarts at every scrape looks the same.',
  );
}

/** Several histogram buckets hold the same request. @throws MetricsError */
export function refuseBuckets(bounds: ReadonlySet<string>): void {
  if (bounds.size < 2) return;
  throw new MetricsError(
    'refused',
    `The selectors match ${bounds.size} buckets of a histogram (label le), each of which counts the same requests.`,
    'Select the metric that ends in _count instead of _bucket, or one bucket with le="+Inf".',
  );
}

/** @throws MetricsError for a value that no counter of requests has */
export function refuseValue(value: number, cohort: Cohort): never {
  const got = Number.isFinite(value) && value >= 0 ? 'a fraction' : 'not a count';
  throw new MetricsError(
    'wrong-data',
    `${cohort}: a sample is ${value}, which is ${got}.`,
    'Select a counter of requests (often named …_total or …_count): whole numbers that only grow.',
  );
}
