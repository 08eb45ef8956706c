/** The judge of rates without counts: slower than counts, and all that such an endpoint allows. */
import { mean } from 'simple-statistics';
import { newTally, weigh } from './conclusion.ts';
import type { Uniform } from './draw.ts';
import { pValue } from './evidence.ts';
import type {
  Conclusion,
  Judge,
  Judgement,
  JudgeSettings,
  PowerRow,
  RateStratum,
} from './judgement.ts';
import { mannWhitney } from './mann-whitney.ts';
import { caughtShare, SHOWN_RATIOS } from './power.ts';
import { RankTest } from './rank-test.ts';

/** Compares rates of canary and baseline, interval by interval. */
export class RankJudge implements Judge<RateStratum> {
  readonly #settings: JudgeSettings;
  readonly #newUniform: (seed: number) => Uniform;
  readonly #test: RankTest;
  readonly #strata: RateStratum[] = [];
  readonly #tally = newTally();
  #settled: Judgement['settled'] = [];
  #conviction: Judgement['conviction'];
  #logPeak = 0;
  #canarySum = 0;

  constructor(settings: JudgeSettings, newUniform: (seed: number) => Uniform) {
    this.#settings = settings;
    this.#newUniform = newUniform;
    this.#test = new RankTest(settings.maxErrorRatio, settings.plannedStrata);
  }

  add(stratum: RateStratum): Judgement {
    const index = this.#strata.length;
    this.#strata.push(stratum);
    const standing = this.#test.add(stratum);
    this.#settled = standing === undefined ? [] : [{ index: index - 1, standing }];
    if (standing !== undefined) this.#tally[standing] += 1;
    this.#logPeak = Math.max(this.#logPeak, this.#test.logEvidence);
    this.#canarySum += stratum.canary;
    if (convicts(this.#test, this.#settings, this.#canarySum / this.#strata.length)) {
      this.#conviction ??= { by: 'ranks', stratum: index + 1 };
    }
    return this.judgement();
  }

  judgement(): Judgement {
    const strata = this.#strata;
    return {
      strata: strata.length,
      admitted: this.#tally.admitted,
      setAside: this.#tally['set-aside'],
      silent: this.#tally.silent,
      logEvidence: this.#test.logEvidence,
      logThreshold: -Math.log(this.#settings.alpha),
      pValue: pValue(this.#logPeak),
      conviction: this.#conviction,
      canary: undefined,
      baseline: undefined,
      canaryRate: undefined,
      baselineRate: undefined,
      ratio: undefined,
      get mannWhitney() {
        return mannWhitney(
          strata.map(({ canary }) => canary),
          strata.map(({ baseline }) => baseline),
        );
      },
      dispersion: { phi: 1, from: 'learned' },
      settled: this.#settled,
    };
  }

  conclude(): Conclusion {
    if (this.#conviction !== undefined) return { verdict: 'fail', ...this.#conviction, power: [] };
    if (this.#strata.length === 0) {
      return {
        verdict: 'inconclusive',
        cause: 'no-canary-traffic',
        power: [],
        decisive: undefined,
      };
    }
    const uniform = this.#newUniform(this.#settings.seed);
    const replay = (ratio: number, floor: number) => this.#replay(ratio, floor, uniform);
    const decisive = replay(this.#settings.detectRatio, this.#settings.detectRate);
    const rows = SHOWN_RATIOS.map((ratio) => replay(ratio, 0));
    return weigh(this.#tally, { rows, decisive }, this.#settings.power);
  }

  /** The observed baseline, and a canary whose rates are baseline rates drawn anew, `ratio` times as high. */
  #replay(ratio: number, floor: number, uniform: Uniform): PowerRow {
    const baseline = this.#strata.map((stratum) => stratum.baseline);
    const drawn = () => baseline[Math.floor(uniform() * baseline.length)]!;
    const sick = (rate: number) => Math.min(1, Math.max(ratio * rate, floor));
    const caught = caughtShare(() => {
      const test = new RankTest(this.#settings.maxErrorRatio, this.#settings.plannedStrata);
      let canarySum = 0;
      for (const [i, rate] of baseline.entries()) {
        const canary = sick(drawn());
        canarySum += canary;
        test.add({ canary, baseline: rate });
        if (convicts(test, this.#settings, canarySum / (i + 1))) return i + 1;
      }
      return undefined;
    });
    return { ratio, rate: mean(baseline.map(sick)), ...caught };
  }
}

function convicts(test: RankTest, settings: JudgeSettings, canaryRate: number): boolean {
  return (
    test.logEvidence >= -Math.log(settings.alpha) && canaryRate >= settings.negligibleErrorRate
  );
}
