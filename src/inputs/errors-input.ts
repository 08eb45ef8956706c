/** The `errors` input: statuses, or a matcher on a label. */
import type { ErrorDefinition } from '../config.ts';
import { valueTest } from '../metrics/matching.ts';
import { parseSelector } from '../metrics/selector.ts';
import { parseDuration, parseStatusRanges } from '../units.ts';

export const ERRORS_TAKES =
  'statuses (500, 5xx, 500,502-504), one matcher on a label (outcome="SERVER_ERROR"), or slower than a bound of a histogram (slower than 500ms)';

/** `5xx`, `500,502-504`, `outcome=~"SERVER_.*"` or `slower than 500ms`; undefined for anything else. */
export function parseErrors(text: string): ErrorDefinition | undefined {
  const ranges = parseStatusRanges(text);
  if (ranges !== undefined) return { kind: 'statuses', ranges, text };
  const slower = /^slower than (\S+)$/.exec(text)?.[1];
  if (slower !== undefined) {
    const limit = parseDuration(slower);
    return limit === undefined || limit === 0 ? undefined : { kind: 'slower', limit, text };
  }
  try {
    const { matchers } = parseSelector(`metric{${text}}`);
    const [matcher, ...more] = matchers;
    if (matcher === undefined || more.length > 0) return undefined;
    valueTest(matcher);
    return { kind: 'matcher', ...matcher, text };
  } catch {
    return undefined;
  }
}
