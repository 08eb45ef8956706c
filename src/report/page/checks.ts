/** The checks of a step in one table, a row each, and why each of them ended as it did. */
import type { CheckOutcome, Outcome } from '../../outcome.ts';
import { factor, odds, percent } from '../../wording.ts';
import { errorRate } from '../rates.ts';
import { type Html, html, NOTHING } from './html.ts';
import { folded, label, share, table } from './words.ts';

const LONGEST_REASON = 1200;

/** Empty unless there are several. */
export function checksSection({ checks = [], config }: Outcome): Html {
  const [first] = checks;
  if (first === undefined || checks.length < 2) return NOTHING;
  const each = first.strictness.falseAlarmRate;
  const all = Number((each * checks.length).toPrecision(12));
  const decided = checks.find(({ source }) => source === config.source);
  const below = decided === undefined ? '' : ` What follows is of "${label(decided.name)}".`;
  const header = ['check', 'verdict', 'canary', 'baseline', 'ratio', 'evidence'];
  const reasons = checks.map(
    ({ name, verdict }) =>
      html`<li><b>${label(name)}</b>: ${label(verdict.reason, LONGEST_REASON)}</li>`,
  );
  return html`<section aria-labelledby="checks">
<h2 id="checks">Checks</h2>
${table('Checks', header, checks.map(row))}
<p>The ${checks.length} checks share the false alarms allowed (${percent(all)}): each convicts a healthy canary in at most ${percent(each)} of runs.${below}</p>
${folded('Why, check by check', html`<ul>${reasons}</ul>`)}
</section>`;
}

function row({ name, verdict, watch }: CheckOutcome): string[] {
  const { judgement } = watch;
  const ratio = judgement?.ratio;
  const endedEarly = verdict.verdict === 'inconclusive' && verdict.cause === 'cut-short';
  return [
    label(name),
    endedEarly ? 'ended early' : verdict.verdict,
    share(errorRate(watch, 'canary')),
    share(errorRate(watch, 'baseline')),
    ratio === undefined || Number.isNaN(ratio.value)
      ? '–'
      : `${factor(ratio.value)} (${factor(ratio.low)} to ${factor(ratio.high)})`,
    judgement === undefined
      ? '–'
      : `${odds(judgement.logEvidence)} of ${odds(judgement.logThreshold)}`,
  ];
}
