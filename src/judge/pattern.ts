/** What kind of fault it looks like, from how the errors lie over time and over the parts of the canary. Descriptive: no verdict hangs on it. */
import type { Counts, Standing } from './judgement.ts';
import { likelyOnset } from './likely-onset.ts';
import { holdingHalf, rateOf, trend, unevenness } from './shape.ts';
import { sum } from './sum.ts';

/** One interval, as it was judged. */
export interface PatternStratum {
  readonly canary: Counts;
  readonly baseline: Counts | undefined;
  readonly standing: Standing;
}

/** One instance of the canary against the other instances. */
export interface PatternPart {
  readonly name: string;
  readonly part: Counts;
  readonly rest: Counts;
  /** Corrected for the number of instances. */
  readonly pValue: number;
}

/** Rates before and after: of the first and the last third of the intervals since the onset. */
interface Change {
  /** Index of the stratum that the errors probably began in. */
  readonly onset: number;
  readonly early: number;
  readonly late: number;
}

export type Pattern =
  /** `setAside`: share of the canary's errors in intervals in which the baseline jumped too; undefined where both fade or grow together. */
  | { readonly kind: 'shared'; readonly setAside: number | undefined }
  /** `excess`: this instance's share of the errors beyond the baseline's rate; `traffic`: of the requests. */
  | {
      readonly kind: 'one-instance';
      readonly name: string;
      readonly excess: number;
      readonly traffic: number;
      readonly pValue: number;
    }
  | ({ readonly kind: 'decaying'; readonly fromStart: boolean } & Change)
  | ({ readonly kind: 'growing' } & Change)
  | {
      readonly kind: 'constant';
      readonly onset: number;
      readonly strata: number;
      readonly withErrors: number;
      readonly rate: number;
    }
  /** `in`: this few intervals hold half of the errors since the onset. */
  | {
      readonly kind: 'bursts';
      readonly onset: number;
      readonly strata: number;
      readonly halfIn: number;
    }
  | { readonly kind: 'unclear'; readonly errors: number; readonly strata: number };

/** Fewer say nothing about a shape. */
const FEWEST_ERRORS = 10;
const FEWEST_STRATA = 4;
/** Of the canary's errors, in shared incidents: more are not the canary's own. */
const MOSTLY_SHARED = 0.5;
/** Of the errors beyond the baseline's, on one instance: the others are well. */
const NEARLY_ALL = 0.8;
const SURE = 0.01;
/** Standard deviations: a trend, and one that the baseline seems to have too. */
const TREND = 3;
const SAME_TREND = 2;
/** A rate that has halved or doubled. */
const NOTABLE_CHANGE = 2;
/** Times the dispersion of a good day. */
const BURSTY = 3;
/** Strata after the start that a cold start may show in. */
const AT_START = 2;

/**
 * Looks, in this order, for: an incident that the baseline shares (a dependency), one bad instance (infrastructure),
 * a trend (cold start, leak), a constant rate since the onset (deterministic), bursts (transient).
 * @param parts instances of the canary, tested; empty where they are not known
 * @param phi dispersion >= 1
 */
export function patternOf(
  strata: readonly PatternStratum[],
  parts: readonly PatternPart[],
  phi: number,
): Pattern {
  const total = sum(strata.map(({ canary }) => canary));
  const shared = sum(
    strata.filter(({ standing }) => standing === 'set-aside').map(({ canary }) => canary),
  );
  if (total.errors > 0 && shared.errors / total.errors > MOSTLY_SHARED) {
    return { kind: 'shared', setAside: shared.errors / total.errors };
  }
  const single = singleInstance(strata, parts);
  if (single !== undefined) return single;
  const usable = strata.filter(
    ({ canary, standing }) => canary.requests > 0 && standing !== 'set-aside',
  );
  const first = likelyOnset(usable);
  return shapeSince(strata.indexOf(usable[first]!), usable.slice(first), phi);
}

function singleInstance(
  strata: readonly PatternStratum[],
  parts: readonly PatternPart[],
): Pattern | undefined {
  const baseline = sum(strata.flatMap((stratum) => stratum.baseline ?? []));
  const usual = baseline.requests === 0 ? 0 : rateOf(baseline);
  const beyond = ({ errors, requests }: Counts) => Math.max(0, errors - usual * requests);
  const worst = parts
    .filter(({ part, rest, pValue }) => pValue < SURE && rateOf(part) > rateOf(rest))
    .sort((a, b) => beyond(b.part) - beyond(a.part))[0];
  if (worst === undefined) return undefined;
  const { name, part, rest, pValue } = worst;
  const excess = beyond(part) / (beyond(part) + beyond(rest));
  if (!(excess >= NEARLY_ALL)) return undefined;
  const traffic = part.requests / (part.requests + rest.requests);
  return { kind: 'one-instance', name, excess, traffic, pValue };
}

function shapeSince(onset: number, since: readonly PatternStratum[], phi: number): Pattern {
  const canary = since.map((stratum) => stratum.canary);
  const { errors, requests } = sum(canary);
  const strata = since.length;
  if (errors < FEWEST_ERRORS || strata < FEWEST_STRATA) return { kind: 'unclear', errors, strata };
  const slope = trend(canary, phi);
  if (Math.abs(slope) > TREND) {
    const theirs = trend(
      since.flatMap(({ baseline }) => baseline ?? []),
      phi,
    );
    if (theirs * Math.sign(slope) > SAME_TREND) return { kind: 'shared', setAside: undefined };
    const third = Math.ceil(strata / 3);
    const early = rateOf(sum(canary.slice(0, third)));
    const late = rateOf(sum(canary.slice(-third)));
    const change = { onset, early, late };
    if (late * NOTABLE_CHANGE <= early) {
      return { kind: 'decaying', fromStart: onset < AT_START, ...change };
    }
    if (early * NOTABLE_CHANGE <= late) return { kind: 'growing', ...change };
  }
  if (unevenness(canary) > BURSTY * phi) {
    return { kind: 'bursts', onset, strata, halfIn: holdingHalf(canary) };
  }
  const withErrors = canary.filter((counts) => counts.errors > 0).length;
  return { kind: 'constant', onset, strata, withErrors, rate: errors / requests };
}
