/** Whether the pages show the counter of errors: one that does not exist must not be read as no errors. */
import { MetricsError } from '../errors.ts';
import type { ErrorCounter } from './error-counter.ts';
import { type Exposition, isCounter, isFamilyOnly, typeOf } from './exposition.ts';
import { labelsTest } from './matching.ts';
import { ERROR_NAMES, noErrorCounter, notBornYet, refuseUntellable } from './missing-errors.ts';
import type { Selector } from './selector.ts';
import { shown } from './shown.ts';
import { COHORTS, type Cohort, type Note } from './source.ts';

interface PageOf {
  readonly cohort: Cohort;
  readonly exposition: Exposition;
}

/**
 * A counter that is declared and has no series has counted nothing yet; one that no page declares is unknown.
 * @param selector of the requests
 * @throws MetricsError where it is unknown, no counter, or its series lack a label that is selected by
 */
export function checkScrapedErrors(
  pages: readonly PageOf[],
  selector: Selector,
  errors: ErrorCounter,
): Note[] {
  const isWanted = labelsTest([...selector.matchers, ...errors.matchers]);
  const labelsOf = ({ samples }: Exposition) =>
    samples
      .filter(({ name }) => name === errors.name)
      .map(({ labels }) => Object.fromEntries(labels));
  const found = pages.flatMap(({ exposition }) => labelsOf(exposition));
  const types = pages.map(({ exposition }) => declared(errors, exposition));
  const type = types.find((one) => one !== undefined);
  if (found.length === 0 && type === undefined) {
    throw noErrorCounter(errors, 'on any page', alike(pages, selector));
  }
  refuseOther(errors, type, pages);
  return COHORTS.flatMap((cohort) => {
    const own = pages.filter((page) => page.cohort === cohort);
    const series = own.flatMap(({ exposition }) => labelsOf(exposition));
    if (own.length === 0 || series.some(isWanted)) return [];
    refuseUntellable(errors, { cohort, selector, input: 'query' }, found);
    const isDeclared = own.some(({ exposition }) => declared(errors, exposition));
    return isDeclared && series.length === 0
      ? []
      : [notBornYet(errors, { cohort, selector }, found)];
  });
}

/** Its type; undefined where no series of this name can ever come. */
function declared({ name }: ErrorCounter, page: Exposition): string | undefined {
  return isFamilyOnly(name, page) ? undefined : typeOf(name, page.types);
}

function refuseOther(
  { name }: ErrorCounter,
  type: string | undefined,
  pages: readonly PageOf[],
): void {
  const counts = pages.some(({ exposition }) => isCounter(name, exposition.types));
  if (type === undefined || counts || ['untyped', 'unknown'].includes(type)) return;
  throw new MetricsError(
    'refused',
    `${shown(name, 100)} (errors) belongs to a ${shown(type, 20)}, and is no counter of errors.`,
    'Set errors to a counter, often named …_total.',
  );
}

function alike(pages: readonly PageOf[], { name: requests }: Selector): string[] {
  const isAlike = new RegExp(`^${ERROR_NAMES}$`);
  const names = pages.flatMap(({ exposition: { samples, types } }) =>
    samples.map(({ name }) => name).filter((name) => isCounter(name, types)),
  );
  return [...new Set(names)].filter((name) => isAlike.test(name) && name !== requests);
}
