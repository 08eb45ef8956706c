/** The charts of the summary as Mermaid itself draws them, in GitHub's width, on light and dark ground. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/outcome.ts';
import { summary } from '../../src/report/summary.ts';
import { startChromium } from '../support/chromium.ts';
import { longRun } from '../support/long-run.ts';
import { artifact, type Opened, openFile } from '../support/opened-page.ts';
import { OUTCOMES } from '../support/outcomes.ts';
import { SEVERAL } from '../support/several-checks.ts';

const MERMAID = fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.min.js'));

/** Of the column that GitHub shows a summary in. */
const WIDTH = 830;
const GROUND = { light: '#ffffff', dark: '#0d1117' } as const;
type Theme = keyof typeof GROUND;

const ALL: Readonly<Record<string, Outcome>> = {
  ...OUTCOMES,
  ...SEVERAL,
  'long run': longRun(5000, 4),
};
const CHARTED = Object.keys(ALL).filter((name) => blocksOf(ALL[name]!).length > 0);

let browser: Browser;
const opened: Partial<Record<Theme, Opened>> = {};

beforeAll(async () => {
  browser = await startChromium();
  for (const theme of ['light', 'dark'] as const) opened[theme] = await withMermaid(theme);
});
afterAll(async () => {
  for (const each of Object.values(opened)) await each[Symbol.asyncDispose]();
  await browser?.close();
});

/** As GitHub shows charts: in Mermaid's own theme for the ground. */
async function withMermaid(theme: Theme): Promise<Opened> {
  const ground = `margin:0;background:${GROUND[theme]}`;
  const text = `<!doctype html><body style="${ground}"><main></main>`;
  const viewport = { width: WIDTH, height: 600 };
  const page = await openFile(browser, text, { viewport, colorScheme: theme });
  await page.page.addScriptTag({ path: MERMAID });
  const name = theme === 'dark' ? 'dark' : 'default';
  await page.page.evaluate(`mermaid.initialize({ startOnLoad: false, theme: '${name}' })`);
  return page;
}

function blocksOf(outcome: Outcome): string[] {
  const blocks = summary(outcome).matchAll(/```mermaid\n([\s\S]*?)\n```\n\n<sub>(.*?)<\/sub>/g);
  return [...blocks].map(([, text]) => text!);
}

/** What a chart's text promises. */
function promised(block: string) {
  const [, title] = /title "(.*)"/.exec(block)!;
  const [, xTitle, from, to] = /x-axis "(.*)" (\S+) --> (\S+)/.exec(block)!;
  const [, yTitle, low, high] = /y-axis "(.*)" (\S+) --> (\S+)/.exec(block)!;
  return {
    title,
    titles: [xTitle, yTitle],
    ranges: [
      [Number(from), Number(to)],
      [Number(low), Number(high)],
    ] as const,
    colours: /plotColorPalette: "(.*)"/.exec(block)![1]!.split(', '),
    lines: [...block.matchAll(/^ {2}line \[(.*)\]$/gm)].map(([, values]) =>
      values!.split(', ').map(Number),
    ),
  };
}

interface Drawn {
  readonly title: string;
  /** Colour behind the lines. */
  readonly ground: string;
  readonly titles: readonly string[];
  /** Texts along each axis. */
  readonly labels: readonly (readonly string[])[];
  readonly lines: readonly {
    readonly colour: string;
    readonly points: readonly [number, number][];
  }[];
  readonly overlaps: readonly string[];
}

