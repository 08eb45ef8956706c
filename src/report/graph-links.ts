/** A link from a query to the graph page of the server that was asked, over the time of the watch: one graph a metric. */
import type { Instant } from '../clock.ts';
import type { PrometheusConfig, SourceConfig } from '../config.ts';
import { mergeSelectors } from '../metrics/merge.ts';
import { type CohortQuestion, cohortQuestions } from '../metrics/prometheus-cohorts.ts';
import { labelName, parseSelector, printSelector, selectorProblem } from '../metrics/selector.ts';
import type { SourceDescription } from '../metrics/source.ts';
import type { Watch } from '../outcome.ts';
import { isoInstant } from './instant.ts';

/** Beyond it browsers and servers cut addresses. */
const LONGEST_LINK = 6000;
const MINUTE = 60_000;
const HIDDEN = '***';

/**
 * Rates by status, and by what tells the cohorts apart, of exactly the samples that were counted. The address is the
 * configured one, without credentials; undefined where there is no such page or the query can't be shown whole.
 */
export function graphLink(
  query: string,
  watch: Pick<Watch, 'plan' | 'source'>,
  config: SourceConfig,
): string | undefined {
  const { plan, source } = watch;
  if (config.provider !== 'prometheus' || plan === undefined) return undefined;
  if (`${source.url}${query}`.includes(HIDDEN)) return undefined;
  const bounds = config.errors.kind === 'slower' ? 'le' : undefined;
  const labels = [cohortLabel(config.canary, config.baseline), source.statusLabel, bounds];
  const by = [...new Set(labels.filter((label) => label !== undefined))].map(labelName);
  const expressions = ranges(query, config).map(
    (range) => `sum${by.length === 0 ? '' : ` by (${by.join(', ')})`} (rate(${range}))`,
  );
  if (expressions.length === 0) return undefined;
  const address = graphAddress(source, expressions, plan.start, plan.deadline);
  return address.length > LONGEST_LINK ? undefined : address;
}

/** Of two metrics in one query each has its own: rates have no names to tell them apart by. */
function ranges(query: string, config: PrometheusConfig): readonly string[] {
  if (config.errors.kind !== 'counter') return [query];
  const asked = questionsOf(config).find(({ selector }) => query.startsWith(selector));
  const range = query.slice(asked?.selector.length);
  return asked?.metrics.map((metric) => `${printSelector(metric)}${range}`) ?? [];
}

/** None where a part that is hidden keeps the selectors from being read. */
function questionsOf(config: PrometheusConfig): readonly CohortQuestion[] {
  const texts = [config.canary, config.baseline].filter((text) => text !== undefined);
  return texts.some((text) => selectorProblem(text)) ? [] : cohortQuestions(config).questions;
}

/** The label whose value tells canary and baseline apart, where it is a single one. */
function cohortLabel(canary: string, baseline: string | undefined): string | undefined {
  if (baseline === undefined || [canary, baseline].some((text) => selectorProblem(text)))
    return undefined;
  return mergeSelectors(parseSelector(canary), parseSelector(baseline))?.label;
}

/** VictoriaMetrics has its page beside the API that it shares with Prometheus, not below it. */
function graphAddress(
  { url, software }: SourceDescription,
  expressions: readonly string[],
  start: Instant,
  end: Instant,
): string {
  const base = url.replace(/\/+$/, '');
  const until = isoInstant(end)?.slice(0, 19) ?? '';
  const victoria = software === 'VictoriaMetrics';
  const panels = expressions.map((expression, number) => ({
    [`g${number}.expr`]: expression,
    [`g${number}.tab`]: '0',
    [`g${number}.range_input`]: `${Math.max(1, Math.ceil((end - start) / MINUTE))}m`,
    [`g${number}.end_input`]: victoria ? until : until.replace('T', ' '),
  }));
  const parameters = new URLSearchParams(Object.assign({}, ...panels))
    .toString()
    .replaceAll('+', '%20'); // Behind the # a plus is a plus.
  return victoria
    ? `${base.replace(/\/prometheus$/, '')}/vmui/#/?${parameters}`
    : `${base}/graph?${parameters}`;
}
