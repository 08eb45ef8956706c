/** Reads and checks one answer against what is known, and changes nothing: an answer that fails a check has never been. */
import type { Instant } from '../clock.ts';
import type { ErrorDefinition } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { isOfErrors } from './error-counter.ts';
import { findStatus, type Status } from './find-status.ts';
import type { InstanceState, Level, Reading } from './levels.ts';
import { TargetState } from './levels.ts';
import { fell, findRestarts } from './restarts.ts';
import { routeOf } from './routes.ts';
import type { Series } from './series.ts';
import { SharedLabels } from './shared-labels.ts';
import { shown } from './shown.ts';
import { refuseUnpaired } from './slow.ts';
import { COHORTS, type Cohort } from './source.ts';
import { isPartialFall, type Moves, refuseBuckets, refuseGauge, refuseValue } from './suspicion.ts';
import { instanceName, labelsKey, targetLabels } from './targets.ts';

/** What is known between two polls. */
export interface Known {
  readonly errors: ErrorDefinition;
  /** As configured. */
  readonly askedStatusLabel: string | undefined;
  readonly levels: ReadonlyMap<string, Level>;
  readonly targets: ReadonlyMap<string, TargetState>;
  readonly instances: ReadonlyMap<string, InstanceState>;
  readonly moves: ReadonlyMap<Cohort, Moves>;
  readonly bounds: ReadonlySet<string>;
  readonly routes: ReadonlySet<string>;
  readonly shared: SharedLabels;
  readonly status: Status | undefined;
}

/** One checked answer, ready to be counted. */
export interface Answer {
  readonly readings: readonly Reading[];
  /** By key; none of them in any earlier answer. */
  readonly newTargets: ReadonlyMap<string, TargetState>;
  readonly newInstances: ReadonlyMap<string, InstanceState>;
  readonly restarts: ReadonlyMap<TargetState, readonly Instant[]>;
  readonly moves: ReadonlyMap<Cohort, Moves>;
  readonly bounds: ReadonlySet<string>;
  readonly routes: ReadonlySet<string>;
  readonly shared: SharedLabels;
  readonly status: Status | undefined;
  readonly newest: Instant | undefined;
}

/** @throws MetricsError when the series can't be counters of requests with a status, or belong to both cohorts */
export function readAnswer(known: Known, series: readonly Series[]): Answer {
  const { errors } = known;
  const status = known.status ?? findStatus(errors, known.askedStatusLabel, series);
  const draft = new Draft(known, status);
  for (const one of requestsFirst(series, errors)) draft.add(one);
  if (errors.kind !== 'slower') refuseBuckets(draft.bounds);
  else
    refuseUnpaired(
      errors,
      series.map(({ labels }) => labels),
    );
  refuseGauge(draft.moves);
  return {
    readings: draft.readings,
    newTargets: draft.targets,
    newInstances: draft.instances,
    restarts: findRestarts(draft.readings, draft.fallen),
    moves: draft.moves,
    bounds: draft.bounds,
    routes: draft.routes,
    shared: draft.shared,
    // A counter of errors alone does not show which label holds the status.
    status: errors.kind === 'counter' && !draft.shared.known ? undefined : status,
    newest: draft.newest,
  };
}

/** What is counted of requests says whose the errors are, so it is read first. */
function requestsFirst(series: readonly Series[], errors: ErrorDefinition): readonly Series[] {
  if (errors.kind !== 'counter') return series;
  const [ofErrors, ofRequests] = [true, false].map((wanted) =>
    series.filter(({ labels }) => isOfErrors(labels, errors) === wanted),
  );
  return [...ofRequests!, ...ofErrors!];
}

class Draft {
  readonly readings: Reading[] = [];
  readonly targets = new Map<string, TargetState>();
  readonly instances = new Map<string, InstanceState>();
  readonly fallen = new Set<TargetState>();
  readonly moves = new Map<Cohort, { moves: number; partialFalls: number }>();
  readonly bounds: Set<string>;
  readonly routes: Set<string>;
  readonly shared: SharedLabels;
  newest: Instant | undefined;
  readonly #known: Known;
  readonly #status: Status | undefined;
  readonly #levels = new Map<string, Level>();

