/** The judge of counts: tests, estimates and the replay behind a pass, put together. */
import { newTally, weigh } from './conclusion.ts';
import { CountTests } from './count-tests.ts';
import type { Uniform } from './draw.ts';
import { pValue } from './evidence.ts';
import type { Conclusion, CountStratum, Judge, Judgement, JudgeSettings } from './judgement.ts';
import { baselineRates, type PowerTable, powerTable } from './power.ts';
import { rateInterval } from './rate-interval.ts';
import { RatioConfidence } from './ratio-confidence.ts';
import { rememberedPairBets } from './remembered-bets.ts';

/** Of the limits shown beside a rate. */
const RATE_LIMITS_ALPHA = 0.05;

/** The last share of a run in which both sides must have had traffic for a pass. */
const LATELY = 1 / 4;

/**
 * Judges counts of canary and baseline, stratum by stratum.
 * @param newUniform makes a seeded generator for the power replay
 */
export class CountJudge implements Judge<CountStratum> {
  readonly #settings: JudgeSettings;
  readonly #newUniform: (seed: number) => Uniform;
  readonly #tests: CountTests;
  readonly #confidence = new RatioConfidence();
  readonly #strata: CountStratum[] = [];
  readonly #tally = newTally();
  #settled: Judgement['settled'] = [];
  #conviction: Judgement['conviction'];
  #logPeak = 0;

  constructor(settings: JudgeSettings, newUniform: (seed: number) => Uniform) {
    this.#settings = settings;
    this.#newUniform = newUniform;
    this.#tests = new CountTests(settings);
  }

  add(stratum: CountStratum): Judgement {
    const index = this.#strata.push(stratum) - 1;
    this.#settled = this.#settle(index, this.#tests.add(stratum));
    for (const { standing } of this.#settled) this.#tally[standing] += 1;
    this.#logPeak = Math.max(this.#logPeak, this.#tests.logEvidence);
    const by = this.#tests.convictedBy();
    if (by !== undefined) this.#conviction ??= { by, stratum: index + 1 };
    return this.judgement();
  }

  #settle(index: number, before: ReturnType<CountTests['add']>): Judgement['settled'] {
    if (!this.#settings.compares) return [{ index, standing: 'admitted' }];
    if (before === undefined) return [];
    if (before.standing === 'admitted') this.#confidence.add(before.pair);
    return [{ index: index - 1, standing: before.standing }];
  }

  judgement(): Judgement {
    const { canary, logThreshold, dispersion, logEvidence } = this.#tests;
    const baseline = this.#settings.compares ? this.#tests.baseline : undefined;
    return {
      strata: this.#strata.length,
      admitted: this.#tally.admitted,
      setAside: this.#tally['set-aside'],
      silent: this.#tally.silent,
      logEvidence,
      logThreshold,
      pValue: pValue(this.#logPeak),
      conviction: this.#conviction,
      canary,
      baseline,
      // Worked out when asked for: the line of a poll needs no limits of the rates.
      get canaryRate() {
        return rateInterval(canary, RATE_LIMITS_ALPHA);
      },
      get baselineRate() {
        return baseline === undefined ? undefined : rateInterval(baseline, RATE_LIMITS_ALPHA);
      },
      ratio: this.#confidence.estimate(this.#settings.alpha, dispersion.phi),
      mannWhitney: undefined,
      dispersion,
      settled: this.#settled,
    };
  }

  conclude(): Conclusion {
    if (this.#conviction !== undefined) return { verdict: 'fail', ...this.#conviction, power: [] };
    const silent = this.#silentSide();
    return silent === undefined
      ? weigh(this.#tally, this.#power(), this.#settings.power)
      : { verdict: 'inconclusive', cause: silent, power: [], decisive: undefined };
  }

  /** The side without traffic, ever or in the last quarter of the run: what it would do now is unknown. */
  #silentSide(): 'no-canary-traffic' | 'no-baseline-traffic' | undefined {
    const lately = this.#strata.slice(-Math.ceil(this.#strata.length * LATELY));
    if (lately.every(({ canary }) => canary.requests === 0)) return 'no-canary-traffic';
    return this.#settings.compares && lately.every(({ baseline }) => !baseline?.requests)
      ? 'no-baseline-traffic'
      : undefined;
  }

  /** Without a baseline, a healthy canary is one right at the ceiling. */
  #power(): PowerTable {
    const { compares, maxErrorRate, seed } = this.#settings;
    const { dispersion } = this.#tests;
    const healthy = compares
      ? baselineRates(this.#strata)
      : this.#strata.map(() => maxErrorRate ?? 0);
    const settings = { ...this.#settings, dispersion, learnsDispersion: false };
    const bets = rememberedPairBets(settings.maxErrorRatio);
    const newTrial = () => {
      const tests = new CountTests(settings, bets);
      return {
        add(stratum: CountStratum) {
          tests.add(stratum);
          return tests.convictedBy() !== undefined;
        },
      };
    };
    const uniform = this.#newUniform(seed);
    return powerTable(this.#strata, healthy, this.#settings, dispersion.phi, newTrial, uniform);
  }
}
