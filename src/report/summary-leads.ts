/** Where to look next: traces of requests that failed. */
import type { Trace } from '../metrics/source.ts';
import type { Leads } from '../outcome.ts';
import { dateAndTime } from './instant.ts';
import { code, table, text } from './markdown.ts';

const MOST_TRACES = 10;

/** Empty where nothing was found and nothing went wrong. */
export function leadsSection(leads: Leads | undefined): string {
  if (leads === undefined) return '';
  const { traces, notes } = leads;
  const parts = [
    traces.length === 0 ? '' : tracesTable(traces),
    notes.map((note) => `<sub>${text(note, 400)}</sub>`).join('\n\n'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `### Where to look next\n\n${parts.join('\n\n')}`;
}

function tracesTable(traces: readonly Trace[]): string {
  const rows = traces
    .slice(0, MOST_TRACES)
    .map(({ id, at, status, route, instance }) => [
      code(id, 130),
      dateAndTime(at),
      code(status ?? '', 30),
      code(route ?? '', 100),
      code(instance ?? '', 60),
    ]);
  const header = ['failing request, trace', 'at', 'status', 'route', 'instance'];
  return table('lllll', header, rows);
}
