/** What no field of a record shows alone: whether its numbers can be those of one watch. */
import type { SavedRecord, SavedWatch } from './record-schema.ts';

const WEEK = 7 * 86_400_000;
const SHORTEST_INTERVAL = 1000;

type Cohort = SavedWatch['strata'][number]['canary'];

/** @returns a place and what is wrong there; undefined where nothing is */
export function nonsenseIn(record: SavedRecord): string | undefined {
  const watches: readonly (readonly [string, SavedWatch])[] =
    record.checks.length === 0
      ? [['', record]]
      : record.checks.map((check, index) => [`checks.${index}.`, check] as const);
  for (const [place, watch] of watches) {
    const problem = nonsense(watch).find((one) => one !== undefined);
    if (problem !== undefined) return `${place}${problem}`;
  }
  return undefined;
}

function nonsense(watch: SavedWatch): (string | undefined)[] {
  const { plan, judgeSettings, strata, rateIntervals, judgement } = watch;
  const rates = judgement.canary === null;
  const { compares, maxErrorRate } = judgeSettings;
  return [
    ofPlan(plan),
    compares || maxErrorRate !== undefined
      ? undefined
      : 'judgeSettings holds neither a comparison nor a ceiling',
    (rates ? strata : rateIntervals).length > 0
      ? `${rates ? 'strata' : 'rateIntervals'} has what judgement.canary knows nothing of`
      : undefined,
    rates && !compares ? 'judgeSettings.compares is false, though only rates are known' : undefined,
    ofEnds('strata', strata, watch),
    ofEnds('rateIntervals', rateIntervals, watch),
    ...strata.flatMap(({ canary, baseline }, index) => [
      ofCohort(`strata.${index}.canary`, canary, watch),
      (baseline !== null) === compares
        ? undefined
        : `strata.${index}.baseline is ${compares ? 'missing' : 'there'}, against judgeSettings.compares`,
      baseline === null ? undefined : ofCohort(`strata.${index}.baseline`, baseline, watch),
    ]),
  ];
}

function ofPlan({ start, deadline, polls, stratumLength }: SavedWatch['plan']): string | undefined {
  const span = deadline - start;
  if (!(span > 0 && span <= WEEK)) return 'plan.deadline is not within a week after plan.start';
  if (!(span / polls >= SHORTEST_INTERVAL)) return 'plan.polls is not one a second at most';
  return stratumLength < span / polls ? 'plan.stratumLength is shorter than a poll' : undefined;
}

function ofEnds(
  field: string,
  intervals: readonly { readonly end: number }[],
  { plan }: SavedWatch,
): string | undefined {
  if (intervals.length > plan.polls) return `${field} holds more than the polls of the plan`;
  const index = intervals.findIndex(({ end }, i) => end <= (intervals[i - 1]?.end ?? plan.start));
  return index < 0 ? undefined : `${field}.${index}.end is not after the one before`;
}

function ofCohort(
  place: string,
  { errors, requests, instances, routes }: Cohort,
  names: Pick<SavedWatch, 'instances' | 'routes'>,
): string | undefined {
  if (errors > requests) return `${place} has more errors than requests`;
  return (
    ofColumns(`${place}.instances`, instances, names.instances) ??
    ofColumns(`${place}.routes`, routes, names.routes)
  );
}

function ofColumns(
  place: string,
  { numbers, errors, requests }: Cohort['instances'],
  names: readonly string[],
): string | undefined {
  if (errors.length !== numbers.length || requests.length !== numbers.length) {
    return `${place} has columns of different lengths`;
  }
  if (numbers.some((number) => number >= names.length)) return `${place} has a number without name`;
  const wrong = errors.some((count, index) => count > (requests[index] ?? 0));
  return wrong ? `${place} has more errors than requests` : undefined;
}
