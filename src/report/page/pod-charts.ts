/** A small chart an instance, all on one scale, and a table of their totals. */
import type { Counts } from '../../judge/judgement.ts';
import { grouped } from '../../wording.ts';
import type { Comparison } from '../comparison.ts';
import { timeOfDay } from '../instant.ts';
import { instancesPart, type Part } from './breakdown.ts';
import { known, type Plot } from './chart.ts';
import { type Html, html, NOTHING } from './html.ts';
import { type Pod, type Pods, podsOf } from './pods.ts';
import { shareScale } from './scale.ts';
import { folded, label, share, table } from './words.ts';

export interface PodCharts {
  readonly section: Html;
  readonly plots: readonly Plot[];
}

/** Empty where the source knows only totals. */
export function podCharts(comparison: Comparison, shaded: Plot['shaded']): PodCharts {
  const pods = podsOf(comparison.watch);
  if (pods === undefined) return { section: NOTHING, plots: [] };
  const { shown, ends } = pods;
  const scale = shareScale(shown.flatMap(({ windows }) => windows.map((each) => rate(each))));
  const plots = shown.map(
    ({ cohort, windows }, i): Plot => ({
      id: `pod-${i + 1}`,
      unit: 'share',
      moments: ends.map((end) => end / 1000),
      lines: [{ label: 'errors', colour: cohort, style: 'line', values: windows.map(rate) }],
      bands: [],
      ...scale,
      shaded,
      conviction: null,
    }),
  );
  return { section: section(pods, instancesPart(comparison)), plots };
}

function rate({ errors, requests }: Counts): number | null {
  return known(errors / requests);
}

function section({ shown, all, ends }: Pods, compared: Part | undefined): Html {
  const which =
    shown.length === all
      ? `All ${grouped(all)} instances`
      : `Of ${grouped(all)} instances the ${shown.length} whose error rates differ most from the baseline's`;
  const figures = shown.map(
    (pod, i) => html`<li><figure>
<figcaption><b>${label(pod.name, 60)}</b> <span class="${pod.cohort}">${pod.cohort}</span><br>${totalOf(pod)}</figcaption>
<div class="plot small" data-plot="pod-${i + 1}" role="img" aria-label="${courseOf(pod, ends)}"></div>
</figure></li>`,
  );
  const rows = shown.map((pod) => [
    label(pod.name),
    pod.cohort,
    grouped(pod.total.errors),
    grouped(pod.total.requests),
    share(pod.total.errors / pod.total.requests),
  ]);
  const header = ['instance', 'cohort', 'errors', 'requests', 'error rate'];
  return html`<section aria-labelledby="pods">
<h2 id="pods">By instance</h2>
<p>${which}, all on the same scale. A difference here is no proof: the verdict compares all instances together.</p>
<ul class="pods">
${figures}
</ul>
${folded('Instances as a table', table('Instances', header, rows))}
${compared === undefined ? NOTHING : compared.body}
</section>`;
}

function totalOf({ total: { errors, requests } }: Pod): string {
  return `${grouped(errors)} of ${grouped(requests)} requests, ${share(errors / requests)}`;
}

/** What the small chart shows, in a sentence. */
function courseOf(pod: Pod, ends: readonly number[]): string {
  const rates = pod.windows.map(({ errors, requests }) => errors / requests);
  const peak = rates.reduce((best, value, i) => (value > (rates[best] ?? 0) ? i : best), 0);
  const highest =
    Number.isFinite(rates[peak]) && rates[peak]! > 0
      ? `, highest ${share(rates[peak])} until ${timeOfDay(ends[peak]!)} UTC`
      : '';
  return `Error rate of ${label(pod.name, 60)}: ${totalOf(pod)}${highest}.`;
}
