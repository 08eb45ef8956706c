/** Canary and baseline: who they are, and that they are two. */
import { parseSelector, type Selector, selectorProblem } from '../metrics/selector.ts';
import { addressTakes, parseAddress } from './addresses.ts';
import type { InputReader } from './input-reader.ts';

type Name = 'canary' | 'baseline';

const SELECTOR = 'a series selector such as http_requests_total{app="shop", version="stable"}';
const ADDRESS = 'addresses of /metrics pages, one a line';

/** Both as selectors; the baseline may be left out where a ceiling is set. */
export function readSelectors(
  reader: InputReader,
): { readonly canary: string; readonly baseline: string | undefined } | undefined {
  const canary = readSelector(reader, 'canary');
  const baseline = readSelector(reader, 'baseline');
  if (canary !== undefined && baseline !== undefined) {
    rejectOverlap(reader, parseSelector(canary), parseSelector(baseline));
  }
  return canary === undefined ? undefined : { canary, baseline };
}

/** Both as lists of addresses. */
export function readAddresses(
  reader: InputReader,
): { readonly canary: readonly URL[]; readonly baseline: readonly URL[] | undefined } | undefined {
  const canary = readAddressList(reader, 'canary');
  const baseline = readAddressList(reader, 'baseline');
  const shared = canary?.filter(({ href }) => baseline?.some((other) => other.href === href));
  if (shared !== undefined && shared.length > 0) {
    reader.reject('baseline', `${ADDRESS}, none of which is one of canary too`);
  }
  return canary === undefined ? undefined : { canary, baseline };
}

/** Notes a missing cohort: a baseline is needed unless `max-error-rate` judges alone. */
function requireCohort(reader: InputReader, name: Name, takes: string): void {
  if (reader.get(name) !== undefined) return;
  if (name === 'canary') reader.reject(name, takes);
  else if (reader.get('max-error-rate') === undefined) {
    reader.reject(name, `${takes}; it may be left out only where max-error-rate is set`);
  }
}

function readSelector(reader: InputReader, name: Name): string | undefined {
  requireCohort(reader, name, SELECTOR);
  const text = reader.get(name);
  if (text === undefined) return undefined;
  const problem = selectorProblem(text);
  if (problem === undefined) return text;
  reader.reject(name, `${SELECTOR}; this one ${problem}`);
  return undefined;
}

function rejectOverlap(reader: InputReader, canary: Selector, baseline: Selector): void {
  if (canary.name !== baseline.name) return;
  const within = (some: Selector, other: Selector) => {
    const theirs = other.matchers.map((matcher) => JSON.stringify(matcher));
    return some.matchers.every((matcher) => theirs.includes(JSON.stringify(matcher)));
  };
  const baselineIsWider = within(baseline, canary);
  const canaryIsWider = within(canary, baseline);
  if (baselineIsWider && canaryIsWider) {
    reader.reject('baseline', 'a selector of other series than canary: the two are the same');
  } else if (baselineIsWider) {
    reader.reject(
      'baseline',
      'a selector that leaves the canary out: every series of canary is in it',
    );
  } else if (canaryIsWider) {
    reader.reject(
      'canary',
      'a selector that leaves the baseline out: every series of baseline is in it',
    );
  }
}

function readAddressList(reader: InputReader, name: Name): readonly URL[] | undefined {
  requireCohort(reader, name, ADDRESS);
  const lines = (reader.get(name) ?? '').split('\n').filter((line) => line.trim() !== '');
  const urls = lines.map((line) => parseAddress(line.trim()));
  const wrong = urls.indexOf(undefined);
  if (wrong >= 0) {
    reader.reject(name, `${ADDRESS}; line ${wrong + 1} is not ${addressTakes(lines[wrong])}`);
    return undefined;
  }
  const usable = urls.filter((url) => url !== undefined);
  if (new Set(usable.map(({ href }) => href)).size < usable.length) {
    reader.reject(name, `${ADDRESS}, each of them once`);
  }
  return usable.length === 0 ? undefined : usable;
}
