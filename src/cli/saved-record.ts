/** A JSON record that a gate has left, read back: of its fields those that judging again needs. */
import * as v from 'valibot';
import type { RecordedInterval, RecordedWatch } from '../metrics/recorded-watch.ts';
import type { Cohort, CohortCounts, Counts } from '../metrics/source.ts';

const instant = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.string();
/** The record has every field: null where there is nothing. */
const optional = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullable(schema),
    v.transform((value) => value ?? undefined),
  );
const columns = v.object({
  numbers: v.array(count),
  errors: v.array(count),
  requests: v.array(count),
});
const cohort = v.object({
  errors: count,
  requests: count,
  statuses: v.array(v.object({ status: text, requests: count })),
  instances: columns,
  routes: columns,
  newest: optional(instant),
  stale: v.boolean(),
});
const rate = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const watch = v.object({
  verdict: v.object({
    verdict: v.picklist(['pass', 'fail', 'inconclusive', 'error']),
    cause: v.optional(text),
    cohort: v.nullish(v.picklist(['canary', 'baseline'])),
  }),
  source: v.object({
    provider: text,
    url: text,
    queries: v.array(v.object({ cohort: v.picklist(['canary', 'baseline', 'both']), query: text })),
    statusLabel: optional(text),
    errors: v.optional(text, '5xx'),
  }),
  plan: v.object(
    {
      start: instant,
      deadline: instant,
      polls: v.pipe(count, v.minValue(1)),
      stratumLength: v.pipe(v.number(), v.minValue(1)),
      burstiness: text,
    },
    'a plan: the gate of this record ended before it began to count',
  ),
  judgeSettings: v.object({
    alpha: v.number(),
    maxErrorRatio: v.number(),
    negligibleErrorRate: v.number(),
    maxErrorRate: optional(v.number()),
    dispersion: optional(
      v.object({
        phi: v.pipe(v.number(), v.minValue(1)),
        from: v.picklist(['instances', 'totals', 'learned']),
      }),
    ),
    compares: v.boolean(),
    detectRatio: v.number(),
    detectRate: v.number(),
    power: v.number(),
  }),
  instances: v.array(text),
  routes: v.array(text),
  strata: v.array(v.object({ end: instant, canary: cohort, baseline: v.nullable(cohort) })),
  rateIntervals: v.array(v.object({ end: instant, canary: rate, baseline: rate })),
});
const record = v.object({
  schemaVersion: v.literal(2),
  generator: v.object({ name: v.literal('canary-gate') }),
  inputs: v.array(v.object({ name: text, value: text, from: v.picklist(['input', 'default']) })),
  ...watch.entries,
  checks: v.array(v.object({ name: text, ...watch.entries })),
});

export type SavedWatch = v.InferOutput<typeof watch>;
export type SavedRecord = v.InferOutput<typeof record>;

/** @returns the record, or what about it is wrong, for a sentence */
export function readSavedRecord(json: string): SavedRecord | { readonly problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { problem: 'is not JSON' };
  }
  const read = v.safeParse(record, parsed);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const place = v.getDotPath(issue) ?? 'the whole';
  return { problem: `has at ${place} ${issue.received}, not ${issue.expected ?? issue.message}` };
}

/** What a source needs to tell it again. */
export function recordedWatch(saved: SavedWatch): RecordedWatch {
  const { verdict, source, plan, judgeSettings, strata, rateIntervals } = saved;
  const rates = strata.length === 0 && rateIntervals.length > 0;
  return {
    source,
    start: plan.start,
    deadline: plan.deadline,
    interval: (plan.deadline - plan.start) / plan.polls,
    stratumLength: plan.stratumLength,
    kind: rates ? 'rates' : 'counts',
    compares: judgeSettings.compares,
    intervals: rates ? rateIntervals : strata.map((stratum) => interval(stratum, saved)),
    remembered: { dispersion: judgeSettings.dispersion, sentence: plan.burstiness },
    whole: wentOnToTheEnd(verdict),
    silent: verdict.cause === 'silent' ? silentOnes(verdict.cohort) : [],
  };
}

function wentOnToTheEnd({ verdict, cause }: SavedWatch['verdict']): boolean {
  if (verdict === 'fail' || verdict === 'error') return false;
  return !['interrupted', 'killed', 'cut-short'].includes(cause ?? '');
}

function silentOnes(cohort: Cohort | null | undefined): readonly Cohort[] {
  return cohort == null ? ['canary', 'baseline'] : [cohort];
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
  { statuses, instances, routes, ...rest }: v.InferOutput<typeof cohort>,
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
  { numbers, errors, requests }: v.InferOutput<typeof columns>,
  names: readonly string[],
): ReadonlyMap<string, Counts> {
  return new Map(
    numbers.map((number, index) => [
      names[number] ?? `#${number}`,
      { errors: errors[index] ?? 0, requests: requests[index] ?? 0 },
    ]),
  );
}
