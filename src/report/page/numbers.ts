/** The numbers that the verdict of one check stands on, as cards. */
import type { Cohort } from '../../metrics/source.ts';
import type { Watch } from '../../outcome.ts';
import { factor, grouped, odds, percent } from '../../wording.ts';
import type { Comparison } from '../comparison.ts';
import { errorRate, rateLimits } from '../rates.ts';
import { type Html, html, NOTHING } from './html.ts';
import { limitsOf, share, unbroken } from './words.ts';

/** As a section of the page; empty before any judgement. */
export function numbersSection(comparison: Comparison): Html {
  const cards = numbers(comparison);
  return cards === NOTHING
    ? NOTHING
    : html`<section id="numbers" aria-label="Numbers">${cards}</section>`;
}

/** Empty before any judgement. */
export function numbers({ watch, config }: Comparison): Html {
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
  return html`<dl class="cards">
${cards}
</dl>`;
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
