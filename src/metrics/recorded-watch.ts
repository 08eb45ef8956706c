/** What a record holds of a watch, as far as a source can tell it again. */
import type { Duration, Instant } from '../clock.ts';
import type { Burstiness, Cohort, CohortCounts, Observation, SourceDescription } from './source.ts';

/** One interval with its counts, or with rates where the source had no counts. */
export interface RecordedInterval {
  readonly end: Instant;
  readonly canary: CohortCounts | number;
  readonly baseline: CohortCounts | number | undefined;
}

/** What a source can know of an earlier watch. */
export interface RecordedWatch {
  readonly source: SourceDescription;
  readonly start: Instant;
  readonly deadline: Instant;
  /** Between polls. */
  readonly interval: Duration;
  readonly stratumLength: Duration;
  readonly kind: Observation['kind'];
  readonly compares: boolean;
  /** In order; the first begins at the start, each later one at the end of the one before. */
  readonly intervals: readonly RecordedInterval[];
  readonly remembered: Burstiness;
  /** Whether the watch went on to its deadline; otherwise nobody saw what came after the last interval. */
  readonly whole: boolean;
  /** Of which nothing fresh was known at the end. */
  readonly silent: readonly Cohort[];
}