  constructor(known: Known, status: Status | undefined) {
    this.#known = known;
    this.#status = status;
    this.bounds = new Set(known.bounds);
    this.routes = new Set(known.routes);
    this.shared = new SharedLabels(known.shared);
    for (const cohort of COHORTS) {
      this.moves.set(cohort, { moves: 0, partialFalls: 0, ...known.moves.get(cohort) });
    }
  }

  add(series: Series): void {
    const key = labelsKey(series.labels);
    const twin = this.#levels.get(key);
    const before = twin ?? this.#known.levels.get(key);
    if (before !== undefined && before.cohort !== series.cohort) throw inBothCohorts(series);
    if (twin !== undefined) return;
    const from = firstNewer(series, before?.at);
    if (before !== undefined) {
      this.#levels.set(key, before);
      this.#read({ key, level: before, series, from, fresh: false });
      return;
    }
    const first = series.samples.find(({ value }) => !Number.isNaN(value));
    if (first === undefined) return;
    const level = this.#newLevel(series);
    this.#levels.set(key, level);
    if (first.at < level.target.first && this.targets.has(level.target.key)) {
      level.target.first = first.at;
    }
    this.#read({ key, level, series, from, fresh: true });
  }

  #newLevel({ cohort, labels }: Series): Level {
    const { error, weights, status } = this.#status!.classify(labels);
    if (labels.le !== undefined) this.bounds.add(labels.le);
    const telling = this.#telling(labels);
    const target = this.#target(telling);
    const instance = this.#instance(cohort, target);
    const route = routeOf(telling, this.routes);
    return { cohort, target, instance, error, weights, status, route, at: undefined, value: 0 };
  }

  /** The labels that tell whose requests or errors they are. */
  #telling(labels: Series['labels']): Series['labels'] {
    const { errors } = this.#known;
    if (errors.kind !== 'counter') return labels;
    if (isOfErrors(labels, errors)) return this.shared.ofErrors(labels);
    this.shared.addRequests(labels);
    return labels;
  }

  #target(labels: Series['labels']): TargetState {
    const identity = targetLabels(labels);
    const key = labelsKey(identity);
    const known = this.#known.targets.get(key) ?? this.targets.get(key);
    if (known !== undefined) return known;
    const target = new TargetState(key, identity);
    this.targets.set(key, target);
    return target;
  }

  #instance(cohort: Cohort, target: TargetState): InstanceState {
    const name = instanceName(target.labels);
    const key = `${cohort}\0${name}`;
    const known = this.#known.instances.get(key) ?? this.instances.get(key);
    if (known !== undefined) return known;
    const newest = Number.NEGATIVE_INFINITY;
    const instance = { name, cohort, newest, gone: false, answers: false, tellsErrors: false };
    this.instances.set(key, instance);
    return instance;
  }

  #read(reading: Reading): void {
    this.readings.push(reading);
    const { level, series, from } = reading;
    const moves = this.moves.get(level.cohort)!;
    let last = level.at === undefined ? undefined : level.value;
    for (let i = from; i < series.samples.length; i += 1) {
      const { at, value } = series.samples[i]!;
      if (Number.isNaN(value)) continue;
      if (!Number.isInteger(value) || value < 0) refuseValue(value, level.cohort);
      if (this.newest === undefined || at > this.newest) this.newest = at;
      if (last !== undefined && value !== last) {
        moves.moves += 1;
        if (fell(value, last)) {
          this.fallen.add(level.target);
          if (isPartialFall(value, last)) moves.partialFalls += 1;
        }
      }
      last = value;
    }
  }
}

function firstNewer({ samples }: Series, at: Instant | undefined): number {
  if (at === undefined) return 0;
  let from = samples.length;
  while (from > 0 && samples[from - 1]!.at > at) from -= 1;
  return from;
}

function inBothCohorts({ labels }: Series): MetricsError {
  const text = Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ');
  return new MetricsError(
    'wrong-data',
    `A series belongs to both canary and baseline: {${shown(text)}}.`,
    'Make the two selectors exclude each other, or what the canary does is also counted for the baseline.',
  );
}
