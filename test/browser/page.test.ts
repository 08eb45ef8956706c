import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/outcome.ts';
import { page } from '../../src/report/page.ts';
import { startChromium } from '../support/chromium.ts';
import { longRun } from '../support/long-run.ts';
import {
  artifact,
  type Opened,
  openChecks,
  openFile,
  openReport,
  PHONE,
} from '../support/opened-page.ts';
import { failing, OUTCOMES, outcomeOf, play } from '../support/outcomes.ts';
import { SEVERAL } from '../support/several-checks.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

function open(outcome: Outcome, options?: BrowserContextOptions): Promise<Opened> {
  return openReport(browser, outcome, options);
}

/** For each canvas, how many different colours are on it. */
function coloursDrawn(page: Page): Promise<number[]> {
  return page.evaluate(`[...document.querySelectorAll('canvas')].map((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  })`);
}

const ALL: Readonly<Record<string, Outcome>> = { ...OUTCOMES, ...SEVERAL };

describe.each(Object.keys(ALL))('"%s"', (name) => {
  const outcome = ALL[name]!;

  test('asks for nothing, complains of nothing, draws every chart', async () => {
    await using opened = await open(outcome);
    await openChecks(opened.page);
    const charts = await opened.page.locator('[data-plot]').count();
    expect(await opened.page.locator('html').getAttribute('data-drawn')).toBe(String(charts));
    const drawn = await coloursDrawn(opened.page);
    expect(drawn).toHaveLength(charts);
    // Background, grid, text and at least one line with its smoothed edges.
    for (const colours of drawn) expect(colours).toBeGreaterThan(8);
    await opened.page.screenshot({ path: artifact(name), fullPage: true });
    expect(opened.requests).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });

  test('fits a phone without scrolling sideways, dark', async () => {
    await using opened = await open(outcome, { viewport: PHONE, colorScheme: 'dark' });
    await openChecks(opened.page);
    const width = await opened.page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE.width);
    await opened.page.screenshot({ path: artifact(`${name}-phone`), fullPage: true });
  });
});

test('dark and light differ, also in what is drawn, and follow the system while the page is open', async () => {
  await using opened = await open(OUTCOMES.fail!, { colorScheme: 'light' });
  const look = () =>
    opened.page.evaluate<string[]>(`[
      getComputedStyle(document.body).backgroundColor,
      document.querySelector('canvas').toDataURL(),
    ]`);
  const light = await look();
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await look())[1]).not.toBe(light[1]);
  const dark = await look();
  expect(light[0]).toBe('rgb(255, 255, 255)');
  expect(dark[0]).not.toBe(light[0]);
  expect(await opened.page.locator('html').getAttribute('data-drawn')).toBe('8');
  expect(opened.complaints).toEqual([]);
});

test.each(['light', 'dark'] as const)(
  '%s: every text has a contrast of at least 4.5',
  async (colorScheme) => {
    for (const name of [
      'fail',
      'pass',
      'too little power',
      'error',
      'fail, rollback refused',
      'fail of six checks',
    ]) {
      await using opened = await open(ALL[name]!, { colorScheme });
      expect(await opened.page.evaluate(LOW_CONTRASTS), name).toEqual([]);
    }
  },
);

/** By WCAG 2.2: relative luminance of each text and of the nearest background behind it. */
const LOW_CONTRASTS = `(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let each = element; each !== null; each = each.parentElement) {
      const colour = parts(getComputedStyle(each).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    throw new Error('no background');
  };
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  const texts = [...document.querySelectorAll('body *')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '') && element.checkVisibility());
  return texts.flatMap((element) => {
    const [a, b] = [parts(getComputedStyle(element).color), behind(element)].map(luminance).sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    return contrast >= 4.5 ? [] : [element.tagName + ' ' + element.className + ' ' + contrast.toFixed(2)];
  });
})()`;

test('the keyboard reaches everything in the order it is read, and shows where it is', async () => {
  await using opened = await open(OUTCOMES.fail!);
  const { page } = opened;
  const order: string[] = [];
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate<{ name: string; outline: string } | null>(`(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: element.id || element.getAttribute('aria-label') || element.textContent,
        outline: outlineStyle + ' ' + outlineWidth,
      };
    })()`);
    if (at === null) break;
    expect(at.outline, at.name).toBe('solid 3px');
    order.push(at.name);
  }
  expect(order).toEqual([
    'acme/shop, canary',
    'Zoom in',
    'Zoom out',
    'Whole run',
    'rates-moment',
    'Error rates as a table',
    'evidence-moment',
    'Evidence against the canary as a table',
    'ratio-moment',
    'Ratio of the error rates as a table',
    'Instances as a table',
    'By instance',
    'What kind of errors',
    'Answers by status',
    'By route',
    'compare',
    '8f3c1d2',
    '1c9e0b7',
    'Failing requests',
    'Queries, as sent',
    'Inputs as resolved',
  ]);
});

