/** The summary that docs/reading-the-report.md explains: a seeded run, judged and written by the code that ships. */
import type { Config } from '../src/config.ts';
import type { CohortCounts, Counts } from '../src/metrics/source.ts';
import type { Outcome } from '../src/outcome.ts';
import { summary } from '../src/report/summary.ts';
import { config, failing, outcomeOf, play } from '../test/support/outcomes.ts';

/** Of the errors, so many come from one route. */
const BROKEN_ROUTE = 0.8;
const USUAL = 0.0034;
const FAULTY = 0.021;
const ONSET = 9;

/** As a part of a page, one level deeper. */
export function sampleSummary(): string {
  return summary(sampleOutcome())
    .trim()
    .replace(/^(#+ )/gm, '#$1');
}

/** A canary that breaks after two minutes, on the way to the checkout. */
export function sampleOutcome(): Outcome {
  const run = play(
    failing({ canary: { requests: 480, rate: (poll) => (poll < ONSET ? USUAL : FAULTY) } }),
  );
  const { source } = run.watch;
  const watch = {
    ...run.watch,
    strata: run.watch.strata.map((row) => ({ ...row, canary: broken(row.canary) })),
    source: {
      ...source,
      queries: source.queries.map((asked) => ({ ...asked, query: released(asked.query) })),
    },
    notes: [],
  };
  return timely(outcomeOf({ ...run, watch }, {}, settings()));
}

/** With a version instead of a word, so that there is something to compare. */
function released(text: string): string {
  return text.replace('version="stable"', 'version="v1.41.0"');
}

function settings(): Config {
  const { inputs, ...rest } = config();
  return { ...rest, inputs: inputs.map((it) => ({ ...it, value: released(it.value) })) };
}

/** With its traces from the last minute. */
function timely(outcome: Outcome): Outcome {
  const { leads, decidedAt } = outcome;
  if (leads === undefined) throw new Error('the sample must end in a conviction');
  const traces = leads.traces.map((trace, i) => ({ ...trace, at: decidedAt - 7_000 * (i + 1) }));
  return { ...outcome, leads: { ...leads, traces } };
}

function broken(counts: CohortCounts): CohortCounts {
  const [errors, requests] = [counts.errors, Math.floor(counts.requests / 3)];
  const here = Math.min(requests, Math.round(BROKEN_ROUTE * errors));
  const elsewhere = errors - here;
  const routes = new Map<string, Counts>([
    ['/', { errors: Math.ceil(elsewhere / 2), requests: counts.requests - 2 * requests }],
    ['/cart', { errors: Math.floor(elsewhere / 2), requests }],
    ['/checkout', { errors: here, requests }],
  ]);
  return { ...counts, routes };
}
