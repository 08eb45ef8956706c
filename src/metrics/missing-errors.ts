/** A counter of errors that no series is seen of: not born yet, or never to be counted? The first is a note, the second an error. */
import { MetricsError } from '../errors.ts';
import { type ErrorCounter, errorSelector } from './error-counter.ts';
import { type Matcher, valueTest } from './matching.ts';
import { explain } from './prometheus-diagnosis.ts';
import { labelName, printSelector, type Selector } from './selector.ts';
import { shown } from './shown.ts';
import type { Cohort, Note } from './source.ts';

type Labels = Readonly<Record<string, string>>;

/** Who has no series of errors: its requests' selector, and the input that holds it. */
export interface Lacking {
  readonly cohort: Cohort;
  readonly selector: Selector;
  readonly input: 'canary' | 'baseline' | 'query';
}

/**
 * @param found labels of the counter's series, whoever they are of
 * @throws MetricsError where none of them has a label that a matcher asks for: then none will ever be counted
 */
export function refuseUntellable(
  errors: ErrorCounter,
  { selector, input }: Lacking,
  found: readonly Labels[],
): void {
  const isMissing = ({ label }: Matcher) => found.every((labels) => !labels[label]);
  const asks = (matcher: Matcher) => needsLabel(matcher) && isMissing(matcher);
  if (found.length === 0) return;
  const name = shown(errors.name, 100);
  const own = errors.matchers.find(asks);
  if (own !== undefined) {
    throw new MetricsError(
      'refused',
      `${name} has no label ${shown(own.label, 60)}, which errors asks for: none of its errors would be counted.`,
      'Correct the matchers in errors.',
    );
  }
  const theirs = selector.matchers.find(asks);
  if (theirs === undefined) return;
  throw new MetricsError(
    'refused',
    `${name} (errors) has no label ${shown(labelName(theirs.label), 60)}, by which ${input} selects: none of its errors would be counted.`,
    'Give the counter of errors that label too, or select by labels that the server adds to all series of a process (job, instance, pod).',
  );
}

/** An error series that is yet to come counts in full, so its absence is good news, unless it never comes. */
export function notBornYet(
  errors: ErrorCounter,
  { cohort, selector }: Pick<Lacking, 'cohort' | 'selector'>,
  found: readonly Labels[],
): Note {
  const name = shown(printSelector({ name: errors.name, matchers: errors.matchers }), 200);
  const why = found.length === 0 ? '' : explain(errorSelector(selector, errors), found);
  const sentence = `${cohort}: no series of ${name} yet, which counts as no errors${why}. Let the service show it at 0 from its start: a counter that never comes looks the same.`;
  return { kind: 'no-series', cohort, sentence };
}

/** @param alike names of metrics that may have been meant */
export function noErrorCounter(
  { name }: ErrorCounter,
  where: string,
  alike: readonly string[],
): MetricsError {
  const names = alike.slice(0, MOST_NAMES).map((one) => shown(one, 100));
  const others = names.length === 0 ? '' : `; there is ${names.join(', ')}`;
  return new MetricsError(
    'refused',
    `There is no metric ${shown(name, 100)} (errors) ${where}${others}.`,
    'Correct its name (a label takes a matcher, such as outcome="SERVER_ERROR"), or let the service show the counter at 0 from its start.',
  );
}

const MOST_NAMES = 5;

/** What names of counters of errors have in common: a regex that reads alike everywhere. */
export const ERROR_NAMES = '.*([eE]rr|[fF]ail|[eE]xception|[fF]ault).*';

/** A regex that can't be read here may match: only the server knows. */
function needsLabel(matcher: Matcher): boolean {
  try {
    return !valueTest(matcher)('');
  } catch {
    return false;
  }
}
