/** Exact increments from the raw samples of cumulative counters: births, resets, gaps and overlaps. */
import type { Duration, Instant } from '../clock.ts';
import type { ErrorDefinition } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { formatDuration } from '../units.ts';
import { advance } from './advance.ts';
import { type Answer, readAnswer } from './answer.ts';
import type { Status } from './find-status.ts';
import {
  type Heard,
  isStale,
  lastHeard,
  measureSpacings,
  patience,
  type Spacings,
  StaleNotes,
} from './freshness.ts';
import type { InstanceState, Level, Reading, TargetState } from './levels.ts';
import type { Series, StartedBefore, Target } from './series.ts';
import { Settlement } from './settlement.ts';
import { SharedLabels } from './shared-labels.ts';
import { COHORTS, type Cohort, type CountObservation, type Note } from './source.ts';
import type { Moves } from './suspicion.ts';
import { Tally, vanishedNote } from './tally.ts';

export interface CounterSettings {
  readonly errors: ErrorDefinition;
  /** undefined: found among the usual names by its values. */
  readonly statusLabel: string | undefined;
  /** Whether a baseline is counted too. */
  readonly compares: boolean;
}

/** A sample this far in the server's future is a clock that is wrong. */
const FUTURE: Duration = 120_000;

/** What every counter stands at. A call that throws changes nothing; memory grows with the series seen, not with the polls. */
export class Counters {
  readonly #settings: CounterSettings;
  readonly #levels = new Map<string, Level>();
  readonly #targets = new Map<string, TargetState>();
  readonly #instances = new Map<string, InstanceState>();
  /** Of requests: the counter of errors may spell them otherwise. */
  readonly #answeringRoutes = new Set<string>();
  readonly #settlements = { canary: new Settlement(), baseline: new Settlement() };
  readonly #staleNotes = new StaleNotes();
  readonly #skipsNoted = new Set<Cohort>();
  #moves: ReadonlyMap<Cohort, Moves> = new Map();
  #bounds: ReadonlySet<string> = new Set();
  #routes: ReadonlySet<string> = new Set();
  #shared = new SharedLabels();
  #status: Status | undefined;
  #start: Instant | undefined;
  /** The answer that `newTargets` has read, for the `count` that follows. */
  #read: { readonly series: readonly Series[]; readonly answer: Answer } | undefined;

  constructor(settings: CounterSettings) {
    this.#settings = settings;
  }

  /** The label that holds the status, once known. */
  get statusLabel(): string | undefined {
    return this.#status?.label ?? this.#settings.statusLabel;
  }

  /** When counting began, on the server's clock; undefined before `open`. */
  get start(): Instant | undefined {
    return this.#start;
  }

