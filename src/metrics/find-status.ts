/** How the series of an answer tell errors, and which of their labels holds the status. */
import type { ErrorDefinition } from '../config.ts';
import { counterClassifier, isOfErrors } from './error-counter.ts';
import type { Series } from './series.ts';
import { slowClassifier } from './slow.ts';
import {
  type Classification,
  classifier,
  findStatusLabel,
  noStatusLabel,
  readStatus,
} from './status.ts';

export interface Status {
  readonly label: string | undefined;
  readonly classify: (labels: Series['labels']) => Classification;
}

/**
 * undefined while there is no series to tell by.
 * @param asked the status label as configured
 * @throws MetricsError where nothing tells errors
 */
export function findStatus(
  errors: ErrorDefinition,
  asked: string | undefined,
  series: readonly Series[],
): Status | undefined {
  if (series.length === 0) return undefined;
  const all = series.map(({ labels }) => labels);
  if (errors.kind === 'counter') {
    const label = asked ?? findStatusLabel(all.filter((labels) => !isOfErrors(labels, errors)));
    return { label, classify: counterClassifier(errors, label) };
  }
  if (errors.kind === 'slower') {
    const label = asked ?? findStatusLabel(all);
    return { label, classify: slowClassifier(errors, label, all) };
  }
  if (errors.kind === 'matcher') {
    const label = asked ?? findStatusLabel(all);
    return { label, classify: classifier(errors, label) };
  }
  const label =
    asked === undefined
      ? findStatusLabel(all)
      : all.some((labels) => readStatus(asked, labels[asked] ?? '') !== undefined)
        ? asked
        : undefined;
  if (label === undefined) throw noStatusLabel(all, asked);
  return { label, classify: classifier(errors, label) };
}
