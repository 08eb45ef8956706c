/** Provider `prometheus`: raw samples from any server with the Prometheus HTTP API, counted here. */
import type { Duration, Instant } from '../clock.ts';
import type { PrometheusConfig } from '../config.ts';
import type { HttpClient } from '../http.ts';
import { formatDuration } from '../units.ts';
import { Counters } from './counters.ts';
import { askAges } from './prometheus-age.ts';
import { type Answered, PrometheusApi } from './prometheus-api.ts';
import { type CohortQuestions, cohortQuestions, overRange } from './prometheus-cohorts.ts';
import { diagnose } from './prometheus-diagnosis.ts';
import { checkErrorCounter } from './prometheus-errors.ts';
import { askTraces } from './prometheus-exemplars.ts';
import { askHistory } from './prometheus-history.ts';
import type { Series } from './series.ts';
import type {
  CountObservation,
  History,
  MetricSource,
  Note,
  SourceDescription,
  Trace,
} from './source.ts';
import { instanceLabel } from './targets.ts';

export interface PrometheusOptions {
  /** A past window: every question carries its time. */
  readonly replay: boolean;
  /** Between polls. */
  readonly interval: Duration;
}

/** A series that had a sample in this time before the start was there at the start. */
const OPENING_RANGE: Duration = 300_000;
/** Samples arrive late by a scrape's duration, or by a remote write's queue. */
const SLACK: Duration = 60_000;
/** A cohort that stopped long ago must not make every question longer. */
const LATEST: Duration = 120_000;
const CLOCK_SKEW: Duration = 30_000;

/** All that one poll brought. */
interface Poll {
  readonly series: readonly Series[];
  /** On the server's clock. */
  readonly now: Instant;
  readonly notes: readonly Note[];
}

export function prometheusSource(
  config: PrometheusConfig,
  http: HttpClient,
  options: PrometheusOptions,
): MetricSource {
  return new PrometheusSource(config, http, options);
}

class PrometheusSource implements MetricSource {
  readonly #config: PrometheusConfig;
  readonly #options: PrometheusOptions;
  readonly #api: PrometheusApi;
  readonly #counters: Counters;
  readonly #asked: CohortQuestions;
  #range: Duration;
  /** The cohort that was seen last was seen then, on the server's clock. */
  #seenUntil: Instant | undefined;
  /** Of the server's clock, before the runner's. */
  #ahead: Duration = 0;
  #skewNoted = false;
  #instanceLabel: string | undefined;

