/** The markup around the charts of one check: what they are, where they are drawn, and how they are read without being seen. */
import type { Comparison } from '../comparison.ts';
import { findingsOf } from '../findings.ts';
import { patternSentence } from '../summary-pattern.ts';
import type { Chart } from './chart.ts';
import type { Charts } from './charts.ts';
import { type Html, html, NOTHING } from './html.ts';
import { folded, label, table } from './words.ts';

/** What kind of fault it looks like; empty where there is none to describe. */
export function lookOf(comparison: Comparison): Html {
  const { pattern } = findingsOf(comparison);
  if (pattern === undefined) return NOTHING;
  return html`<p><b>What it looks like:</b> ${patternSentence(pattern, comparison.watch, label)}</p>`;
}

/** Said where no script runs, and buttons where one does. */
export const TOOLS: Html = html`<p class="still">The charts need JavaScript, which does not run here. Their numbers are in the tables.</p>
<div class="tools" role="group" aria-label="Zoom of all charts">
<button type="button" data-zoom="in">Zoom in</button>
<button type="button" data-zoom="out">Zoom out</button>
<button type="button" data-zoom="all">Whole run</button>
</div>`;

/** Each chart with a table of its own. */
export function figuresWithTables(charts: Charts): Html[] {
  return charts.charts.map((chart) => {
    const { caption, header, rows } = chart.table;
    const numbers = folded(`${chart.title} as a table`, table(caption, header, rows));
    return figure(chart, charts, html`h3`, numbers);
  });
}

/** One level deeper, with one table for all. */
export function figuresAndTable(charts: Charts): Html[] {
  const tables = charts.charts.map((chart) => chart.table);
  const [first, ...others] = tables;
  if (first === undefined) return [];
  const header = tables.flatMap((each, i) => (i === 0 ? each.header : each.header.slice(1)));
  const rows = first.rows.map((row, i) => [
    ...row,
    ...others.flatMap((each) => each.rows[i]?.slice(1) ?? []),
  ]);
  return [
    ...charts.charts.map((chart) => figure(chart, charts, html`h4`, NOTHING)),
    folded('The charts as a table', table('The course of this check', header, rows)),
  ];
}

function figure(
  { plot: { id, lines }, title, sentence, legend }: Chart,
  { marks }: Charts,
  heading: Html,
  numbers: Html,
): Html {
  const last = (lines[0]?.values.length ?? 1) - 1;
  const keys = legend.map(
    ({ colour, style, text }) => html`<li><i class="key ${style} ${colour}"></i>${text}</li>`,
  );
  return html`<figure>
<figcaption><${heading} id="${id}">${title}</${heading}>
<p>${sentence}</p></figcaption>
<ul class="legend">${[...keys, ...marks]}</ul>
<div class="plot" data-plot="${id}" role="img" aria-labelledby="${id}" aria-description="${sentence}"></div>
<div class="moment"><label for="${id}-moment">Moment</label>
<input type="range" id="${id}-moment" data-moment="${id}" min="0" max="${last}" value="${last}">
<output for="${id}-moment" aria-live="off" data-values="${id}"></output></div>
${numbers}
</figure>`;
}
