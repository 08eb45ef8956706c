/** What the page begins with: the verdict, its reason, what was done, and the numbers it stands on. */
import type { Cohort } from '../../metrics/source.ts';
import type { Outcome, Watch } from '../../outcome.ts';
import { factor, grouped, odds, oneLine, percent } from '../../wording.ts';
import { rollbackFailed, rollbackSentence } from '../acted.ts';
import { dateAndTime } from '../instant.ts';
import { errorRate, rateLimits } from '../rates.ts';
import { checksSection } from './checks.ts';
import { type Html, html, NOTHING } from './html.ts';
import { label, limitsOf, share, unbroken } from './words.ts';

const LONGEST_SENTENCE = 1200;

export function headSection(outcome: Outcome): Html {
  const { verdict, decision } = outcome;
  const acted = oneLine(rollbackSentence(outcome));
  const because = acted.endsWith(oneLine(decision.because))
    ? NOTHING
    : html`<p>${label(decision.because, LONGEST_SENTENCE)}</p>`;
  return html`<header>
<h1><span class="verdict ${verdict.verdict}">${verdict.verdict}</span> Canary Gate</h1>
<p class="reason">${label(verdict.reason, LONGEST_SENTENCE)}</p>
<p class="${rollbackFailed(outcome) ? 'alarm' : 'acted'}">${label(acted, LONGEST_SENTENCE)}</p>
${because}
<p class="muted">Decided ${dateAndTime(outcome.decidedAt)}${runOf(outcome)}</p>
</header>
${checksSection(outcome)}
${numbers(outcome)}`;
}

function runOf({ run: { repository, job, runUrl } }: Outcome): Html {
  const names = [repository, job].filter((part) => part !== undefined).map((part) => label(part));
  if (names.length === 0) return NOTHING;
  const name = names.join(', ');
  if (runUrl === undefined || !/^https?:\/\//i.test(runUrl)) return html` in ${name}`;
  return html` in <a href="${runUrl}" rel="noopener noreferrer">${name}</a>`;
}

/** Empty before any judgement. */
function numbers({ watch, config }: Outcome): Html {
  const { judgement } = watch;
  if (judgement === undefined) return NOTHING;
  const { ratio } = judgement;
  const confidence = percent(1 - config.strictness.falseAlarmRate);
  const cards = [
    rateCard(watch, 'canary'),
    ...(errorRate(watch, 'baseline') === undefined ? [] : [rateCard(watch, 'baseline')]),
    ...(ratio === undefined
      ? []
      : [
          card(
            'Ratio',
            Number.isNaN(ratio.value) ? 'unknown' : `× ${factor(ratio.value)}`,
            `${limitsOf(ratio)} (${confidence}, at every poll)`,
          ),
        ]),
    card(
      'Evidence against the canary',
      odds(judgement.logEvidence),
      `${odds(judgement.logThreshold)} convicts`,
    ),
  ];
  return html`<section aria-label="Numbers"><dl class="cards">
${cards}
</dl></section>`;
}

function rateCard(watch: Watch, cohort: Cohort): Html {
  const limits = rateLimits(watch, cohort);
  const counts = watch.judgement?.[cohort];
  const details = [
    counts && `${grouped(counts.errors)} of ${grouped(counts.requests)} requests`,
    limits && `95 %: ${percent(limits.low)} to ${percent(limits.high)}`,
  ].filter((part) => part !== undefined);
  const name = cohort === 'canary' ? 'Canary, error rate' : 'Baseline, error rate';
  return card(name, share(errorRate(watch, cohort)), details.join('; '), cohort);
}

function card(name: string, value: string, details: string, kind = ''): Html {
  return html`<div><dt>${name}</dt><dd class="value ${kind}">${value}</dd><dd>${unbroken(details)}</dd></div>`;
}
