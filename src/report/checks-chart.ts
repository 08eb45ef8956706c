/** The evidence of several checks in one Mermaid chart, with a legend in words: Mermaid has none of its own. */
import type { CheckOutcome } from '../outcome.ts';
import { odds, percent } from '../wording.ts';
import { evidenceOf } from './charts.ts';
import { closestFirst, wayTo } from './comparison.ts';
import { text } from './markdown.ts';
import { COLOURS, peaks, timeAxis, xychart } from './xychart.ts';

/** More lines could not be told apart. */
const NAMED = [
  { name: 'Red', colour: COLOURS.red },
  { name: 'Blue', colour: COLOURS.blue },
  { name: 'Green', colour: COLOURS.green },
  { name: 'Purple', colour: COLOURS.purple },
  { name: 'Orange', colour: COLOURS.orange },
  { name: 'Pink', colour: COLOURS.pink },
];

/** Beyond these, in percent of the way, one check would flatten all others. */
const LOWEST = -100;
const HIGHEST = 200;

/**
 * The way of each check to its own threshold: they differ where a ceiling is judged beside the comparison. At most six, the
 * closest to a conviction. Empty where fewer than two can be drawn.
 */
export function checksChart(checks: readonly CheckOutcome[]): string {
  const known = closestFirst(checks).flatMap((check) => {
    const points = evidenceOf(check.watch);
    const { judgement } = check.watch;
    return points === undefined || judgement === undefined ? [] : [{ check, judgement, points }];
  });
  const drawn = known.slice(0, NAMED.length);
  if (drawn.length < 2) return '';
  const start = Math.min(...drawn.map(({ points }) => points[0]!.at));
  const end = Math.max(...drawn.map(({ points }) => points.at(-1)!.at));
  const shortest = Math.min(...drawn.map(({ check }) => check.watch.plan?.stratumLength ?? 0));
  const axis = timeAxis(start, start, end, shortest);
  const ways = drawn.map(({ judgement, points }) =>
    peaks(points, axis).map(({ value }) => 100 * wayTo(judgement, value)),
  );
  const lines = ways.map((way, i) => ({
    colour: NAMED[i]!.colour,
    values: way.map((value) => Math.min(HIGHEST, Math.max(LOWEST, value))),
  }));
  const threshold = {
    colour: COLOURS.grey,
    values: Array.from({ length: axis.points }, () => 100),
  };
  const isCut = ways.flat().some((value) => value < LOWEST || value > HIGHEST);
  const names = drawn.map(
    ({ check, judgement }, i) =>
      `${NAMED[i]!.name}: ${text(check.name)}, ${percent(wayTo(judgement, judgement.logEvidence))}.`,
  );
  const left = checks.filter((check) => !drawn.some((each) => each.check === check));
  const { logThreshold } = drawn[0]!.judgement;
  const legend = [
    ...names,
    'Grey: what convicts.',
    `The way is one in powers of ten: half of that to ${odds(logThreshold)} is ${odds(logThreshold / 2)}.`,
    ...(isCut ? [`Lines are cut at ${LOWEST} % and ${HIGHEST} %.`] : []),
    ...(left.length > 0 ? [`Not drawn: ${left.map(({ name }) => text(name)).join(', ')}.`] : []),
  ];
  return xychart({
    title: 'Evidence of each check',
    axis,
    unit: 'percent of the way to a conviction',
    // The closest on top of all others.
    lines: [...[...lines].reverse(), threshold],
    caption: legend.join(' '),
  });
}
