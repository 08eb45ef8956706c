/** One seeded run of a family, as the counting layer sees it: strata, and the baseline's history. */
import { dispersionFromHistory } from '../../src/judge/judge.ts';
import type { CountStratum, Counts, Dispersion } from '../../src/judge/judgement.ts';
import type { CohortCounts } from '../../src/metrics/source.ts';
import { pollsPerStratum, StratumBuilder } from '../../src/strata.ts';
import { seededDraws, seedOf } from './draws.ts';
import { type Family, PAST, POLL } from './family.ts';
import { drawPods, type PodScrapes } from './pods.ts';

export interface Trace {
  readonly strata: readonly CountStratum[];
  /** As the gate would have measured it before its first poll. */
  readonly dispersion: Dispersion | undefined;
}

const MS = 1000;

/** Polls of one stratum, as the gate works them out from the slowest scrape. */
export function pollsOf({ scrapes }: Family): number {
  return pollsPerStratum(POLL * MS, Math.max(...scrapes) * MS);
}

/** Seconds that a run of this family lasts. */
export function lengthOf(family: Family): number {
  return family.strata * pollsOf(family) * POLL;
}

/** @param purpose told apart, so that runs that a threshold was calibrated on are never judged by it */
export function drawTrace(family: Family, purpose: string, run: number): Trace {
  const draws = seededDraws(seedOf(family.name, purpose, run));
  const pods = drawPods(family, lengthOf(family), draws);
  const baseline = pods.filter(({ cohort }) => cohort === 'baseline');
  const history = family.history === 'none' ? [] : historyOf(baseline, pollsOf(family) * POLL);
  return {
    strata: strataOf(pods, family),
    dispersion: dispersionFromHistory(history, family.strata),
  };
}

/** What polls see: each takes in the scrapes since the one before it. */
function strataOf(pods: readonly PodScrapes[], family: Family): CountStratum[] {
  const perStratum = pollsOf(family);
  const polls = family.strata * perStratum;
  const canary = summed(pods, 'canary', polls);
  const baseline = summed(pods, 'baseline', polls);
  const builder = new StratumBuilder(0, perStratum * POLL * MS, POLL * MS);
  const strata: CountStratum[] = [];
  for (let poll = 0; poll < polls; poll += 1) {
    const seen = {
      kind: 'counts',
      canary: observed(canary[poll]!),
      baseline: observed(baseline[poll]!),
      scrapeInterval: Math.max(...family.scrapes) * MS,
      notes: [],
    } as const;
    const closed = builder.add(seen, (poll + 1) * POLL * MS);
    if (closed?.baseline === undefined) continue;
    strata.push({ canary: countsOf(closed.canary), baseline: countsOf(closed.baseline) });
  }
  return strata;
}

function summed(
  pods: readonly PodScrapes[],
  cohort: PodScrapes['cohort'],
  polls: number,
): readonly Counts[] {
  const sums = Array.from({ length: polls }, () => ({ errors: 0, requests: 0 }));
  for (const pod of pods) {
    if (pod.cohort === cohort) addTo(sums, pod, 0, POLL);
  }
  return sums;
}

/** One row an interval, one entry an instance: the counters read every `step` seconds of the past. */
function historyOf(pods: readonly PodScrapes[], step: number): Counts[][] {
  const length = Math.floor(PAST / step);
  const columns = pods.map((pod) => {
    const cells = Array.from({ length }, () => ({ errors: 0, requests: 0 }));
    addTo(cells, pod, -length * step, step);
    return cells;
  });
  return Array.from({ length }, (_, row) => columns.map((column) => column[row]!));
}

/** Adds what a pod's counters grew by to the cells of `width` seconds in which it was first seen. */
function addTo(
  cells: readonly { errors: number; requests: number }[],
  pod: PodScrapes,
  from: number,
  width: number,
): void {
  for (let i = 0; i < pod.errors.length; i += 1) {
    const scraped = pod.first + (i + 1) * pod.seconds;
    // A reading at t shows the scrapes up to and including t.
    const cell = cells[Math.ceil((scraped - from) / width) - 1];
    if (cell === undefined) continue;
    cell.errors += pod.errors[i]!;
    cell.requests += pod.requests[i]!;
  }
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

function observed(counts: Counts): CohortCounts {
  return {
    ...counts,
    statuses: NONE,
    instances: NONE,
    routes: NONE,
    newest: undefined,
    stale: false,
  };
}

function countsOf({ errors, requests }: CohortCounts): Counts {
  return { errors, requests };
}

/** The canary's true ratio in each stratum, by the middle of what is seen in it. */
export function trueRatios(family: Family): number[] {
  const { fault, strata, canaryPods } = family;
  if (fault === undefined) return Array.from({ length: strata }, () => 1);
  const sick = (fault.pods ?? canaryPods) / canaryPods;
  const stratum = pollsOf(family) * POLL;
  const late = Math.max(...family.scrapes) / 2;
  return Array.from({ length: strata }, (_, i) => {
    const at = Math.max(0, ((i + 0.5) * stratum - late) / lengthOf(family));
    return 1 + sick * (fault.ratio(at) - 1);
  });
}
