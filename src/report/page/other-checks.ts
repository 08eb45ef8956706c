/** Each check beside the one that decided, folded: drawn when it is opened, and with fewer points. */
import type { Outcome } from '../../outcome.ts';
import { evidenceCell } from '../check-cells.ts';
import { type NamedComparison, otherChecks } from '../comparison.ts';
import { instancesPart, kindsPart, routesPart } from './breakdown.ts';
import type { Plot } from './chart.ts';
import { chartsOf } from './charts.ts';
import { type Detail, detailOf } from './detail.ts';
import { figuresAndTable, lookOf, TOOLS } from './figure.ts';
import { type Html, html, NOTHING } from './html.ts';
import { numbers } from './numbers.ts';
import { LONGEST_SENTENCE, label, verdictText } from './words.ts';

/** Empty unless there are several. */
export function otherCheckSections(outcome: Outcome): { section: Html; plots: readonly Plot[] } {
  const others = otherChecks(outcome);
  if (others.length === 0) return { section: NOTHING, plots: [] };
  const shown = others.map((check, i) => sectionOf(check, detailOf(i, others.length)));
  const section = html`<section aria-labelledby="others">
<h2 id="others">The other checks</h2>
<p class="muted">The closest to a conviction first. Zooming and choosing a moment changes all charts that are open.</p>
${shown.map((each) => each.section)}
</section>`;
  return { section, plots: shown.flatMap(({ plots }) => plots) };
}

function sectionOf(
  check: NamedComparison,
  detail: Detail,
): { section: Html; plots: readonly Plot[] } {
  const charts = chartsOf(check, detail);
  const parts = [kindsPart(check), routesPart(check), instancesPart(check)]
    .filter((part) => part !== undefined)
    .map(({ title, body }) => html`<h4>${title}</h4>\n${body}`);
  const name = label(check.name);
  const section = html`<details class="check"><summary><h3>${name}</h3>: ${verdictText(check.verdict)}, evidence ${evidenceCell(check.watch)}</summary>
<p id="${detail.prefix}check">${label(check.verdict.reason, LONGEST_SENTENCE)}</p>
${numbers(check)}
${lookOf(check)}
${charts === undefined ? [] : [TOOLS, ...figuresAndTable(charts)]}
${parts}
</details>`;
  return { section, plots: charts?.plots ?? [] };
}
