/** One sample: is the canary's error rate above an absolute ceiling? */
import { effectsAbove } from './effects.ts';
import type { Counts } from './judgement.ts';
import { type Bets, TemperedEvidence } from './tempered.ts';

/**
 * Evidence against "the canary's error rate is at most the ceiling in every interval", whatever the baseline
 * does. No edge guard: an outage that both share is above the ceiling all the same.
 */
export class CeilingTest {
  readonly #evidence: TemperedEvidence<Counts>;

  /**
   * @param ceiling error rate in (0, 1)
   * @param phi dispersion >= 1; `learned` when later calls of `add` may change it
   */
  constructor(ceiling: number, plannedStrata: number, phi: number, learned: boolean) {
    this.#evidence = new TemperedEvidence(ceilingBets(ceiling), plannedStrata, phi, learned);
  }

  get logEvidence(): number {
    return this.#evidence.log;
  }

  add(canary: Counts, phi: number): void {
    this.#evidence.add(canary.requests === 0 ? undefined : canary, phi);
  }
}

/** LR(θ) = θ^x exp(-(θ - 1) ceiling n), θ > 1: of expectation at most 1 under the null for Poisson and binomial counts. */
function ceilingBets(ceiling: number): Bets<Counts> {
  const { logRelative, ratios, weights } = effectsAbove(1);
  const logRatios = ({ errors, requests }: Counts, out: Float64Array) => {
    const allowed = ceiling * requests;
    for (let j = 0; j < out.length; j += 1) {
      out[j] = errors * logRelative[j]! - (ratios[j]! - 1) * allowed;
    }
  };
  return { weights, logRatios };
}
