import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { GENERATED_PAGES, generated } from '../scripts/docs.ts';
import { readCommandLine } from '../src/cli/command-line.ts';
import { INPUT_NAMES } from '../src/inputs/table.ts';
import { readConfig } from '../src/inputs.ts';
import { PLACEHOLDERS } from '../src/metrics/json-request.ts';
import { FIELDS } from '../src/rollback/message.ts';
import { inputVariables } from './support/runner-environment.ts';

const ROOT = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const PAGES = globSync(['*.md', 'docs/*.md'], { cwd: ROOT }).sort();
const EXAMPLES = globSync('examples/*.yml', { cwd: ROOT }).sort();
const action = parse(text('action.yml')) as {
  inputs: Record<string, { default?: string }>;
  outputs: object;
};
const scripts = Object.keys((parse(text('package.json')) as { scripts: object }).scripts);

/** Blocks of one language, each with the line it begins at. */
function blocks(page: string, language: string): (readonly [where: string, code: string])[] {
  return [...text(page).matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(
    (found) => [`${page}:${text(page).slice(0, found.index).split('\n').length}`, found[1] ?? ''],
  );
}

/** Every `with:` of a step that uses the gate, however deep. */
function gateSteps(node: unknown): Record<string, unknown>[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'uses' in node && String(node.uses).includes('canary-gate') && 'with' in node;
  const found = own ? [node.with as Record<string, unknown>] : [];
  return [...found, ...Object.values(node).flatMap(gateSteps)];
}

/** With values that GitHub might put for its expressions. */
function filled(code: string): string {
  return code.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    if (name.endsWith('_URL')) return 'https://server.example.com/path';
    return VALUES[name] ?? `value-of-${name.replaceAll('.', '-')}`;
  });
}

/** Workflows run on GitHub. */
const RUN = { GITHUB_REPOSITORY: 'octo/shop', GITHUB_RUN_ID: '1658821493' };

const VALUES: Readonly<Record<string, string>> = {
  'inputs.start-time': '2026-03-01T12:00:00Z',
  'inputs.end-time': '2026-03-01T12:15:00Z',
  'inputs.errors': '500',
  'inputs.max-error-ratio': '2',
  'inputs.false-alarm-rate': '0.1%',
};

test.each(GENERATED_PAGES)('the generated parts of %s are what the sources give', (page) => {
  expect(generated(page, text(page))).toBe(text(page));
});

test('README.md, action.yml and the code name the same inputs', () => {
  const table = text('README.md')
    .split('<!-- inputs:start -->')[1]
    ?.split('<!-- inputs:end -->')[0];
  const named = [...(table ?? '').matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name);
  expect(named).toEqual(Object.keys(action.inputs));
  expect(named).toEqual(INPUT_NAMES);
});

const yamlBlocks = PAGES.flatMap((page) => blocks(page, 'yaml'));
const workflows = [...yamlBlocks, ...EXAMPLES.map((path) => [path, text(path)] as const)];

test('there are workflows to check', () => {
  expect(workflows.length).toBeGreaterThan(5);
  expect(workflows.flatMap(([, code]) => gateSteps(parse(code))).length).toBeGreaterThan(5);
});

describe.each(workflows)('%s', (_where, code) => {
  test('is YAML', () => {
    const { errors, warnings } = parseDocument(code);
    expect([...errors, ...warnings]).toEqual([]);
  });

  test('gives the gate inputs that it has', () => {
    const given = gateSteps(parse(code)).flatMap((inputs) => Object.keys(inputs));
    expect(given.filter((name) => !(name in action.inputs))).toEqual([]);
  });

  test('gives them values that can be used', () => {
    for (const inputs of gateSteps(parse(filled(code)))) {
      const given = Object.entries(inputs).map(([name, value]) => [name, String(value)]);
      const environment = { ...RUN, ...inputVariables(action.inputs, Object.fromEntries(given)) };
      expect(() => readConfig(environment, Date.UTC(2026, 2, 2))).not.toThrow();
    }
  });

  test('reads outputs that the gate has', () => {
    const read = [...code.matchAll(/steps\.gate\.outputs\.([a-z-]+)/g)].map(([, name]) => name!);
    expect(read.filter((name) => !(name in action.outputs))).toEqual([]);
  });
});

/** Each begins with npx, as a shell hands them over. */
function commands(code: string): string[][] {
  const script = `npx() { printf '%s\\0' "$@"; printf '\\n'; }\njq() { cat; }\nnpm() { :; }\n${code}`;
  const shown = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
  return shown
    .split('\0\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\0'));
}

const shellBlocks = PAGES.flatMap((page) => blocks(page, 'sh')).filter(([, code]) =>
  code.includes('npx '),
);

test('there are commands to check', () => {
  expect(shellBlocks.length).toBeGreaterThan(4);
});

describe.each(shellBlocks)('%s', (_where, code) => {
  test('is taken by a shell and by the command line', () => {
    for (const [program, ...words] of commands(code)) {
      expect(program).toMatch(/^(canary-gate|github:[\w-]+\/canary-gate#v1)$/);
      const output: string[] = [];
      const streams = { writeOut: () => {}, writeErr: (text: string) => output.push(text) };
      const request = readCommandLine(words, {}, streams);
      expect(output).toEqual([]);
      if (typeof request === 'number') expect(request).toBe(0);
      else if (request.record === undefined) {
        expect(() => readConfig(request.environment, Date.UTC(2026, 2, 2))).not.toThrow();
      }
    }
  });
});

describe.each(PAGES)('%s', (page) => {
  test('links to what is there', () => {
    const targets = [...text(page).matchAll(/\]\((?!<?https?:|#)([^)#]+)/g)].map(([, to]) => to!);
    expect(targets.filter((to) => !existsSync(join(ROOT, dirname(page), to)))).toEqual([]);
  });

  test('names npm scripts that are there', () => {
    const named = [...text(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

test('the page on the webhook names every placeholder', () => {
  const page = text('docs/rollback.md');
  expect(FIELDS.filter((name) => !page.includes(`{{ ${name} }}`))).toEqual([]);
});

test('the page on metrics names every placeholder', () => {
  const page = text('docs/metrics.md');
  expect(Object.keys(PLACEHOLDERS).filter((name) => !page.includes(`{{ ${name} }}`))).toEqual([]);
});
