/** The few instances that matter: those whose error rates differ most from what the baseline's errors let expect. */
import type { Counts } from '../../judge/judgement.ts';
import type { Cohort } from '../../metrics/source.ts';
import type { Stratum, Watch } from '../../outcome.ts';
import { tells } from '../breakdown.ts';

const MOST_PODS = { canary: 8, baseline: 4 } as const;

/** Moments of a small chart. */
const MOST_POINTS = 40;

export interface Pod {
  readonly cohort: Cohort;
  readonly name: string;
  readonly total: Counts;
  /** By window, in time. */
  readonly windows: readonly Counts[];
}

export interface Pods {
  readonly shown: readonly Pod[];
  /** All instances that had traffic, also those not shown. */
  readonly all: number;
  /** Ends of the windows. */
  readonly ends: readonly number[];
}

/** undefined where the source knows only totals. */
export function podsOf(watch: Watch): Pods | undefined {
  const { strata } = watch;
  if (!tells(strata, 'instances')) return undefined;
  const totals = { canary: totalsOf(strata, 'canary'), baseline: totalsOf(strata, 'baseline') };
  const all = totals.canary.size + totals.baseline.size;
  if (all === 0 || strata.length < 2) return undefined;
  const expected = rateOf([
    ...(totals.baseline.size > 0 ? totals.baseline : totals.canary).values(),
  ]);
  const window = Math.ceil(strata.length / MOST_POINTS);
  const shown = (['canary', 'baseline'] as const).flatMap((cohort) =>
    [...totals[cohort]]
      .map(([name, total]) => ({ cohort, name, total, surprise: surprise(total, expected) }))
      .sort((a, b) => b.surprise - a.surprise || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_PODS[cohort])
      .map(({ name, total }) => ({
        cohort,
        name,
        total,
        windows: windowsOf(strata, cohort, name, window),
      })),
  );
  const ends = strata.filter((_, i) => closes(i, window, strata.length)).map(({ end }) => end);
  return { shown, all, ends };
}

function closes(index: number, window: number, length: number): boolean {
  return (index + 1) % window === 0 || index === length - 1;
}

function totalsOf(strata: readonly Stratum[], cohort: Cohort): Map<string, Counts> {
  const totals = new Map<string, { errors: number; requests: number }>();
  for (const { [cohort]: side } of strata) {
    if (side === undefined) continue;
    for (const [name, { errors, requests }] of side.instances) {
      const total = totals.get(name);
      if (total === undefined) totals.set(name, { errors, requests });
      else {
        total.errors += errors;
        total.requests += requests;
      }
    }
  }
  return totals;
}

function rateOf(counts: readonly Counts[]): number {
  const sum = (of: (counts: Counts) => number) => counts.reduce((all, each) => all + of(each), 0);
  const requests = sum((each) => each.requests);
  return requests === 0 ? 0 : sum((each) => each.errors) / requests;
}

/** How many standard deviations an instance's errors are from the expected; at least one error is always expected. */
function surprise({ errors, requests }: Counts, rate: number): number {
  const mean = requests * rate;
  return Math.abs(errors - mean) / Math.sqrt(Math.max(1, mean * (1 - rate)));
}

function windowsOf(
  strata: readonly Stratum[],
  cohort: Cohort,
  name: string,
  window: number,
): Counts[] {
  const windows: Counts[] = [];
  let [errors, requests] = [0, 0];
  for (const [index, stratum] of strata.entries()) {
    const counts = stratum[cohort]?.instances.get(name);
    errors += counts?.errors ?? 0;
    requests += counts?.requests ?? 0;
    if (!closes(index, window, strata.length)) continue;
    windows.push({ errors, requests });
    [errors, requests] = [0, 0];
  }
  return windows;
}
