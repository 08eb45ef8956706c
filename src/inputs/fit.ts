/** What no input shows alone: whether the source can answer what timing and strictness ask. */
import type { SourceConfig, Strictness, Timing } from '../config.ts';
import { parseSelector, selectorProblem } from '../metrics/selector.ts';
import { isBucketName } from '../metrics/slow.ts';
import type { InputReader } from './input-reader.ts';

export function rejectUnfit(
  reader: InputReader,
  source: SourceConfig | undefined,
  timing: Timing | undefined,
  strictness: Strictness | undefined,
): void {
  if (source !== undefined) rejectNoBuckets(reader, source);
  if (source?.provider !== 'http') return;
  const { mode, numbers } = source.query;
  if (mode === 'cumulative' && timing?.replay !== undefined) {
    reader.reject(
      'start-time',
      'nothing with a cumulative query: running totals show the present alone',
    );
  }
  if (numbers.kind === 'rates' && strictness?.maxErrorRate !== undefined) {
    reader.reject(
      'max-error-rate',
      'nothing with a query that gives rates: a ceiling needs counts',
    );
  }
}

const BUCKETS =
  'the buckets of a histogram, such as http_request_duration_seconds_bucket{app="shop"}, where errors is slower than …';

function rejectNoBuckets(reader: InputReader, source: SourceConfig): void {
  if (source.errors.kind !== 'slower') return;
  if (source.provider === 'http' || source.provider === 'record') return;
  const selectors =
    source.provider === 'scrape'
      ? { query: source.selector }
      : { canary: source.canary, baseline: source.baseline };
  for (const [name, selector] of Object.entries(selectors)) {
    if (source.provider === 'prometheus' && selector === undefined) continue;
    if (selector !== undefined && selectorProblem(selector) !== undefined) continue;
    const isBucket = selector !== undefined && isBucketName(parseSelector(selector).name);
    if (!isBucket) reader.reject(name as 'query' | 'canary' | 'baseline', BUCKETS);
  }
}
