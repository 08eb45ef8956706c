/** How to check and repeat the analysis: exact queries, inputs as resolved, the step that judges the same window again. */
import { stringify } from 'yaml';
import type { Config } from '../config.ts';
import type { Outcome, Watch } from '../outcome.ts';
import { cut, oneLine } from '../wording.ts';
import { isoInstant } from './instant.ts';
import { code, details, fenced, table } from './markdown.ts';

const MOST_QUERIES = 20;
const LONGEST_QUERY = 4000;
const LONGEST_SNIPPET = 20_000;
const HIDDEN = '***';

/** These say when and what is done: a repetition has its own. */
const NOT_REPEATED =
  /^(duration|warmup|start-time|end-time|dry-run|fail-job|on-.*|rollback-.*|github-token|deployment-id|environment|comment)$/;

export function queriesSection({ source }: Watch): string {
  if (source.queries.length === 0) return '';
  const shown = source.queries.slice(0, MOST_QUERIES);
  const blocks = shown.map(
    ({ cohort, query }) => `${cohort}:\n\n${fenced(cut(query, LONGEST_QUERY))}`,
  );
  const label =
    source.statusLabel === undefined
      ? ''
      : ` The status is in the label ${code(source.statusLabel)}.`;
  const more = source.queries.length - shown.length;
  const note = more > 0 ? `\n\n${more} more are in the record.` : '';
  const title = `Queries, as sent to ${code(source.url, 300)}`;
  return details(
    title,
    `Provider ${code(source.provider)}.${label}\n\n${blocks.join('\n\n')}${note}`,
  );
}

export function inputsSection({ inputs }: Config): string {
  const rows = inputs.map(({ name, value, from }) => [code(name), code(value, 300), from]);
  return details('Inputs as resolved', table('lll', ['input', 'value', 'from'], rows));
}

/** A step that reaches this verdict again from the server's memory, where the provider has one. */
export function repeatSection({ config, watch }: Outcome): string {
  const { plan } = watch;
  if (plan === undefined) return '';
  const title = '### Repeat this analysis';
  if (config.source.provider !== 'prometheus') {
    return `${title}\n\nThe provider ${code(config.source.provider)} can't look back. The JSON record (output ${code('report')}) holds every interval and the judge's settings.`;
  }
  const snippet = stepFor(config, isoInstant(plan.start), isoInstant(plan.deadline));
  if (snippet.length > LONGEST_SNIPPET) {
    return `${title}\n\nThe inputs are too long to show here; they are in the JSON record (output ${code('report')}).`;
  }
  return `${title}\n\nThe same window through the same judge, without waiting and without touching anything; from the end of the window on:\n\n${fenced(snippet, 'yaml')}`;
}

function stepFor({ inputs }: Config, start: string | undefined, end: string | undefined): string {
  const given = inputs.filter(({ name, from }) => from === 'input' && !NOT_REPEATED.test(name));
  const shown = given.filter(({ value }) => !value.includes(HIDDEN));
  const hidden = given.filter(({ value }) => value.includes(HIDDEN)).map(({ name }) => name);
  const step = {
    uses: 'OWNER/canary-gate@v1',
    with: {
      ...Object.fromEntries(shown.map(({ name, value }) => [name, value])),
      'start-time': start ?? '',
      'end-time': end ?? '',
    },
  };
  const secret = hidden.map((name) => `# and your own ${oneLine(name)}\n`).join('');
  return (
    stringify([step], {
      lineWidth: 0,
      defaultStringType: 'QUOTE_SINGLE',
      defaultKeyType: 'PLAIN',
    }) + secret
  );
}
