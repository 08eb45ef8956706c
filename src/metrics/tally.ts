/** Sums up one poll of one cohort, and puts what was odd about it in a few sentences, however many series there are. */
import type { Duration, Instant } from '../clock.ts';
import { formatDuration } from '../units.ts';
import type { Advance } from './advance.ts';
import type { InstanceState, Level } from './levels.ts';
import type { Settlement } from './settlement.ts';
import type { Part } from './shared-labels.ts';
import { shown } from './shown.ts';
import type { Cohort, CohortCounts, Counts, Note } from './source.ts';

interface MutableCounts {
  errors: number;
  requests: number;
}

/** Names of instances in a sentence, at most this many. */
const NAMES = 3;

export class Tally {
  readonly cohort: Cohort;
  #errors = 0;
  #requests = 0;
  readonly #statuses = new Map<string, number>();
  readonly #instances = new Map<string, MutableCounts>();
  readonly #routes = new Map<string, MutableCounts>();
  #resets = 0;
  readonly #reset = new Set<string>();
  #bornErrors = 0;
  #bornErrorSeries = 0;
  readonly #arrived = new Map<string, { requests: number; late: boolean }>();
  readonly #untold: ReadonlySet<Part>;
  skipped = 0;

  /** @param untold what the counts can't be broken down by */
  constructor(cohort: Cohort, untold: ReadonlySet<Part>) {
    this.cohort = cohort;
    this.#untold = untold;
  }

  /** `arrived`: the series' whole target is new. */
  add(level: Level, { count, resets, born, skipped }: Advance, arrived: boolean): void {
    const { name } = level.instance;
    const instance = entry(this.#instances, name);
    this.skipped += skipped;
    if (arrived) this.#arrive(name, born * level.weights.requests, level.target.foundLate);
    else if (born > 0 && level.error) {
      this.#bornErrors += born;
      this.#bornErrorSeries += 1;
    }
    if (resets > 0) {
      this.#resets += resets;
      this.#reset.add(name);
    }
    if (count === 0) return;
    const errors = count * level.weights.errors;
    const requests = count * level.weights.requests;
    this.#errors += errors;
    this.#requests += requests;
    raise(instance, errors, requests);
    if (level.route !== undefined) raise(entry(this.#routes, level.route), errors, requests);
    if (level.status !== undefined && requests > 0) {
      this.#statuses.set(level.status, (this.#statuses.get(level.status) ?? 0) + requests);
    }
  }

  counts(newest: Instant | undefined, stale: boolean, settlement: Settlement): CohortCounts {
    return {
      ...settlement.settle({ errors: this.#errors, requests: this.#requests }),
      statuses: this.#statuses,
      instances: this.#untold.has('instances') ? new Map() : possibles(this.#instances),
      routes: this.#untold.has('routes') ? new Map() : possibles(this.#routes),
      newest,
      stale,
    };
  }

  notes(): Note[] {
    const notes: Note[] = [];
    const note = (kind: Note['kind'], sentence: string) =>
      notes.push({ kind, cohort: this.cohort, sentence: `${this.cohort}: ${sentence}` });
    if (this.#resets > 0) {
      note(
        'reset',
        `${plural(this.#resets, 'counter')} of ${named([...this.#reset])} began again from zero; what was counted since then is in, what was counted between the last scrape and the end of a process is lost.`,
      );
    }
    const late = [...this.#arrived].filter(([, { late }]) => late).map(([name]) => name);
    if (late.length > 0) {
      note(
        'birth',
        `found ${named(late)} after the start, though running before it; counted from the first sample on.`,
      );
    }
    const born = [...this.#arrived].filter(([, { late }]) => !late);
    if (born.length > 0) {
      const requests = born.reduce((sum, [, arrival]) => sum + arrival.requests, 0);
      note(
        'birth',
        `${named(born.map(([name]) => name))} appeared after the start; the first ${plural(requests, 'request')} there count in full.`,
      );
    }
    if (this.#bornErrors > 0) {
      note(
        'birth',
        `${plural(this.#bornErrors, 'error')} came with ${plural(this.#bornErrorSeries, 'new error series', 'new error series')}, counted in full.`,
      );
    }
    return notes;
  }

  #arrive(name: string, born: number, late: boolean): void {
    const arrival = this.#arrived.get(name) ?? { requests: 0, late };
    arrival.requests += born;
    this.#arrived.set(name, arrival);
  }
}

function entry(counts: Map<string, MutableCounts>, name: string): MutableCounts {
  let own = counts.get(name);
  if (own === undefined) {
    own = { errors: 0, requests: 0 };
    counts.set(name, own);
  }
  return own;
}

function raise(counts: MutableCounts, errors: number, requests: number): void {
  counts.errors += errors;
  counts.requests += requests;
}

/** Of a part: what can't be is cut off here, as it settles within the whole. */
function possible({ errors, requests }: Counts): Counts {
  return { errors: Math.min(Math.max(0, errors), requests), requests };
}

function possibles(counts: ReadonlyMap<string, Counts>): ReadonlyMap<string, Counts> {
  return new Map([...counts].map(([name, own]) => [name, possible(own)]));
}

/** Instances without a sample for longer than patience lasts, told once each. */
export function vanishedNote(
  cohort: Cohort,
  instances: Iterable<InstanceState>,
  now: Instant,
  patience: Duration,
): Note | undefined {
  const gone: string[] = [];
  for (const instance of instances) {
    const missing = now - instance.newest > patience;
    if (missing && !instance.gone) gone.push(instance.name);
    instance.gone = missing;
  }
  if (gone.length === 0) return undefined;
  const since = formatDuration(patience);
  return {
    kind: 'vanished',
    cohort,
    sentence: `${cohort}: no sample of ${named(gone)} for more than ${since}; what was counted there after the last scrape is lost.`,
  };
}

/** `instance a`, `2 instances (a, b)`, `7 instances (a, b, c, …)` */
function named(names: readonly string[]): string {
  const sorted = names.map((name) => shown(name, 60)).sort();
  if (sorted.length === 1) return `instance ${sorted[0]}`;
  const first = sorted.slice(0, NAMES).join(', ');
  return `${sorted.length} instances (${first}${sorted.length > NAMES ? ', …' : ''})`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
