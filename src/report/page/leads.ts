/** Where to look next: what changed, and traces of requests that failed. */
import type { CommitRange, Leads } from '../../outcome.ts';
import { grouped } from '../../wording.ts';
import { TRACE_HEADER, traceRows } from '../lead-rows.ts';
import { type Html, html, NOTHING } from './html.ts';
import { label, link, table } from './words.ts';

/** Empty where nothing was found and nothing went wrong. */
export function leadsSection(leads: Leads | undefined): Html {
  if (leads === undefined) return NOTHING;
  const { traces, commits, notes } = leads;
  if (traces.length === 0 && commits === undefined && notes.length === 0) return NOTHING;
  return html`<section aria-labelledby="leads">
<h2 id="leads">Where to look next</h2>
${commits === undefined ? NOTHING : changes(commits)}
${traces.length === 0 ? NOTHING : table('Failing requests', TRACE_HEADER, traceRows(traces, label))}
${notes.map((note) => html`<p class="muted">${label(note, 400)}</p>`)}
</section>`;
}

function changes({ base, head, url, total, behind, commits }: CommitRange): Html {
  const many = `${grouped(total)} ${total === 1 ? 'commit' : 'commits'}`;
  const lacks = behind > 0 ? `; the canary lacks ${grouped(behind)} that the baseline has` : '';
  const lines = commits.map(
    (commit) =>
      html`<li>${link(commit.sha.slice(0, 7), commit.url)} ${label(commit.subject, 150)}</li>`,
  );
  const left = total - commits.length;
  const more = left > 0 ? html`<li>and ${grouped(left)} before them</li>` : NOTHING;
  return html`<p>${many} from the baseline's ${label(base, 60)} to the canary's ${label(head, 60)} (${link('compare', url)})${lacks}.</p>
<ul>${lines}${more}</ul>`;
}
