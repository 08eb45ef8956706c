/** Simulated healthy canaries beside the real one: how much evidence is so rare among them that it convicts? */
import type { Uniform } from '../../src/judge/draw.ts';
import { cash, stake } from '../../src/judge/evidence.ts';
import type { Pair } from '../../src/judge/ratio-test.ts';
import type { Bets } from '../../src/judge/tempered.ts';
import { drawFrom, shareDraws } from './share-draw.ts';

export interface NullPathSettings {
  readonly alpha: number;
  /** rho: the null paths sit right at it, where a healthy canary is hardest to tell from a sick one. */
  readonly maxErrorRatio: number;
  readonly plannedStrata: number;
  readonly phi: number;
  readonly paths: number;
}

/** No exponential overflows below this. */
const LARGEST_EXPONENT = 700;

/**
 * A threshold calibrated to the closed horizon. Given each stratum's total of errors, traffic and dispersion, the
 * canary's part is drawn anew for every path and bet on as the real one is. Alpha is spent linearly over the
 * planned strata: the threshold of a stratum is the smallest evidence that keeps the share of paths that ever
 * crossed within what is spent, and never above 1/alpha.
 */
export class NullPaths {
  readonly #settings: NullPathSettings;
  readonly #bets: Bets<Pair>;
  readonly #uniform: Uniform;
  readonly #accounts: Float64Array;
  readonly #evidence: Float64Array;
  #alive: Int32Array;
  #strata = 0;

  constructor(settings: NullPathSettings, bets: Bets<Pair>, uniform: Uniform) {
    const { paths } = settings;
    this.#settings = settings;
    this.#bets = bets;
    this.#uniform = uniform;
    this.#accounts = new Float64Array(paths * bets.weights.length);
    this.#evidence = new Float64Array(paths);
    this.#alive = Int32Array.from({ length: paths }, (_, path) => path);
  }

  /**
   * Takes the stratum that the real evidence just took.
   * @param pair undefined when it carried no evidence
   * @returns ln of the evidence that must be exceeded now
   */
  add(pair: Pair | undefined): number {
    this.#strata += 1;
    this.#bet(pair);
    return Math.min(-Math.log(this.#settings.alpha), Math.log(this.#spend()));
  }

  #bet(pair: Pair | undefined): void {
    const { plannedStrata } = this.#settings;
    const { weights } = this.#bets;
    const staked = stake(this.#strata, plannedStrata);
    const left = cash(this.#strata, plannedStrata);
    const factorsOf = this.#factors(pair);
    const effects = weights.length;
    const accounts = this.#accounts;
    for (const path of this.#alive) {
      const factors = factorsOf();
      const offset = path * effects;
      let sum = left;
      for (let j = 0; j < effects; j += 1) {
        const held = (accounts[offset + j]! + staked) * factors[j]!;
        accounts[offset + j] = held;
        sum += held * weights[j]!;
      }
      this.#evidence[path] = sum;
    }
  }

  /** Likelihood ratios of the next path's draw; worked out once for each number of errors. */
  #factors(pair: Pair | undefined): () => Float64Array {
    const effects = this.#bets.weights.length;
    const total = pair === undefined ? 0 : pair.canary.errors + pair.baseline.errors;
    if (pair === undefined || total === 0) {
      const ones = new Float64Array(effects).fill(1);
      return () => ones;
    }
    const { maxErrorRatio, phi } = this.#settings;
    const odds = (maxErrorRatio * pair.canary.requests) / pair.baseline.requests;
    const draws = shareDraws(total, odds / (1 + odds), phi);
    const known = new Map<number, Float64Array>();
    return () => {
      const errors = drawFrom(draws, this.#uniform());
      let factors = known.get(errors);
      if (factors === undefined) {
        factors = new Float64Array(effects);
        this.#bets.logRatios(divided(pair, errors, total), factors);
        factors = factors.map((log) => Math.exp(Math.min(LARGEST_EXPONENT, log / phi)));
        known.set(errors, factors);
      }
      return factors;
    };
  }

  /**
   * Lets the paths cross that may cross by now, the largest first; answers the evidence of the last of them. The real
   * canary, were it one more path, would exceed that with the chance that is spent here (a Monte Carlo test after
   * Barnard 1963): ties and equal ranks are decided for the canary.
   */
  #spend(): number {
    const { alpha, paths, plannedStrata } = this.#settings;
    const crossed = paths - this.#alive.length;
    const spent = alpha * Math.min(1, this.#strata / plannedStrata);
    const mayCross = Math.max(0, Math.floor(paths * spent) - crossed);
    const ranked = this.#alive.toSorted((a, b) => this.#evidence[b]! - this.#evidence[a]!);
    const threshold = mayCross === 0 ? 1 / alpha : this.#evidence[ranked[mayCross - 1]!]!;
    this.#alive = ranked
      .slice(mayCross)
      .filter((path) => this.#evidence[path]! < 1 / alpha)
      .sort();
    return threshold;
  }
}

function divided({ canary, baseline }: Pair, errors: number, total: number): Pair {
  return {
    canary: { errors, requests: canary.requests },
    baseline: { errors: total - errors, requests: baseline.requests },
  };
}
