/** The past as a gate has recorded it: each interval is told again at the poll that ended it. */
import type { Instant } from '../clock.ts';
import type { RecordConfig } from '../config.ts';
import { MetricsError } from '../errors.ts';
import type { RecordedInterval, RecordedWatch } from './recorded-watch.ts';
import type {
  Burstiness,
  Cohort,
  CohortCounts,
  MetricSource,
  Observation,
  SourceDescription,
} from './source.ts';

export function recordedSource({ watch }: RecordConfig): MetricSource {
  return new RecordedSource(watch);
}

const NOTHING: CohortCounts = {
  errors: 0,
  requests: 0,
  statuses: new Map(),
  instances: new Map(),
  routes: new Map(),
  newest: undefined,
  stale: false,
};

class RecordedSource implements MetricSource {
  readonly #watch: RecordedWatch;
  #next = 0;

  constructor(watch: RecordedWatch) {
    this.#watch = watch;
  }

  async open(): Promise<Observation> {
    return this.#observation(this.#told(NOTHING, []));
  }

  async observe(at: Instant): Promise<Observation> {
    const { intervals, whole } = this.#watch;
    const interval = intervals[this.#next];
    if (interval === undefined) {
      if (!whole) throw this.#ended();
      return this.#observation(this.#told(NOTHING, this.#watch.silent));
    }
    if (!this.#isOver(interval, at)) {
      return this.#observation(this.#told(NOTHING, ['canary', 'baseline']));
    }
    this.#next += 1;
    return this.#observation(interval);
  }

  /** What it was told of burstiness it remembers; the counts that this came from are gone. */
  async history(): Promise<undefined> {
    return undefined;
  }

  get remembered(): Burstiness {
    return this.#watch.remembered;
  }

  describe(): SourceDescription {
    return this.#watch.source;
  }

  requests(): number {
    return 0;
  }

  /** Polls are never exactly on time; the last may have come long after the deadline. */
  #isOver({ end }: RecordedInterval, at: Instant): boolean {
    const { deadline, interval } = this.#watch;
    return at >= deadline || end < at + interval / 2;
  }

  #told(counts: CohortCounts, stale: readonly Cohort[]): Omit<RecordedInterval, 'end'> {
    const of = (cohort: Cohort) => ({ ...counts, stale: stale.includes(cohort) });
    return { canary: of('canary'), baseline: this.#watch.compares ? of('baseline') : undefined };
  }

  #observation({ canary, baseline }: Omit<RecordedInterval, 'end'>): Observation {
    if (this.#watch.kind === 'rates') {
      const rate = (value: typeof baseline) => (typeof value === 'number' ? value : undefined);
      return { kind: 'rates', canary: rate(canary), baseline: rate(baseline), notes: [] };
    }
    const counts = (value: typeof baseline) => (typeof value === 'number' ? undefined : value);
    return {
      kind: 'counts',
      canary: counts(canary) ?? NOTHING,
      baseline: counts(baseline),
      scrapeInterval: this.#watch.stratumLength,
      notes: [],
    };
  }

  #ended(): MetricsError {
    const { intervals, source } = this.#watch;
    const until = intervals.at(-1)?.end ?? this.#watch.start;
    return new MetricsError(
      'refused',
      `The record ends at ${new Date(until).toISOString()}: what came later, that gate did not see.`,
      source.provider === 'prometheus'
        ? 'Judge the window from the server that still has it: --start-time and --end-time.'
        : 'Take it for what it is: up to there nothing convicts by these rules.',
    );
  }
}
