/** Runs in the page: draws the plots that the page brings as JSON, and lets them be read by pointer, finger and key. */

import type { Plot } from '../chart.ts';
import { colours } from './colours.ts';
import { type Drawing, drawn, gutterOf } from './drawing.ts';
import { followMoments } from './moments.ts';
import { isZoomable, offerZoom, zoomed } from './zoom.ts';

const { plots } = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as {
  plots: Plot[];
};

/** Charts above each other have axes of the same width; a list of small ones is on one scale and so has its own. */
const places = plots
  .flatMap((plot) => {
    const place = document.querySelector<HTMLElement>(`[data-plot="${plot.id}"]`);
    return place === null ? [] : [{ plot, place, list: place.closest('ul') }];
  })
  .map((one, _, all) => ({
    ...one,
    gutter: gutterOf(all.filter(({ list }) => list === one.list).map(({ plot }) => plot)),
  }));

let drawings: Drawing[] = [];

/** What is folded may have no width yet: it is drawn when it is opened, as the others are zoomed by then. */
function drawVisible(view = zoomed(drawings)): void {
  const palette = colours();
  const have = new Set(drawings.map(({ plot }) => plot));
  const added = places.flatMap(({ plot, place, gutter }) => {
    const isFolded = place.closest('details:not([open])') !== null;
    return isFolded || have.has(plot) ? [] : [drawn(plot, place, gutter, palette)];
  });
  for (const drawing of added) {
    if (view !== undefined && isZoomable(drawing)) drawing.chart.setScale('x', view);
  }
  drawings = [...drawings, ...added];
  followMoments(drawings);
  document.documentElement.dataset.drawn = String(drawings.length);
}

function drawAnew(): void {
  const view = zoomed(drawings);
  for (const { chart } of drawings) chart.destroy();
  drawings = [];
  drawVisible(view);
}

drawVisible();
offerZoom(() => drawings);
for (const folded of document.querySelectorAll('details')) {
  folded.addEventListener('toggle', () => drawVisible());
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAnew);
new ResizeObserver(() => {
  for (const { chart, place, height } of drawings) {
    if (place.clientWidth > 0 && place.clientWidth !== chart.width) {
      chart.setSize({ width: place.clientWidth, height });
    }
  }
}).observe(document.body);
