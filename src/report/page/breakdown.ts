/** What kind of errors, and where: as tables. */
import { percent } from '../../wording.ts';
import { instanceRows, kindRows, type PartRows, routeRows } from '../breakdown-rows.ts';
import type { Comparison } from '../comparison.ts';
import { findingsOf } from '../findings.ts';
import { type Html, html, NOTHING } from './html.ts';
import { label, table, unbroken } from './words.ts';

const LONGEST_NAME = 100;
const LONGEST_STATUS = 30;

/** A heading with what stands below it. */
export interface Part {
  readonly title: string;
  readonly body: Html;
}

/** Each kind of errors with its own comparison; undefined where no status is an error. */
export function kindsPart(comparison: Comparison): Part | undefined {
  const confidence = percent(1 - comparison.config.strictness.falseAlarmRate);
  const kinds = kindRows(findingsOf(comparison).statusClasses, confidence);
  if (kinds === undefined) return undefined;
  const rows = kinds.rows.map(({ kind, statuses, hasMore, counts, ratio }) => {
    const names = statuses.map((status) => label(status, LONGEST_STATUS)).join(', ');
    return [
      kind,
      hasMore ? `${names}, …` : names,
      ...counts,
      ...(ratio === undefined ? [] : [ratioCell(ratio)]),
    ];
  });
  return shown('What kind of errors', kinds.header, rows, kinds.note);
}

function ratioCell({ value, limits }: { value: string; limits: string | undefined }): Html {
  return limits === undefined ? html`${value}` : html`<strong>${value}</strong>, ${limits}`;
}

/** The routes that differ most from the same route of the baseline. */
export function routesPart(comparison: Comparison): Part | undefined {
  return partOf(routeRows(findingsOf(comparison).routes));
}

/** The instances that differ most from the canary's others. */
export function instancesPart(comparison: Comparison): Part | undefined {
  return partOf(instanceRows(findingsOf(comparison).instances));
}

function partOf(parts: PartRows | undefined): Part | undefined {
  if (parts === undefined) return undefined;
  const rows = parts.rows.map(({ name, cells, pValue, isSignificant }) => [
    label(name, LONGEST_NAME),
    ...cells.map(unbroken),
    isSignificant ? html`<strong>${pValue}</strong>` : pValue,
  ]);
  return shown(parts.title, parts.header, rows, parts.note);
}

function shown(
  title: string,
  header: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
  note: string,
): Part {
  return { title, body: html`${table(title, header, rows)}\n<p class="muted">${note}</p>` };
}

/** As sections of the page. */
export function sectionOf(id: string, part: Part | undefined): Html {
  if (part === undefined) return NOTHING;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${part.title}</h2>
${part.body}
</section>`;
}
