/** What takes part in the benchmark: a rule that reads a run stratum by stratum and may convict. */
import type { CountStratum, Dispersion } from '../../src/judge/judgement.ts';

/** All that a rule is told before a run. */
export interface Setup {
  /** From the baseline's last hour; undefined: no usable history. */
  readonly dispersion: Dispersion | undefined;
  readonly plannedStrata: number;
  /** Length of one, in seconds. */
  readonly stratumSeconds: number;
  readonly alpha: number;
  readonly rho: number;
  readonly seed: number;
  readonly truth: Truth;
}

/** What no rule can know: for the limits that the others are measured against. */
export interface Truth {
  /** The canary's ratio while it is sick, on average; in a healthy family a ratio to bet on. */
  readonly effect: number;
  /** The canary's ratio in each stratum; in a healthy family the same as `effect`. */
  readonly ratios: readonly number[];
  /** Dispersion of its errors. */
  readonly phi: number;
  /** The ln E that at most `alpha` of the worst healthy canaries ever exceed. */
  readonly logLimit: number;
}

/** One run before one rule. */
export interface Watch {
  /** @returns whether the canary is convicted with this stratum; it is not asked again after that */
  add(stratum: CountStratum): boolean;
}

export interface Contender {
  /** As `--contender` takes it. */
  readonly name: string;
  readonly title: string;
  /** Too slow for the whole benchmark: takes part only where `--contender` names it. */
  readonly onRequest?: true;
  /** Too slow for every run: takes part in this many of each family, the first ones. */
  readonly atMost?: number;
  start(setup: Setup): Watch;
}
