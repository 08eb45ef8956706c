/** A JSON record that a gate has left, read back and told as the past that it was. */
import * as v from 'valibot';
import type { Instant } from '../clock.ts';
import type { Ending, RecordedInterval, RecordedWatch } from '../metrics/recorded-watch.ts';
import { COHORTS, type CohortCounts, type Counts } from '../metrics/source.ts';
import { cut, oneLine } from '../wording.ts';
import { type SavedRecord, type SavedWatch, savedRecord } from './record-schema.ts';
import { nonsenseIn } from './record-sense.ts';

const LONGEST_SHOWN = 80;

/** @returns the record, or what about it is wrong, for a sentence */
export function readSavedRecord(json: string): SavedRecord | { readonly problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { problem: 'is not JSON' };
  }
  const read = v.safeParse(savedRecord, parsed, { abortEarly: true });
  if (!read.success) return { problem: described(read.issues[0]) };
  const nonsense = nonsenseIn(read.output);
  if (nonsense !== undefined) return { problem: `contradicts itself: ${nonsense}` };
  const short = watchesOf(read.output).find(([, watch]) =>
    endsTooSoon(recordedWatch(watch, read.output)),
  );
  if (short === undefined) return read.output;
  return { problem: `breaks off: the intervals of ${short[0]} do not reach the end of its plan` };
}

function described(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue);
  if (place === null) return `has ${shown(issue.received)}, not ${issue.message}`;
  return issue.received === 'undefined'
    ? `lacks ${shown(place)}`
    : `has ${shown(issue.received)} at ${place}, not ${issue.message}`;
}

function shown(text: string): string {
  return cut(oneLine(text), LONGEST_SHOWN);
}

/** Every watch of the record with what it is called: its checks, or the step that was its only one. */
function watchesOf(record: SavedRecord): readonly (readonly [string, SavedWatch])[] {
  return record.checks.length === 0
    ? [['the watch', record]]
    : record.checks.map((check) => [`check "${shown(check.name)}"`, check] as const);
}

/** What a source needs to tell it again. */
export function recordedWatch(
  saved: SavedWatch,
  { decidedAt }: Pick<SavedRecord, 'decidedAt'>,
): RecordedWatch {
  const { verdict, source, plan, judgeSettings, strata, rateIntervals, outages, polls, judgement } =
    saved;
  const rates = judgement.canary === null;
  return {
    source,
    start: plan.start,
    deadline: plan.deadline,
    interval: (plan.deadline - plan.start) / plan.polls,
    stratumLength: plan.stratumLength,
    kind: rates ? 'rates' : 'counts',
    compares: judgeSettings.compares,
    intervals: rates ? rateIntervals : strata.map((stratum) => interval(stratum, saved)),
    outages,
    remembered: {
      dispersion: judgeSettings.dispersion,
      sentence: plan.burstiness,
      seed: judgeSettings.seed,
    },
    ending: endingOf(verdict, polls, decidedAt),
  };
}

function endingOf(
  { verdict, cause, cohort, error }: SavedWatch['verdict'],
  polls: number,
  decidedAt: Instant,
): Ending {
  if (verdict === 'error' && error !== undefined) return { how: 'error', ...error, polls };
  if (cause === 'cut-short') return { how: 'cut-short', decidedAt };
  const stopped = verdict === 'fail' || cause === 'interrupted' || cause === 'killed';
  if (stopped || verdict === 'error') return { how: 'stopped' };
  if (cause !== 'silent') return { how: 'whole', silent: [] };
  return { how: 'whole', silent: cohort == null ? COHORTS : [cohort] };
}

/** A watch that was whole and heard of both to the end left at most a part of a stratum over. */
function endsTooSoon({ ending, intervals, start, deadline, stratumLength }: RecordedWatch) {
  if (ending.how !== 'whole' || ending.silent.length > 0) return false;
  return deadline - (intervals.at(-1)?.end ?? start) >= stratumLength;
}

function interval(
  { end, canary, baseline }: SavedWatch['strata'][number],
  names: Pick<SavedWatch, 'instances' | 'routes'>,
): RecordedInterval {
  return {
    end,
    canary: counts(canary, names),
    baseline: baseline === null ? undefined : counts(baseline, names),
  };
}

function counts(
  { statuses, instances, routes, ...rest }: SavedWatch['strata'][number]['canary'],
  names: Pick<SavedWatch, 'instances' | 'routes'>,
): CohortCounts {
  return {
    ...rest,
    statuses: new Map(statuses.map(({ status, requests }) => [status, requests])),
    instances: parts(instances, names.instances),
    routes: parts(routes, names.routes),
  };
}

function parts(
  { numbers, errors, requests }: SavedWatch['strata'][number]['canary']['instances'],
  names: readonly string[],
): ReadonlyMap<string, Counts> {
  return new Map(
    numbers.map((number, index) => [
      names[number]!,
      { errors: errors[index]!, requests: requests[index]! },
    ]),
  );
}
