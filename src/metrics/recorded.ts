/** The past as a gate has recorded it: each interval is told again at the poll that ended it. */
import type { Instant } from '../clock.ts';
import type { RecordConfig } from '../config.ts';
import { METRICS_ERROR_CODES, MetricsError } from '../errors.ts';
import type { RecordedInterval, RecordedOutage, RecordedWatch } from './recorded-watch.ts';
import {
  COHORTS,
  type Cohort,
  type CohortCounts,
  type MetricSource,
  type Observation,
  type Remembered,
  type SourceDescription,
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
  #polls = 0;

  constructor(watch: RecordedWatch) {
    this.#watch = watch;
  }

  async open(): Promise<Observation> {
    return this.#nothing([]);
  }

  async observe(at: Instant): Promise<Observation> {
    const { intervals, deadline, interval: between, ending } = this.#watch;
    this.#polls += 1;
    // Polls go on past the deadline until there is an answer; the outages before need no telling.
    const outage = at < deadline ? undefined : this.#outageAt(at);
    if (outage !== undefined) throw broken({ hint: '', ...ending, ...outage }, this.#polls);
    const interval = intervals[this.#next];
    if (interval === undefined) return this.#afterwards(at);
    // Polls are never exactly on time; the last may have come long after the deadline.
    const isOver = at >= deadline || interval.end < at + between / 2;
    if (!isOver) return this.#nothing(COHORTS);
    this.#next += 1;
    return this.#observation(interval);
  }

  /** What it was told of burstiness it remembers; the counts that this came from are gone. */
  async history(): Promise<undefined> {
    return undefined;
  }

  get remembered(): Remembered {
    return this.#watch.remembered;
  }

  describe(): SourceDescription {
    return this.#watch.source;
  }

  requests(): number {
    return 0;
  }

  #outageAt(at: Instant): RecordedOutage | undefined {
    const { interval, outages } = this.#watch;
    return outages.find((outage) => Math.abs(outage.at - at) < interval / 2);
  }

  /** No interval is left. */
  #afterwards(at: Instant): Observation {
    const { ending, deadline } = this.#watch;
    if (ending.how === 'whole') return this.#nothing(ending.silent);
    if (ending.how === 'error') {
      if (this.#polls < ending.polls && at < deadline) return this.#nothing(COHORTS);
      throw broken(ending, this.#polls);
    }
    // The conviction that cut it short comes again, in its time.
    const cutLater = ending.how === 'cut-short' && at <= ending.decidedAt && at < deadline;
    if (cutLater) return this.#nothing(COHORTS);
    throw this.#ended();
  }

  #nothing(stale: readonly Cohort[]): Observation {
    const { kind, compares } = this.#watch;
    const heard = (cohort: Cohort) => !stale.includes(cohort);
    if (kind === 'rates') {
      // One rate alone is no interval, but says of which nothing is known.
      const [canary, baseline] = COHORTS.map((cohort) => (heard(cohort) ? 0 : undefined));
      return stale.length === 0
        ? { kind, canary: undefined, baseline: undefined, notes: [] }
        : { kind, canary, baseline, notes: [] };
    }
    const counts = (cohort: Cohort) => ({ ...NOTHING, stale: !heard(cohort) });
    return this.#observation({
      canary: counts('canary'),
      baseline: compares ? counts('baseline') : undefined,
    });
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

interface Told {
  readonly code: string;
  readonly sentence: string;
  readonly hint: string;
  /** After so many polls it was told for the last time. */
  readonly polls?: number;
}

/** As it was told then. */
function broken({ code, sentence, hint, polls: last }: Told, polls: number): MetricsError {
  const known = METRICS_ERROR_CODES.find((one) => one === code) ?? 'refused';
  return last !== undefined && polls >= last
    ? new MetricsError(known, sentence, hint, false)
    : new MetricsError(known, sentence, hint);
}
