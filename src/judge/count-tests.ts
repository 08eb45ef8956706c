/** The tests of one run of counts, as the live judge and every simulated run use them. */

import { LearnedDispersion } from './burstiness.ts';
import { CeilingTest } from './ceiling-test.ts';
import type { CountStratum, Counts, Dispersion, JudgeSettings, Test } from './judgement.ts';
import { type Pair, RatioTest } from './ratio-test.ts';
import type { Bets } from './tempered.ts';

const NOTHING: Counts = { errors: 0, requests: 0 };

/** Comparison, ceiling, or both with half of alpha each; and the dispersion they are tempered by. */
export class CountTests {
  /** ln(1 / alpha) of each test. */
  readonly logThreshold: number;
  readonly #settings: JudgeSettings;
  readonly #learned: LearnedDispersion | undefined;
  readonly #ratio: RatioTest | undefined;
  readonly #ceiling: CeilingTest | undefined;
  readonly #canary = { errors: 0, requests: 0 };
  readonly #baseline = { errors: 0, requests: 0 };

  /** @param bets of the comparison, shared between simulated runs */
  constructor(settings: JudgeSettings, bets?: Bets<Pair>) {
    const { dispersion, learnsDispersion, plannedStrata, maxErrorRate, compares, alpha } = settings;
    this.#settings = settings;
    const learns = learnsDispersion || dispersion === undefined;
    this.#learned = learns ? new LearnedDispersion(dispersion?.phi) : undefined;
    const { phi } = this.dispersion;
    if (compares) this.#ratio = new RatioTest(settings, phi, learns, bets);
    if (maxErrorRate !== undefined) {
      this.#ceiling = new CeilingTest(maxErrorRate, plannedStrata, phi, learns);
    }
    const tests = this.#ratio !== undefined && this.#ceiling !== undefined ? 2 : 1;
    this.logThreshold = Math.log(tests / alpha);
  }

  get dispersion(): Dispersion {
    const { dispersion } = this.#settings;
    const learned = this.#learned;
    if (dispersion !== undefined && !learned?.isNotablyAbove(dispersion.phi)) return dispersion;
    return { phi: learned!.phi, from: 'learned' };
  }

  /** Totals of all strata so far. */
  get canary(): Counts {
    return { ...this.#canary };
  }

  get baseline(): Counts {
    return { ...this.#baseline };
  }

  /** ln E of the test that is closest to its threshold. */
  get logEvidence(): number {
    return Math.max(
      this.#ratio?.logEvidence ?? Number.NEGATIVE_INFINITY,
      this.#ceiling?.logEvidence ?? Number.NEGATIVE_INFINITY,
    );
  }

  /** @returns what the comparison settled with this stratum: the one before it */
  add({ canary, baseline = NOTHING }: CountStratum): ReturnType<RatioTest['add']> {
    this.#learned?.add({ canary, baseline });
    this.#canary.errors += canary.errors;
    this.#canary.requests += canary.requests;
    this.#baseline.errors += baseline.errors;
    this.#baseline.requests += baseline.requests;
    const { phi } = this.dispersion;
    this.#ceiling?.add(canary, phi);
    return this.#ratio?.add({ canary, baseline }, phi, this.#settings.dispersion?.phi ?? phi);
  }

  /** The test whose evidence is at its threshold now, if any. */
  convictedBy(): Test | undefined {
    if (reaches(this.#ceiling, this.logThreshold)) return 'ceiling';
    const { errors, requests } = this.#canary;
    const matters = errors >= this.#settings.negligibleErrorRate * requests;
    return matters && reaches(this.#ratio, this.logThreshold) ? 'ratio' : undefined;
  }
}

function reaches(test: { logEvidence: number } | undefined, logThreshold: number): boolean {
  return test !== undefined && test.logEvidence >= logThreshold;
}
