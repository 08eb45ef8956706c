/** Where each counter stands: what is remembered of a series, its instance and its target between two polls. */
import type { Instant } from '../clock.ts';
import type { Series, Target } from './series.ts';
import type { Cohort } from './source.ts';
import type { Weights } from './status.ts';
import { ScrapeSpacing } from './targets.ts';

/** One series. */
export interface Level {
  readonly cohort: Cohort;
  readonly target: TargetState;
  readonly instance: InstanceState;
  /** Whether all that it counts are errors. */
  readonly error: boolean;
  readonly weights: Weights;
  readonly status: string | undefined;
  /** undefined where no label tells it. */
  readonly route: string | undefined;
  /** Of the newest sample; undefined before the first. */
  at: Instant | undefined;
  /** Highest value since the last reset. */
  value: number;
}

/** One process, whichever cohorts its series belong to: an ingress serves both. */
export class TargetState implements Target {
  readonly key: string;
  readonly labels: Target['labels'];
  readonly spacing = new ScrapeSpacing();
  readonly cohorts = new Set<Cohort>();
  /** Of its first sample ever seen. */
  first: Instant = Number.POSITIVE_INFINITY;
  /** It ran before counting began but was found later: its first sample is a level, nobody's count. */
  foundLate = false;
  /** First samples after a restart of the process. */
  readonly restarts: Instant[] = [];

  constructor(key: string, labels: Target['labels']) {
    this.key = key;
    this.labels = labels;
  }

  /** Whether the process restarted between two samples. */
  restarted(after: Instant, until: Instant): boolean {
    return this.restarts.some((at) => after < at && at <= until);
  }
}

/** One process as one cohort sees it. */
export interface InstanceState {
  readonly cohort: Cohort;
  readonly name: string;
  newest: Instant;
  gone: boolean;
  /** Whether it counts requests; another process may count their errors. */
  answers: boolean;
  /** Whether it has a counter of errors. */
  tellsErrors: boolean;
}

/** One series of an answer, checked, with what is known of it; nothing of it is counted yet. */
export interface Reading {
  readonly key: string;
  readonly level: Level;
  readonly series: Series;
  /** Index of the first sample that is newer than the level. */
  readonly from: number;
  /** Whether no earlier answer held it. */
  readonly fresh: boolean;
}
