/** Exact increments from the raw samples of cumulative counters: births, resets, gaps and overlaps. */
import type { Instant } from '../clock.ts';
import type { ErrorDefinition } from '../config.ts';
import type { Series, StartedBefore, Target } from './series.ts';
import type { CountObservation } from './source.ts';

export interface CounterSettings {
  readonly errors: ErrorDefinition;
  /** undefined: found among the usual names by its values. */
  readonly statusLabel: string | undefined;
  /** Whether a baseline is counted too. */
  readonly compares: boolean;
}

/** What `class Counters` (constructed with CounterSettings) does. A call that throws changes nothing. */
export interface Counting {
  /** Sets the levels: whatever was counted at or before `now` (the server's clock) is nobody's. Its counts are 0. @throws MetricsError */
  open(series: readonly Series[], now: Instant): CountObservation;
  /** Targets that no call to `open` or `count` has seen: ask for their age before counting them. */
  newTargets(series: readonly Series[]): readonly Target[];
  /** What came since the last call. `startedBefore` is asked about new targets only. @throws MetricsError */
  count(series: readonly Series[], now: Instant, startedBefore?: StartedBefore): CountObservation;
  /** The label that holds the status, once known. */
  readonly statusLabel: string | undefined;
}
