/** Several checks on the page in a real browser: drawn when they are opened, zoomed and read together. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChromium } from '../support/chromium.ts';
import { longChecks } from '../support/long-run.ts';
import { artifact, openChecks, openReport, PHONE } from '../support/opened-page.ts';
import { SEVERAL } from '../support/several-checks.ts';

const FAIL = SEVERAL['fail of six checks']!;
const ERROR = SEVERAL['error of eight checks']!;

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

const drawn = (page: Page) => page.locator('html').getAttribute('data-drawn').then(Number);
const values = (page: Page, id: string) => page.locator(`[data-values="${id}"]`).innerText();

test('what is folded is drawn when it is opened, once', async () => {
  await using opened = await openReport(browser, FAIL);
  const { page } = opened;
  const inside = await page.locator('details.check [data-plot]').count();
  const all = await page.locator('[data-plot]').count();
  expect(await drawn(page)).toBe(all - inside);
  expect(inside).toBe(14);
  await page.screenshot({ path: artifact('fail of six checks, folded'), fullPage: true });
  const latency = page.locator('details.check').first();
  const summary = latency.locator('summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => drawn(page)).toBe(all - inside + 3);
  expect(await latency.locator('canvas').count()).toBe(3);
  const width = await page.evaluate<number>(
    `document.querySelector('details.check canvas').clientWidth`,
  );
  expect(width).toBeGreaterThan(500);
  await summary.press('Enter');
  await summary.press('Enter');
  await page.waitForTimeout(100);
  expect(await drawn(page)).toBe(all - inside + 3);
  expect(await latency.locator('canvas').count()).toBe(3);
  expect(opened.complaints).toEqual([]);
});

test('a moment chosen in one check is shown in all that are open, also where they have others', async () => {
  await using opened = await openReport(browser, ERROR);
  const { page } = opened;
  await openChecks(page);
  // The second of them has all 40 intervals, the first ended after twelve.
  await page.locator('#other-2-evidence-moment').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  expect(await values(page, 'other-2-rates')).toMatch(/^03:12:30 UTC: /);
  expect(await values(page, 'other-1-evidence')).toMatch(/^03:12:30 UTC: /);
  await page.keyboard.press('End');
  expect(await values(page, 'other-3-ratio')).toMatch(/^03:22:00 UTC: /);
  expect(await values(page, 'other-1-evidence')).toMatch(/^03:15:00 UTC: /);
});

test('what is opened later takes on the zoom and the moment of the others', async () => {
  await using opened = await openReport(browser, SEVERAL['pass of two checks']!);
  const { page } = opened;
  const look = () =>
    page.evaluate<string>(
      `document.querySelector('[data-plot="other-1-evidence"] canvas').toDataURL()`,
    );
  await openChecks(page);
  const whole = await look();
  await page.locator('#rates-moment').focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Zoom in' }).first().press('Enter');
  const zoomed = await look();
  expect(zoomed).not.toBe(whole);

  await page.reload();
  await page.locator('html[data-drawn]').waitFor();
  await page.locator('#rates-moment').focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Zoom in' }).first().press('Enter');
  await openChecks(page);
  await expect.poll(look).toBe(zoomed);
  expect(await values(page, 'other-1-evidence')).toMatch(/^03:12:15 UTC: /);
});

test('the name above a small chart leads into the folded check, and opens it', async () => {
  await using opened = await openReport(browser, FAIL);
  const { page } = opened;
  await page.getByRole('link', { name: 'latency' }).click();
  await page.locator('details.check[open]').waitFor();
  expect(await page.locator('#other-1-check').isVisible()).toBe(true);
  const top = () =>
    page.evaluate<number>(`document.querySelector('#other-1-check').getBoundingClientRect().top`);
  await expect.poll(top).toBeLessThan(200);
});

test('20 checks of 5,000 polls and 200 pods are drawn, also on a phone', async () => {
  const outcome = longChecks(20, 5000, 200);
  await using opened = await openReport(browser, outcome, { viewport: PHONE });
  const { page } = opened;
  await openChecks(page);
  expect(await drawn(page)).toBe(20 + 15 + 19 * 3);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    PHONE.width,
  );
  expect(opened.complaints).toEqual([]);
});
