/** The log: what is watched and how, then one aligned line a poll. Pure text; reporter.ts prints it. */
import type { Check, Config } from '../config.ts';
import type { Counts, Note, SourceDescription } from '../metrics/source.ts';
import type { Plan, Poll } from '../outcome.ts';
import { formatDuration, formatRate } from '../units.ts';
import { cut, grouped, odds, oneLine } from '../wording.ts';
import { dateAndTime, timeOfDay } from './instant.ts';
import { bar, compact, shortRate, shortRatio, shortTime } from './log-cells.ts';
import { COLUMNS, logLine, wrapped } from './log-text.ts';
import type { Tone } from './paint.ts';

const BAR = 8;
const WIDTHS = { elapsed: 6, requests: 6, rate: 7, ratio: 17, evidence: 11 } as const;
const MOST_NOTES = 3;

/** What is watched, for how long, and what it takes to be convicted and to pass. */
export function openingLines(
  config: Config,
  source: SourceDescription,
  columns = COLUMNS,
): string[] {
  const paragraph = (text: string, indent = '', longest?: number) =>
    wrapped(text, indent, longest, columns);
  const { timing, checks } = config;
  const { replay } = timing;
  const when =
    replay === undefined
      ? `watches ${source.provider} at ${source.url} for ${formatDuration(timing.duration)}`
      : `judges the past of ${source.provider} at ${source.url}, ${dateAndTime(replay.start)} to ${dateAndTime(replay.end)}`;
  const rules = [
    ...(timing.warmup > 0
      ? [`For the first ${formatDuration(timing.warmup)} nothing is counted.`]
      : []),
    falseAlarms(config),
    ...eachOnce(checks, passMeans),
    consequence(config),
  ];
  return [
    ...paragraph(`Canary Gate ${when}, one poll every ${formatDuration(timing.interval)}.`),
    ...source.queries.flatMap(({ check, cohort, query }) =>
      paragraph(`${check === undefined ? '' : `"${check}", `}${cohort}: ${query}`, '  ', 400),
    ),
    ...eachOnce(checks, ({ source: { errors } }) => `errors: ${errors.text}`).flatMap((line) =>
      paragraph(line, '  '),
    ),
    ...rules.flatMap((rule) => paragraph(rule)),
  ];
}

/** The checks of a step share the false alarms that the user allows. */
function falseAlarms({ checks, strictness: { falseAlarmRate } }: Config): string {
  const all = Number((falseAlarmRate * checks.length).toPrecision(12));
  const each =
    checks.length > 1
      ? `: ${checks.length} checks share it, ${formatRate(falseAlarmRate)} each`
      : '';
  return `Of healthy canaries at most ${formatRate(all)} are ever convicted${each}.`;
}

function passMeans({ strictness: { detectRatio, power } }: Check): string {
  return `A pass means: a canary ${detectRatio} times worse would have been caught in at least ${formatRate(power)} of such runs.`;
}

/** What all checks share is said once, what differs with the names of those it is true of. */
function eachOnce(checks: readonly Check[], say: (check: Check) => string): string[] {
  const by = Map.groupBy(checks, say);
  return [...by].map(([sentence, those]) =>
    by.size === 1 ? sentence : `${those.map(({ name }) => `"${name}"`).join(', ')}: ${sentence}`,
  );
}

/** Said at the start, where a webhook that was meant to be set and is not can still be noticed. */
function consequence({ policies, webhook, github }: Config): string {
  if (policies.dryRun) return 'Dry run: nothing is called, and the step succeeds.';
  const workflow = github?.rollbackWorkflow;
  const called = [
    ...(webhook === undefined ? [] : [`${webhook.url.host} is called`]),
    ...(workflow === undefined ? [] : [`${workflow.file} is started on ${workflow.ref}`]),
  ];
  return called.length === 0
    ? 'No rollback webhook is set: nothing is called on a fail verdict.'
    : `On a fail verdict ${called.join(' and ')} to roll back.`;
}

/** Every input with its value and where it came from. */
export function inputLines({ inputs }: Pick<Config, 'inputs'>): string[] {
  const widest = Math.max(0, ...inputs.map(({ name }) => name.length));
  return inputs.map(({ name, value, from }) =>
    logLine(
      `${name.padEnd(widest)}  ${cut(oneLine(value), 200)}${from === 'default' ? '  (default)' : ''}`,
    ),
  );
}

