/** Which moments of a run the charts show: all of a short one, of a long one those where something happened. */
import type { Instant } from '../../clock.ts';
import type { Counts } from '../../judge/judgement.ts';
import type { Stratum, Watch } from '../../outcome.ts';
import type { Detail } from './detail.ts';

/** One moment of a chart, after so many intervals. */
export interface Moment {
  readonly at: Instant;
  readonly logEvidence: number;
  readonly ratioLow: number | undefined;
  readonly ratioHigh: number | undefined;
  /** Ratio so far by Mantel and Haenszel, as the judge estimates it; NaN without errors. */
  readonly ratio: number;
  readonly canary: Side;
  readonly baseline: Side;
  /** Ends a window: tables have a row for it. */
  readonly closes: boolean;
}

export interface Side {
  /** So far; undefined where only rates are known. */
  readonly counts: Counts | undefined;
  /** So far; NaN without traffic. */
  readonly rate: number;
  /** Of the window that ends here; NaN between the ends of windows and without traffic. */
  readonly windowRate: number;
}

export interface Timeline {
  readonly start: Instant;
  readonly moments: readonly Moment[];
  /** Intervals in a window. */
  readonly window: number;
}

/** undefined with fewer than two intervals: there is nothing to draw. */
export function timelineOf(watch: Watch, detail: Detail): Timeline | undefined {
  const rows = watch.strata.length > 0 ? watch.strata : watch.rateIntervals;
  if (rows.length < 2) return undefined;
  const window = Math.ceil(rows.length / detail.windows);
  const shown = shownRows(rows, window, detail.moments);
  const so = watch.strata.length > 0 ? countedSoFar(watch) : ratesSoFar(watch);
  const moments = rows.flatMap((row, index) => {
    const closes = (index + 1) % window === 0 || index === rows.length - 1;
    const sides = so(index, closes);
    if (!shown.has(index)) return [];
    const { end, logEvidence } = row;
    const { ratioLow, ratioHigh } = { ratioLow: undefined, ratioHigh: undefined, ...row };
    return [{ at: end, logEvidence, ratioLow, ratioHigh, closes, ...sides }];
  });
  return { start: rows[0]!.start, moments, window };
}

/** Of each window its end, its highest and its lowest evidence. */
export function shownRows(
  rows: readonly { readonly logEvidence: number }[],
  window: number,
  most: number,
): Set<number> {
  if (rows.length <= most) return new Set(rows.keys());
  const shown = new Set<number>();
  for (let first = 0; first < rows.length; first += window) {
    const last = Math.min(rows.length, first + window) - 1;
    let [high, low] = [first, first];
    for (let i = first; i <= last; i += 1) {
      if (rows[i]!.logEvidence > rows[high]!.logEvidence) high = i;
      if (rows[i]!.logEvidence < rows[low]!.logEvidence) low = i;
    }
    for (const index of [low, high, last]) shown.add(index);
  }
  return shown;
}

type SoFar = (index: number, closes: boolean) => Pick<Moment, 'canary' | 'baseline' | 'ratio'>;

function countedSoFar({ strata }: Watch): SoFar {
  const canary = new Tally();
  const baseline = new Tally();
  const ratio = new PooledRatio();
  return (index, closes) => {
    const stratum = strata[index]!;
    canary.add(stratum.canary);
    if (stratum.baseline !== undefined) baseline.add(stratum.baseline);
    ratio.add(stratum);
    return { canary: canary.side(closes), baseline: baseline.side(closes), ratio: ratio.value() };
  };
}

function ratesSoFar({ rateIntervals }: Watch): SoFar {
  const sums = { canary: 0, baseline: 0 };
  let from = { canary: 0, baseline: 0, index: -1 };
  return (index, closes) => {
    const row = rateIntervals[index]!;
    const side = (cohort: 'canary' | 'baseline'): Side => {
      sums[cohort] += row[cohort];
      const inWindow = (sums[cohort] - from[cohort]) / (index - from.index);
      return {
        counts: undefined,
        rate: sums[cohort] / (index + 1),
        windowRate: closes ? inWindow : Number.NaN,
      };
    };
    const sides = { canary: side('canary'), baseline: side('baseline') };
    if (closes) from = { ...sums, index };
    return { ...sides, ratio: Number.NaN };
  };
}

/** Counts of one cohort so far and since the last window's end. */
class Tally {
  #errors = 0;
  #requests = 0;
  #before: Counts = { errors: 0, requests: 0 };

  add({ errors, requests }: Counts): void {
    this.#errors += errors;
    this.#requests += requests;
  }

  side(closes: boolean): Side {
    const counts = { errors: this.#errors, requests: this.#requests };
    const { errors, requests } = this.#before;
    if (closes) this.#before = counts;
    return {
      counts,
      rate: counts.errors / counts.requests,
      windowRate: closes ? (counts.errors - errors) / (counts.requests - requests) : Number.NaN,
    };
  }
}

/** Of Mantel and Haenszel, over the intervals that were compared. */
class PooledRatio {
  #canaryPart = 0;
  #baselinePart = 0;

  add({ canary, baseline, standing }: Stratum): void {
    if (standing !== 'admitted' || baseline === undefined) return;
    const requests = canary.requests + baseline.requests;
    this.#canaryPart += (canary.errors * baseline.requests) / requests;
    this.#baselinePart += (baseline.errors * canary.requests) / requests;
  }

  value(): number {
    return this.#canaryPart / this.#baselinePart;
  }
}

/** Stretches of set-aside intervals, as one where only a window lies between them. */
export function setAsideSpans(watch: Watch, window: number): [from: Instant, to: Instant][] {
  const rows = watch.strata.length > 0 ? watch.strata : watch.rateIntervals;
  const spans: { from: Instant; to: Instant; last: number }[] = [];
  for (const [index, { start, end, standing }] of rows.entries()) {
    if (standing !== 'set-aside') continue;
    const latest = spans.at(-1);
    if (latest !== undefined && index - latest.last <= window) {
      Object.assign(latest, { to: end, last: index });
    } else {
      spans.push({ from: start, to: end, last: index });
    }
  }
  return spans.map(({ from, to }) => [from, to]);
}
