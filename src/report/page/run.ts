/** The check that decided, in full: its charts and its instances. */
import type { Outcome } from '../../outcome.ts';
import type { Plot } from './chart.ts';
import { chartsOf } from './charts.ts';
import { IN_FULL } from './detail.ts';
import { figuresWithTables, lookOf, TOOLS } from './figure.ts';
import { type Html, html } from './html.ts';
import { podCharts } from './pod-charts.ts';

/** No charts with fewer than two intervals. */
export function runSections(outcome: Outcome): { sections: Html[]; plots: readonly Plot[] } {
  const charts = chartsOf(outcome, IN_FULL);
  if (charts === undefined) return { sections: [], plots: [] };
  const pods = podCharts(outcome, charts.shaded);
  const run = html`<section aria-labelledby="charts">
<h2 id="charts">The run</h2>
${lookOf(outcome)}
${TOOLS}
${figuresWithTables(charts)}
</section>`;
  return { sections: [run, pods.section], plots: [...charts.plots, ...pods.plots] };
}
