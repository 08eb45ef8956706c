/** The series that count errors and nothing else, as a server selects them. */
import type { ErrorDefinition } from '../config.ts';
import { errorSelector } from './error-counter.ts';
import type { Matcher } from './matching.ts';
import type { Selector } from './selector.ts';

/** @returns undefined where there are none: errors are a difference of buckets, or no label holds the status */
export function failingSeries(
  selector: Selector,
  errors: ErrorDefinition,
  statusLabel: string | undefined,
): Selector | undefined {
  if (errors.kind === 'counter') return errorSelector(selector, errors);
  const matcher = errorMatcher(errors, statusLabel);
  return matcher && { ...selector, matchers: [...selector.matchers, matcher] };
}

/** Statuses are spelled as exact codes and as classes. */
function errorMatcher(
  errors: ErrorDefinition,
  statusLabel: string | undefined,
): Matcher | undefined {
  if (errors.kind === 'matcher') return errors;
  if (errors.kind !== 'statuses' || statusLabel === undefined) return undefined;
  const values = errors.ranges.flatMap(([low, high]) => spellRange(low, high, statusLabel));
  return { label: statusLabel, operator: '=~', value: values.join('|') };
}

/** Where a class is whole also `5xx`, and `5` in a label that is called a class; else code by code. */
function spellRange(low: number, high: number, label: string): string[] {
  const values: string[] = [];
  for (let code = low; code <= high; code += 1) {
    if (code % 100 === 0 && code + 99 <= high) {
      const digit = code / 100;
      values.push(`${digit}[0-9][0-9]`, `${digit}[xX][xX]`);
      if (label.endsWith('class')) values.push(`${digit}`);
      code += 99;
    } else values.push(String(code));
  }
  return values;
}