  constructor(config: PrometheusConfig, http: HttpClient, options: PrometheusOptions) {
    this.#config = config;
    this.#options = options;
    this.#api = new PrometheusApi(config, http, options.interval);
    this.#asked = cohortQuestions(config);
    this.#counters = new Counters({
      errors: config.errors,
      statusLabel: config.statusLabel,
      compares: config.baseline !== undefined,
    });
    this.#range = this.#openingRange();
  }

  async open(at: Instant, signal: AbortSignal): Promise<CountObservation> {
    this.#range = this.#openingRange();
    const poll = await this.#poll(at, signal);
    const missing = await this.#diagnoseMissing(poll, at, signal);
    return this.#seen(poll, this.#counters.open(poll.series, poll.now), missing);
  }

  async observe(at: Instant, signal: AbortSignal): Promise<CountObservation> {
    this.#range = this.#rangeAt(at);
    const poll = await this.#poll(at, signal);
    const found = this.#counters.newTargets(poll.series);
    const start = this.#counters.start ?? at;
    const time = this.#timeOf(at);
    const startedBefore =
      found.length === 0 ? undefined : await askAges(this.#api, found, start, time, signal);
    return this.#seen(poll, this.#counters.count(poll.series, poll.now, startedBefore), []);
  }

  async history(
    from: Instant,
    to: Instant,
    step: Duration,
    signal: AbortSignal,
  ): Promise<History | undefined> {
    const { baseline } = this.#asked;
    if (baseline === undefined) return undefined;
    return askHistory(
      this.#api,
      {
        selector: baseline,
        errors: this.#config.errors,
        statusLabel: this.#counters.statusLabel,
        instanceLabel: this.#instanceLabel,
      },
      { from: from + this.#skew, to: to + this.#skew, step },
      signal,
    );
  }

  async traces(from: Instant, to: Instant, signal: AbortSignal): Promise<readonly Trace[]> {
    return askTraces(
      this.#api,
      {
        selector: this.#asked.canary,
        errors: this.#config.errors,
        statusLabel: this.#counters.statusLabel,
      },
      { from: from + this.#skew, to: to + this.#skew },
      signal,
    );
  }

  describe(): SourceDescription {
    const { url } = this.#config;
    return {
      provider: 'prometheus',
      url: `${url.origin}${url.pathname}`,
      software: this.#api.software,
      queries: this.#asked.questions.map(({ cohort, selector }) => ({
        cohort,
        query: overRange(selector, this.#range),
      })),
      statusLabel: this.#counters.statusLabel,
    };
  }

  requests(): number {
    return this.#api.requests;
  }

  async #poll(at: Instant, signal: AbortSignal): Promise<Poll> {
    const answers = await Promise.all(
      this.#asked.questions.map(async ({ selector, about, assign }) => {
        const query = overRange(selector, this.#range);
        const question = { query, type: 'matrix' as const, about };
        const answered = await this.#api.query(question, this.#timeOf(at), signal);
        return { answered, series: assign(answered.series) };
      }),
    );
    const now = this.#serverNow(at, answers[0]!.answered);
    return {
      series: answers.flatMap(({ series }) => series),
      now,
      notes: this.#skewNotes(at, now),
    };
  }

  /** Once counted, the poll is behind us; before that, the next one would ask for all of it again. */
  #seen({ series, now, notes }: Poll, observation: CountObservation, more: readonly Note[]) {
    const { canary, baseline } = observation;
    const newest = [canary.newest, baseline?.newest].filter((at) => at !== undefined);
    this.#seenUntil = Math.max(now - LATEST, Math.min(now, ...newest));
    this.#instanceLabel ??= series
      .filter(({ cohort }) => cohort === 'baseline')
      .map(({ labels }) => instanceLabel(labels))
      .find((label) => label !== undefined);
    return { ...observation, notes: [...more, ...notes, ...observation.notes] };
  }

  async #diagnoseMissing(poll: Poll, at: Instant, signal: AbortSignal): Promise<Note[]> {
    const selectors = { canary: this.#asked.canary, baseline: this.#asked.baseline };
    const notes: Note[] = [];
    for (const cohort of ['canary', 'baseline'] as const) {
      const selector = selectors[cohort];
      if (selector === undefined || poll.series.some((series) => series.cohort === cohort))
        continue;
      notes.push(await diagnose(this.#api, cohort, selector, this.#timeOf(at), signal));
    }
    const { errors } = this.#config;
    if (errors.kind !== 'counter') return notes;
    const time = this.#timeOf(at);
    const more = await checkErrorCounter(this.#api, errors, selectors, poll.series, time, signal);
    return [...notes, ...more];
  }

  #openingRange(): Duration {
    return Math.max(OPENING_RANGE, 2 * this.#options.interval + SLACK);
  }

  #rangeAt(at: Instant): Duration {
    const now = at + this.#ahead;
    const since = this.#seenUntil === undefined ? OPENING_RANGE : now - this.#seenUntil;
    return Math.max(2 * this.#options.interval, since + SLACK);
  }

  #timeOf(at: Instant): Instant | undefined {
    return this.#options.replay ? at : undefined;
  }

  #serverNow(at: Instant, { date }: Answered): Instant {
    return this.#options.replay ? at : (date ?? at);
  }

  /** How far the server's clock is ahead, once it is more than the time that an answer may take. */
  get #skew(): Duration {
    return Math.abs(this.#ahead) > CLOCK_SKEW ? this.#ahead : 0;
  }

  #skewNotes(at: Instant, now: Instant): readonly Note[] {
    const ahead = now - at;
    this.#ahead = ahead;
    if (this.#skewNoted || this.#skew === 0) return [];
    this.#skewNoted = true;
    const side = ahead > 0 ? 'ahead of' : 'behind';
    const sentence = `The clock of ${this.#config.url.host} is ${formatDuration(Math.abs(ahead))} ${side} this runner's; samples are judged by the server's.`;
    return [{ kind: 'clock-skew', cohort: undefined, sentence }];
  }
}
