/** Slow as the error: requests beyond a bound of a classic histogram, all of them (`le="+Inf"`) less those within it. */
import type { Duration } from '../clock.ts';
import type { ErrorDefinition } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { formatDuration } from '../units.ts';
import type { Matcher } from './matching.ts';
import { shown } from './shown.ts';
import type { Classification, Weights } from './status.ts';
import { labelsKey } from './targets.ts';

type Labels = Readonly<Record<string, string>>;
type Slower = ErrorDefinition & { readonly kind: 'slower' };

const WHOLE: Weights = { errors: 1, requests: 1 };
const WITHIN: Weights = { errors: -1, requests: 0 };
/** A bucket with another bound says nothing of this one. */
const NEITHER: Weights = { errors: 0, requests: 0 };

const MOST_BOUNDS = 20;
/** Of a bound in seconds that is no round number of milliseconds to a computer. */
const ROUNDING = 1e-9;

/**
 * Says what a bucket adds to errors and requests.
 * @throws MetricsError where no series has the limit for a bound; the function returned, for a series that is no bucket
 */
export function slowClassifier(
  { limit }: Slower,
  statusLabel: string | undefined,
  series: readonly Labels[],
): (labels: Labels) => Classification {
  if (!series.some((labels) => weigh(labels, limit) === WITHIN)) throw notABound(limit, series);
  return (labels) => ({
    error: false,
    weights: weigh(labels, limit),
    status: statusLabel === undefined ? undefined : labels[statusLabel],
  });
}

/** A histogram of which only one of both buckets came would make all its requests slow, or none. @throws MetricsError */
export function refuseUnpaired({ limit }: Slower, series: readonly Labels[]): void {
  const whole = new Set<string>();
  const within = new Set<string>();
  for (const labels of series) {
    const weights = weigh(labels, limit);
    if (weights !== NEITHER) (weights === WHOLE ? whole : within).add(histogramKey(labels));
  }
  const alone = [...whole, ...within].find((key) => !(whole.has(key) && within.has(key)));
  if (alone === undefined) return;
  const missing = whole.has(alone) ? formatDuration(limit) : '+Inf';
  const held = whole.has(alone) ? '+Inf' : formatDuration(limit);
  throw new MetricsError(
    'wrong-data',
    `A histogram has the bucket ${held} and not ${missing}: its slow requests can't be told.`,
    'Select histograms that share their bounds; a matcher on le must leave both that bound and +Inf in.',
  );
}

/** Matchers of the two buckets, for a server that sums: the bound in each way that clients write it. */
export function bucketMatchers(
  { limit }: Slower,
  metric: string,
): { whole: Matcher; within: Matcher } {
  const bound = String(limit / unitOf(metric));
  const spelled = bound.replaceAll('.', '[.]') + (bound.includes('.') ? '' : '([.]0)?');
  return {
    whole: { label: 'le', operator: '=', value: '+Inf' },
    within: { label: 'le', operator: '=~', value: spelled },
  };
}

/** Whether a metric of this name can be the buckets of a classic histogram. */
export function isBucketName(metric: string): boolean {
  return metric.endsWith('_bucket');
}

function weigh(labels: Labels, limit: Duration): Weights {
  const { le } = labels;
  if (le === undefined) throw noBucket(labels);
  const bound = Number(le) * unitOf(labels.__name__ ?? '');
  if (Math.abs(bound - limit) < limit * ROUNDING) return WITHIN;
  return isWhole(le) ? WHOLE : NEITHER;
}

function isWhole(le: string): boolean {
  return /^\+?inf$/i.test(le);
}

/** Milliseconds of one unit of the bounds: seconds, as is the custom, unless the name says milliseconds. */
function unitOf(metric: string): Duration {
  return /_(?:milliseconds|millis|ms)(?:_bucket)?$/.test(metric) ? 1 : 1000;
}

function histogramKey({ le: _bound, ...labels }: Labels): string {
  return labelsKey(labels);
}

function noBucket({ __name__: name = 'A series' }: Labels): MetricsError {
  return new MetricsError(
    'refused',
    `${shown(name, 100)} has no label le: it is not a bucket of a classic histogram, and of a native histogram slow requests can't be counted exactly.`,
    'Select the …_bucket series of a classic histogram, or leave errors to a status.',
  );
}

function notABound(limit: Duration, series: readonly Labels[]): MetricsError {
  const bounds = series
    .filter(({ le = '' }) => !isWhole(le))
    .map(({ le, __name__: name = '' }) => Number(le) * unitOf(name));
  const sorted = [...new Set(bounds)]
    .sort((a, b) => a - b)
    .map((bound) => `${Number(bound.toPrecision(9))}ms`);
  const some = sorted.slice(0, MOST_BOUNDS).join(', ');
  const list = sorted.length > MOST_BOUNDS ? `${some}, …` : some;
  return new MetricsError(
    'refused',
    `No bucket ends at ${formatDuration(limit)}; the bounds are ${sorted.length === 0 ? 'none but +Inf' : list}.`,
    'Set errors to slower than one of these bounds: between two of them nobody has counted.',
  );
}
