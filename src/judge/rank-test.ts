/** Rates without counts: in how many intervals is the canary worse than rho times the baseline? */
import { median } from 'simple-statistics';
import { prior } from './effects.ts';
import { Evidence } from './evidence.ts';
import type { RateStratum, Standing } from './judgement.ts';

const CHANCES = 64;

/** Differences that must be known before a jump of the baseline can be told from its usual noise. */
const FEWEST_DIFFERENCES = 8;

/** Median absolute deviation of normal noise, in standard deviations, and how many of those are a jump. */
const NORMAL_MAD = 0.6745;
const SIGNIFICANT = 3;

/**
 * A betting martingale on the sign of canary - rho × baseline: wins pay 2p, losses 2(1 - p), mixed over
 * 64 chances p in (1/2, 1). Valid for exchangeable pairs. Ties carry no evidence. The same edge guard in
 * spirit: a stratum at a jump of the baseline, against the baseline's own usual differences, is set aside.
 */
export class RankTest {
  readonly #maxErrorRatio: number;
  readonly #chances = Float64Array.from(
    { length: CHANCES },
    (_, j) => 0.5 + (j + 0.5) / (2 * CHANCES),
  );
  readonly #win = this.#chances.map((p) => Math.log(2 * p));
  readonly #loss = this.#chances.map((p) => Math.log(2 * (1 - p)));
  readonly #evidence: Evidence;
  readonly #differences: number[] = [];
  #before: RateStratum | undefined;
  #waiting: RateStratum | undefined;

  constructor(maxErrorRatio: number, plannedStrata: number) {
    this.#maxErrorRatio = maxErrorRatio;
    this.#evidence = new Evidence(prior(new Float64Array(CHANCES)), plannedStrata);
  }

  get logEvidence(): number {
    return this.#evidence.log;
  }

  /** Takes the next stratum and settles the one before it; answers that one's standing. */
  add(next: RateStratum): Standing | undefined {
    const current = this.#waiting;
    this.#waiting = next;
    if (current === undefined) return undefined;
    const into = difference(this.#before, current);
    const outOf = difference(current, next);
    const usual = this.#usualDifference();
    this.#before = current;
    this.#differences.push(outOf);
    const steady = Math.max(into, outOf) <= usual;
    this.#evidence.add(steady ? this.#bet(current) : undefined);
    return steady ? 'admitted' : 'set-aside';
  }

  #bet({ canary, baseline }: RateStratum): Float64Array | undefined {
    const lead = canary - this.#maxErrorRatio * baseline;
    if (lead === 0) return undefined;
    return lead > 0 ? this.#win : this.#loss;
  }

  #usualDifference(): number {
    if (this.#differences.length < FEWEST_DIFFERENCES) return Number.POSITIVE_INFINITY;
    const spread = median(this.#differences) / NORMAL_MAD;
    return spread === 0 ? Number.POSITIVE_INFINITY : SIGNIFICANT * spread;
  }
}

function difference(a: RateStratum | undefined, b: RateStratum): number {
  return a === undefined ? 0 : Math.abs(b.baseline - a.baseline);
}
