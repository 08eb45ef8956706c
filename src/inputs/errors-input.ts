/** The `errors` input: statuses, or a matcher on a label. */
import type { ErrorDefinition } from '../config.ts';
import { valueTest } from '../metrics/matching.ts';
import { parseSelector } from '../metrics/selector.ts';
import { parseStatusRanges } from '../units.ts';

export const ERRORS_TAKES =
  'statuses (500, 5xx, 500,502-504) or one matcher on a label (outcome="SERVER_ERROR")';

/** `5xx`, `500,502-504` or `outcome=~"SERVER_.*"`; undefined for anything else. */
export function parseErrors(text: string): ErrorDefinition | undefined {
  const ranges = parseStatusRanges(text);
  if (ranges !== undefined) return { kind: 'statuses', ranges, text };
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
