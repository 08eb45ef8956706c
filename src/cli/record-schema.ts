/** The fields of a JSON record that judging it again needs, each with what it must be. */
import * as v from 'valibot';

const MOMENT = 'a moment in ISO 8601';
const instant = v.pipe(
  v.string(MOMENT),
  v.transform((text) => Date.parse(text)),
  v.number(MOMENT),
);
const COUNT = 'a whole number, 0 or more';
const count = v.pipe(v.number(COUNT), v.safeInteger(COUNT), v.minValue(0, COUNT));
const text = v.string('a text');
const list = <Schema extends v.GenericSchema>(schema: Schema) => v.array(schema, 'a list');
/** The record has every field: null where there is nothing. */
const optional = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullable(schema),
    v.transform((value) => value ?? undefined),
  );
const numberIn = (accepts: (value: number) => boolean, takes: string) =>
  v.pipe(v.number(takes), v.finite(takes), v.check(accepts, takes));
const rate = numberIn((value) => value >= 0 && value <= 1, 'a rate from 0 to 1');
const inside = numberIn((value) => value > 0 && value < 1, 'a rate above 0 and below 1');
const ratio = numberIn((value) => value >= 1 && value <= 1000, 'a number from 1 to 1000');
const length = numberIn((value) => value >= 1, 'a length in milliseconds');

const columns = v.object(
  { numbers: list(count), errors: list(count), requests: list(count) },
  'columns of numbers, errors and requests',
);
const cohort = v.object(
  {
    errors: count,
    requests: count,
    statuses: list(v.object({ status: text, requests: count }, 'a status with its requests')),
    instances: columns,
    routes: columns,
    newest: optional(instant),
    stale: v.boolean('true or false'),
  },
  'the counts of a cohort',
);
const COHORT = v.picklist(['canary', 'baseline'], 'canary or baseline');

const watch = v.object({
  verdict: v.object(
    {
      verdict: v.picklist(['pass', 'fail', 'inconclusive', 'error'], 'a verdict'),
      cause: v.optional(text),
      cohort: v.nullish(COHORT),
      error: v.optional(v.object({ code: text, sentence: text, hint: text }, 'an error')),
    },
    'a verdict',
  ),
  source: v.object(
    {
      provider: text,
      url: text,
      queries: list(
        v.object(
          { cohort: v.picklist(['canary', 'baseline', 'both'], 'a cohort'), query: text },
          'a query',
        ),
      ),
      statusLabel: optional(text),
      errors: v.optional(text, '5xx'),
    },
    'where the numbers came from',
  ),
  plan: v.object(
    {
      start: instant,
      deadline: instant,
      polls: v.pipe(count, v.minValue(1, 'a whole number, 1 or more')),
      stratumLength: length,
      burstiness: text,
    },
    'a plan: the gate of this record ended before it began to count',
  ),
  judgeSettings: v.object(
    {
      alpha: numberIn((value) => value > 0 && value <= 0.5, 'a rate above 0 and at most 0.5'),
      maxErrorRatio: ratio,
      negligibleErrorRate: numberIn((value) => value >= 0 && value < 1, 'a rate below 1'),
      maxErrorRate: optional(inside),
      dispersion: optional(
        v.object(
          {
            phi: numberIn((value) => value >= 1, 'a number, 1 or more'),
            from: v.picklist(['instances', 'totals', 'learned'], 'where it was measured'),
          },
          'a dispersion',
        ),
      ),
      compares: v.boolean('true or false'),
      detectRatio: ratio,
      detectRate: numberIn((value) => value > 0 && value <= 1, 'a rate above 0'),
      power: inside,
      seed: count,
    },
    'what the judge was told',
  ),
  polls: count,
  judgement: v.object(
    { canary: v.nullable(v.object({ requests: count }, 'counts')) },
    'what the judge found',
  ),
  instances: list(text),
  routes: list(text),
  strata: list(
    v.object({ end: instant, canary: cohort, baseline: v.nullable(cohort) }, 'a stratum'),
  ),
  rateIntervals: list(v.object({ end: instant, canary: rate, baseline: rate }, 'an interval')),
  outages: list(v.object({ at: instant, code: text, sentence: text }, 'an outage')),
});

export const savedRecord = v.object(
  {
    schemaVersion: v.literal(2, '2, the version that this command reads'),
    generator: v.object({ name: v.literal('canary-gate', 'canary-gate') }, 'who made it'),
    decidedAt: instant,
    inputs: list(
      v.object(
        { name: text, value: text, from: v.picklist(['input', 'default'], 'input or default') },
        'an input',
      ),
    ),
    ...watch.entries,
    checks: list(v.object({ name: text, ...watch.entries }, 'a check')),
  },
  'an object',
);

export type SavedWatch = v.InferOutput<typeof watch>;
export type SavedRecord = v.InferOutput<typeof savedRecord>;
