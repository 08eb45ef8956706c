/** A page in a real browser, with all that it asks for and complains of. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Outcome } from '../../src/outcome.ts';
import { page } from '../../src/report/page.ts';

export const PHONE = { width: 360, height: 740 };
const DESK = { width: 1200, height: 900 };

const ARTIFACTS = join(import.meta.dirname, '../../artifacts');

/** Where a screenshot is kept to be looked at; not in the repository. */
export function artifact(name: string): string {
  mkdirSync(ARTIFACTS, { recursive: true });
  return join(ARTIFACTS, `${name.replaceAll(/[ ,]+/g, '-')}.png`);
}

export interface Opened extends AsyncDisposable {
  readonly page: Page;
  /** Addresses asked for, the file itself left out. */
  readonly requests: readonly string[];
  /** Errors, warnings and what the policy forbids. */
  readonly complaints: readonly string[];
}

/** As a file, the way a reader opens it. @param text HTML */
export async function openFile(
  browser: Browser,
  text: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-page-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, text);
  const context = await browser.newContext({ viewport: DESK, ...options });
  const opened = await context.newPage();
  const address = pathToFileURL(file).href;
  const requests: string[] = [];
  const complaints: string[] = [];
  opened.on('request', (request) => {
    if (!request.url().startsWith(address)) requests.push(request.url());
  });
  opened.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  opened.on('pageerror', (error) => complaints.push(String(error)));
  opened.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await opened.goto(address);
  return {
    page: opened,
    requests,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The page of an outcome, once it is drawn. */
export async function openReport(
  browser: Browser,
  outcome: Outcome,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const opened = await openFile(browser, page(outcome), options);
  await opened.page.locator('html[data-drawn]').waitFor();
  return opened;
}

/** Unfolds every check, and waits until its charts are drawn. */
export async function openChecks(page: Page): Promise<void> {
  await page.evaluate(
    `for (const each of document.querySelectorAll('details.check')) each.open = true`,
  );
  const charts = await page.locator('[data-plot]').count();
  await page.locator(`html[data-drawn="${charts}"]`).waitFor();
}