/** Reads a chart back from its SVG. Points are in the SVG's own units. */
const READ = `(svg) => {
  const hex = (it) => '#' + getComputedStyle(it).fill.match(/\\d+/g).map((part) => Number(part).toString(16).padStart(2, '0')).join('');
  const texts = (selector) => [...svg.querySelectorAll(selector)].map((it) => it.textContent);
  const boxes = (selector) => [...svg.querySelectorAll(selector)].map((it) => [it.textContent, it.getBoundingClientRect()]);
  const overlaps = (all, near, far) => all.slice(1).flatMap(([text, box], i) => {
    const [before, other] = all[i];
    return Math.max(box[near], other[near]) < Math.min(box[far], other[far]) ? [before + ' and ' + text] : [];
  });
  return {
    title: texts('.chart-title text').join(),
    ground: hex(svg.querySelector('.background')),
    titles: [...texts('.bottom-axis .title text'), ...texts('.left-axis .title text')],
    labels: [texts('.bottom-axis .label text'), texts('.left-axis .label text')],
    lines: [...svg.querySelectorAll('.plot path')].map((path) => ({
      colour: path.getAttribute('stroke'),
      points: path.getAttribute('d').slice(1).split('L').map((pair) => pair.split(',').map(Number)),
    })),
    overlaps: [
      ...overlaps(boxes('.bottom-axis .label text'), 'left', 'right'),
      ...overlaps(boxes('.left-axis .label text'), 'top', 'bottom'),
    ],
  };
}`;

/** Draws all charts of an outcome below each other. */
function render(outcome: Outcome, theme: Theme): Promise<Drawn[]> {
  return opened[theme]!.page.evaluate<Drawn[]>(
    `(async () => {
      const read = ${READ};
      const main = document.querySelector('main');
      main.replaceChildren();
      const drawn = [];
      for (const [i, text] of ${JSON.stringify(blocksOf(outcome))}.entries()) {
        const { svg } = await mermaid.render('chart' + i, text);
        const figure = document.createElement('figure');
        figure.innerHTML = svg;
        main.append(figure);
        drawn.push(read(figure.querySelector('svg')));
      }
      return drawn;
    })()`,
  );
}

describe.each(CHARTED)('the charts of "%s"', (name) => {
  test.each(['light', 'dark'] as const)('%s: are drawn as they are written', async (theme) => {
    const blocks = blocksOf(ALL[name]!);
    const all = await render(ALL[name]!, theme);
    const { page, requests, complaints } = opened[theme]!;
    await page.screenshot({ path: artifact(`mermaid ${name}, ${theme}`), fullPage: true });
    expect(all).toHaveLength(blocks.length);
    for (const [i, drawn] of all.entries()) {
      const { title, titles, ranges, colours, lines } = promised(blocks[i]!);
      expect(drawn.title).toBe(title);
      expect(drawn.titles).toEqual(titles);
      expect(drawn.lines.map(({ colour }) => colour)).toEqual(colours);
      expect(drawn.lines.map(({ points }) => points.length)).toEqual(
        lines.map((values) => values.length),
      );
      for (const [axis, [from, to]] of ranges.entries()) {
        const ticks = drawn.labels[axis]!.map(Number);
        expect(ticks.length).toBeGreaterThan(2);
        expect(Math.min(...ticks)).toBeGreaterThanOrEqual(from);
        expect(Math.max(...ticks)).toBeLessThanOrEqual(to);
      }
      expect(drawn.overlaps).toEqual([]);
      for (const { colour } of drawn.lines) {
        if (colour.length === 7) expect(contrast(colour, drawn.ground), colour).toBeGreaterThan(3);
      }
    }
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('what Mermaid cannot read is an error here', async () => {
  const text = JSON.stringify('xychart-beta\n  line [1, x]');
  await expect(
    opened.light!.page.evaluate(`mermaid.render('broken', ${text}).finally(() => {
      document.querySelector('#dbroken')?.remove();
    })`),
  ).rejects.toThrow();
});

/** By WCAG 2.2, of two opaque colours. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
      const value = Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
      return sum + weight * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    }, 0);
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

test('a higher value is drawn higher, at the share of the axis that it has', async () => {
  const [evidence] = await render(OUTCOMES.fail!, 'light');
  const { lines, ranges } = promised(blocksOf(OUTCOMES.fail!)[0]!);
  const [first, threshold] = evidence!.lines;
  const heightOf = (value: number) => (value - ranges[1]![0]) / (ranges[1]![1] - ranges[1]![0]);
  const y = first!.points.map(([, at]) => at);
  const perUnit = (threshold!.points[0]![1] - y[0]!) / (heightOf(2) - heightOf(0));
  for (const [i, value] of lines[0]!.entries()) {
    expect(y[i]! - y[0]!).toBeCloseTo(perUnit * heightOf(value) - perUnit * heightOf(0), 1);
  }
  expect(perUnit).toBeLessThan(-200);
});
