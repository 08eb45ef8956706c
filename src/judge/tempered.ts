/** Evidence from likelihood ratios that are tempered by the dispersion φ, which may be learned on the way. */
import { Evidence, type Multipliers, multipliers } from './evidence.ts';

/** φ moves the whole past when it is learned; smaller moves than this are not worth a recomputation. */
const NOTABLE_MOVE = 0.01;

/** ln LR of each effect for one stratum of independent errors, finite; written to `out`. */
export type LogLikelihoodRatios<Stratum> = (stratum: Stratum, out: Float64Array) => void;

/** What a test bets on: the weight of each effect, and what a stratum is worth under it. */
export interface Bets<Stratum> {
  readonly weights: Float64Array;
  readonly logRatios: LogLikelihoodRatios<Stratum>;
  /** For bets on the same strata again and again: what one was worth at φ, worked out where it is not known. */
  readonly recall?: (
    stratum: Stratum,
    phi: number,
    workOut: (out: Float64Array) => Multipliers,
  ) => Multipliers;
}

/**
 * ln LR / φ of each stratum, bet on by Evidence. Where φ >= 1 never changes, memory is flat; where it may, it
 * applies to all strata so far, which are kept for that.
 */
export class TemperedEvidence<Stratum> {
  readonly #bets: Bets<Stratum>;
  readonly #planned: number;
  readonly #buffer: Float64Array;
  readonly #kept: (Stratum | undefined)[] | undefined;
  #evidence: Evidence;
  #phi: number;

  constructor(bets: Bets<Stratum>, planned: number, phi: number, learned: boolean) {
    this.#bets = bets;
    this.#planned = planned;
    this.#buffer = new Float64Array(bets.weights.length);
    this.#kept = learned ? [] : undefined;
    this.#evidence = new Evidence(bets.weights, planned);
    this.#phi = phi;
  }

  get log(): number {
    return this.#evidence.log;
  }

  /** @param stratum undefined when it carries no evidence */
  add(stratum: Stratum | undefined, phi: number): void {
    this.#kept?.push(stratum);
    if (this.#kept === undefined || Math.abs(phi / this.#phi - 1) < NOTABLE_MOVE) {
      this.#bet(stratum);
      return;
    }
    this.#phi = phi;
    this.#evidence = new Evidence(this.#bets.weights, this.#planned);
    for (const each of this.#kept) this.#bet(each);
  }

  #bet(stratum: Stratum | undefined): void {
    if (stratum === undefined) {
      this.#evidence.add(undefined);
      return;
    }
    const { recall } = this.#bets;
    if (recall === undefined) this.#evidence.add(this.#logRatios(stratum));
    else {
      const workOut = (out: Float64Array) => multipliers(this.#logRatios(stratum), out);
      this.#evidence.multiply(recall(stratum, this.#phi, workOut));
    }
  }

  #logRatios(stratum: Stratum): Float64Array {
    const buffer = this.#buffer;
    this.#bets.logRatios(stratum, buffer);
    const phi = this.#phi;
    for (let j = 0; j < buffer.length; j += 1) buffer[j]! /= phi;
    return buffer;
  }
}
