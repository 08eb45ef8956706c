/** What every provider of cumulative counters hands to the counting: series with their raw samples. */
import type { Instant } from '../clock.ts';
import type { Cohort } from './source.ts';

/** One reading of a counter. NaN is a staleness marker and is skipped; below zero or infinite is a data error. */
export interface Sample {
  readonly at: Instant;
  readonly value: number;
}

/** One counter of one process, oldest sample first. The samples may overlap with those handed over before. */
export interface Series {
  readonly cohort: Cohort;
  /** All labels, `__name__` included where the source has it. */
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly Sample[];
}

/** One scraped process: what its series have in common. */
export interface Target {
  readonly key: string;
  /** The labels that identify it (`job`, `instance`, …), not those of its requests (status, route, method). */
  readonly labels: Readonly<Record<string, string>>;
  /** Of its first sample. */
  readonly first: Instant;
}

/** Whether what a process shows first may be older than the counting; undefined when nobody knows. */
export type StartedBefore = (target: Target) => boolean | undefined;
