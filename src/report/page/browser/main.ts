/** Runs in the page: draws the plots that the page brings as JSON, and lets them be read by pointer, finger and key. */

import type { Plot } from '../chart.ts';
import { colours } from './colours.ts';
import { type Drawing, drawn, gutterOf } from './drawing.ts';
import { followMoments } from './moments.ts';
import { offerZoom } from './zoom.ts';

const { plots } = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as {
  plots: Plot[];
};

let drawings: Drawing[] = [];

function draw(): void {
  for (const { chart } of drawings) chart.destroy();
  const palette = colours();
  const gutter = gutterOf(plots);
  drawings = plots.flatMap((plot) => {
    const place = document.querySelector<HTMLElement>(`[data-plot="${plot.id}"]`);
    return place === null ? [] : [drawn(plot, place, gutter, palette)];
  });
  followMoments(drawings);
}

draw();
offerZoom(() => drawings);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
new ResizeObserver(() => {
  for (const { chart, place, height } of drawings) {
    if (place.clientWidth > 0 && place.clientWidth !== chart.width) {
      chart.setSize({ width: place.clientWidth, height });
    }
  }
}).observe(document.body);
document.documentElement.dataset.drawn = String(drawings.length);
