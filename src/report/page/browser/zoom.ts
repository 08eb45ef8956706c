/** Buttons that zoom all charts of the run around the moment shown; a pointer may also drag over a chart. */
import type { Drawing } from './drawing.ts';

const FACTORS: Readonly<Record<string, number>> = {
  in: 0.5,
  out: 2,
  all: Number.POSITIVE_INFINITY,
};

export function offerZoom(drawings: () => readonly Drawing[]): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-zoom]')) {
    const by = FACTORS[button.dataset.zoom ?? ''] ?? 1;
    button.addEventListener('click', () => {
      for (const drawing of drawings()) zoom(drawing, by);
    });
  }
}

/** What the charts of the run show of it; undefined where that is all, or nothing is drawn. */
export function zoomed(drawings: readonly Drawing[]): { min: number; max: number } | undefined {
  const first = drawings.find(isZoomable);
  if (first === undefined) return undefined;
  const { moments } = first.plot;
  const { min, max } = first.chart.scales.x ?? {};
  if (typeof min !== 'number' || typeof max !== 'number') return undefined;
  return min > moments[0]! || max < moments.at(-1)! ? { min, max } : undefined;
}

/** The small charts show the whole run. */
export function isZoomable({ place }: Drawing): boolean {
  return !place.classList.contains('small');
}

function zoom({ chart, plot: { id, moments } }: Drawing, by: number): void {
  const slider = document.querySelector<HTMLInputElement>(`[data-moment="${id}"]`);
  if (slider === null) return;
  const [first, last] = [moments[0]!, moments.at(-1)!];
  const { min = first, max = last } = chart.scales.x ?? {};
  const [from, to] = [min ?? first, max ?? last];
  const width = Math.min(last - first, Math.max(1, (to - from) * by));
  const middle = moments[slider.valueAsNumber] ?? (from + to) / 2;
  const start = Math.min(last - width, Math.max(first, middle - width / 2));
  chart.setScale('x', { min: start, max: start + width });
}
