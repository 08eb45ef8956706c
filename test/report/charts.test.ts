import { expect, test } from 'vitest';
import type { Watch } from '../../src/outcome.ts';
import { evidenceChart, rateChart } from '../../src/report/charts.ts';
import { OUTCOMES, play, scenario } from '../support/outcomes.ts';

function lines(chart: string | undefined): number[][] {
  return [...chart!.matchAll(/^ {2}line \[(.*)\]$/gm)].map(([, values]) =>
    values!.split(', ').map(Number),
  );
}

/** Mermaid walks along the axis in steps of (to - from) / (points - 1) and drops what lies beyond. */
function pointsShown(chart: string | undefined): number {
  const [, from, to] = /x-axis ".*" (\S+) --> (\S+)/.exec(chart!)!.map(Number);
  const step = (to! - from!) / (lines(chart)[0]!.length - 1);
  let shown = 0;
  for (let at = from!; at <= to!; at += step) shown += 1;
  return shown;
}

test('the evidence starts at 1 : 1, ends where it ended, and its threshold is a second line', () => {
  const { watch } = OUTCOMES.fail!;
  const [evidence, threshold] = lines(evidenceChart(watch));
  expect(evidence![0]).toBe(0);
  expect(evidence!.at(-1)).toBeCloseTo(watch.judgement!.logEvidence / Math.LN10, 4);
  expect(new Set(threshold)).toEqual(new Set([2]));
});

test('the rates end at the rates of the whole watch, in percent', () => {
  const { watch } = OUTCOMES.pass!;
  const { canary, baseline } = watch.judgement!;
  const [mine, theirs] = lines(rateChart(watch));
  expect(mine!.at(-1)).toBeCloseTo((100 * canary!.errors) / canary!.requests, 4);
  expect(theirs!.at(-1)).toBeCloseTo((100 * baseline!.errors) / baseline!.requests, 4);
});

test('a point an interval where there is room', () => {
  expect(lines(evidenceChart(OUTCOMES.pass!.watch))[0]).toHaveLength(41);
});

test.each([2, 3, 7, 40, 59, 60, 61, 119, 120, 121, 1000, 5000])(
  '%i intervals: at most 60 points, none lost by Mermaid, the last one the last',
  (count) => {
    const watch = long(count);
    for (const chart of [evidenceChart(watch), rateChart(watch)]) {
      const [first, ...others] = lines(chart);
      expect(first!.length).toBeLessThanOrEqual(60);
      for (const other of others) expect(other.length).toBe(first!.length);
      expect(pointsShown(chart)).toBe(first!.length);
    }
    expect(lines(evidenceChart(watch))[0]!.at(-1)).toBeCloseTo(0.01 * count, 4);
  },
);

test('polls that are never quite on time still land on their points', () => {
  const { watch } = OUTCOMES.pass!;
  const strata = watch.strata.map((row, i) => ({ ...row, end: row.end + 40 * i }));
  const exact = lines(rateChart(watch))[0]!;
  expect(lines(rateChart({ ...watch, strata }))[0]!.slice(0, 40)).toEqual(exact);
});

test('no chart where there is nothing to see', () => {
  expect(evidenceChart(OUTCOMES.error!.watch)).toBe(undefined);
  expect(rateChart(OUTCOMES.error!.watch)).toBe(undefined);
  expect(rateChart(OUTCOMES['pass without any error']!.watch)).toBe(undefined);
  expect(evidenceChart(play(scenario({ polls: 1 })).watch)).toBe(undefined);
  expect(rateChart(play(scenario({ polls: 1 })).watch)).toBe(undefined);
});

test('every value is a number that Mermaid reads', () => {
  const { watch } = OUTCOMES.fail!;
  const strata = watch.strata.map((row, i) => ({
    ...row,
    logEvidence: [1e-9, -1e-9, 1e300, -1e300, 3][i % 5]!,
  }));
  for (const chart of [
    evidenceChart({ ...watch, strata }),
    ...Object.values(OUTCOMES).map((each) => rateChart(each.watch)),
  ]) {
    for (const [, list] of chart?.matchAll(/^ {2}line \[(.*)\]$/gm) ?? []) {
      for (const value of list!.split(', ')) expect(value).toMatch(/^-?\d+(\.\d+)?$/);
    }
  }
});

/** ln E rises by 0.01 ln 10 an interval. */
function long(count: number): Watch {
  const { watch } = OUTCOMES.pass!;
  const [first] = watch.strata;
  const start = watch.plan!.start;
  const strata = Array.from({ length: count }, (_, index) => ({
    ...first!,
    index,
    start: start + 15_000 * index,
    end: start + 15_000 * (index + 1),
    logEvidence: 0.01 * (index + 1) * Math.LN10,
  }));
  return { ...watch, strata };
}
