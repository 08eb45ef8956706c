/** How to check and repeat the analysis: exact queries, inputs as resolved, the step that judges the same window again. */
import { stringify } from 'yaml';
import type { ActionVersion, Config, ResolvedInput } from '../config.ts';
import type { Outcome } from '../outcome.ts';
import { cut } from '../wording.ts';
import { graphLink } from './graph-links.ts';
import { isoInstant } from './instant.ts';
import { code, details, fenced, link, table } from './markdown.ts';
import { recordCommand, replayCommand, SOME_VERSION } from './repeat-command.ts';

const MOST_QUERIES = 20;
const LONGEST_QUERY = 4000;
const LONGEST_SNIPPET = 20_000;
const HIDDEN = '***';
/** Of an expression in a workflow. */
const OPENING = `\${{`;

/** These say when and what is done: a repetition has its own. */
const NOT_REPEATED =
  /^(duration|warmup|start-time|end-time|dry-run|fail-job|on-.*|rollback-.*|verify-recovery|github-token|deployment-id|environment|comment)$/;

/** The queries as sent, each with a graph of what it counted where the server has such a page. */
export function queriesSection({ watch, config }: Outcome): string {
  const { source } = watch;
  if (source.queries.length === 0) return '';
  const shown = source.queries.slice(0, MOST_QUERIES);
  const blocks = shown.map(({ cohort, query }) => {
    const graph = graphLink(query, watch, config.source);
    const linked = graph === undefined ? '' : ` (${link('graph', graph)})`;
    return `${cohort}${linked}:\n\n${fenced(cut(query, LONGEST_QUERY))}`;
  });
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

/** How to reach this verdict again: from the server's memory, where the provider has one, and from the record. */
export function repeatSection({ config, watch, run }: Outcome): string {
  const { plan } = watch;
  if (plan === undefined) return '';
  const title = '### Repeat this analysis';
  const action = run.action ?? SOME_VERSION;
  const offline = `${fenced(recordCommand(action), 'sh')}\n\n<sub>Commands take Node 24.</sub>`;
  if (config.source.provider !== 'prometheus') {
    return `${title}\n\n${backwards(config.source, watch)} The JSON record (output ${code('report')}) holds every interval and the judge's settings; with it, also stricter or laxer:\n\n${offline}`;
  }
  const window = { start: isoInstant(plan.start) ?? '', end: isoInstant(plan.deadline) ?? '' };
  const given = repeatable(config);
  const command = replayCommand(action, [
    ...given,
    { name: 'start-time', value: window.start },
    { name: 'end-time', value: window.end },
  ]);
  const snippet = workflowFor(given, action, window);
  if (snippet.length + command.length > LONGEST_SNIPPET) {
    return `${title}\n\nThe inputs are too long to show here; they are in the JSON record (output ${code('report')}), which can be judged again:\n\n${offline}`;
  }
  return [
    title,
    'The same window through the same judge, without waiting and without touching anything, once the window has ended. From the server, with other settings if you like:',
    fenced(command, 'sh'),
    `Offline, from the JSON record (output ${code('report')}):`,
    offline,
    `On GitHub: save this on the default branch as ${code('.github/workflows/canary-again.yml')} and run it from the Actions page.`,
    fenced(snippet, 'yaml'),
  ].join('\n\n');
}

/** What the provider remembers itself. */
function backwards(config: Config['source'], { source }: Outcome['watch']): string {
  return config.provider === 'http' && config.query.mode === 'window'
    ? `Where the endpoint still knows that time, the step judges it again with ${code('start-time')} and ${code('end-time')}.`
    : `The provider ${code(source.provider)} can't look back.`;
}

function repeatable({ inputs }: Config): readonly ResolvedInput[] {
  return inputs.filter(({ name, from }) => from === 'input' && !NOT_REPEATED.test(name));
}

function workflowFor(
  given: readonly ResolvedInput[],
  { repository, ref }: ActionVersion,
  { start, end }: { readonly start: string; readonly end: string },
): string {
  const settings = given.map(({ name, value }) => [
    name,
    value.includes(HIDDEN) ? fromSecrets(name) : verbatim(value),
  ]);
  const moment = (value: string) => ({ required: true, default: value });
  const workflow = {
    name: 'canary gate, again',
    on: {
      workflow_dispatch: { inputs: { 'start-time': moment(start), 'end-time': moment(end) } },
    },
    permissions: {},
    jobs: {
      gate: {
        'runs-on': 'ubuntu-latest',
        steps: [
          {
            uses: `${repository}@${ref}`,
            with: {
              ...Object.fromEntries(settings),
              'start-time': `\${{ inputs.start-time }}`,
              'end-time': `\${{ inputs.end-time }}`,
            },
          },
        ],
      },
    },
  };
  return stringify(workflow, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_SINGLE',
    defaultKeyType: 'PLAIN',
  });
}

/** What was hidden is known to the repository under its own name. */
function fromSecrets(input: string): string {
  return `\${{ secrets.${input.toUpperCase().replace(/[^A-Z0-9]+/g, '_')} }}`;
}

/** As GitHub reads it: what looks like an expression in a value was text, and stays text. */
function verbatim(value: string): string {
  return value.replaceAll(OPENING, () => `${OPENING} '${OPENING}' }}`);
}
