/** Where counts come from: the interface that every provider implements, and what it answers. */
import type { Duration, Instant } from '../clock.ts';

/** Of one cohort over one span of time; whole numbers >= 0, errors <= requests. */
export interface Counts {
  readonly errors: number;
  readonly requests: number;
}

export const COHORTS = ['canary', 'baseline'] as const;
export type Cohort = (typeof COHORTS)[number];

/** What was counted of one cohort since the observation before. */
export interface CohortCounts extends Counts {
  /** Requests by the value of the status label; empty where the source has none. */
  readonly statuses: ReadonlyMap<string, number>;
  /** By instance (pod, process); empty where the source knows only totals. */
  readonly instances: ReadonlyMap<string, Counts>;
  /** By route; empty where no label tells it. At most 50, and one more for the others. */
  readonly routes: ReadonlyMap<string, Counts>;
  /** Time of the newest sample ever seen, on the server's clock; undefined before the first. */
  readonly newest: Instant | undefined;
  /** No fresh sample: older than three times the usual spacing, or none yet. Nothing can be said of this cohort now. */
  readonly stale: boolean;
  /** Stale for its errors alone, which other processes count: its requests are fresh. */
  readonly stillAnswers?: boolean;
}

/** A thing worth a line in the report that is not an error: a reset, a birth, a clock off by minutes. */
export interface Note {
  readonly kind:
    | 'reset'
    | 'birth'
    | 'vanished'
    | 'stale'
    | 'clock-skew'
    | 'no-series'
    | 'ignored-sample';
  readonly cohort: Cohort | undefined;
  readonly sentence: string;
}

/** Baseline is undefined where only a ceiling is judged. */
export interface CountObservation {
  readonly kind: 'counts';
  readonly canary: CohortCounts;
  readonly baseline: CohortCounts | undefined;
  /** Between scrapes of the slowest target, measured from the samples; undefined where there are no scrapes or too few samples yet. */
  readonly scrapeInterval: Duration | undefined;
  readonly notes: readonly Note[];
}

/** Of a source that knows rates but no counts; each between 0 and 1, undefined when it has none for the interval. */
export interface RateObservation {
  readonly kind: 'rates';
  readonly canary: number | undefined;
  readonly baseline: number | undefined;
  readonly notes: readonly Note[];
}

export type Observation = CountObservation | RateObservation;

/** The baseline's past: one row an interval, oldest first, and in each row one entry an instance, always in the same order. */
export interface History {
  readonly step: Duration;
  /** Counts by interval and instance; a missing instance is 0 of 0. */
  readonly intervals: readonly (readonly Counts[])[];
}

/** How bursty the errors are, by one who knows without a history. */
export interface Burstiness {
  /** Variance by mean, >= 1; undefined: not even this one knew. */
  readonly dispersion:
    | { readonly phi: number; readonly from: 'instances' | 'totals' | 'learned' }
    | undefined;
  /** One sentence. */
  readonly sentence: string;
}

/** What another run knew of the burstiness, and the seed of its power replay. */
export interface Remembered extends Burstiness {
  readonly seed: number;
}

/** One question put to the server, for the report. */
export interface SourceQuery {
  /** The check that asks it, where several do. */
  readonly check?: string | undefined;
  readonly cohort: Cohort | 'both';
  readonly query: string;
}

/** A request that failed, by the trace it left. */
export interface Trace {
  readonly id: string;
  /** On the server's clock. */
  readonly at: Instant;
  readonly status: string | undefined;
  readonly route: string | undefined;
  readonly instance: string | undefined;
}

export interface SourceDescription {
  readonly provider: string;
  /** Base address without credentials, query or fragment. */
  readonly url: string;
  /** Where the server says what it is; others of its kind are asked the same. */
  readonly software?: 'VictoriaMetrics' | undefined;
  readonly queries: readonly SourceQuery[];
  /** Label that holds the status, once known. */
  readonly statusLabel: string | undefined;
}

export interface MetricSource {
  /**
   * Sets the level that counting starts from: what was counted before `at` is nobody's. Call once, first.
   * The observation it gives holds no counts; its notes and scrape interval are real.
   */
  open(at: Instant, signal: AbortSignal): Promise<Observation>;
  /**
   * What came since the last successful call, up to `at` (now in a live gate, a past moment in a replay).
   * A call that throws loses nothing: the next one counts what it missed.
   * @throws MetricsError
   */
  observe(at: Instant, signal: AbortSignal): Promise<Observation>;
  /** The baseline's counts in [from, to) by `step`; undefined where the source can't look back. @throws MetricsError */
  history(
    from: Instant,
    to: Instant,
    step: Duration,
    signal: AbortSignal,
  ): Promise<History | undefined>;
  /** Instead of a history. */
  readonly remembered?: Remembered;
  /** Failing requests of the canary in [from, to] whose traces are known, newest first. @throws MetricsError */
  traces?(from: Instant, to: Instant, signal: AbortSignal): Promise<readonly Trace[]>;
  describe(): SourceDescription;
  /** Requests sent to the server so far, for the record. */
  requests(): number;
}
