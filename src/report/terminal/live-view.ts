/** What a terminal shows while a canary is watched: a picture of now, drawn in place. Pure text. */
import stringWidth from 'string-width';
import type { Duration } from '../../clock.ts';
import type { Counts } from '../../metrics/source.ts';
import type { Poll } from '../../outcome.ts';
import { grouped, odds, oneLine } from '../../wording.ts';
import { bar, compact, shortRate, shortRatio, shortTime } from '../log-cells.ts';
import { logLine, wrapped } from '../log-text.ts';
import type { Tone } from '../paint.ts';
import { sparkline } from './sparkline.ts';
import { cutToWidth, padToWidth } from './width.ts';

/** What is known of one check. */
export interface Scene {
  readonly name: string | undefined;
  /** The newest; undefined before the first. */
  readonly poll: Poll | undefined;
  /** Its past, oldest first; undefined where a poll brought none. */
  readonly canaryRates: readonly (number | undefined)[];
  readonly baselineRates: readonly (number | undefined)[];
  /** Share of the way to conviction. */
  readonly evidence: readonly number[];
  /** Why it ended before its time. */
  readonly ended: string | undefined;
}

export interface View {
  readonly scenes: readonly Scene[];
  /** The newest. */
  readonly notes: readonly string[];
  /** Until the next poll; undefined where nobody waits. */
  readonly next: Duration | undefined;
  readonly elapsed: Duration;
  readonly duration: Duration;
}

export interface Line {
  readonly text: string;
  readonly tone: Tone;
}

/** Polls that a sparkline shows. */
export const PAST = 30;
const NAME = 16;
const RATE = 8;
const RATIO = 17;
const EVIDENCE_BAR = 10;
/** That text is wrapped for; on less it is cut. */
const NARROWEST = 20;

/** No line is wider than `columns`. @param rows that there is room for; what matters least is left out */
export function liveLines(
  view: View,
  columns: number,
  rows: number = Number.POSITIVE_INFINITY,
): Line[] {
  const [only, ...others] = view.scenes;
  const head = [progress(view, columns), plain('')];
  const room = rows - head.length;
  const body =
    only !== undefined && others.length === 0 ? oneCheck(only) : severalChecks(view, room);
  const notes = view.notes.flatMap((note) => dimmed(note, columns));
  return [...head, ...body, ...notes]
    .slice(0, Math.max(1, rows))
    .map(({ text, tone }) => ({ text: cutToWidth(logLine(text), columns), tone }));
}

function progress({ scenes, elapsed, duration, next }: View, columns: number): Line {
  const newest = scenes.flatMap(({ poll }) => poll ?? []).sort((a, b) => b.number - a.number)[0];
  const polls = newest === undefined ? '' : `  poll ${newest.number} of ${newest.planned}`;
  const waits = next === undefined ? '' : `, next in ${shortTime(Math.max(0, next))}`;
  const text = `${shortTime(elapsed)} of ${shortTime(duration)}${polls}${waits}`;
  const width = Math.min(40, Math.max(8, columns - text.length - 2));
  const share = duration > 0 ? elapsed / duration : 1;
  return { text: `${bar(share, width)}  ${text}`, tone: 'bold' };
}

/** A row a cohort, then how they compare. */
function oneCheck(scene: Scene): Line[] {
  const { poll, canaryRates, baselineRates, evidence, ended } = scene;
  if (poll === undefined) return [plain(ended ?? 'Waiting for the first numbers …')];
  const { judgement, rates } = poll;
  const row = (
    name: string,
    counts: Counts | undefined,
    rate: number | undefined,
    past: readonly (number | undefined)[],
  ) => {
    const share = counts === undefined ? rate : shareOf(counts);
    const numbers = [counts?.requests, counts?.errors].map((count) =>
      (count === undefined ? '–' : compact(count)).padStart(9),
    );
    return plain(
      `${name.padEnd(9)}${numbers.join('')}${shortRate(share).padStart(9)}  ${sparkline(past, highest)}`,
    );
  };
  const highest = Math.max(0, ...[...canaryRates, ...baselineRates].map((rate) => rate ?? 0));
  return [
    { text: '          requests   errors     rate  poll by poll', tone: 'dim' },
    row('canary', judgement.canary, rates?.canary, canaryRates),
    ...(hasBaseline(poll)
      ? [row('baseline', judgement.baseline, rates?.baseline, baselineRates)]
      : []),
    plain(`ratio     ${shortRatio(judgement.ratio)}`),
    {
      text: `evidence  ${evidenceCell(poll)} of ${odds(judgement.logThreshold)}  ${sparkline(evidence, 1)}${remark(poll)}`,
      tone: toneOf(poll),
    },
    ...trouble(scene),
  ];
}

