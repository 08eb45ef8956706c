/** One chart of the evidence of several checks, and its legend. */
import { expect, test } from 'vitest';
import type { CheckOutcome } from '../../src/outcome.ts';
import { checksChart } from '../../src/report/checks-chart.ts';
import { closestFirst } from '../../src/report/comparison.ts';
import { OUTCOMES } from '../support/outcomes.ts';
import { SEVERAL } from '../support/several-checks.ts';

const FAIL = SEVERAL['fail of six checks']!.checks!;
const ERROR = SEVERAL['error of eight checks']!.checks!;

function lines(chart: string): number[][] {
  return [...chart.matchAll(/^ {2}line \[(.*)\]$/gm)].map(([, values]) =>
    values!.split(', ').map(Number),
  );
}

function coloursOf(chart: string): string[] {
  return /plotColorPalette: "(.*)"/.exec(chart)![1]!.split(', ');
}

/** Of each colour that the legend names, what it says. */
function legendOf(chart: string): [colour: string, name: string, way: number][] {
  return [
    ...chart.matchAll(/(Red|Blue|Green|Purple|Orange|Pink): (.*?), (-?[\d,]+)(?:\.\d+)? %/g),
  ].map(([, colour, name, way]) => [colour!, name!, Number(way!.replace(',', ''))]);
}

test('each line ends at its share of the way to the threshold, the closest to it on top', () => {
  const chart = checksChart(FAIL);
  const drawn = lines(chart);
  expect(drawn).toHaveLength(7);
  expect(new Set(drawn.at(-1))).toEqual(new Set([100]));
  const shares = closestFirst(FAIL).map(({ watch: { judgement } }) => {
    return (100 * judgement!.logEvidence) / judgement!.logThreshold;
  });
  const ends = drawn.slice(0, -1).map((line) => line.at(-1));
  expect(ends.map((end) => end!.toFixed(2))).toEqual(
    [...shares].reverse().map((share) => share.toFixed(2)),
  );
});

test('the legend names the colour of every line, and no other', () => {
  const chart = checksChart(FAIL);
  const legend = legendOf(chart);
  expect(legend.map(([colour]) => colour)).toEqual([
    'Red',
    'Blue',
    'Green',
    'Purple',
    'Orange',
    'Pink',
  ]);
  expect(legend[0]!.slice(0, 2)).toEqual(['Red', 'checkout']);
  const ends = lines(chart)
    .slice(0, -1)
    .reverse()
    .map((line) => line.at(-1)!);
  for (const [i, [, , way]] of legend.entries()) expect(Math.abs(ends[i]! - way)).toBeLessThan(5);
  expect(coloursOf(chart)).toHaveLength(7);
  expect(new Set(coloursOf(chart)).size).toBe(7);
  expect(coloursOf(chart).at(-2)).toBe('#e5484d');
  expect(chart).not.toContain('Not drawn');
});

test('of more than six the closest to a conviction are drawn, and the others named', () => {
  const chart = checksChart(ERROR);
  expect(lines(chart)).toHaveLength(7);
  const named = legendOf(chart).map(([, name]) => name);
  expect(named[0]).toBe('quiet');
  const [, left] = /Not drawn: (.*)\.<\/sub>/.exec(chart)!;
  expect([...named, ...left!.split(', ')].sort()).toEqual(ERROR.map(({ name }) => name).sort());
  expect(left).toContain('export');
});

test('the threshold is one line, also where a ceiling doubles that of one check', () => {
  const thresholds = ERROR.flatMap(({ watch }) => watch.judgement?.logThreshold ?? []);
  expect(new Set(thresholds.map((log) => Math.round(Math.exp(log))))).toEqual(new Set([800, 1600]));
  expect(new Set(lines(checksChart(ERROR)).at(-1))).toEqual(new Set([100]));
});

test('a check that ended before the others keeps its last value', () => {
  const [quiet] = lines(checksChart(ERROR)).slice(-2);
  expect(quiet).toHaveLength(41);
  expect(new Set(quiet!.slice(12)).size).toBe(1);
  expect(new Set(quiet!.slice(0, 12)).size).toBeGreaterThan(6);
});

test('lines are cut where one check would flatten all others, and the legend says so', () => {
  const far = (check: CheckOutcome, logEvidence: number): CheckOutcome => ({
    ...check,
    watch: {
      ...check.watch,
      strata: check.watch.strata.map((row) => ({ ...row, logEvidence })),
      judgement: { ...check.watch.judgement!, logEvidence },
    },
  });
  const chart = checksChart([far(FAIL[0]!, 900), far(FAIL[2]!, -900), FAIL[1]!]);
  const values = lines(chart).flat();
  expect([Math.min(...values), Math.max(...values)]).toEqual([-100, 200]);
  expect(chart).toContain('Lines are cut at -100 % and 200 %.');
  expect(checksChart(FAIL)).not.toContain('cut at');
});

test('nothing is drawn where fewer than two checks have evidence', () => {
  const silent = { ...FAIL[0]!, watch: OUTCOMES.error!.watch };
  expect(checksChart([silent, FAIL[1]!])).toBe('');
});
