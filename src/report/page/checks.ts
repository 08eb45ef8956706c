/** The checks of a step in one table, a row each, in a small chart each, and why each of them ended as it did. */
import type { CheckOutcome, Outcome } from '../../outcome.ts';
import { CHECK_HEADER, checkCells, sharedAlarms } from '../check-cells.ts';
import { decidingCheck } from '../comparison.ts';
import type { Plot } from './chart.ts';
import { checkCharts } from './check-charts.ts';
import { type Html, html, NOTHING } from './html.ts';
import { folded, LONGEST_SENTENCE, label, table, unbroken, verdictText } from './words.ts';

/** Empty unless there are several. */
export function checksSection(outcome: Outcome): { section: Html; plots: readonly Plot[] } {
  const { checks = [] } = outcome;
  if (checks.length < 2) return { section: NOTHING, plots: [] };
  const decided = decidingCheck(outcome);
  const below = decided === undefined ? '' : ` What follows is of "${label(decided.name)}".`;
  const reasons = checks.map(
    ({ name, verdict }) =>
      html`<li><b>${label(name)}</b>: ${label(verdict.reason, LONGEST_SENTENCE)}</li>`,
  );
  const { figures, plots } = checkCharts(outcome);
  const header = ['Check', 'Verdict', ...CHECK_HEADER].map((name) => name.toLowerCase());
  const section = html`<section aria-labelledby="checks">
<h2 id="checks">Checks</h2>
${table('Checks', header, checks.map(row))}
${folded('Why, check by check', html`<ul>${reasons}</ul>`)}
${figures}
<p>${sharedAlarms(outcome)}${below}</p>
</section>`;
  return { section, plots };
}

function row(check: CheckOutcome): (string | Html)[] {
  return [label(check.name), verdictText(check.verdict), ...checkCells(check).map(unbroken)];
}
