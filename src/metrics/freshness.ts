/** How often samples come, and whether they still do. */
import type { Duration, Instant } from '../clock.ts';
import { formatDuration } from '../units.ts';
import type { InstanceState, TargetState } from './levels.ts';
import { COHORTS, type Cohort, type Note } from './source.ts';

/** Taken where nothing could be measured yet: the default scrape interval of Prometheus. */
const DEFAULT_SPACING: Duration = 60_000;
const STALE_SPACINGS = 3;
/** Some servers show a sample seconds after they took it, however often they scrape. */
const SHORTEST_PATIENCE: Duration = 10_000;

/** Between scrapes of the slowest target, by cohort; undefined where there are too few samples. */
export interface Spacings {
  readonly overall: Duration | undefined;
  /** Of the cohort, else of the other one, else the default. */
  readonly usual: (cohort: Cohort) => Duration;
}

export function measureSpacings(targets: Iterable<TargetState>): Spacings {
  const slowest = new Map<Cohort, Duration>();
  for (const target of targets) {
    const usual = target.spacing.usual();
    if (usual === undefined) continue;
    for (const cohort of target.cohorts) {
      slowest.set(cohort, Math.max(usual, slowest.get(cohort) ?? 0));
    }
  }
  const overall = slowest.size === 0 ? undefined : Math.max(...slowest.values());
  return { overall, usual: (cohort) => slowest.get(cohort) ?? overall ?? DEFAULT_SPACING };
}

/** When there was a last sample of a cohort's requests, and of all that must be known of it. */
export interface Heard {
  readonly requests: Instant;
  readonly all: Instant;
}

/**
 * When each cohort was last heard of. Where other processes than those that answer count the errors, of both kinds:
 * requests that go on while those are silent must not look like requests without errors.
 */
export function lastHeard(instances: Iterable<InstanceState>): ReadonlyMap<Cohort, Heard> {
  const heard = new Map<Cohort, Heard>();
  for (const [cohort, own] of Map.groupBy(instances, (instance) => instance.cohort)) {
    const answering = own.filter(({ answers }) => answers);
    const telling = own.filter(({ tellsErrors }) => tellsErrors);
    const isApart =
      answering.length > 0 && telling.length > 0 && telling.every(({ answers }) => !answers);
    const requests = newest(isApart ? answering : own);
    const all = isApart ? Math.min(requests, newest(telling)) : requests;
    if (Number.isFinite(all)) heard.set(cohort, { requests, all });
  }
  return heard;
}

function newest(instances: readonly InstanceState[]): Instant {
  return instances.reduce((max, { newest: at }) => Math.max(max, at), Number.NEGATIVE_INFINITY);
}

/** How old a newest sample may be where one comes every `spacing`. */
export function patience(spacing: Duration): Duration {
  return Math.max(STALE_SPACINGS * spacing, SHORTEST_PATIENCE);
}

/** No sample for more than three times the usual spacing (and 10 s), or none ever. */
export function isStale(newest: Instant | undefined, now: Instant, spacing: Duration): boolean {
  return newest === undefined || now - newest > patience(spacing);
}

/** Tells once when a cohort's samples stop coming, and again after each pause. */
export class StaleNotes {
  readonly #stale = new Set<Cohort>();

  next(heard: ReadonlyMap<Cohort, Heard>, now: Instant, spacings: Spacings): Note[] {
    const notes: Note[] = [];
    for (const cohort of COHORTS) {
      const last = heard.get(cohort)?.all;
      if (last === undefined) continue;
      const spacing = spacings.usual(cohort);
      if (!isStale(last, now, spacing)) this.#stale.delete(cohort);
      else if (!this.#stale.has(cohort)) {
        this.#stale.add(cohort);
        const [age, usual] = [formatDuration(now - last), formatDuration(spacing)];
        notes.push({
          kind: 'stale',
          cohort,
          sentence: `${cohort}: the newest sample is ${age} old, where one comes every ${usual}; nothing can be said of it now.`,
        });
      }
    }
    return notes;
  }
}
