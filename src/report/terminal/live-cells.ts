/** What the rows of the picture on a terminal share. */
import type { Counts } from '../../metrics/source.ts';
import type { Poll } from '../../outcome.ts';
import { odds, oneLine } from '../../wording.ts';
import { wayTo } from '../comparison.ts';
import { bar } from '../log-cells.ts';
import type { Tone } from '../paint.ts';
import type { Line, Scene } from './scene.ts';

const EVIDENCE_BAR = 10;

export function trouble({ poll, ended }: Scene): Line[] {
  const why = ended ?? (poll?.outage === undefined ? undefined : poll.outage.message);
  if (why === undefined || poll === undefined) return [];
  return [
    { text: `  ${ended === undefined ? 'no numbers' : 'ended'}: ${oneLine(why)}`, tone: 'warning' },
  ];
}

export function evidenceCell({ judgement }: Poll): string {
  const { logEvidence } = judgement;
  return `${bar(wayTo(judgement, logEvidence), EVIDENCE_BAR)} ${odds(logEvidence).padStart(9)}`;
}

export function remark({ judgement }: Poll): string {
  return judgement.conviction === undefined ? '' : '  CONVICTED';
}

export function toneOf({ judgement }: Poll): Tone {
  if (judgement.conviction !== undefined) return 'bad';
  return wayTo(judgement, judgement.logEvidence) >= 0.5 ? 'warning' : 'plain';
}

export function shareOf({ errors, requests }: Counts): number | undefined {
  return requests === 0 ? undefined : errors / requests;
}

export function plain(text: string): Line {
  return { text, tone: 'plain' };
}
