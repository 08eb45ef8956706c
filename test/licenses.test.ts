import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licensesOf } from '../scripts/licenses.ts';

/** A folder with packages in node_modules. */
function installed(
  packages: Record<string, Record<string, string>>,
): Disposable & { root: string } {
  const root = mkdtempSync(join(tmpdir(), 'licenses-'));
  for (const [name, files] of Object.entries(packages)) {
    const folder = join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

const meta = (name: string, more: object = { license: 'MIT' }) =>
  JSON.stringify({ name, version: '1.0.0', ...more });

test('finds each bundled package once, with its text wherever it stands', () => {
  using folder = installed({
    'with-file': { 'package.json': meta('with-file'), LICENSE: 'Text of with-file  \r\n' },
    '@scope/readme': {
      'package.json': meta('@scope/readme'),
      'README.md': '# Readme\n\nUse it.\n\nLicense\n-------\n\nText of readme\n\n## More\n',
    },
    bare: { 'package.json': meta('bare', { license: 'ISC', author: { name: 'Ann' } }) },
    unbundled: { 'package.json': meta('unbundled'), LICENSE: 'Text of unbundled' },
  });
  const modules = [
    'src/index.ts',
    'node_modules/with-file/a.js',
    'node_modules/with-file/lib/b.js',
    'node_modules/@scope/readme/index.js',
    'node_modules/bare/index.js',
  ].map((path) => join(folder.root, path));
  const text = licensesOf(modules, folder.root);
  expect(text).toContain('code of these 3 packages');
  const headings = [...text.matchAll(/^\S+ 1\.0\.0 \(.+\)$/gm)].map(([heading]) => heading);
  expect(headings).toEqual([
    '@scope/readme 1.0.0 (MIT)',
    'bare 1.0.0 (ISC)',
    'with-file 1.0.0 (MIT)',
  ]);
  expect(text).toContain('\nText of with-file\n');
  expect(text).toContain('\nText of readme\n');
  expect(text).not.toContain('More');
  expect(text).toContain('Licensed under ISC by Ann.');
  expect(licensesOf(modules.reverse(), folder.root)).toBe(text);
});

test('refuses a package that names no licence', () => {
  using folder = installed({ shy: { 'package.json': meta('shy', {}) } });
  expect(() => licensesOf([join(folder.root, 'node_modules/shy/a.js')], folder.root)).toThrow(
    'shy',
  );
});
