import { expect, test } from 'vitest';
import type { Watch } from '../../src/outcome.ts';
import { evidenceChart, rateChart } from '../../src/report/charts.ts';
import { longRun } from '../support/long-run.ts';
import { OUTCOMES, play, scenario } from '../support/outcomes.ts';

function lines(chart: string): number[][] {
  return [...chart.matchAll(/^ {2}line \[(.*)\]$/gm)].map(([, values]) =>
    values!.split(', ').map(Number),
  );
}

/** Mermaid walks along the axis in steps of (to - from) / (points - 1) and drops what lies beyond. */
function pointsShown(chart: string): number {
  const [, from, to] = /x-axis ".*" (\S+) --> (\S+)/.exec(chart)!.map(Number);
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

test('a short peak of a long run is not lost between the points, and the end is the end', () => {
  const { watch } = longRun(5000, 2);
  const [evidence] = lines(evidenceChart(watch));
  expect(evidence!.length).toBeLessThanOrEqual(60);
  const all = watch.strata.map(({ logEvidence }) => logEvidence / Math.LN10);
  expect(Math.max(...evidence!)).toBeCloseTo(Math.max(...all), 4);
  expect(evidence!.at(-1)).toBeCloseTo(all.at(-1)!, 4);
});

test('the rates end at the rates of the whole watch, in percent', () => {
  const { watch } = OUTCOMES.pass!;
  const { canary, baseline } = watch.judgement!;
  const [mine, theirs] = lines(rateChart(watch)).slice(-2);
  expect(mine!.at(-1)).toBeCloseTo((100 * canary!.errors) / canary!.requests, 4);
  expect(theirs!.at(-1)).toBeCloseTo((100 * baseline!.errors) / baseline!.requests, 4);
});

test('the limits of each rate are fainter lines below the rates, and end at those of the whole watch', () => {
  const { watch } = OUTCOMES.pass!;
  const { canaryRate, baselineRate } = watch.judgement!;
  const chart = rateChart(watch);
  const ends = lines(chart).map((line) => line.at(-1)!);
  const expected = [canaryRate!, baselineRate!].flatMap(({ low, high }) => [low, high]);
  expect(ends).toHaveLength(6);
  for (const [i, share] of expected.entries()) expect(ends[i]).toBeCloseTo(100 * share, 4);
  const palette = /plotColorPalette: "(.*)"/.exec(chart)![1]!.split(', ');
  const [canary, baseline] = palette.slice(-2);
  expect(palette.slice(0, 4)).toEqual([canary, canary, baseline, baseline].map((it) => `${it}66`));
  expect(chart).toContain('Paler: the 95 % limits of each');
});

test('early limits do not flatten what comes later', () => {
  const chart = rateChart(OUTCOMES.fail!.watch);
  const all = lines(chart);
  const [, top] = /y-axis ".*" \S+ --> (\S+)/.exec(chart)!.map(Number);
  expect(Math.max(...all.flat())).toBeLessThanOrEqual(top!);
  const rates = Math.max(...all.slice(-2).flat());
  expect(top).toBeLessThan(2 * rates);
  expect(chart).not.toContain('cut at the top');
  const rare = long(200);
  const [first, ...others] = rare.strata;
  const failed = { ...first!, canary: { ...first!.canary, errors: 30, requests: 100 } };
  const cut = rateChart({ ...rare, strata: [failed, ...others] });
  const [, highest] = /y-axis ".*" \S+ --> (\S+)/.exec(cut)!.map(Number);
  expect(cut).toContain('Paler: the 95 % limits of each, cut at the top.');
  expect(highest).toBeCloseTo(1.05 * Math.max(...lines(cut).slice(-2).flat()), 3);
});

test('the caption names what is drawn, and nothing else', () => {
  const ofRates = rateChart(OUTCOMES['pass of rates']!.watch);
  expect(lines(ofRates)).toHaveLength(2);
  expect(ofRates).toMatch(/<sub>Red: the canary. Blue: the baseline.<\/sub>$/);
  const alone = rateChart(OUTCOMES['fail by the ceiling']!.watch);
  expect(lines(alone)).toHaveLength(3);
  expect(alone).toMatch(/<sub>Red: the canary. Paler: the 95 % limits of each.<\/sub>$/);
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
  expect(evidenceChart(OUTCOMES.error!.watch)).toBe('');
  expect(rateChart(OUTCOMES.error!.watch)).toBe('');
  expect(rateChart(OUTCOMES['pass without any error']!.watch)).toBe('');
  expect(evidenceChart(play(scenario({ polls: 1 })).watch)).toBe('');
  expect(rateChart(play(scenario({ polls: 1 })).watch)).toBe('');
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
    for (const [, list] of chart.matchAll(/^ {2}line \[(.*)\]$/gm) ?? []) {
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
