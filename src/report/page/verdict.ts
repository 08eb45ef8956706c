/** What the page begins with: the verdict, its reason and what was done. */
import type { Outcome } from '../../outcome.ts';
import { oneLine } from '../../wording.ts';
import { rollbackFailed, rollbackSentence } from '../acted.ts';
import { dateAndTime } from '../instant.ts';
import { type Html, html, NOTHING } from './html.ts';
import { LONGEST_SENTENCE, label, link, unbroken } from './words.ts';

export function headSection(outcome: Outcome): Html {
  const { verdict, decision } = outcome;
  const acted = oneLine(rollbackSentence(outcome));
  const because = acted.endsWith(oneLine(decision.because))
    ? NOTHING
    : html`<p>${label(decision.because, LONGEST_SENTENCE)}</p>`;
  return html`<header>
<h1><span class="verdict ${verdict.verdict}">${verdict.verdict}</span> Canary Gate</h1>
<p class="reason">${unbroken(label(verdict.reason, LONGEST_SENTENCE))}</p>
<p class="${rollbackFailed(outcome) ? 'alarm' : 'acted'}">${label(acted, LONGEST_SENTENCE)}</p>
${because}
<p class="muted">Decided ${dateAndTime(outcome.decidedAt)}${runOf(outcome)}</p>
</header>`;
}

function runOf({ run: { repository, job, runUrl } }: Outcome): Html {
  const names = [repository, job].filter((part) => part !== undefined).map((part) => label(part));
  if (names.length === 0) return NOTHING;
  const name = names.join(', ');
  return html` in ${runUrl === undefined ? name : link(name, runUrl)}`;
}
