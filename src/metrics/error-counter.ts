/** Errors that are counted by a counter of their own, beside the one of all requests. */
import type { ErrorDefinition } from '../config.ts';
import { labelsTest, literalRegex } from './matching.ts';
import { printMatchers, type Selector } from './selector.ts';
import type { Classification, Weights } from './status.ts';

type Labels = Readonly<Record<string, string>>;
export type ErrorCounter = ErrorDefinition & { readonly kind: 'counter' };

const REQUEST: Weights = { errors: 0, requests: 1 };
const ERROR: Weights = { errors: 1, requests: 0 };
/** Of another kind than those asked for. */
const NEITHER: Weights = { errors: 0, requests: 0 };

/** Says what a series of either counter adds. @param statusLabel of the request counter */
export function counterClassifier(
  errors: ErrorCounter,
  statusLabel: string | undefined,
): (labels: Labels) => Classification {
  const isCounted = labelsTest(errors.matchers);
  return (labels) => {
    if (!isOfErrors(labels, errors)) {
      const status = statusLabel === undefined ? undefined : labels[statusLabel];
      return { error: false, weights: REQUEST, status };
    }
    const error = isCounted(labels);
    return { error, weights: error ? ERROR : NEITHER, status: undefined };
  };
}

/** Whether a series is one of the error counter's, of whatever kind. */
export function isOfErrors({ __name__: name }: Labels, errors: ErrorDefinition): boolean {
  return errors.kind === 'counter' && name === errors.name;
}

/** The errors of those whose requests a selector selects. */
export function errorSelector({ matchers }: Selector, errors: ErrorCounter): Selector {
  return { name: errors.name, matchers: [...matchers, ...errors.matchers] };
}

/** Both counters in one question, so that they come from the same scrapes; the kinds of errors are told apart here. */
export function printWithErrors({ name, matchers }: Selector, errors: ErrorCounter): string {
  const names = [name, errors.name].map(literalRegex).join('|');
  return printMatchers([{ label: '__name__', operator: '=~', value: names }, ...matchers]);
}
