/** One plot as a uPlot chart. */
import uPlot from 'uplot';
import type { Line, Plot } from '../chart.ts';
import type { Colours } from './colours.ts';

export interface Drawing {
  readonly plot: Plot;
  readonly place: HTMLElement;
  readonly chart: uPlot;
  readonly height: number;
}

const HEIGHT = 260;
const SMALL = 96;
const SPARK = 64;
/** A smaller one has no room for texts beside it. */
const NARROWEST_WITH_TEXT = 200;
const DASHES = { line: [], dashed: [8, 4], dotted: [2, 4], edge: [], dots: [] } as const;
const FONT = '12px system-ui, sans-serif';

/** @param gutter width of the vertical axis, the same for charts above each other */
export function drawn(plot: Plot, place: HTMLElement, gutter: number, colours: Colours): Drawing {
  const small = place.classList.contains('small');
  const height = isSpark(place) ? SPARK : small ? SMALL : HEIGHT;
  const options: uPlot.Options = {
    width: place.clientWidth,
    height,
    // On the right half a text of the time axis.
    padding: isSpark(place) ? [8, 8, 8, 8] : [8, 28, 0, 0],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    legend: { show: false },
    cursor: small ? { show: false } : { sync: { key: 'run' }, drag: { x: true, y: false } },
    select: { show: !small, left: 0, top: 0, width: 0, height: 0 },
    scales: { y: { range: () => [...plot.range] } },
    axes: axes(plot, place, gutter, colours),
    series: [{}, ...plot.lines.map((line) => series(line, colours))],
    bands: plot.bands.map(({ low, high }) => ({
      series: [high + 1, low + 1],
      fill: colours.bands[plot.lines[low]!.colour],
    })),
    hooks: {
      drawClear: [(chart) => shade(chart, plot, colours)],
      draw: [(chart) => markConviction(chart, plot, colours)],
    },
  };
  const data = [plot.moments, ...plot.lines.map(({ values }) => values)];
  place.replaceChildren();
  return {
    plot,
    place,
    chart: new uPlot(options, data as unknown as uPlot.AlignedData, place),
    height,
  };
}

/** Without a time axis. */
function isSpark(place: HTMLElement): boolean {
  return place.classList.contains('spark');
}

function axes(
  plot: Plot,
  place: HTMLElement,
  gutter: number,
  { text, grid }: Colours,
): uPlot.Axis[] {
  const small = place.classList.contains('small');
  const bare = isSpark(place) && place.clientWidth < NARROWEST_WITH_TEXT;
  const common = {
    stroke: text,
    font: FONT,
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
  };
  const ticks = small ? plot.ticks.filter((_, i) => i % 2 === 0) : plot.ticks;
  return [
    { ...common, show: !isSpark(place), space: 80, size: small ? 26 : 34, values: clock },
    {
      ...common,
      splits: () => ticks.map(({ at }) => at),
      values: () => ticks.map(({ text }) => (bare ? '' : text)),
      size: bare ? 0 : gutter,
    },
  ];
}

/** Room for the longest text beside the axis. */
export function gutterOf(plots: readonly Plot[]): number {
  const lengths = plots.flatMap(({ ticks }) => ticks.map(({ text }) => text.length));
  return 16 + 7 * Math.max(0, ...lengths);
}

/** Hours and minutes; seconds where the ticks are that close; the day where it changes. */
function clock(_: uPlot, splits: number[]): string[] {
  const close = (splits[1] ?? 0) - (splits[0] ?? 0) < 60;
  return splits.map((seconds, i) => {
    const iso = new Date(seconds * 1000).toISOString();
    const before = splits[i - 1];
    const day = before !== undefined && new Date(before * 1000).toISOString().slice(0, 10);
    const time = iso.slice(11, close ? 19 : 16);
    return day && day !== iso.slice(0, 10) ? `${time}\n${iso.slice(5, 10)}` : time;
  });
}

function series({ label, colour, style, values }: Line, colours: Colours): uPlot.Series {
  const edge = style === 'edge';
  const dots = style === 'dots';
  const alone = values.filter((value) => value !== null).length === 1;
  return {
    label,
    stroke: edge ? colours.bands[colour] : colours[colour],
    width: edge ? 1 : dots ? 0 : 2,
    dash: [...DASHES[style]],
    spanGaps: !dots,
    points: { show: dots || alone, size: dots ? 5 : 6, fill: colours[colour], width: 0 },
    ...(dots ? { paths: () => null } : {}),
  };
}

/** Set-aside intervals, behind everything else; at least a pixel wide. */
function shade(chart: uPlot, { shaded }: Plot, colours: Colours): void {
  const { ctx, bbox } = chart;
  const right = bbox.left + bbox.width;
  ctx.save();
  ctx.fillStyle = colours.shaded;
  for (const span of shaded) {
    const [from, to] = span.map((at) => Math.round(chart.valToPos(at, 'x', true)));
    const left = Math.max(bbox.left, from!);
    const width = Math.min(right, Math.max(to!, from! + 1)) - left;
    if (width > 0) ctx.fillRect(left, bbox.top, width, bbox.height);
  }
  ctx.restore();
}

function markConviction(chart: uPlot, { conviction }: Plot, { canary }: Colours): void {
  if (conviction === null) return;
  const { ctx, bbox } = chart;
  const x = Math.round(chart.valToPos(conviction, 'x', true));
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = canary;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
