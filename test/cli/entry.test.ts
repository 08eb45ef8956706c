/** The file that a shell runs: readable by a Node that is too old, which it tells so. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { CLI } from '../support/cli-process.ts';

test('nothing is imported before the version of Node is known', () => {
  expect(readFileSync(CLI, 'utf8')).not.toMatch(/^\s*import[\s{"'*]/m);
});

test('as committed it may be run: npx gives leave only once, and a checkout takes it back', () => {
  expect(statSync(CLI).mode & 0o111).toBe(0o111);
});

/** The first that a shell would find outside of this repository. */
function systemNode(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path));
}

const node = systemNode();
const version =
  node === undefined ? '' : execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
const isOld = node !== undefined && Number(version.slice(1).split('.')[0]) < 24;

test.runIf(isOld)('a Node that is too old says so', () => {
  const run = () =>
    execFileSync(node!, [CLI, 'gate', '--help'], { encoding: 'utf8', stdio: 'pipe' });
  expect(run).toThrow(
    expect.objectContaining({
      status: 2,
      stdout: '',
      stderr: `canary-gate needs Node 24 or later; this is ${version}.\n`,
    }),
  );
});
