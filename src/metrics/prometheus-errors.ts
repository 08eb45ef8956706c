/** Whether a server knows the counter of errors: one that does not exist must not be read as no errors. */
import type { Instant } from '../clock.ts';
import { MetricsError } from '../errors.ts';
import { type ErrorCounter, isOfErrors } from './error-counter.ts';
import { labelsTest } from './matching.ts';
import {
  ERROR_NAMES,
  type Lacking,
  noErrorCounter,
  notBornYet,
  refuseUntellable,
} from './missing-errors.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import type { CohortQuestions } from './prometheus-cohorts.ts';
import { labelName, printMatchers, printSelector, type Selector } from './selector.ts';
import type { Series } from './series.ts';
import { COHORTS, type Note } from './source.ts';

type Labels = Readonly<Record<string, string>>;
type Cohorts = Pick<CohortQuestions, 'canary' | 'baseline'>;
/** Gives the labels of an instant vector. */
type Ask = (query: string) => Promise<readonly Labels[]>;

/** A service that has had no error since its start may have shown none. */
const PAST = '7d';

/**
 * To be asked at the opening; the server is, where a cohort has no series of errors.
 * @param series what the opening brought
 * @throws MetricsError where the counter is unknown, or its series can't be told apart by the cohorts' labels
 */
export async function checkErrorCounter(
  api: PrometheusApi,
  errors: ErrorCounter,
  cohorts: Cohorts,
  series: readonly Series[],
  at: Instant | undefined,
  signal: AbortSignal,
): Promise<Note[]> {
  const isWanted = labelsTest(errors.matchers);
  const have = (wanted: (labels: Labels) => boolean) =>
    new Set(series.filter(({ labels }) => wanted(labels)).map(({ cohort }) => cohort));
  const failing = have((labels) => isOfErrors(labels, errors) && isWanted(labels));
  const answering = have((labels) => !isOfErrors(labels, errors));
  const lacking = COHORTS.flatMap((cohort): Lacking[] => {
    const selector = cohorts[cohort];
    if (selector === undefined || failing.has(cohort)) return [];
    return [{ cohort, selector, input: cohort }];
  });
  if (lacking.length === 0) return [];
  const found = await askLabels(errors, cohorts, async (query) => {
    const question = { query, type: 'vector' as const, about: 'the counter of errors' };
    return (await api.query(question, at, signal)).series.map(({ labels }) => labels);
  });
  for (const one of lacking) refuseUntellable(errors, one, found);
  return lacking
    .filter(({ cohort }) => answering.has(cohort))
    .map((one) => notBornYet(errors, one, found));
}

/** What the counter's series have of the labels that are selected by: those of this service, where it has any. */
async function askLabels(
  errors: ErrorCounter,
  { canary, baseline }: Cohorts,
  ask: Ask,
): Promise<readonly Labels[]> {
  const matchers = [errors, canary, ...(baseline ? [baseline] : [])].flatMap((one) => one.matchers);
  const by = [...new Set(matchers.map(({ label }) => labelName(label)))].join(', ');
  const metric = printSelector({ name: errors.name, matchers: [] });
  const now = await ask(`group by (${by}) (${metric})`);
  const found =
    now.length > 0 ? now : await ask(`group by (${by}) (count_over_time(${metric}[${PAST}]))`);
  if (found.length === 0) {
    const alike = await askAlike(baseline ?? canary, ask);
    throw noErrorCounter(errors, 'on the server, nor was there one in the last 7 days', alike);
  }
  const theirs = new Set(baseline?.matchers.map((matcher) => JSON.stringify(matcher)));
  const shared = canary.matchers.filter((matcher) => theirs.has(JSON.stringify(matcher)));
  const own = found.filter((labels) => accepts(shared, labels));
  return own.length > 0 ? own : found;
}

/** A regex that can't be read here may match. */
function accepts(matchers: Selector['matchers'], labels: Labels): boolean {
  try {
    return labelsTest(matchers)(labels);
  } catch {
    return true;
  }
}

/** Metrics of the same processes that are called like counters of errors; none where the server does not say. */
async function askAlike({ name, matchers }: Selector, ask: Ask): Promise<readonly string[]> {
  const named = { label: '__name__', operator: '=~' as const, value: ERROR_NAMES };
  try {
    const found = await ask(`group by (__name__) (${printMatchers([named, ...matchers])})`);
    return found.map(({ __name__: other = '' }) => other).filter((other) => other !== name);
  } catch (error) {
    if (error instanceof MetricsError) return [];
    throw error;
  }
}
