/** Traces of failing requests, from the exemplars that a server keeps beside its samples. */
import type { Instant } from '../clock.ts';
import type { ErrorDefinition } from '../config.ts';
import { failingSeries } from './failing-series.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import { routeOf } from './routes.ts';
import { printSelector, type Selector } from './selector.ts';
import { shown } from './shown.ts';
import type { Trace } from './source.ts';
import { instanceLabel } from './targets.ts';

/** As client libraries and tracers spell it. */
const TRACE_LABELS = ['trace_id', 'traceID', 'traceId', 'TraceID', 'trace.id'];

const MOST_TRACES = 20;
const LONGEST_ID = 128;
const LONGEST_LABEL = 200;

export interface TracesOf {
  readonly selector: Selector;
  readonly errors: ErrorDefinition;
  /** undefined: not known, and nothing to find errors by. */
  readonly statusLabel: string | undefined;
}

/** Newest first, each trace once; none where the server keeps no exemplars. @throws MetricsError */
export async function askTraces(
  api: PrometheusApi,
  { selector, errors, statusLabel }: TracesOf,
  range: { readonly from: Instant; readonly to: Instant },
  signal: AbortSignal,
): Promise<readonly Trace[]> {
  const failing = failingSeries(selector, errors, statusLabel);
  if (failing === undefined) return [];
  // A histogram's exemplars are those of its buckets.
  const name = failing.name.replace(/_count$/, '_bucket');
  const query = printSelector({ name, matchers: failing.matchers });
  const answer = await api.exemplars(
    { query, about: 'exemplars of failing requests' },
    range,
    signal,
  );
  return newestOfEach(answer.flatMap((entry) => tracesIn(entry, statusLabel)));
}

/** What can't be read is no trace: nothing is decided by it. */
function tracesIn(entry: unknown, statusLabel: string | undefined): Trace[] {
  const { seriesLabels, exemplars } = record(entry);
  const labels = textsOf(seriesLabels);
  if (!Array.isArray(exemplars)) return [];
  const process = instanceLabel(labels);
  const about = {
    status: statusLabel === undefined ? undefined : named(labels[statusLabel]),
    route: named(routeOf(labels, new Set())),
    instance: process === undefined ? undefined : named(labels[process]),
  };
  return exemplars.flatMap((exemplar) => {
    const { labels: own, timestamp } = record(exemplar);
    const texts = textsOf(own);
    const label = TRACE_LABELS.find((name) => texts[name] !== undefined && texts[name] !== '');
    if (label === undefined || typeof timestamp !== 'number') return [];
    const id = shown(texts[label] ?? '', LONGEST_ID);
    return [{ id, at: Math.round(timestamp * 1000), ...about }];
  });
}

function newestOfEach(traces: readonly Trace[]): Trace[] {
  const byId = new Map<string, Trace>();
  for (const trace of traces.toSorted((a, b) => b.at - a.at)) {
    if (byId.size >= MOST_TRACES) break;
    if (!byId.has(trace.id)) byId.set(trace.id, trace);
  }
  return [...byId.values()];
}

function named(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : shown(value, LONGEST_LABEL);
}

function textsOf(labels: unknown): Readonly<Record<string, string>> {
  const texts = Object.entries(record(labels)).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
