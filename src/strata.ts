/** From polls to strata: counts are added up until both cohorts have moved at least once. */

import type { Duration, Instant } from './clock.ts';
import { sum } from './judge/sum.ts';
import type { CohortCounts, CountObservation } from './metrics/source.ts';

/** Polls are never exactly on time: a stratum may be this share of an interval short. */
const SLACK = 0.5;

/** A measured scrape interval wobbles: this share of an interval more than the poll's is still the poll's. */
const TOLERANCE = 0.1;

/** Polls that make one stratum, so that the slowest target is scraped at least once in each. */
export function pollsPerStratum(interval: Duration, scrapeInterval: Duration | undefined): number {
  return Math.max(1, Math.ceil((scrapeInterval ?? interval) / interval - TOLERANCE));
}

export interface ClosedStratum {
  readonly start: Instant;
  readonly end: Instant;
  readonly canary: CohortCounts;
  readonly baseline: CohortCounts | undefined;
}

/**
 * Adds observations up to strata. One stays open while a cohort is stale: its counts arrive late and in a heap,
 * and belong beside what the other cohort did in the same time.
 */
export class StratumBuilder {
  readonly #least: Duration;
  #start: Instant;
  #canary: CohortCounts | undefined;
  #baseline: CohortCounts | undefined;

  /** @param length of a stratum, a whole number of intervals */
  constructor(start: Instant, length: Duration, interval: Duration) {
    this.#start = start;
    this.#least = length - SLACK * interval;
  }

  /** @returns the stratum that this observation completes */
  add(observation: CountObservation, at: Instant): ClosedStratum | undefined {
    const { canary, baseline } = observation;
    this.#canary = together(this.#canary, canary);
    this.#baseline = baseline === undefined ? undefined : together(this.#baseline, baseline);
    const stale = canary.stale || (baseline?.stale ?? false);
    if (stale || at - this.#start < this.#least) return undefined;
    const closed = { start: this.#start, end: at, canary: this.#canary, baseline: this.#baseline };
    this.#start = at;
    this.#canary = undefined;
    this.#baseline = undefined;
    return closed;
  }
}

function together(before: CohortCounts | undefined, now: CohortCounts): CohortCounts {
  if (before === undefined) return now;
  return {
    ...now,
    ...sum([before, now]),
    statuses: merged(before.statuses, now.statuses, (a, b) => a + b),
    instances: merged(before.instances, now.instances, (a, b) => sum([a, b])),
    routes: merged(before.routes, now.routes, (a, b) => sum([a, b])),
  };
}

function merged<Value>(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
  add: (a: Value, b: Value) => Value,
): ReadonlyMap<string, Value> {
  const sum = new Map(a);
  for (const [key, value] of b) {
    const known = sum.get(key);
    sum.set(key, known === undefined ? value : add(known, value));
  }
  return sum;
}