  /** Sets the levels: whatever was counted at or before `now` (the server's clock) is nobody's. Its counts are 0. @throws MetricsError */
  open(series: readonly Series[], now: Instant): CountObservation {
    const answer = this.#answer(series, now);
    this.#start = Math.max(now, answer.newest ?? now);
    const observation = this.#take(answer, now);
    return { ...observation, notes: [...observation.notes, ...this.#unknownMatcher(series)] };
  }

  /** Targets that no call to `open` or `count` has seen: ask for their age before counting them. @throws MetricsError */
  newTargets(series: readonly Series[]): readonly Target[] {
    this.#read = { series, answer: this.#readAnswer(series) };
    const start = this.#started();
    return [...this.#read.answer.newTargets.values()].filter(({ first }) => first > start);
  }

  /** What came since the last call. `startedBefore` is asked about new targets only. @throws MetricsError */
  count(series: readonly Series[], now: Instant, startedBefore?: StartedBefore): CountObservation {
    const start = this.#started();
    const answer = this.#answer(series, now);
    for (const target of answer.newTargets.values()) {
      target.foundLate = target.first > start && startedBefore?.(target) === true;
    }
    return this.#take(answer, now);
  }

  #started(): Instant {
    if (this.#start === undefined) throw new Error('counting has not been opened');
    return this.#start;
  }

  #answer(series: readonly Series[], now: Instant): Answer {
    const answer = this.#read?.series === series ? this.#read.answer : this.#readAnswer(series);
    this.#read = undefined;
    if (answer.newest !== undefined && answer.newest > now + FUTURE) {
      throw fromTheFuture(answer.newest - now);
    }
    return answer;
  }

  #readAnswer(series: readonly Series[]): Answer {
    return readAnswer(
      {
        errors: this.#settings.errors,
        askedStatusLabel: this.#settings.statusLabel,
        levels: this.#levels,
        targets: this.#targets,
        instances: this.#instances,
        moves: this.#moves,
        bounds: this.#bounds,
        routes: this.#routes,
        shared: this.#shared,
        status: this.#status,
      },
      series,
    );
  }

  #take(answer: Answer, now: Instant): CountObservation {
    const tallies = this.#advance(answer);
    this.#measure(answer.readings);
    const spacings = measureSpacings(this.#targets.values());
    const heard = lastHeard(this.#instances.values());
    const counts = (cohort: Cohort) => {
      const { all: newest, requests } = heard.get(cohort) ?? {};
      const spacing = spacings.usual(cohort);
      const stale = isStale(newest, now, spacing);
      const stillAnswers = stale && !isStale(requests, now, spacing);
      const counted = tallies.get(cohort)!.counts(newest, stale, this.#settlements[cohort]);
      return stillAnswers ? { ...counted, stillAnswers } : counted;
    };
    return {
      kind: 'counts',
      canary: counts('canary'),
      baseline: this.#settings.compares ? counts('baseline') : undefined,
      scrapeInterval: spacings.overall,
      notes: [
        ...COHORTS.flatMap((cohort) => tallies.get(cohort)!.notes()),
        ...this.#skipNotes(tallies.values()),
        ...this.#staleNotes.next(heard, now, spacings),
        ...this.#vanishedNotes(heard, now, spacings),
      ],
    };
  }

  #advance(answer: Answer): ReadonlyMap<Cohort, Tally> {
    this.#status = answer.status;
    this.#moves = answer.moves;
    this.#bounds = answer.bounds;
    this.#routes = answer.routes;
    this.#shared = answer.shared;
    for (const [key, target] of answer.newTargets) this.#targets.set(key, target);
    for (const [key, instance] of answer.newInstances) this.#instances.set(key, instance);
    for (const [target, times] of answer.restarts) target.restarts.push(...times);
    const start = this.#started();
    const tallies = new Map(
      COHORTS.map((cohort) => [cohort, new Tally(cohort, this.#shared.untold)]),
    );
    for (const reading of answer.readings) {
      const { level, key } = reading;
      if (reading.fresh) this.#levels.set(key, level);
      level.target.cohorts.add(level.cohort);
      const { instance, route } = level;
      if (level.weights.requests > 0) {
        instance.answers = true;
        if (route !== undefined) this.#answeringRoutes.add(route);
      } else if (this.#settings.errors.kind === 'counter') instance.tellsErrors = true;
      const arrived = answer.newTargets.has(level.target.key) && level.target.first > start;
      const advanced = advance(reading, start);
      if (level.error && advanced.count > 0) {
        const { untold } = this.#shared;
        if (!instance.answers) untold.add('instances');
        if (route !== undefined && !this.#answeringRoutes.has(route)) untold.add('routes');
      }
      tallies.get(level.cohort)!.add(level, advanced, arrived);
      if (level.at !== undefined && level.at > instance.newest) instance.newest = level.at;
    }
    return tallies;
  }

  /** A target's series share the times of its scrapes: the one with the most new samples shows them best. */
  #measure(readings: readonly Reading[]): void {
    const richest = new Map<TargetState, Reading>();
    const fresh = ({ series, from }: Reading) => series.samples.length - from;
    for (const reading of readings) {
      const before = richest.get(reading.level.target);
      if (before === undefined || fresh(reading) > fresh(before)) {
        richest.set(reading.level.target, reading);
      }
    }
    for (const [target, { series, from }] of richest) {
      for (const { at, value } of series.samples.slice(from)) {
        if (!Number.isNaN(value)) target.spacing.add(at);
      }
    }
  }

  #skipNotes(tallies: Iterable<Tally>): Note[] {
    const notes: Note[] = [];
    for (const { cohort, skipped } of tallies) {
      if (skipped === 0 || this.#skipsNoted.has(cohort)) continue;
      this.#skipsNoted.add(cohort);
      const sentence = `${cohort}: skipped samples that are NaN, as some servers mark the end of a series.`;
      notes.push({ kind: 'ignored-sample', cohort, sentence });
    }
    return notes;
  }

  /** Of a cohort that is stale as a whole the stale note says it. */
  #vanishedNotes(heard: ReadonlyMap<Cohort, Heard>, now: Instant, spacings: Spacings): Note[] {
    return COHORTS.flatMap((cohort) => {
      const spacing = spacings.usual(cohort);
      if (isStale(heard.get(cohort)?.all, now, spacing)) return [];
      const own = [...this.#instances.values()].filter((instance) => instance.cohort === cohort);
      return vanishedNote(cohort, own, now, patience(spacing)) ?? [];
    });
  }

  #unknownMatcher(series: readonly Series[]): Note[] {
    const { errors } = this.#settings;
    if (errors.kind !== 'matcher' || series.length === 0) return [];
    if (series.some(({ labels }) => labels[errors.label] !== undefined)) return [];
    const sentence = `No series has the label ${errors.label} of errors: ${errors.text}; check its name if errors are known to have happened.`;
    return [{ kind: 'no-series', cohort: undefined, sentence }];
  }
}

function fromTheFuture(ahead: Duration): MetricsError {
  return new MetricsError(
    'wrong-data',
    `Samples lie ${formatDuration(ahead)} in the future of the server's own clock (clock skew).`,
    'Set the clocks of the metrics server and of what it scrapes right (NTP), then run again.',
  );
}
