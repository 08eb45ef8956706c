/** The two versions that are compared, where the selectors name them. */
import type { SourceConfig } from '../config.ts';
import { parseSelector, selectorProblem } from '../metrics/selector.ts';

export interface Versions {
  /** Of the baseline. */
  readonly base: string;
  /** Of the canary. */
  readonly head: string;
}

/** A commit's name, whole or cut; or a tag such as `v1.4.2`, `2026.3.1-rc.1`. */
const COMMIT = /^[0-9a-f]{7,40}$/i;
const TAG = /^v?\d+(?:\.\d+)+(?:[-+.][\w.+-]*)?$/i;

/** As `versionsOf`, of a source whose cohorts are selectors. */
export function versionsIn(source: SourceConfig): Versions | undefined {
  return source.provider === 'prometheus' ? versionsOf(source.canary, source.baseline) : undefined;
}

/** From the first label whose two values both look like versions; undefined where there is none. */
export function versionsOf(canary: string, baseline: string | undefined): Versions | undefined {
  const [heads, bases] = [exactValues(canary), exactValues(baseline)];
  for (const [label, head] of heads) {
    const base = bases.get(label);
    if (base !== undefined && base !== head && isVersion(base) && isVersion(head)) {
      return { base, head };
    }
  }
  return undefined;
}

function isVersion(text: string): boolean {
  return text.length <= 100 && (COMMIT.test(text) || TAG.test(text));
}

function exactValues(selector: string | undefined): ReadonlyMap<string, string> {
  if (selector === undefined || selectorProblem(selector) !== undefined) return new Map();
  const exact = parseSelector(selector).matchers.filter(({ operator }) => operator === '=');
  return new Map(exact.map(({ label, value }) => [label, value]));
}
