/** Where to look next: what changed, and traces of requests that failed. */
import type { CommitRange, Leads } from '../outcome.ts';
import { grouped } from '../wording.ts';
import { TRACE_HEADER, traceRows } from './lead-rows.ts';
import { code, link, table, text } from './markdown.ts';

/** Empty where nothing was found and nothing went wrong. */
export function leadsSection(leads: Leads | undefined): string {
  if (leads === undefined) return '';
  const { traces, commits, notes } = leads;
  const parts = [
    commits === undefined ? '' : changes(commits),
    traces.length === 0 ? '' : table('lllll', TRACE_HEADER, traceRows(traces, code)),
    notes.map((note) => `<sub>${text(note, 400)}</sub>`).join('\n\n'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `### Where to look next\n\n${parts.join('\n\n')}`;
}

function changes({ base, head, url, total, behind, commits }: CommitRange): string {
  const many = `${grouped(total)} ${total === 1 ? 'commit' : 'commits'}`;
  const lacks = behind > 0 ? `; the canary lacks ${grouped(behind)} that the baseline has` : '';
  const title = `${many} from the baseline's ${code(base, 60)} to the canary's ${code(head, 60)} (${link('compare', url)})${lacks}`;
  const lines = commits.map(
    (commit) => `- ${link(commit.sha.slice(0, 7), commit.url)} ${text(commit.subject, 150)}`,
  );
  const left = total - commits.length;
  const more = left > 0 ? [`- and ${grouped(left)} before them`] : [];
  return commits.length === 0 ? `${title}.` : `${title}:\n\n${[...lines, ...more].join('\n')}`;
}
