/** A small chart a check: its evidence and what convicts it, all on one scale and over the same time. */
import type { CheckOutcome, Outcome } from '../../outcome.ts';
import { odds } from '../../wording.ts';
import { evidenceCell } from '../check-cells.ts';
import { closestFirst, decidingCheck, otherChecks } from '../comparison.ts';
import { timeOfDay } from '../instant.ts';
import { known, level, type OwnPlot, type Plot } from './chart.ts';
import { convictedAt } from './charts.ts';
import { detailOf } from './detail.ts';
import { type Html, html, NOTHING } from './html.ts';
import { oddsScale } from './scale.ts';
import { shownRows } from './timeline.ts';
import { label, verdictText } from './words.ts';

const MOST_MOMENTS = 60;
const WINDOWS = 20;

/** Empty where fewer than two checks have evidence. */
export function checkCharts(outcome: Outcome): { figures: Html; plots: readonly Plot[] } {
  const { checks = [] } = outcome;
  const courses = closestFirst(checks).flatMap((check) => courseOf(check) ?? []);
  if (courses.length < 2) return { figures: NOTHING, plots: [] };
  const start = Math.min(...courses.map(({ points }) => points[0]!.at));
  const end = Math.max(...courses.map(({ points }) => points.at(-1)!.at));
  const scale = oddsScale(
    courses.flatMap(({ points, threshold }) => [...points.map(({ value }) => value), threshold]),
  );
  const plots = courses.map((course, i) => plotOf(course, i, { start, end, scale }));
  const figures = courses.map(({ check, points }, i) => {
    const name = label(check.name);
    return html`<li><figure>
<figcaption><a href="#${placeOf(check, outcome)}">${name}</a> ${verdictText(check.verdict)}<br>${evidenceCell(check.watch)}</figcaption>
<div class="plot small spark" data-plot="check-${i + 1}" role="img" aria-label="${sentence(check, points)}"></div>
</figure></li>`;
  });
  return {
    figures: html`<h3>Evidence of each check</h3>
<p class="muted">The closest to a conviction first, all from ${timeOfDay(start)} to ${timeOfDay(end)} UTC and on the same logarithmic scale. Dotted: what convicts.</p>
<ul class="pods narrow">
${figures}
</ul>`,
    plots,
  };
}

interface Course {
  readonly check: CheckOutcome;
  /** log10 of the evidence, from the start on. */
  readonly points: readonly { readonly at: number; readonly value: number }[];
  readonly threshold: number;
}

/** undefined with fewer than two intervals. */
function courseOf(check: CheckOutcome): Course | undefined {
  const { strata, rateIntervals, judgement } = check.watch;
  const rows = strata.length > 0 ? strata : rateIntervals;
  if (rows.length < 2 || judgement === undefined) return undefined;
  const shown = shownRows(rows, Math.ceil(rows.length / WINDOWS), MOST_MOMENTS);
  const points = [...shown]
    .sort((a, b) => a - b)
    .map((i) => ({ at: rows[i]!.end, value: rows[i]!.logEvidence / Math.LN10 }));
  return {
    check,
    points: [{ at: rows[0]!.start, value: 0 }, ...points],
    threshold: judgement.logThreshold / Math.LN10,
  };
}

interface Common {
  readonly start: number;
  readonly end: number;
  readonly scale: Pick<OwnPlot, 'range' | 'ticks'>;
}

/** From the first start to the last end of all, also where this check began later or ended before. */
function plotOf({ check, points, threshold }: Course, index: number, common: Common): Plot {
  const { start, end, scale } = common;
  const own = points.map(({ at, value }) => ({ at, value: known(value) }));
  const before = points[0]!.at > start ? [{ at: start, value: null }] : [];
  const after = points.at(-1)!.at < end ? [{ at: end, value: null }] : [];
  const all = [...before, ...own, ...after];
  const convicted = convictedAt(check.watch);
  return {
    id: `check-${index + 1}`,
    unit: 'odds',
    moments: all.map(({ at }) => at / 1000),
    lines: [
      { label: 'evidence', colour: 'canary', style: 'line', values: all.map(({ value }) => value) },
      level('convicts', threshold, all.length),
    ],
    bands: [],
    ...scale,
    shaded: [],
    conviction: convicted === undefined ? null : convicted / 1000,
  };
}

/** Where the page says more of a check. */
function placeOf(check: CheckOutcome, outcome: Outcome): string {
  if (check === decidingCheck(outcome)) return 'numbers';
  const others = otherChecks(outcome);
  const index = others.findIndex(({ watch, name }) => watch === check.watch && name === check.name);
  return `${detailOf(index, others.length).prefix}check`;
}

/** What the small chart shows, in a sentence. */
function sentence({ name, watch }: CheckOutcome, points: Course['points']): string {
  const highest = points.reduce((a, b) => (b.value > a.value ? b : a));
  return `Evidence of ${label(name, 60)}: ${evidenceCell(watch)} at the end, at most ${odds(highest.value * Math.LN10)} at ${timeOfDay(highest.at)} UTC.`;
}