test('the slider reads out every moment of all charts, by key', async () => {
  await using opened = await open(OUTCOMES.fail!);
  const { page } = opened;
  const values = (id: string) => page.locator(`[data-values="${id}"]`).innerText();
  const last = await values('evidence');
  expect(last).toMatch(/^03:13:15 UTC: evidence \d+ : 1$/);
  await page.locator('#rates-moment').focus();
  await page.keyboard.press('Home');
  expect(await values('evidence')).toMatch(/^03:12:15 UTC: evidence /);
  expect(await values('rates')).toMatch(/^03:12:15 UTC: canary so far [\d.]+ % \(.* % to .* %\), /);
  await page.keyboard.press('End');
  expect(await values('evidence')).toBe(last);
  const spoken = await page.locator('#rates-moment').getAttribute('aria-valuetext');
  expect(spoken).toBe(await values('rates'));
});

test('a pointer over one chart shows the moment in all', async () => {
  await using opened = await open(OUTCOMES.pass!);
  const { page } = opened;
  const chart = page.locator('[data-plot="evidence"] .u-over');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  await page.mouse.move(box!.x + box!.width / 2, box!.y + 50);
  const times = await page.locator('[data-values]').allInnerTexts();
  expect(new Set(times.map((text) => text.slice(0, 8))).size).toBe(1);
  expect(times[0]).toMatch(/^03:1[67]:/);
});

test('zooming in and back out changes all charts of the run, by key', async () => {
  await using opened = await open(OUTCOMES.pass!);
  const { page } = opened;
  const look = () =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('figure [data-plot]:not(.small) canvas')].map((canvas) => canvas.toDataURL())`,
    );
  const whole = await look();
  await page.getByRole('button', { name: 'Zoom in' }).press('Enter');
  const near = await look();
  expect(near.filter((image, i) => image === whole[i])).toEqual([]);
  await page.getByRole('button', { name: 'Whole run' }).press('Enter');
  expect(await look()).toEqual(whole);
});

test('every chart has a name, a description and a table', async () => {
  await using opened = await open(OUTCOMES.fail!);
  const { page } = opened;
  for (const name of ['Error rates', 'Evidence against the canary', 'Ratio of the error rates']) {
    await page.getByRole('img', { name, exact: true }).waitFor();
    await page.getByText(`${name} as a table`, { exact: true }).click();
  }
  expect(await page.getByRole('table').count()).toBe(8);
  expect(await page.getByRole('img', { name: /^Error rate of stable-a: / }).count()).toBe(1);
});

test('without JavaScript the numbers are still there, of every check', async () => {
  const options = { javaScriptEnabled: false };
  await using opened = await openFile(browser, page(SEVERAL['fail of six checks']!), options);
  const { page: still } = opened;
  expect(await still.getByText('The charts need JavaScript').first().isVisible()).toBe(true);
  await still.getByText('Evidence against the canary as a table').click();
  expect(await still.getByRole('region', { name: 'Evidence over time' }).isVisible()).toBe(true);
  await still.locator('details.check > summary').first().click();
  await still.getByText('The charts as a table').first().click();
  const course = still.getByRole('region', { name: 'The course of this check' }).first();
  expect(await course.isVisible()).toBe(true);
  for (const part of ['.plot', '.tools', '.moment']) {
    expect(await still.locator(part).first().isVisible(), part).toBe(false);
  }
});

const ATTACKS = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' autofocus onfocus='alert(3)",
  '<!--<script>alert(4)//',
  '<svg/onload=alert(5)>',
  'https://evil.example/"><iframe src="https://evil.example">',
].join(' ');

test('hostile labels are text: no script runs, nothing is asked for', async () => {
  const run = play(failing());
  const strata = run.watch.strata.map((stratum) => ({
    ...stratum,
    canary: {
      ...stratum.canary,
      statuses: new Map([[ATTACKS, 5]]),
      instances: new Map([[ATTACKS, { errors: 1, requests: 5 }]]),
    },
  }));
  const source = {
    ...run.watch.source,
    url: ATTACKS,
    queries: [{ cohort: 'both' as const, query: ATTACKS }],
    statusLabel: ATTACKS,
  };
  const notes = [{ kind: 'birth' as const, cohort: undefined, sentence: ATTACKS }];
  const outcome = outcomeOf({ ...run, watch: { ...run.watch, strata, source, notes } });
  const hostile: Outcome = {
    ...outcome,
    verdict: { ...outcome.verdict, reason: ATTACKS },
    decision: { ...outcome.decision, because: ATTACKS },
    run: {
      ...outcome.run,
      repository: ATTACKS,
      job: ATTACKS,
      runUrl: `https://ci.example/${ATTACKS}`,
    },
  };
  await using opened = await open(hostile);
  const { page, requests, complaints } = opened;
  for (const each of await page.locator('details > summary').all()) await each.click();
  expect(await page.locator('main').innerText()).toContain('<svg/onload=alert(5)>');
  expect(await page.locator('iframe, img, svg').count()).toBe(0);
  expect(await page.locator('script').count()).toBe(3);
  expect(requests).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a run of 5,000 polls and 200 pods is drawn', async () => {
  await using opened = await open(longRun(5000, 200));
  expect(await opened.page.locator('html').getAttribute('data-drawn')).toBe('15');
  await opened.page.screenshot({ path: artifact('long-run'), fullPage: true });
  expect(opened.complaints).toEqual([]);
});
