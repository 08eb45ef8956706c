/** The `errors` input: statuses, a matcher on a label, a bound of a histogram, or a counter of errors. */
import type { ErrorDefinition } from '../config.ts';
import { labelsTest, type Matcher } from '../metrics/matching.ts';
import { parseSelector, type Selector, selectorProblem } from '../metrics/selector.ts';
import { parseDuration, parseStatusRanges } from '../units.ts';
import type { InputReader } from './input-reader.ts';

const ERRORS_TAKES =
  'statuses (500, 5xx, 500,502-504), one matcher on a label (outcome="SERVER_ERROR"), slower than a bound of a histogram (slower than 500ms), or the selector of a counter of errors (shop_errors_total)';

/** undefined where it is unusable, with the problem noted. */
export function readErrors(reader: InputReader): ErrorDefinition | undefined {
  const text = reader.get('errors') ?? '';
  // What looks like a selector, though not like statuses or a matcher, is told what keeps it from being one.
  const problem = /[{[(@]|\boffset\b/.test(text) ? selectorProblem(text) : undefined;
  const why = problem === undefined ? '' : `; as a selector, this one ${problem}`;
  return reader.parse('errors', parseErrors, `${ERRORS_TAKES}${why}`);
}

/**
 * `5xx`, `500,502-504`, `outcome=~"SERVER_.*"`, `slower than 500ms` or `shop_errors_total{kind="server"}`;
 * undefined for anything else.
 */
export function parseErrors(text: string): ErrorDefinition | undefined {
  const ranges = parseStatusRanges(text);
  if (ranges !== undefined) return { kind: 'statuses', ranges, text };
  const slower = /^slower than (\S+)$/.exec(text)?.[1];
  if (slower !== undefined) {
    const limit = parseDuration(slower);
    return limit === undefined || limit === 0 ? undefined : { kind: 'slower', limit, text };
  }
  const [matcher, ...more] = selected(`metric{${text}}`)?.matchers ?? [];
  if (matcher !== undefined) {
    return more.length === 0 && isReadable([matcher])
      ? { kind: 'matcher', ...matcher, text }
      : undefined;
  }
  const counter = isCounterName(text) ? selected(text) : undefined;
  return counter && isReadable(counter.matchers)
    ? { kind: 'counter', ...counter, text }
    : undefined;
}

/** A bare word without an underscore is no counter's name by any custom, but may be meant as something else: `all`, `none`. */
function isCounterName(text: string): boolean {
  return /[_:{]/.test(text);
}

function selected(text: string): Selector | undefined {
  return selectorProblem(text) === undefined ? parseSelector(text) : undefined;
}

/** Whether the regexes among them can be read here. */
function isReadable(matchers: readonly Matcher[]): boolean {
  try {
    labelsTest(matchers);
    return true;
  } catch {
    return false;
  }
}
