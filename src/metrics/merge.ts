/** One question for both cohorts: two selectors that differ in the value of one label become one. */
import { literalRegex, type Matcher, readsAlike, valueTest } from './matching.ts';
import type { Selector } from './selector.ts';
import type { Cohort } from './source.ts';

export interface Merged {
  readonly selector: Selector;
  /** The label that tells the cohorts apart. */
  readonly label: string;
  /** Of a series, by its value of that label; `both` when the two matchers overlap. */
  readonly cohortOf: (value: string) => Cohort | 'both' | undefined;
}

/** undefined when one selector can't hold both cohorts; then they are asked for separately. */
export function mergeSelectors(canary: Selector, baseline: Selector): Merged | undefined {
  if (canary.name !== baseline.name || canary.matchers.length !== baseline.matchers.length) return;
  const print = ({ label, operator, value }: Matcher) => JSON.stringify([label, operator, value]);
  const onlyIn = (some: Selector, other: Selector) => {
    const theirs = new Set(other.matchers.map(print));
    return some.matchers.filter((matcher) => !theirs.has(print(matcher)));
  };
  const [of, ...more] = onlyIn(canary, baseline);
  const [against, ...others] = onlyIn(baseline, canary);
  if (!of || !against || more.length > 0 || others.length > 0 || of.label !== against.label) return;
  const alternatives = [alternative(of), alternative(against)];
  if (alternatives.includes(undefined)) return;
  const isCanary = valueTest(of);
  const isBaseline = valueTest(against);
  return {
    selector: {
      name: canary.name,
      matchers: canary.matchers.map((matcher) =>
        matcher === of
          ? { label: of.label, operator: '=~', value: alternatives.join('|') }
          : matcher,
      ),
    },
    label: of.label,
    cohortOf(value) {
      if (isCanary(value)) return isBaseline(value) ? 'both' : 'canary';
      return isBaseline(value) ? 'baseline' : undefined;
    },
  };
}

/** Regexes are merged only where this side can tell afterwards which of them matched. */
function alternative({ operator, value }: Matcher): string | undefined {
  if (operator === '=') return literalRegex(value);
  if (operator === '=~' && readsAlike(value)) return `(?:${value})`;
  return undefined;
}
