/** The charts of a run, with what they have in common: the moments, set-aside intervals, the conviction. */
import type { Outcome } from '../../outcome.ts';
import { grouped } from '../../wording.ts';
import { findingsOf } from '../findings.ts';
import { timeOfDay } from '../instant.ts';
import { patternSentence } from '../summary-pattern.ts';
import type { Chart, Plot } from './chart.ts';
import { evidenceChart } from './evidence-chart.ts';
import { type Html, html, NOTHING } from './html.ts';
import { podCharts } from './pod-charts.ts';
import { ratesChart } from './rates-chart.ts';
import { ratioChart } from './ratio-chart.ts';
import { setAsideSpans, timelineOf } from './timeline.ts';
import { folded, label } from './words.ts';

export interface Charts {
  readonly section: Html;
  readonly pods: Html;
  readonly plots: readonly Plot[];
}

/** Nothing with fewer than two intervals. */
export function chartsOf(outcome: Outcome): Charts {
  const { watch } = outcome;
  const timeline = timelineOf(watch);
  const { judgement } = watch;
  if (timeline === undefined || judgement === undefined) {
    return { section: NOTHING, pods: NOTHING, plots: [] };
  }
  const charts = [
    ratesChart(outcome, timeline),
    evidenceChart(judgement, timeline),
    ratioChart(outcome, timeline),
  ].filter((chart) => chart !== undefined);
  const spans = setAsideSpans(watch, timeline.window);
  const shaded = spans.map(([from, to]) => [from / 1000, to / 1000] as const);
  const convicting = judgement.conviction?.stratum;
  const rows = watch.strata.length > 0 ? watch.strata : watch.rateIntervals;
  const end = convicting === undefined ? undefined : rows[convicting - 1]?.end;
  const common = {
    moments: timeline.moments.map(({ at }) => at / 1000),
    shaded,
    conviction: end === undefined ? null : end / 1000,
  };
  const pods = podCharts(outcome, shaded);
  const marks = marksOf(judgement.setAside, end);
  return {
    section: section(charts, marks, timeline.moments.length, lookOf(outcome)),
    pods: pods.section,
    plots: [...charts.map(({ plot }) => ({ ...plot, ...common })), ...pods.plots],
  };
}

function marksOf(setAside: number, convicted: number | undefined): Html[] {
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

/** What kind of fault it looks like; empty where there is none to describe. */
function lookOf(outcome: Outcome): Html {
  const { pattern } = findingsOf(outcome);
  if (pattern === undefined) return NOTHING;
  const sentence = patternSentence(pattern, outcome.watch, label);
  return html`<p><b>What it looks like:</b> ${sentence}</p>`;
}

function section(
  charts: readonly Chart[],
  marks: readonly Html[],
  moments: number,
  look: Html,
): Html {
  return html`<section aria-labelledby="charts">
<h2 id="charts">The run</h2>
${look}
<p class="still">The charts need JavaScript, which does not run here. Their numbers are in the tables.</p>
<div class="tools" role="group" aria-label="Zoom of all charts">
<button type="button" data-zoom="in">Zoom in</button>
<button type="button" data-zoom="out">Zoom out</button>
<button type="button" data-zoom="all">Whole run</button>
</div>
${charts.map((chart) => figure(chart, marks, moments))}
</section>`;
}

function figure(
  { plot: { id }, title, sentence, legend, table }: Chart,
  marks: readonly Html[],
  moments: number,
): Html {
  const keys = legend.map(
    ({ colour, style, text }) => html`<li><i class="key ${style} ${colour}"></i>${text}</li>`,
  );
  return html`<figure>
<figcaption><h3 id="${id}">${title}</h3>
<p>${sentence}</p></figcaption>
<ul class="legend">${[...keys, ...marks]}</ul>
<div class="plot" data-plot="${id}" role="img" aria-labelledby="${id}" aria-description="${sentence}"></div>
<div class="moment"><label for="${id}-moment">Moment</label>
<input type="range" id="${id}-moment" data-moment="${id}" min="0" max="${moments - 1}" value="${moments - 1}">
<output for="${id}-moment" aria-live="off" data-values="${id}"></output></div>
${folded(`${title} as a table`, table)}
</figure>`;
}
