/** How old the processes behind newly found targets are: `process_start_time_seconds`. */
import type { Duration, Instant } from '../clock.ts';
import { MetricsError } from '../errors.ts';
import { literalRegex } from './matching.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import { overRange } from './prometheus-cohorts.ts';
import type { RawSeries } from './prometheus-envelope.ts';
import { printSelector } from './selector.ts';
import type { StartedBefore, Target } from './series.ts';

const METRIC = 'process_start_time_seconds';
const LOOK_BACK: Duration = 300_000;
/** Of one question, to keep it short. */
const TARGETS = 100;

/**
 * @param start when counting began, on the server's clock
 * @param at undefined: the server's now
 * @throws MetricsError when the server may answer later; one that refuses is taken not to know
 */
export async function askAges(
  api: PrometheusApi,
  targets: readonly Target[],
  start: Instant,
  at: Instant | undefined,
  signal: AbortSignal,
): Promise<StartedBefore> {
  const known = targets.filter(({ labels }) => labels.instance !== undefined);
  const series: RawSeries[] = [];
  for (let i = 0; i < known.length; i += TARGETS) {
    series.push(...(await askStarts(api, known.slice(i, i + TARGETS), at, signal)));
  }
  return (target) => {
    const starts = series
      .filter(({ labels }) => isOf(labels, target))
      .map(({ samples }) => samples.at(-1)?.value ?? Number.NaN);
    if (starts.length === 0 || starts.some(Number.isNaN)) return undefined;
    return starts.every((seconds) => seconds * 1000 < start);
  };
}

async function askStarts(
  api: PrometheusApi,
  targets: readonly Target[],
  at: Instant | undefined,
  signal: AbortSignal,
): Promise<readonly RawSeries[]> {
  const instances = new Set(targets.map(({ labels }) => labels.instance ?? ''));
  const value = [...instances].sort().map(literalRegex).join('|');
  const selector = printSelector({
    name: METRIC,
    matchers: [{ label: 'instance', operator: '=~', value }],
  });
  const query = overRange(selector, LOOK_BACK);
  try {
    const about = 'the start of new processes';
    return (await api.query({ query, type: 'matrix', about }, at, signal)).series;
  } catch (error) {
    if (error instanceof MetricsError && !error.passing) return [];
    throw error;
  }
}

function isOf(labels: RawSeries['labels'], { labels: target }: Target): boolean {
  return ['instance', 'job'].every(
    (name) => target[name] === undefined || labels[name] === target[name],
  );
}
