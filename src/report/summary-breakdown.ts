/** Where the errors are: the statuses' classes, the instances and the routes that differ most. */
import { percent } from '../wording.ts';
import type { PartRows } from './breakdown-rows.ts';
import { instanceRows, kindRows, routeRows } from './breakdown-rows.ts';
import type { Comparison } from './comparison.ts';
import { findingsOf } from './findings.ts';
import { code, table } from './markdown.ts';

const LONGEST_NAME = 100;
const LONGEST_STATUS = 30;

/** How deep the headings of a part are; the check that decided has the shallower ones. */
export type Heading = '###' | '####';

/** Each class with its own comparison; empty where no status is an error. */
export function classesSection(comparison: Comparison, heading: Heading = '###'): string {
  const confidence = percent(1 - comparison.config.strictness.falseAlarmRate);
  const kinds = kindRows(findingsOf(comparison).statusClasses, confidence);
  if (kinds === undefined) return '';
  const rows = kinds.rows.map(({ kind, statuses, hasMore, counts, ratio }) => {
    const names = statuses.map((status) => code(status, LONGEST_STATUS)).join(', ');
    return [kind, hasMore ? `${names}, …` : names, ...counts, ...(ratio ? [ratioCell(ratio)] : [])];
  });
  const align = kinds.header.length > 3 ? 'llrrl' : 'llr';
  return `${heading} What kind of errors\n\n${table(align, kinds.header, rows)}\n\n<sub>${kinds.note}</sub>`;
}

function ratioCell({ value, limits }: { value: string; limits: string | undefined }): string {
  return limits === undefined ? value : `**${value}**, ${limits}`;
}

/** The instances that differ most from the canary's others; empty with fewer than two. */
export function instancesSection(comparison: Comparison, heading?: Heading): string {
  return partsSection(instanceRows(findingsOf(comparison).instances), heading);
}

/** The routes that differ most from the same route of the baseline; empty where none is known. */
export function routesSection(comparison: Comparison, heading?: Heading): string {
  return partsSection(routeRows(findingsOf(comparison).routes), heading);
}

function partsSection(parts: PartRows | undefined, heading: Heading = '###'): string {
  if (parts === undefined) return '';
  const rows = parts.rows.map(({ name, cells, pValue, isSignificant }) => [
    code(name, LONGEST_NAME),
    ...cells,
    isSignificant ? `**${pValue}**` : pValue,
  ]);
  return `${heading} ${parts.title}\n\n${table('lrrrr', parts.header, rows)}\n\n<sub>${parts.note}</sub>`;
}
