/** The charts of one check, with what they have in common: the moments, set-aside intervals, the conviction. */
import type { Instant } from '../../clock.ts';
import type { Watch } from '../../outcome.ts';
import { grouped } from '../../wording.ts';
import type { Comparison } from '../comparison.ts';
import { timeOfDay } from '../instant.ts';
import type { Chart, Plot } from './chart.ts';
import type { Detail } from './detail.ts';
import { evidenceChart } from './evidence-chart.ts';
import { type Html, html } from './html.ts';
import { ratesChart } from './rates-chart.ts';
import { ratioChart } from './ratio-chart.ts';
import { setAsideSpans, timelineOf } from './timeline.ts';

export interface Charts {
  readonly charts: readonly Chart[];
  readonly plots: readonly Plot[];
  /** What is marked in every chart, for its legend. */
  readonly marks: readonly Html[];
  readonly shaded: Plot['shaded'];
}

/** undefined with fewer than two intervals. */
export function chartsOf(comparison: Comparison, detail: Detail): Charts | undefined {
  const { watch } = comparison;
  const timeline = timelineOf(watch, detail);
  const { judgement } = watch;
  if (timeline === undefined || judgement === undefined) return undefined;
  const charts = [
    ratesChart(comparison, timeline),
    evidenceChart(judgement, timeline),
    ratioChart(comparison, timeline),
  ]
    .filter((chart) => chart !== undefined)
    .map((chart) => ({ ...chart, plot: { ...chart.plot, id: detail.prefix + chart.plot.id } }));
  const shaded = setAsideSpans(watch, timeline.window).map(
    ([from, to]) => [from / 1000, to / 1000] as const,
  );
  const convicted = convictedAt(watch);
  const common = {
    moments: timeline.moments.map(({ at }) => at / 1000),
    shaded,
    conviction: convicted === undefined ? null : convicted / 1000,
  };
  return {
    charts,
    plots: charts.map(({ plot }) => ({ ...plot, ...common })),
    marks: marksOf(judgement.setAside, convicted),
    shaded,
  };
}

/** The end of the interval that convicted. */
export function convictedAt({ strata, rateIntervals, judgement }: Watch): Instant | undefined {
  const conviction = judgement?.conviction;
  if (conviction === undefined) return undefined;
  return (strata.length > 0 ? strata : rateIntervals)[conviction.stratum - 1]?.end;
}

function marksOf(setAside: number, convicted: Instant | undefined): Html[] {
  return [
    ...(setAside === 0
      ? []
      : [
          html`<li><i class="key shaded"></i>${grouped(setAside)} ${setAside === 1 ? 'interval' : 'intervals'} set aside: an incident that both share</li>`,
        ]),
    ...(convicted === undefined
      ? []
      : [html`<li><i class="key conviction"></i>convicted at ${timeOfDay(convicted)} UTC</li>`]),
  ];
}
