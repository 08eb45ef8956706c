/** The pictures in docs/reading-the-report.md: the page of the sample there, in Chromium. By hand, when the page changes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { page } from '../src/report/page.ts';
import { startChromium } from '../test/support/chromium.ts';
import { ROOT } from './build.ts';
import { sampleOutcome } from './sample-summary.ts';

const FOLDER = join(ROOT, 'docs/images');
const SHOTS = [
  { name: 'page.png', viewport: { width: 1000, height: 1180 }, colorScheme: 'light' },
  { name: 'page-phone.png', viewport: { width: 390, height: 1180 }, colorScheme: 'dark' },
] as const;

mkdirSync(FOLDER, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'canary-gate-sample-'));
const file = join(folder, 'page.html');
writeFileSync(file, page(sampleOutcome()));
await using browser = await startChromium();
for (const { name, ...options } of SHOTS) {
  await using context = await browser.newContext(options);
  const opened = await context.newPage();
  await opened.goto(pathToFileURL(file).href);
  await opened.locator('html[data-drawn]').waitFor();
  await opened.screenshot({ path: join(FOLDER, name) });
}
rmSync(folder, { recursive: true });
