/** What a Prometheus server is asked for at every poll: raw samples of both cohorts, in one question where one can hold both. */
import type { Duration } from '../clock.ts';
import type { ErrorDefinition, PrometheusConfig } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { errorSelector, printWithErrors } from './error-counter.ts';
import { mergeSelectors } from './merge.ts';
import type { RawSeries } from './prometheus-envelope.ts';
import { parseSelector, printSelector, type Selector } from './selector.ts';
import type { Series } from './series.ts';
import type { Cohort } from './source.ts';

export interface CohortQuestion {
  readonly cohort: Cohort | 'both';
  /** For sentences: `canary and baseline`, `canary`. */
  readonly about: string;
  readonly selector: string;
  /** What it selects, metric by metric. */
  readonly metrics: readonly Selector[];
  /** Adds the cohort to each series of the answer. @throws MetricsError when a series is in both */
  readonly assign: (series: readonly RawSeries[]) => Series[];
}

/** The selectors as read, and the one or two questions they make. */
export interface CohortQuestions {
  readonly canary: Selector;
  readonly baseline: Selector | undefined;
  readonly questions: readonly CohortQuestion[];
}

/** @throws Error for what `selectorProblem` objects to: inputs are checked before */
export function cohortQuestions(config: PrometheusConfig): CohortQuestions {
  const { errors } = config;
  const canary = parseSelector(config.canary);
  if (config.baseline === undefined) {
    return { canary, baseline: undefined, questions: [single('canary', canary, errors)] };
  }
  const baseline = parseSelector(config.baseline);
  const merged = mergeSelectors(canary, baseline);
  if (merged === undefined) {
    const questions = [single('canary', canary, errors), single('baseline', baseline, errors)];
    return { canary, baseline, questions };
  }
  const { selector, label, cohortOf } = merged;
  const assign = (series: readonly RawSeries[]) =>
    series.flatMap(({ labels, samples }) => {
      const cohort = cohortOf(labels[label] ?? '');
      if (cohort === 'both') throw overlap(label);
      return cohort === undefined ? [] : [{ cohort, labels, samples }];
    });
  const about = 'canary and baseline';
  const questions = [{ cohort: 'both' as const, about, ...asked(selector, errors), assign }];
  return { canary, baseline, questions };
}

/** In whole seconds, which every server reads. */
export function overRange(selector: string, range: Duration): string {
  return `${selector}[${Math.ceil(range / 1000)}s]`;
}

function single(cohort: Cohort, selector: Selector, errors: ErrorDefinition): CohortQuestion {
  return {
    cohort,
    about: cohort,
    ...asked(selector, errors),
    assign: (series) => series.map(({ labels, samples }) => ({ cohort, labels, samples })),
  };
}

function asked(selector: Selector, errors: ErrorDefinition) {
  return errors.kind === 'counter'
    ? {
        selector: printWithErrors(selector, errors),
        metrics: [selector, errorSelector(selector, errors)],
      }
    : { selector: printSelector(selector), metrics: [selector] };
}

function overlap(label: string): MetricsError {
  return new MetricsError(
    'wrong-data',
    `A series belongs to both canary and baseline: the matchers of label ${label} overlap.`,
    'Make the two selectors exclude each other, or what the canary does is also counted for the baseline.',
  );
}
