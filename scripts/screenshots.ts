/** The pictures in docs/reading-the-report.md and docs/checks.md: the page of samples, in Chromium. By hand, when the page changes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { page } from '../src/report/page.ts';
import { startChromium } from '../test/support/chromium.ts';
import { SEVERAL } from '../test/support/several-checks.ts';
import { ROOT } from './build.ts';
import { sampleOutcome } from './sample-summary.ts';

const FOLDER = join(ROOT, 'docs/images');
const SAMPLE = sampleOutcome();
const DESK = { width: 1000, height: 1180 };
const SHOTS = [
  { name: 'page.png', of: SAMPLE, viewport: DESK, colorScheme: 'light' },
  {
    name: 'page-phone.png',
    of: SAMPLE,
    viewport: { width: 390, height: 1180 },
    colorScheme: 'dark',
  },
  {
    name: 'checks.png',
    of: SEVERAL['fail of six checks']!,
    viewport: { ...DESK, height: 1000 },
    colorScheme: 'light',
  },
] as const;

mkdirSync(FOLDER, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'canary-gate-sample-'));
const file = join(folder, 'page.html');
await using browser = await startChromium();
for (const { name, of, ...options } of SHOTS) {
  writeFileSync(file, page(of));
  await using context = await browser.newContext(options);
  const opened = await context.newPage();
  await opened.goto(pathToFileURL(file).href);
  await opened.locator('html[data-drawn]').waitFor();
  await opened.screenshot({ path: join(FOLDER, name) });
}
rmSync(folder, { recursive: true });
