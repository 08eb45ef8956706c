/** What the page ends with: what would have been caught, which errors and where, what was noticed, queries and inputs. */
import type { Cohort } from '../../metrics/source.ts';
import type { Outcome, Watch } from '../../outcome.ts';
import { grouped } from '../../wording.ts';
import { timeOfDay } from '../instant.ts';
import { POWER_HEADER, powerOf } from '../power-rows.ts';
import { isErrorStatus } from '../status-classes.ts';
import { kindsPart, routesPart, sectionOf } from './breakdown.ts';
import { type Html, html, NOTHING } from './html.ts';
import { leadsSection } from './leads.ts';
import { folded, label, share, table } from './words.ts';

const MOST_STATUSES = 40;
const MOST_LINES = 50;
const LONGEST_QUERY = 4000;

/** Of the check that decided, and where to look next. */
export function resultSections(outcome: Outcome): Html[] {
  return [
    powerSection(outcome),
    sectionOf('kinds', kindsPart(outcome)),
    statusSection(outcome),
    sectionOf('routes', routesPart(outcome)),
    leadsSection(outcome.leads),
  ].filter((section) => section !== NOTHING);
}

/** Of the whole step. */
export function originSections(outcome: Outcome): Html[] {
  return [troubleSection(outcome.watch), sourceSection(outcome)].filter(
    (section) => section !== NOTHING,
  );
}

function powerSection(outcome: Outcome): Html {
  const power = powerOf(outcome);
  if (power === undefined) return NOTHING;
  const needed = power.sentence === undefined ? NOTHING : html`<p>${power.sentence}</p>`;
  return html`<section aria-labelledby="power">
<h2 id="power">What this run would have caught</h2>
${table('What this run would have caught', POWER_HEADER, power.rows)}
${needed}
</section>`;
}

function statusSection({ watch, config }: Outcome): Html {
  const canary = statusTotals(watch, 'canary');
  const baseline = statusTotals(watch, 'baseline');
  const all = [...new Set([...canary.counts.keys(), ...baseline.counts.keys()])];
  if (all.length === 0) return NOTHING;
  const weight = (status: string) =>
    (isErrorStatus(status, config.source.errors) ? 2 : 0) +
    (canary.counts.get(status) ?? 0) / (canary.sum || 1) +
    (baseline.counts.get(status) ?? 0) / (baseline.sum || 1);
  const shown = all.sort((a, b) => weight(b) - weight(a)).slice(0, MOST_STATUSES);
  const rows = shown
    .sort()
    .map((status) => [
      isErrorStatus(status, config.source.errors)
        ? html`<strong>${label(status, 60)}</strong> (error)`
        : label(status, 60),
      ...[canary, baseline].flatMap(({ counts, sum }) => [
        grouped(counts.get(status) ?? 0),
        share((counts.get(status) ?? 0) / sum),
      ]),
    ]);
  const more = all.length - shown.length;
  return html`<section aria-labelledby="statuses">
<h2 id="statuses">Answers by status</h2>
${table('Answers by status', ['status', 'canary', 'share', 'baseline', 'share'], rows)}
${more > 0 ? html`<p>${grouped(more)} more statuses are in the record.</p>` : NOTHING}
</section>`;
}

function statusTotals({ strata }: Watch, cohort: Cohort) {
  const counts = new Map<string, number>();
  let sum = 0;
  for (const { [cohort]: side } of strata) {
    for (const [status, requests] of side?.statuses ?? []) {
      counts.set(status, (counts.get(status) ?? 0) + requests);
      sum += requests;
    }
  }
  return { counts, sum };
}

function troubleSection({ outages, notes }: Watch): Html {
  if (outages.length === 0 && notes.length === 0) return NOTHING;
  const reasons = Map.groupBy(outages, ({ sentence }) => sentence);
  const lines = [
    ...[...reasons].map(([sentence, which]) => {
      const polls = `${grouped(which.length)} ${which.length === 1 ? 'poll' : 'polls'} without numbers`;
      return `${polls}, from ${timeOfDay(which[0]!.at)} to ${timeOfDay(which.at(-1)!.at)} UTC: ${label(sentence, 500)}`;
    }),
    ...new Set(notes.map(({ sentence }) => label(sentence, 300))),
  ];
  const shown = lines.slice(0, MOST_LINES).map((line) => html`<li>${line}</li>`);
  const more = lines.length - shown.length;
  return html`<section aria-labelledby="noticed">
<h2 id="noticed">What was noticed</h2>
<ul>${shown}</ul>
${more > 0 ? html`<p>${grouped(more)} more are in the record.</p>` : NOTHING}
</section>`;
}

function sourceSection({ watch: { source }, config }: Outcome): Html {
  const queries = source.queries.slice(0, MOST_LINES).map(
    ({ cohort, query }) =>
      html`<h3>${cohort}</h3>
<pre tabindex="0">${label(query, LONGEST_QUERY)}</pre>`,
  );
  const inputs = config.inputs.map(({ name, value, from }) => [name, label(value, 300), from]);
  return html`<section aria-labelledby="source">
<h2 id="source">Where the numbers come from</h2>
<p>Provider ${source.provider} at ${label(source.url, 300)}.</p>
${queries.length === 0 ? NOTHING : folded('Queries, as sent', html`${queries}`)}
${folded('Inputs as resolved', table('Inputs as resolved', ['input', 'value', 'from'], inputs))}
</section>`;
}
