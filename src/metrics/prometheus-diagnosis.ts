/** Why a selector matches nothing: no such metric, or which label's values are others. */
import type { Instant } from '../clock.ts';
import { MetricsError } from '../errors.ts';
import { type Matcher, valueTest } from './matching.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import { labelName, printSelector, type Selector } from './selector.ts';
import { shown } from './shown.ts';
import type { Cohort, Note } from './source.ts';

type Labels = Readonly<Record<string, string>>;

const VALUES = 5;

/** One question, one sentence. A server that does not answer it leaves the sentence without a reason. */
export async function diagnose(
  api: PrometheusApi,
  cohort: Cohort,
  selector: Selector,
  at: Instant | undefined,
  signal: AbortSignal,
): Promise<Note> {
  const text = `${cohort}: no series matches ${shown(printSelector(selector), 300)}`;
  const note = (reason: string): Note => ({
    kind: 'no-series',
    cohort,
    sentence: `${text}${reason}.`,
  });
  try {
    const labels = [...new Set(selector.matchers.map(({ label }) => label))];
    const metric = printSelector({ name: selector.name, matchers: [] });
    const query = `group by (${labels.map(labelName).join(', ')}) (${metric})`;
    const about = `the labels of ${cohort}`;
    const { series } = await api.query({ query, type: 'vector', about }, at, signal);
    return note(
      explain(
        selector,
        series.map(({ labels: found }) => found),
      ),
    );
  } catch (error) {
    if (!(error instanceof MetricsError)) throw error;
    return note('');
  }
}

/** The end of a sentence that says which matchers keep all that was found out. */
export function explain({ name, matchers }: Selector, found: readonly Labels[]): string {
  if (found.length === 0) {
    return `: there is no metric ${shown(name, 100)} now; check its name, and that it is scraped`;
  }
  if (matchers.length === 0) return ', though it had some a moment ago';
  const failing = matchers.filter((matcher) => !found.some((labels) => accepts(matcher, labels)));
  if (failing.length === 0) {
    return ': there are series for each of its labels alone, but none for all of them together';
  }
  return `: ${failing.map((matcher) => describe(matcher, found)).join('; ')}`;
}

/** A regex that can't be read here may match: only the server knows. */
function accepts(matcher: Matcher, labels: Labels): boolean {
  try {
    return valueTest(matcher)(labels[matcher.label] ?? '');
  } catch {
    return true;
  }
}

function describe({ label, operator, value }: Matcher, found: readonly Labels[]): string {
  const values = [...new Set(found.map((labels) => labels[label] ?? ''))].filter(Boolean).sort();
  const asked = `none has ${labelName(label)}${operator}${shown(JSON.stringify(value), 100)}`;
  if (values.length === 0) return `${asked}: there is no label ${shown(label, 60)}`;
  const listed = values.slice(0, VALUES).map((one) => JSON.stringify(shown(one, 60)));
  const more = values.length > VALUES ? ` and ${values.length - VALUES} more` : '';
  return `${asked}; there is ${listed.join(', ')}${more}`;
}
