/** The judge run backwards: is the canary shown to be harmless since it was rolled back? Silence is no rollback either. */
import { effectsAbove } from './effects.ts';
import type { CountStratum, Counts, Estimate, Harmless, RateStratum } from './judgement.ts';
import { RankTest } from './rank-test.ts';
import { RatioConfidence } from './ratio-confidence.ts';
import { type Pair, RatioTest } from './ratio-test.ts';
import { type Bets, TemperedEvidence } from './tempered.ts';

export interface RecoverySettings {
  /** Chance that a canary that is still harmful is ever taken for harmless. */
  readonly alpha: number;
  readonly maxErrorRatio: number;
  /** A canary whose rate is below it is harmless, whatever the baseline does; 0: none is. */
  readonly harmlessRate: number;
  /** Dispersion >= 1, as learned by the watch. */
  readonly phi: number;
  /** Strata that will come at most. */
  readonly plannedStrata: number;
}

/**
 * Of counts. A rollback takes its time, so errors right after the call must not hide that it works: the limits are
 * worked out over all that followed the 1st, 2nd, 4th, 8th … stratum, and the j-th of these spans gets α / (j (j + 1)),
 * which sums to α, half of it for each way to be harmless. An edge guard, as in the trial: a stratum at which the baseline jumps says nothing.
 */
export class CountRecovery {
  readonly #settings: RecoverySettings;
  readonly #guard: RatioTest;
  readonly #spans: Span[] = [];
  #admitted = 0;

  constructor(settings: RecoverySettings) {
    this.#settings = settings;
    this.#guard = new RatioTest(settings, settings.phi, false);
  }

  add({ canary, baseline }: CountStratum): Harmless | undefined {
    if (baseline === undefined) return this.#hear({ canary, baseline });
    const before = this.#guard.add({ canary, baseline }, this.#settings.phi);
    return before?.standing === 'admitted' ? this.#hear(before.pair) : undefined;
  }

  /** Of all strata since the call that count. */
  get ratio(): Estimate | undefined {
    return this.#spans[0]?.ratio;
  }

  #hear(stratum: CountStratum): Harmless | undefined {
    this.#admitted += 1;
    if (isPowerOfTwo(this.#admitted)) {
      const j = this.#spans.length + 1;
      this.#spans.push(new Span(this.#settings, this.#settings.alpha / (2 * j * (j + 1))));
    }
    const found = this.#spans.map((span) => span.add(stratum));
    return found.find((harmless) => harmless !== undefined);
  }
}

/** What followed one stratum. */
class Span {
  readonly #settings: RecoverySettings;
  /** Of each of its two tests. */
  readonly #alpha: number;
  readonly #confidence = new RatioConfidence();
  readonly #rarity: TemperedEvidence<Counts>;

  constructor(settings: RecoverySettings, alpha: number) {
    this.#settings = settings;
    this.#alpha = alpha;
    this.#rarity = new TemperedEvidence(rarityBets(settings.harmlessRate), 1, settings.phi, false);
  }

  get ratio(): Estimate | undefined {
    return this.#confidence.estimate(this.#alpha, this.#settings.phi);
  }

  add({ canary, baseline }: CountStratum): Harmless | undefined {
    const { phi, maxErrorRatio } = this.#settings;
    this.#rarity.add(canary, phi);
    if (this.#rarity.log >= -Math.log(this.#alpha)) return 'negligible';
    if (baseline === undefined) return undefined;
    this.#confidence.add({ canary, baseline } satisfies Pair);
    const ratio = this.ratio;
    return ratio !== undefined && ratio.high <= maxErrorRatio ? 'no-longer-worse' : undefined;
  }
}

/** LR(θ) = θ^x exp((1 - θ) limit n), θ < 1: of expectation at most 1 where the rate is at least `limit`. */
function rarityBets(limit: number): Bets<Counts> {
  const { logRelative, ratios, weights } = effectsAbove(1);
  const logRatios = ({ errors, requests }: Counts, out: Float64Array) => {
    const allowed = limit * requests;
    for (let j = 0; j < out.length; j += 1) {
      out[j] = (1 - 1 / ratios[j]!) * allowed - errors * logRelative[j]!;
    }
  };
  return { weights, logRatios };
}

/** Of rates without counts: the ranks of the trial with the sides changed. */
export class RateRecovery {
  readonly #settings: RecoverySettings;
  readonly #test: RankTest;

  constructor(settings: RecoverySettings) {
    this.#settings = settings;
    this.#test = new RankTest(1, settings.plannedStrata);
  }

  add({ canary, baseline }: RateStratum): Harmless | undefined {
    const { maxErrorRatio, harmlessRate, alpha } = this.#settings;
    const allowed = Math.max(maxErrorRatio * baseline, harmlessRate);
    this.#test.add({ canary: allowed, baseline: canary });
    return this.#test.logEvidence >= -Math.log(alpha) ? 'no-longer-worse' : undefined;
  }
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}