/** A row a check, in their order; where there is no room for all, those closest to conviction. */
function severalChecks({ scenes }: View, room: number): Line[] {
  const polled = scenes.flatMap(({ poll }) => poll ?? []);
  const threshold = polled[0]?.judgement.logThreshold;
  const widest = Math.min(NAME, Math.max(5, ...scenes.map(({ name = '' }) => stringWidth(name))));
  const header = [
    'check'.padEnd(widest),
    'canary'.padStart(RATE),
    'baseline'.padStart(RATE),
    'ratio'.padEnd(RATIO),
    `evidence${threshold === undefined ? '' : ` of ${odds(threshold)}`}`,
  ].join('  ');
  return [
    { text: header, tone: 'dim' },
    ...fitted(
      scenes.map((scene) => ({ scene, lines: [checkRow(scene, widest), ...trouble(scene)] })),
      room - 1,
    ),
  ];
}

interface Rows {
  readonly scene: Scene;
  readonly lines: readonly Line[];
}

function fitted(all: readonly Rows[], room: number): Line[] {
  const height = (rows: readonly Rows[]) => rows.flatMap(({ lines }) => lines).length;
  if (height(all) <= room) return all.flatMap(({ lines }) => lines);
  const closest = [...all].sort((a, b) => closeness(b.scene) - closeness(a.scene));
  while (closest.length > 1 && height(closest) > room - 1) closest.pop();
  const shown = all.filter((rows) => closest.includes(rows));
  const others = plain(`and ${grouped(all.length - shown.length)} more, further from conviction`);
  return [...shown.flatMap(({ lines }) => lines), others];
}

function closeness({ poll }: Scene): number {
  if (poll === undefined) return Number.NEGATIVE_INFINITY;
  const { logEvidence, logThreshold, conviction } = poll.judgement;
  if (conviction !== undefined) return Number.POSITIVE_INFINITY;
  return Number.isNaN(logEvidence) ? Number.NEGATIVE_INFINITY : logEvidence - logThreshold;
}

function checkRow({ name = '', poll, evidence, ended }: Scene, widest: number): Line {
  const label = padToWidth(cutToWidth(oneLine(name), widest), widest);
  if (poll === undefined) return plain(`${label}  ${ended === undefined ? 'waiting' : 'ended'}`);
  const { judgement, rates } = poll;
  const rate = (counts: Counts | undefined, known: number | undefined) =>
    shortRate(counts === undefined ? known : shareOf(counts)).padStart(RATE);
  const text = [
    label,
    rate(judgement.canary, rates?.canary),
    rate(judgement.baseline, rates?.baseline),
    shortRatio(judgement.ratio).padEnd(RATIO),
    `${evidenceCell(poll)}  ${sparkline(evidence.slice(-10), 1)}${remark(poll)}`,
  ].join('  ');
  return { text, tone: toneOf(poll) };
}

function trouble({ poll, ended }: Scene): Line[] {
  const why = ended ?? (poll?.outage === undefined ? undefined : poll.outage.message);
  if (why === undefined || poll === undefined) return [];
  return [
    { text: `  ${ended === undefined ? 'no numbers' : 'ended'}: ${oneLine(why)}`, tone: 'warning' },
  ];
}

function evidenceCell({ judgement }: Poll): string {
  const { logEvidence } = judgement;
  return `${bar(wayTo(judgement), EVIDENCE_BAR)} ${odds(logEvidence).padStart(9)}`;
}

/** Share of the way to conviction, 1 where it is reached. */
export function wayTo({ logEvidence, logThreshold }: Poll['judgement']): number {
  return Math.min(1, Math.max(0, logEvidence / logThreshold));
}

function remark({ judgement }: Poll): string {
  return judgement.conviction === undefined ? '' : '  CONVICTED';
}

function toneOf({ judgement }: Poll): Tone {
  if (judgement.conviction !== undefined) return 'bad';
  return wayTo(judgement) >= 0.5 ? 'warning' : 'plain';
}

function hasBaseline({ judgement, rates, counts }: Poll): boolean {
  return judgement.baseline !== undefined || rates !== undefined || counts?.baseline !== undefined;
}

function shareOf({ errors, requests }: Counts): number | undefined {
  return requests === 0 ? undefined : errors / requests;
}

/** At most two lines of it. */
function dimmed(note: string, columns: number): Line[] {
  const width = Math.max(NARROWEST, columns);
  return wrapped(note, '  ', 2 * (width - 2), width).map((text) => ({ text, tone: 'dim' }));
}

function plain(text: string): Line {
  return { text, tone: 'plain' };
}
