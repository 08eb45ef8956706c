/** How old the processes behind newly found targets are: `process_start_time_seconds`. */
import type { Duration, Instant } from '../clock.ts';
import { MetricsError } from '../errors.ts';
import { literalRegex } from './matching.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import { overRange } from './prometheus-cohorts.ts';
import type { RawSeries } from './prometheus-envelope.ts';
import { printSelector } from './selector.ts';
import type { Sample, StartedBefore, Target } from './series.ts';

const METRIC = 'process_start_time_seconds';
const LOOK_BACK: Duration = 300_000;
/** Of one question, to keep it short. */
const TARGETS = 100;

/**
 * One that was scraped before without a counter has counted since then.
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
    const own = series
      .filter(({ labels }) => isOf(labels, target))
      .map(({ samples }) => samples.filter(({ value }) => !Number.isNaN(value)))
      .filter((samples) => samples.length > 0);
    if (own.some((samples) => spans(samples, target.first))) return false;
    if (own.length === 0) return undefined;
    return own.every((samples) => samples.at(-1)!.value * 1000 < start);
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

/** One that ends there had other labels before, and so had its counters. */
function spans(samples: readonly Sample[], moment: Instant): boolean {
  return samples[0]!.at < moment && samples.at(-1)!.at >= moment;
}

function isOf(labels: RawSeries['labels'], { labels: target }: Target): boolean {
  return ['instance', 'job'].every(
    (name) => target[name] === undefined || labels[name] === target[name],
  );
}
