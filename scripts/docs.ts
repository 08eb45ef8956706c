/** Writes what the documentation and the command line's help say from its sources: action.yml, the decision, the report. `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isScalar, parseDocument } from 'yaml';
import { inputGroups, inputGroupsModule } from './action-inputs.ts';
import { consequencesTable } from './consequences.ts';
import { table } from './markdown-table.ts';
import { sampleSummary } from './sample-summary.ts';
import { sampleTerminal } from './sample-terminal.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** By file, from the repository's root: all of it, or what stands between `<!-- name:start -->` and `<!-- name:end -->`, by name. */
const PAGES: Readonly<Record<string, () => string | Readonly<Record<string, string>>>> = {
  'README.md': tables,
  'docs/command-line.md': () => ({ terminal: sampleTerminal() }),
  'docs/reading-the-report.md': () => ({ sample: sampleSummary() }),
  'src/cli/input-groups.ts': inputGroupsModule,
};

/** The page with all its generated parts made anew. */
export function generated(page: string, text: string): string {
  const fresh = PAGES[page]?.() ?? {};
  if (typeof fresh === 'string') return fresh;
  return Object.entries(fresh).reduce((whole, [name, part]) => {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
    const from = whole.indexOf(start);
    const to = whole.indexOf(end);
    if (from < 0 || to < from) throw new Error(`${page} has no ${start} … ${end}`);
    return `${whole.slice(0, from + start.length)}\n\n${part}\n\n${whole.slice(to)}`;
  }, text);
}

export const GENERATED_PAGES: readonly string[] = Object.keys(PAGES);

function tables(): Record<string, string> {
  const action = parseDocument(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  return {
    inputs: table(['input', 'default', 'meaning'], inputRows()),
    outputs: table(['output', 'meaning'], outputRows(action.get('outputs'))),
    consequences: consequencesTable(),
  };
}

function inputRows(): string[][] {
  return inputGroups().flatMap(({ title, inputs }) => [
    [`**${title}**`, '', ''],
    ...inputs.map(({ name, meaning, fallback }) => [
      `\`${name}\``,
      fallback === undefined ? '' : `\`${fallback}\``,
      meaning,
    ]),
  ]);
}

function outputRows(outputs: unknown): string[][] {
  if (!isMap(outputs)) throw new TypeError('action.yml: outputs is no mapping');
  return outputs.items.map(({ key, value }) => {
    if (!isScalar(key) || !isMap(value)) throw new TypeError('action.yml: an output is no mapping');
    return [`\`${String(key.value)}\``, String(value.get('description'))];
  });
}

function main(check: boolean): void {
  for (const page of GENERATED_PAGES) {
    const path = join(ROOT, page);
    const text = readFileSync(path, 'utf8');
    const fresh = generated(page, text);
    if (fresh === text) continue;
    if (!check) {
      writeFileSync(path, fresh);
      continue;
    }
    console.error(`${page}: its generated parts are not what the sources give.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.includes('--check'));
}