/** How the watch is laid out, how bursty the errors are, and what was noticed so far. */
export function planLines(plan: Plan, notes: readonly Note[]): string[] {
  const layout = `Counting from ${dateAndTime(plan.start)} to ${timeOfDay(plan.deadline)}: ${grouped(plan.polls)} polls, ${grouped(plan.strata)} intervals of ${formatDuration(plan.stratumLength)}.`;
  return [...wrapped(layout, ''), ...wrapped(plan.burstiness, ''), ...noteLines(notes, '')];
}

/** Two lines of column names for polls numbered up to `planned`, and what evidence convicts. */
export function pollHeader(planned: number, logThreshold: number): string[] {
  const { elapsed, requests, rate, ratio, evidence } = WIDTHS;
  const time = `${'poll'.padStart(pollWidth(planned))}  ${'time'.padEnd(BAR + 1 + elapsed)}`;
  const side = (text: string) => center(text, requests + 1 + rate);
  const counted = `${'reqs'.padStart(requests)} ${'errors'.padStart(rate)}`;
  return [
    [
      ' '.repeat(time.length),
      side('canary'),
      side('baseline'),
      'ratio'.padEnd(ratio),
      'evidence'.padStart(evidence),
    ],
    [
      time,
      counted,
      counted,
      '[its limits]'.padEnd(ratio),
      `of ${odds(logThreshold)}`.padStart(evidence),
    ],
  ].map((columns) => logLine(columns.join('  ')));
}

/**
 * One poll: bar of elapsed time; requests and share of errors so far, of both; their ratio with its
 * confidence limits; evidence as odds against the canary; at the end what is unusual.
 * At most 100 columns whatever the numbers.
 */
export function pollLine(poll: Poll): string {
  const lead = leadOf(poll);
  if (poll.outage !== undefined) {
    return fitted(`${lead}  no numbers: ${oneLine(poll.outage.message)}`);
  }
  const { judgement } = poll;
  const columns = [
    lead,
    side(judgement.canary, poll.rates?.canary),
    side(judgement.baseline, poll.rates?.baseline),
    shortRatio(judgement.ratio).padEnd(WIDTHS.ratio),
    odds(judgement.logEvidence).padStart(WIDTHS.evidence),
    remark(poll),
  ];
  return fitted(columns.join('  '));
}

/** Red once the canary is convicted, yellow where a poll is not as others. */
export function pollTone({ outage, judgement }: Poll): Tone {
  if (judgement.conviction !== undefined) return 'bad';
  const isSetAside = judgement.settled.some(({ standing }) => standing === 'set-aside');
  return outage !== undefined || isSetAside ? 'warning' : 'plain';
}

/** What is too long for the poll's line: notes. */
export function noteLines(notes: readonly Note[], indent = '      '): string[] {
  const shown = notes
    .slice(0, MOST_NOTES)
    .flatMap((note) => wrapped(`note: ${note.sentence}`, indent, 300));
  const more = notes.length - MOST_NOTES;
  return more > 0 ? [...shown, `${indent}and ${grouped(more)} more notes`] : shown;
}

/** An outage in full: sentence and hint. */
export function outageLines({ outage }: Poll): string[] {
  return outage === undefined ? [] : wrapped(`${outage.message} ${outage.hint}`, '      ', 600);
}

function leadOf({ number, planned, elapsed, duration }: Poll): string {
  const poll = `${compact(number)}/${compact(planned)}`.padStart(pollWidth(planned));
  return `${poll}  ${bar(duration > 0 ? elapsed / duration : 1, BAR)} ${shortTime(elapsed).padStart(WIDTHS.elapsed)}`;
}

function pollWidth(planned: number): number {
  return Math.max(5, 2 * compact(planned).length + 1);
}

function side(counts: Counts | undefined, rate: number | undefined): string {
  const { requests: width } = WIDTHS;
  if (counts === undefined)
    return `${'–'.padStart(width)} ${shortRate(rate).padStart(WIDTHS.rate)}`;
  const share = counts.requests === 0 ? undefined : counts.errors / counts.requests;
  return `${compact(counts.requests).padStart(width)} ${shortRate(share).padStart(WIDTHS.rate)}`;
}

/** The one thing most worth knowing about this poll. `^` points at the poll before, which is settled with this one. */
function remark({ judgement, counts }: Poll): string {
  if (judgement.conviction !== undefined) return 'CONVICTED';
  if (judgement.settled.some(({ standing }) => standing === 'set-aside')) return '^set aside';
  if (counts?.canary.requests === 0) return 'no canary';
  return counts?.baseline?.requests === 0 ? 'no base' : '';
}

function center(text: string, width: number): string {
  const left = Math.max(0, width - text.length) >> 1;
  return text.padStart(text.length + left).padEnd(width);
}

function fitted(line: string): string {
  return cut(logLine(line), COLUMNS);
}
