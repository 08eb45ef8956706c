/** Both error rates so far with their 95 % limits, and those of each window as dots. */
import { rateInterval } from '../../judge/rate-interval.ts';
import type { Cohort } from '../../metrics/source.ts';
import { percent } from '../../wording.ts';
import type { Comparison } from '../comparison.ts';
import { timeOfDay } from '../instant.ts';
import { errorRate, rateLimits } from '../rates.ts';
import { type Chart, known, type Line, level } from './chart.ts';
import { shareScale } from './scale.ts';
import type { Moment, Side, Timeline } from './timeline.ts';
import { share, shareWithLimits } from './words.ts';

const ALPHA = 0.05;

export function ratesChart({ watch, config }: Comparison, { moments, window }: Timeline): Chart {
  const last = moments.at(-1)!;
  const cohorts: Cohort[] = Number.isFinite(last.baseline.rate)
    ? ['canary', 'baseline']
    : ['canary'];
  const per = window === 1 ? 'interval' : `${window} intervals`;
  const counted = last.canary.counts !== undefined;
  const lines = cohorts.flatMap((cohort) =>
    sideLines(moments, cohort, counted, window === 1 ? 'this interval' : `last ${per}`),
  );
  const ceiling = config.strictness.maxErrorRate;
  if (ceiling !== undefined) lines.push(level('max-error-rate', ceiling, moments.length));
  const rates = cohorts.map((cohort) => {
    const rate = shareWithLimits(errorRate(watch, cohort), rateLimits(watch, cohort));
    return `${cohort} ${rate}`;
  });
  const what = counted ? 'so far, with 95 % limits' : 'so far, in the mean';
  return {
    plot: {
      id: 'rates',
      unit: 'share',
      lines,
      bands: lines.flatMap(({ label }, i) =>
        label.endsWith('lower limit') ? [{ low: i, high: i + 1 }] : [],
      ),
      ...shareScale(lines.flatMap(({ style, values }) => (style === 'edge' ? [] : values))),
    },
    title: 'Error rates',
    sentence: `Share of requests that were errors: ${rates.join('; ')}.`,
    legend: [
      ...cohorts.flatMap((colour) => [
        { colour, style: lineStyle(colour), text: `${colour} ${what}` },
        { colour, style: 'dots' as const, text: `${colour}, each ${per}` },
      ]),
      ...(ceiling === undefined
        ? []
        : [
            {
              colour: 'limit',
              style: 'dotted',
              text: `max-error-rate, ${percent(ceiling)}`,
            } as const,
          ]),
    ],
    table: {
      caption: 'Error rates over time',
      header: [
        'until (UTC)',
        ...cohorts.flatMap((cohort) => [`${cohort} so far`, `${cohort}, each ${per}`]),
      ],
      rows: moments
        .filter(({ closes }) => closes)
        .map((moment) => [
          timeOfDay(moment.at),
          ...cohorts.flatMap((cohort) => [soFar(moment[cohort]), share(moment[cohort].windowRate)]),
        ]),
    },
  };
}

function lineStyle(cohort: Cohort): 'line' | 'dashed' {
  return cohort === 'canary' ? 'line' : 'dashed';
}

function sideLines(
  moments: readonly Moment[],
  cohort: Cohort,
  counted: boolean,
  per: string,
): Line[] {
  const sides = moments.map((moment) => moment[cohort]);
  const line = (label: string, style: Line['style'], values: (number | undefined)[]): Line => ({
    label,
    colour: cohort,
    style,
    values: values.map(known),
  });
  const drawn = [
    line(
      `${cohort} so far`,
      lineStyle(cohort),
      sides.map(({ rate }) => rate),
    ),
    line(
      `${cohort}, ${per}`,
      'dots',
      sides.map(({ windowRate }) => windowRate),
    ),
  ];
  if (!counted) return drawn;
  const limits = sides.map(({ counts }) => counts && rateInterval(counts, ALPHA));
  return [
    ...drawn,
    line(
      `${cohort}, lower limit`,
      'edge',
      limits.map((limit) => limit?.low),
    ),
    line(
      `${cohort}, upper limit`,
      'edge',
      limits.map((limit) => limit?.high),
    ),
  ];
}

function soFar({ counts, rate }: Side): string {
  return counts === undefined ? share(rate) : shareWithLimits(rate, rateInterval(counts, ALPHA));
}
