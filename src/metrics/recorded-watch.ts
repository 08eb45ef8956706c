/** What a record holds of a watch, as far as a source can tell it again. */
import type { Duration, Instant } from '../clock.ts';
import type { Cohort, CohortCounts, Observation, Remembered, SourceDescription } from './source.ts';

/** One interval with its counts, or with rates where the source had no counts. */
export interface RecordedInterval {
  readonly end: Instant;
  readonly canary: CohortCounts | number;
  readonly baseline: CohortCounts | number | undefined;
}

/** A poll that brought no numbers, and why. */
export interface RecordedOutage {
  readonly at: Instant;
  readonly code: string;
  readonly sentence: string;
}

/** What came after the last interval. */
export type Ending =
  /** The watch went on to its deadline; of some, nothing fresh was known then. */
  | { readonly how: 'whole'; readonly silent: readonly Cohort[] }
  /** The metrics could not be read any more, at the last of so many polls. */
  | {
      readonly how: 'error';
      readonly polls: number;
      readonly code: string;
      readonly sentence: string;
      readonly hint: string;
    }
  /** Another check was convicted, before that moment. */
  | { readonly how: 'cut-short'; readonly decidedAt: Instant }
  /** By a conviction, or because the run was cancelled. */
  | { readonly how: 'stopped' };

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
  /** In order. */
  readonly outages: readonly RecordedOutage[];
  readonly remembered: Remembered;
  readonly ending: Ending;
}
