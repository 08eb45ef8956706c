/** Errors by what they tell: 500 is the service's own fault, 502 and 504 come from what it depends on, 503 from too little capacity. */
import type { ErrorDefinition } from '../config.ts';
import type { Estimate } from '../judge/judgement.ts';
import { RatioConfidence } from '../judge/ratio-confidence.ts';
import type { CohortCounts } from '../metrics/source.ts';
import type { Stratum } from '../outcome.ts';

export type StatusClassName = 'origin' | 'gateway' | 'capacity' | 'other';

export interface StatusClass {
  readonly name: StatusClassName;
  /** Statuses seen, ascending. */
  readonly statuses: readonly string[];
  readonly canary: number;
  readonly baseline: number | undefined;
  /** Ratio of the rates of these errors alone, with its confidence sequence over the intervals compared; undefined where none was. */
  readonly ratio: Estimate | undefined;
}

const ORDER: readonly StatusClassName[] = ['origin', 'gateway', 'capacity', 'other'];
const KNOWN: Readonly<Record<string, StatusClassName>> = {
  '500': 'origin',
  '502': 'gateway',
  '504': 'gateway',
  '503': 'capacity',
};

/** Whether a status counts as an error; false where errors are told by another label. */
export function isErrorStatus(status: string, errors: ErrorDefinition): boolean {
  const number = /^\dxx$/i.test(status) ? Number(status[0]) * 100 : Number(status);
  return (
    errors.kind === 'statuses' &&
    errors.ranges.some(([low, high]) => low <= number && number <= high)
  );
}

/**
 * The classes that have an error on either side. Descriptive: the verdict rests on all errors together.
 * @param alpha of each class's limits
 * @param phi dispersion >= 1
 */
export function statusClasses(
  strata: readonly Stratum[],
  errors: ErrorDefinition,
  alpha: number,
  phi: number,
): StatusClass[] {
  const seen = new Set(
    strata.flatMap(({ canary, baseline }) => [
      ...canary.statuses.keys(),
      ...(baseline?.statuses.keys() ?? []),
    ]),
  );
  const failing = [...seen].filter((status) => isErrorStatus(status, errors)).sort();
  const byName = Map.groupBy(failing, (status) => KNOWN[status] ?? 'other');
  return ORDER.flatMap((name) => {
    const statuses = byName.get(name);
    if (statuses === undefined) return [];
    const one = classOf(name, statuses, strata, alpha, phi);
    return one.canary + (one.baseline ?? 0) === 0 ? [] : [one];
  });
}

function classOf(
  name: StatusClassName,
  statuses: readonly string[],
  strata: readonly Stratum[],
  alpha: number,
  phi: number,
): StatusClass {
  const confidence = new RatioConfidence();
  let ours = 0;
  let theirs: number | undefined;
  for (const { canary, baseline, standing } of strata) {
    const own = countsOf(canary, statuses);
    ours += own.errors;
    if (baseline === undefined) continue;
    const other = countsOf(baseline, statuses);
    theirs = (theirs ?? 0) + other.errors;
    if (standing === 'admitted') confidence.add({ canary: own, baseline: other });
  }
  const ratio = confidence.estimate(alpha, phi);
  return { name, statuses, canary: ours, baseline: theirs, ratio };
}

function countsOf({ statuses, requests }: CohortCounts, of: readonly string[]) {
  const errors = of.reduce((sum, status) => sum + (statuses.get(status) ?? 0), 0);
  return { errors: Math.min(errors, requests), requests };
}
