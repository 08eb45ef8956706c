/** Which of the metrics on the pages counts requests: the one that `query` names, else a usual one that holds the status. */
import type { ScrapeConfig } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { isOfErrors } from './error-counter.ts';
import { type Exposition, isCounter, isFamilyOnly, typeOf } from './exposition.ts';
import { labelsTest } from './matching.ts';
import { parseSelector, printSelector, type Selector } from './selector.ts';
import { shown } from './shown.ts';
import { findStatusLabel } from './status.ts';

/** What client libraries and frameworks call their counters of answered requests. */
const USUAL_NAMES: ReadonlySet<string> = new Set([
  'http_requests_total',
  'http_request_total',
  'http_requests_count',
  'http_server_requests_total',
  'http_server_requests_seconds_count',
  'http_server_request_duration_seconds_count',
  'http_server_duration_milliseconds_count',
  'http_server_duration_seconds_count',
  'http_request_duration_seconds_count',
  'http_request_duration_milliseconds_count',
  'http_request_duration_ms_count',
  'http_request_duration_count',
  'http_response_time_seconds_count',
  'request_duration_seconds_count',
  'requests_total',
  'request_total',
  'response_total',
  'flask_http_request_total',
  'starlette_requests_total',
  'caddy_http_request_duration_seconds_count',
  'traefik_service_requests_total',
  'istio_requests_total',
  'envoy_cluster_upstream_rq',
  'nginx_ingress_controller_requests',
]);

type Labels = Readonly<Record<string, string>>;
type Sought = Pick<ScrapeConfig, 'selector' | 'errors' | 'statusLabel'>;

/**
 * The one selector for all pages.
 * @throws MetricsError that lists what was found, where there is none, or more than one, or it is no counter
 */
export function chooseCounter(pages: readonly Exposition[], sought: Sought): Selector {
  const metrics = gather(pages);
  return sought.selector === undefined
    ? findUsual(metrics, sought)
    : checkNamed(pages, metrics, parseSelector(sought.selector), sought);
}

/** The test that a selector's matchers put to labels. @throws MetricsError for a regex that can't be read here */
export function matchersTest({ matchers }: Selector): (labels: Labels) => boolean {
  try {
    return labelsTest(matchers);
  } catch {
    throw new MetricsError(
      'refused',
      'query holds a regex that can not be read here.',
      'Give query a simpler regex: no flags such as (?i), no POSIX classes.',
    );
  }
}

interface Metric {
  readonly name: string;
  readonly type: string | undefined;
  readonly counter: boolean;
  /** Of every series on any page; empty where only the type is declared yet. */
  readonly series: Labels[];
}

function gather(pages: readonly Exposition[]): ReadonlyMap<string, Metric> {
  const metrics = new Map<string, Metric>();
  const note = (name: string, types: Exposition['types']) => {
    const known = metrics.get(name);
    if (known !== undefined) return known;
    const fresh = { name, type: typeOf(name, types), counter: isCounter(name, types), series: [] };
    metrics.set(name, fresh);
    return fresh;
  };
  for (const { samples, types } of pages) {
    for (const { name, labels } of samples)
      note(name, types).series.push(Object.fromEntries(labels));
    for (const name of USUAL_NAMES) if (isCounter(name, types)) note(name, types);
  }
  return metrics;
}

function findUsual(metrics: ReadonlyMap<string, Metric>, sought: Sought): Selector {
  const usual = [...metrics.values()].filter(({ name, counter }) => {
    return counter && USUAL_NAMES.has(name) && !isOfErrors({ __name__: name }, sought.errors);
  });
  const telling = usual.filter(({ series }) => tellsErrors(series, sought));
  const candidates = telling.length > 0 ? telling : usual.filter(({ series }) => !series.length);
  const [only, ...more] = candidates;
  if (only !== undefined && more.length === 0) return { name: only.name, matchers: [] };
  if (only !== undefined) {
    throw new MetricsError(
      'refused',
      `The pages hold several counters of requests: ${list(candidates.map(described))}.`,
      `Set query to the one that counts each request once, such as ${only.name}.`,
    );
  }
  throw new MetricsError(
    'wrong-data',
    `The pages hold no usual counter of requests with a status label. ${found(metrics)}`,
    'Set query to the counter of requests, such as my_requests_total{route!="/health"}, and status-label if its name is unusual.',
  );
}

function tellsErrors(series: readonly Labels[], { errors, statusLabel }: Sought): boolean {
  if (errors.kind === 'counter') return series.length > 0;
  if (errors.kind === 'slower') return series.some((labels) => 'le' in labels);
  if (errors.kind === 'matcher') return series.some((labels) => errors.label in labels);
  if (statusLabel !== undefined) return series.some((labels) => statusLabel in labels);
  return findStatusLabel(series) !== undefined;
}

function checkNamed(
  pages: readonly Exposition[],
  metrics: ReadonlyMap<string, Metric>,
  selector: Selector,
  { errors }: Sought,
): Selector {
  const metric = metrics.get(selector.name);
  const isDeclared = (page: Exposition) =>
    isCounter(selector.name, page.types) && !isFamilyOnly(selector.name, page);
  if (metric === undefined && pages.some(isDeclared)) return selector;
  const text = shown(printSelector(selector));
  if (metric === undefined) {
    throw new MetricsError(
      'wrong-data',
      `No page holds ${text} (query). ${found(metrics)}`,
      'Correct query, or send a first request: some libraries show a counter only then.',
    );
  }
  if (
    metric.type !== undefined &&
    !metric.counter &&
    !(errors.kind === 'slower' && metric.type === 'histogram') &&
    !['untyped', 'unknown'].includes(metric.type)
  ) {
    throw new MetricsError(
      'refused',
      `${selector.name} (query) belongs to a ${metric.type}, and is no counter of requests. ${found(metrics)}`,
      'Set query to a counter, or to the _count of a histogram or summary.',
    );
  }
  if (metric.series.length > 0 && !metric.series.some(matchersTest(selector))) {
    throw new MetricsError(
      'wrong-data',
      `No series matches ${text} (query); on the pages stands ${described(metric)}.`,
      'Correct the matchers of query.',
    );
  }
  return selector;
}

function found(metrics: ReadonlyMap<string, Metric>): string {
  const counters = [...metrics.values()].filter(({ counter }) => counter).map(described);
  return counters.length === 0
    ? 'No counter at all was found.'
    : `The counters found: ${list(counters)}.`;
}

/** `http_requests_total{code, method}` */
function described({ name, series }: Metric): string {
  const labels = new Set(series.flatMap((one) => Object.keys(one)));
  const names = [...labels].sort().slice(0, 6).join(', ');
  return shown(labels.size === 0 ? name : `${name}{${names}${labels.size > 6 ? ', …' : ''}}`, 150);
}

function list(texts: readonly string[]): string {
  const sorted = [...texts].sort();
  return sorted.length > 12 ? `${sorted.slice(0, 12).join(', ')}, …` : sorted.join(', ');
}
