/** The two charts of one check in the summary. */
import type { Watch } from '../outcome.ts';
import { type Point, sampled, timeAxis, xychart } from './xychart.ts';

const CANARY = '#d1242f';
const BASELINE = '#0969da';
const THRESHOLD = '#6e7781';

/** log10 of the evidence over time, and what convicts; undefined with fewer than two intervals. */
export function evidenceChart(watch: Watch): string | undefined {
  const { judgement } = watch;
  const points = evidenceOf(watch);
  if (points === undefined || judgement === undefined) return undefined;
  const start = points[0]!.at;
  const axis = timeAxis(start, start, points.at(-1)!.at, watch.plan?.stratumLength ?? 0);
  const evidence = sampled(points, axis).map((log) => log / Math.LN10);
  const threshold = judgement.logThreshold / Math.LN10;
  const line = evidence.map(() => threshold);
  return xychart('Evidence against the canary', axis, 'log10 of the odds', [
    { colour: CANARY, values: evidence },
    { colour: THRESHOLD, values: line },
  ]);
}

/** ln of the evidence after each interval, from the start on; undefined with fewer than two. */
export function evidenceOf({ strata, rateIntervals }: Watch): readonly Point[] | undefined {
  const rows = strata.length > 0 ? strata : rateIntervals;
  if (rows.length < 2) return undefined;
  const points = rows.map(({ end, logEvidence }) => ({ at: end, value: logEvidence }));
  return [{ at: rows[0]!.start, value: 0 }, ...points];
}

/** Error rates so far, in percent; undefined with fewer than two intervals, without traffic or without any error. */
export function rateChart(watch: Watch): string | undefined {
  const canary = cumulative(watch, 'canary');
  const baseline = cumulative(watch, 'baseline');
  const start = watch.strata[0]?.start ?? watch.rateIntervals[0]?.start;
  const lines = [
    { colour: CANARY, points: canary },
    { colour: BASELINE, points: baseline },
  ].filter(({ points }) => points.length > 0);
  const hasErrors = lines.some(({ points }) => points.some(({ value }) => value > 0));
  if (start === undefined || canary.length < 2 || !hasErrors) return undefined;
  const from = Math.max(...lines.map(({ points }) => points[0]!.at));
  const axis = timeAxis(start, from, canary.at(-1)!.at, watch.plan?.stratumLength ?? 0);
  if (axis.points < 2) return undefined;
  return xychart(
    'Error rates so far',
    axis,
    'percent',
    lines.map(({ colour, points }) => ({ colour, values: sampled(points, axis) })),
  );
}

function cumulative(watch: Watch, cohort: 'canary' | 'baseline'): Point[] {
  let errors = 0;
  let requests = 0;
  const points = watch.strata.map(({ end, [cohort]: counts }) => {
    errors += counts?.errors ?? 0;
    requests += counts?.requests ?? 0;
    return { at: end, value: (100 * errors) / requests };
  });
  let sum = 0;
  const means = watch.rateIntervals.map(({ end, [cohort]: rate }, index) => {
    sum += 100 * rate;
    return { at: end, value: sum / (index + 1) };
  });
  return [...points, ...means].filter(({ value }) => Number.isFinite(value));
}
