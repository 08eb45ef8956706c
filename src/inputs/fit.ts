/** What no input shows alone: whether the source can answer what timing and strictness ask. */
import type { SourceConfig, Strictness, Timing } from '../config.ts';
import { type Matcher, valueTest } from '../metrics/matching.ts';
import { parseSelector, type Selector, selectorProblem } from '../metrics/selector.ts';
import { isBucketName } from '../metrics/slow.ts';
import type { InputReader } from './input-reader.ts';

export function rejectUnfit(
  reader: InputReader,
  source: SourceConfig | undefined,
  timing: Timing | undefined,
  strictness: Strictness | undefined,
): void {
  if (source !== undefined) {
    rejectNoBuckets(reader, source);
    rejectUnfitCounter(reader, source);
  }
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
  for (const [name, selector] of requestSelectors(source)) {
    if (selector === undefined && source.provider === 'prometheus') continue;
    if (selector === undefined || !isBucketName(selector.name)) reader.reject(name, BUCKETS);
  }
}

/** A counter of errors that is the one of requests would count all of them; one that a cohort's matchers rule out, none. */
function rejectUnfitCounter(reader: InputReader, source: SourceConfig): void {
  const { errors } = source;
  if (errors.kind !== 'counter') return;
  for (const [name, selector] of requestSelectors(source)) {
    if (selector?.name === errors.name) {
      reader.reject('errors', `another counter than that of ${name}, which counts all requests`);
      return;
    }
    const unfit = errors.matchers.find((matcher) => excludes(selector?.matchers ?? [], matcher));
    if (unfit !== undefined) {
      reader.reject(
        'errors',
        `matchers that ${name} leaves room for: its ${unfit.label} is another`,
      );
      return;
    }
  }
}

function excludes(own: readonly Matcher[], more: Matcher): boolean {
  const accepts = valueTest(more);
  return own.some(
    ({ label, operator, value }) => label === more.label && operator === '=' && !accepts(value),
  );
}

type Named<Of> = readonly [input: 'query' | 'canary' | 'baseline', selector: Of | undefined];

/** What selects requests, by its input, as far as it can be read; nothing does of JSON or of a record. */
function requestSelectors(source: SourceConfig): readonly Named<Selector>[] {
  return textsOf(source)
    .filter(([, text]) => text === undefined || selectorProblem(text) === undefined)
    .map(([input, text]) => [input, text === undefined ? undefined : parseSelector(text)]);
}

function textsOf(source: SourceConfig): readonly Named<string>[] {
  if (source.provider === 'http' || source.provider === 'record') return [];
  if (source.provider === 'scrape') return [['query', source.selector]];
  return [
    ['canary', source.canary],
    ['baseline', source.baseline],
  ];
}
