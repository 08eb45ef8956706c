/** The checks of a step in one table, a row each, and in one chart. */
import type { CheckOutcome, Outcome, Verdict } from '../outcome.ts';
import { CHECK_HEADER, checkCells, sharedAlarms, verdictWord } from './check-cells.ts';
import { checksChart } from './checks-chart.ts';
import { decidingCheck, isCutShort } from './comparison.ts';
import { ICONS } from './icons.ts';
import { details, table, text } from './markdown.ts';

/** Empty unless there are several. */
export function checksSection(outcome: Outcome): string {
  const { checks = [] } = outcome;
  if (checks.length < 2) return '';
  const decided = decidingCheck(outcome);
  const below = decided === undefined ? '' : ` What follows is of ${text(`"${decided.name}"`)}.`;
  return [
    table('llrrrr', ['Check', 'Verdict', ...CHECK_HEADER], checks.map(row)),
    checksChart(checks),
    details('Why, check by check', checks.map(reason).join('\n')),
    `${sharedAlarms(outcome)}${below}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function row(check: CheckOutcome): string[] {
  return [text(check.name), verdictCell(check.verdict), ...checkCells(check)];
}

export function verdictCell(verdict: Verdict): string {
  return `${isCutShort(verdict) ? '⏹️' : ICONS[verdict.verdict]} ${verdictWord(verdict)}`;
}

function reason({ name, verdict }: CheckOutcome): string {
  return `- **${text(name)}**: ${text(verdict.reason)}`;
}
