/** The evidence against the canary over time, and the threshold that convicts, on a logarithmic axis. */
import type { Judgement } from '../../judge/judgement.ts';
import { odds } from '../../wording.ts';
import { timeOfDay } from '../instant.ts';
import { type Chart, known, level } from './chart.ts';
import { oddsScale } from './scale.ts';
import type { Moment, Timeline } from './timeline.ts';

export function evidenceChart(judgement: Judgement, { moments }: Timeline): Chart {
  const values = moments.map(({ logEvidence }) => known(logEvidence / Math.LN10));
  const threshold = judgement.logThreshold / Math.LN10;
  return {
    plot: {
      id: 'evidence',
      unit: 'odds',
      lines: [
        { label: 'evidence', colour: 'canary', style: 'line', values },
        level('convicts', threshold, moments.length),
      ],
      bands: [],
      ...oddsScale([...values, threshold]),
    },
    title: 'Evidence against the canary',
    sentence: sentence(judgement, moments),
    legend: [
      { colour: 'canary', style: 'line', text: 'odds that the canary is worse than allowed' },
      { colour: 'limit', style: 'dotted', text: `${odds(judgement.logThreshold)} convicts` },
    ],
    table: {
      caption: 'Evidence over time',
      header: ['until (UTC)', 'evidence so far'],
      rows: moments
        .filter(({ closes }) => closes)
        .map(({ at, logEvidence }) => [timeOfDay(at), odds(logEvidence)]),
    },
  };
}

function sentence({ logThreshold, conviction }: Judgement, moments: readonly Moment[]): string {
  const highest = moments.reduce((a, b) => (b.logEvidence > a.logEvidence ? b : a));
  if (conviction !== undefined) {
    return `The evidence reached ${odds(highest.logEvidence)} at ${timeOfDay(highest.at)} UTC; ${odds(logThreshold)} convicts.`;
  }
  const end = odds(moments.at(-1)!.logEvidence);
  return `The evidence never reached what convicts, ${odds(logThreshold)}: at most ${odds(highest.logEvidence)} at ${timeOfDay(highest.at)} UTC, ${end} at the end.`;
}
