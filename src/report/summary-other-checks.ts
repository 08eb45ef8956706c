/** Each check beside the one that decided, folded: its numbers, what its errors are and where. */
import type { Outcome } from '../outcome.ts';
import { evidenceCell } from './check-cells.ts';
import { type NamedComparison, otherChecks } from './comparison.ts';
import { findingsOf } from './findings.ts';
import { details, text } from './markdown.ts';
import { classesSection, instancesSection, routesSection } from './summary-breakdown.ts';
import { verdictCell } from './summary-checks.ts';
import { numbersSection } from './summary-numbers.ts';
import { patternSection } from './summary-pattern.ts';

/** One a check, the closest to a conviction first; those without any numbers are left out. */
export function otherCheckSections(outcome: Outcome): string[] {
  const sections = otherChecks(outcome).flatMap((check) => {
    const body = bodyOf(check);
    return body === '' ? [] : [details(titleOf(check), body)];
  });
  return sections.map((section, i) => (i === 0 ? `### The other checks\n\n${section}` : section));
}

function titleOf(check: NamedComparison): string {
  return `${text(check.name)}: ${verdictCell(check.verdict)}, evidence ${evidenceCell(check.watch)}`;
}

function bodyOf(check: NamedComparison): string {
  const { pattern } = findingsOf(check);
  return [
    patternSection(pattern, check.watch),
    numbersSection(check),
    classesSection(check, '####'),
    routesSection(check, '####'),
    instancesSection(check, '####'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
