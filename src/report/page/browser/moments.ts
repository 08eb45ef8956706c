/** A moment of the run, chosen with a pointer over a chart or with a slider under it, read out in words. */
import { factor, odds, percent } from '../../../wording.ts';
import type { Plot } from '../chart.ts';
import type { Drawing } from './drawing.ts';

/** Every chart shows the same moment, or of another check the one that is nearest to it: that of the first chart. */
export function followMoments(drawings: readonly Drawing[]): void {
  const charts = drawings.filter(({ plot }) => sliderOf(plot) !== null);
  const [first] = charts;
  if (first === undefined) return;
  const now = first.plot.moments[sliderOf(first.plot)!.valueAsNumber]!;
  for (const { plot, chart } of charts) {
    const slider = sliderOf(plot)!;
    // Set anew at every drawing: listeners would add up.
    slider.oninput = () => {
      const chosen = plot.moments[slider.valueAsNumber]!;
      for (const each of charts) show(each, nearest(each.plot, chosen), true);
    };
    chart.hooks.setCursor = [
      ({ cursor }) => {
        if (cursor.idx !== null && cursor.idx !== undefined)
          show({ plot, chart }, cursor.idx, false);
      },
    ];
    show({ plot, chart }, nearest(plot, now), false);
  }
}

function nearest({ moments }: Plot, at: number): number {
  const after = moments.findIndex((moment) => moment >= at);
  if (after < 0) return moments.length - 1;
  return after > 0 && at - moments[after - 1]! < moments[after]! - at ? after - 1 : after;
}

function show(
  { plot, chart }: Pick<Drawing, 'plot' | 'chart'>,
  index: number,
  moves: boolean,
): void {
  const slider = sliderOf(plot)!;
  const text = momentInWords(plot, index);
  slider.value = String(index);
  slider.setAttribute('aria-valuetext', text);
  document.querySelector(`[data-values="${plot.id}"]`)!.textContent = text;
  if (!moves) return;
  const value = plot.lines[0]?.values[index] ?? plot.range[0];
  const left = chart.valToPos(plot.moments[index]!, 'x');
  chart.setCursor({ left, top: chart.valToPos(value, 'y') }, false);
}

function sliderOf({ id }: Plot): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`[data-moment="${id}"]`);
}

const UNITS = {
  share: percent,
  odds: (log: number) => odds(log * Math.LN10),
  factor: (log: number) => (log >= 3 ? 'no limit' : log <= -3 ? '0' : factor(10 ** log)),
} as const;

/** `03:14:15 UTC: canary so far 2.1 % (1.6 % to 2.7 %), …`; what has no value at this moment is left out. */
function momentInWords({ moments, lines, bands, unit }: Plot, index: number): string {
  const read = (line: number) => {
    const value = lines[line]?.values[index];
    return value === null || value === undefined ? undefined : UNITS[unit](value);
  };
  const values = lines.flatMap(({ label, style, colour }, line) => {
    const value = style === 'dotted' || style === 'edge' ? undefined : read(line);
    if (value === undefined) return [];
    const band =
      style === 'dots' ? undefined : bands.find(({ low }) => lines[low]?.colour === colour);
    const [low, high] = band === undefined ? [] : [read(band.low), read(band.high)];
    const limits = low === undefined || high === undefined ? '' : ` (${low} to ${high})`;
    return [`${label} ${value}${limits}`];
  });
  const time = new Date((moments[index] ?? 0) * 1000).toISOString().slice(11, 19);
  return `${time} UTC: ${values.join(', ') || 'no value'}`;
}
