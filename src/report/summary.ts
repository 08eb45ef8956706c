/** The job summary: verdict and reason first, then what they stand on, then how to check and repeat it. */
import type { Announcement, Outcome } from '../outcome.ts';
import { rollbackFailed, rollbackSentence } from './acted.ts';
import { evidenceChart, rateChart } from './charts.ts';
import { findingsOf } from './findings.ts';
import { ICONS } from './icons.ts';
import { link, text } from './markdown.ts';
import { recoverySection } from './recovery-section.ts';
import { classesSection, instancesSection, routesSection } from './summary-breakdown.ts';
import { checksSection } from './summary-checks.ts';
import { leadsSection } from './summary-leads.ts';
import { numbersSection } from './summary-numbers.ts';
import { otherCheckSections } from './summary-other-checks.ts';
import { patternSection } from './summary-pattern.ts';
import { inputsSection, queriesSection, repeatSection } from './summary-repeat.ts';
import { intervalsSection, powerSection, statusSection, troubleSection } from './summary-tables.ts';

/** GitHub drops a step's summary beyond 1 MiB, whole; this leaves room for what shares the file. */
const MOST_BYTES = 1_000_000;

/**
 * Markdown, below 1 MiB whatever the input.
 * @param outcome without secrets
 */
export function summary(outcome: Outcome): string {
  const { watch, config } = outcome;
  const { pattern } = findingsOf(outcome);
  return fitting([
    heading(outcome),
    checksSection(outcome),
    patternSection(pattern, watch),
    numbersSection(outcome),
    evidenceChart(watch),
    rateChart(watch),
    powerSection(outcome),
    classesSection(outcome),
    statusSection(outcome),
    instancesSection(outcome),
    routesSection(outcome),
    leadsSection(outcome.leads),
    ...otherCheckSections(outcome),
    intervalsSection(outcome),
    troubleSection(watch),
    queriesSection(outcome),
    inputsSection(config),
    repeatSection(outcome),
  ]);
}

function heading(outcome: Outcome): string {
  const { verdict, decision, announcements } = outcome;
  const acted = rollbackSentence(outcome);
  const saysWhy = acted.endsWith(decision.because);
  return [
    `## ${ICONS[verdict.verdict]} Canary Gate: ${verdict.verdict}`,
    `**${text(verdict.reason)}**`,
    rollbackFailed(outcome) ? `> [!CAUTION]\n> ${text(acted)}` : text(acted),
    ...(saysWhy ? [] : [text(decision.because)]),
    recoverySection(outcome),
    ...announcements.map(told),
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

/** What GitHub or the webhook was told, with a link to where it shows. */
function told({ state, sentence, url }: Announcement): string {
  const line = state === 'failed' ? `⚠️ ${text(sentence)}` : text(sentence);
  return url === undefined ? line : `${line} ${link('See it', url)}`;
}

/** Sections in order, without those that would go beyond the limit; says how many. */
function fitting(sections: readonly string[]): string {
  let left = MOST_BYTES;
  const kept = sections.filter((section) => {
    const bytes = Buffer.byteLength(section) + 2;
    if (section === '' || bytes > left) return false;
    left -= bytes;
    return true;
  });
  const dropped = sections.filter((section) => section !== '').length - kept.length;
  const note =
    dropped === 0 ? [] : [`${dropped} sections are too large for a summary: see the record.`];
  return `${[...kept, ...note].join('\n\n')}\n`;
}
