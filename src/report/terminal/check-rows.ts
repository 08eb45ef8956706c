/** Several checks on a terminal: a row each. */
import stringWidth from 'string-width';
import type { Counts } from '../../metrics/source.ts';
import { grouped, odds, oneLine } from '../../wording.ts';
import { shortRate, shortRatio } from '../log-cells.ts';
import { evidenceCell, plain, remark, shareOf, toneOf, trouble } from './live-cells.ts';
import type { Line, Scene, View } from './scene.ts';
import { sparkline } from './sparkline.ts';
import { cutToWidth, padToWidth } from './width.ts';

const NAME = 16;
const RATE = 8;
const RATIO = 17;

/** A row a check, in their order; where there is no room for all, those closest to conviction. */
export function severalChecks({ scenes }: View, room: number): Line[] {
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
