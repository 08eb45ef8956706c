/**
 * Makes src/report/page/assets.ts: the script and the styles of the report's page as text. A module of its own, because
 * text has to be there where the sources run as they are, where they are tested and where they are bundled.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { ROOT } from './build.ts';

export const ASSETS: string = join(ROOT, 'src/report/page/assets.ts');
const BROWSER = 'src/report/page/browser';

/** The module's text. The chart library stands in it as its authors publish it. */
export async function pageAssets(): Promise<string> {
  const uplot = (path: string) => read(join('node_modules/uplot', path));
  const texts = {
    LIBRARY: uplot('dist/uPlot.iife.min.js'),
    LIBRARY_STYLE: uplot('dist/uPlot.min.css'),
    LIBRARY_LICENSE: uplot('LICENSE'),
    SCRIPT: await browserScript(),
    STYLE: read(join(BROWSER, 'page.css')),
  };
  const parts = Object.entries(texts).map(([name, text]) => constant(name, text));
  return ['/** Made by scripts/page-assets.ts: do not edit. */', ...parts].join('\n\n');
}

async function browserScript(): Promise<string> {
  const bundle = await rolldown({
    cwd: ROOT,
    input: `./${BROWSER}/main.ts`,
    platform: 'browser',
    external: ['uplot'],
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await bundle.generate({ format: 'iife', globals: { uplot: 'uPlot' } });
  await bundle.close();
  const [{ code }, ...others] = output;
  if (others.length > 0) throw new Error('The script of the page is more than one file.');
  return code;
}

/** Line by line, so that a change can be reviewed. */
function constant(name: string, text: string): string {
  if (/<\/(script|style)|<!--|-->/i.test(text)) {
    throw new Error(`${name} would end the element that it stands in.`);
  }
  const lines = text
    .trim()
    .split(/\r?\n/)
    .map((line) => `  ${JSON.stringify(line)},`);
  return `export const ${name}: string = [\n${lines.join('\n')}\n].join('\\n');\n`;
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync(ASSETS, await pageAssets());
}
