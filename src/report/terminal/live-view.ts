/** What a terminal shows while a canary is watched: a picture of now, drawn in place. Pure text. */
import type { Counts } from '../../metrics/source.ts';
import type { Poll } from '../../outcome.ts';
import { grouped, odds } from '../../wording.ts';
import { bar, compact, shortRate, shortRatio, shortTime } from '../log-cells.ts';
import { logLine, wrapped } from '../log-text.ts';
import { severalChecks } from './check-rows.ts';
import { evidenceCell, plain, remark, shareOf, toneOf, trouble } from './live-cells.ts';
import type { Line, Scene, View } from './scene.ts';
import { sparkline } from './sparkline.ts';
import { cutToWidth } from './width.ts';

/** Polls that a sparkline shows. */
export const PAST = 30;
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
      (count === undefined ? '–' : digits(count)).padStart(9),
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

function hasBaseline({ judgement, rates, counts }: Poll): boolean {
  return judgement.baseline !== undefined || rates !== undefined || counts?.baseline !== undefined;
}

/** At most two lines of it. */
function dimmed(note: string, columns: number): Line[] {
  const width = Math.max(NARROWEST, columns);
  return wrapped(note, '  ', 2 * (width - 2), width).map((text) => ({ text, tone: 'dim' }));
}

/** All of them where there is room. */
function digits(count: number): string {
  return count < 1e7 ? grouped(count) : compact(count);
}
