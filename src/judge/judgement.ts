/** What goes into a judge and what comes out: plain numbers, no clock and no names of servers. */

/** Whole numbers, 0 <= errors <= requests <= 1e9. */
export interface Counts {
  readonly errors: number;
  readonly requests: number;
}

/** One interval, both cohorts. Baseline is undefined where only a ceiling is judged. */
export interface CountStratum {
  readonly canary: Counts;
  readonly baseline: Counts | undefined;
}

/** One interval of a source that knows only rates. */
export interface RateStratum {
  readonly canary: number;
  readonly baseline: number;
}

/** How much more the errors vary than independent ones would: variance / mean, >= 1. */
export interface Dispersion {
  readonly phi: number;
  /** `instances`, `totals`: measured in the baseline's history; `learned`: during the run, without history or above it. */
  readonly from: 'instances' | 'totals' | 'learned';
}

export interface JudgeSettings {
  /** Chance that a healthy canary is ever convicted, in (0, 0.5]. */
  readonly alpha: number;
  /** rho >= 1: the canary may have this many times the baseline's error rate. */
  readonly maxErrorRatio: number;
  /** Below this observed rate the canary is never convicted by comparison. */
  readonly negligibleErrorRate: number;
  /** Absolute ceiling of the canary's rate; undefined: none. */
  readonly maxErrorRate: number | undefined;
  /** K >= 1. */
  readonly plannedStrata: number;
  /** From the history; undefined: there is none. */
  readonly dispersion: Dispersion | undefined;
  /** Whether the run's own burstiness counts too, where it is larger; without history it always does. */
  readonly learnsDispersion: boolean;
  /** Whether strata carry a baseline. */
  readonly compares: boolean;
  readonly detectRatio: number;
  readonly detectRate: number;
  /** Share of such canaries that must have been caught for a pass, in (0, 1). */
  readonly power: number;
  /** Of the power replay. */
  readonly seed: number;
}

/** A point estimate with its limits; `high` is Infinity where the data put no limit on it. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * `waiting`: its successor has not arrived (edge guard); `admitted`: counted as evidence;
 * `set-aside`: the baseline's own rate jumped here, an incident both share; `silent`: a side had no traffic.
 */
export type Standing = 'waiting' | 'admitted' | 'set-aside' | 'silent';

/** `ratio`: worse than rho times the baseline; `ceiling`: above max-error-rate; `ranks`: worse in too many intervals. */
export type Test = 'ratio' | 'ceiling' | 'ranks';

/** How a canary is shown to be harmless. `no-longer-worse`: at most rho times the baseline; `negligible`: its rate is below what matters. */
export type Harmless = 'no-longer-worse' | 'negligible';

/** What is known after a stratum. */
export interface Judgement {
  /** Strata seen so far. */
  readonly strata: number;
  readonly admitted: number;
  readonly setAside: number;
  readonly silent: number;
  /** ln E of the test that is closest to its threshold; 0 before any evidence. */
  readonly logEvidence: number;
  /** ln(1/alpha) of that test. */
  readonly logThreshold: number;
  /** Anytime-valid p-value of that test, in (0, 1]. */
  readonly pValue: number;
  readonly conviction: { readonly by: Test; readonly stratum: number } | undefined;
  /** Of all strata so far; undefined where only rates are known. */
  readonly canary: Counts | undefined;
  readonly baseline: Counts | undefined;
  /** With exact (Clopper-Pearson) 95 % limits; undefined without requests or counts. */
  readonly canaryRate: Estimate | undefined;
  readonly baselineRate: Estimate | undefined;
  /** With its confidence sequence at 1 - alpha; undefined without traffic on both sides. `value` is NaN when neither side has an error. */
  readonly ratio: Estimate | undefined;
  /** One-sided p-value of Mann and Whitney, as the number people know, where only rates are known; it decides nothing. */
  readonly mannWhitney: number | undefined;
  readonly dispersion: Dispersion;
  /** By stratum index (0-based), where a stratum's standing changed with this one. */
  readonly settled: readonly { readonly index: number; readonly standing: Standing }[];
}

/** A canary `ratio` times worse, in this very run: caught how often and, in the median, at which stratum. */
export interface PowerRow {
  readonly ratio: number;
  /** Its error rate in this run, pooled. */
  readonly rate: number;
  readonly caught: number;
  readonly medianStratum: number | undefined;
}

export type Conclusion =
  | {
      readonly verdict: 'fail';
      readonly by: Test;
      readonly stratum: number;
      readonly power: readonly PowerRow[];
    }
  | { readonly verdict: 'pass'; readonly power: readonly PowerRow[]; readonly decisive: PowerRow }
  | {
      readonly verdict: 'inconclusive';
      readonly cause:
        | 'no-canary-traffic'
        | 'no-baseline-traffic'
        | 'unstable-baseline'
        | 'too-little-power';
      readonly power: readonly PowerRow[];
      /** The row that `pass` would have needed; undefined where there was nothing to replay. */
      readonly decisive: PowerRow | undefined;
    };

/** Fed one stratum a time; concludes once, at the end. */
export interface Judge<Stratum> {
  add(stratum: Stratum): Judgement;
  /** What is known now, without a further stratum. */
  judgement(): Judgement;
  conclude(): Conclusion;
}
