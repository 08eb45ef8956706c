/** Files that are no record, or one that somebody has had hands on: one sentence that names the place, and never a pass. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine, replayed } from '../support/command-line.ts';
import { shortRecord } from '../support/gate-loop.ts';
import { expectOneSentence } from '../support/one-sentence.ts';

const whole = await shortRecord({});
const _rates = await shortRecord({ kind: 'rates' });
const checks = await shortRecord({}, ['checkout', 'search']);

test.each([
  ['nothing', ''],
  ['a page', '<!doctype html><title>Sign in</title>'],
  ['a record that breaks off', JSON.stringify(whole).slice(0, -20)],
  ['bytes', '\u0000\u001b[2J\u0007'],
])('%s is not JSON', async (_, text) => {
  expect(expectOneSentence(await replayed(text))).toMatch(
    /^record: got ".*record\.json"; takes the JSON record of a gate \(its output report\); this one is not JSON\. /,
  );
});

test('a file that is not there, and a folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-test-'));
  const missing = await commandLine(['replay', join(folder, 'gone.json')]);
  const isFolder = await commandLine(['replay', folder]);
  rmSync(folder, { recursive: true });
  expect(missing.exitCode).toBe(1);
  expect(missing.stdout).toMatch(/can't be read\s+\(ENOENT\)/);
  expect(isFolder.exitCode).toBe(1);
  expect(isFolder.stdout).toMatch(/can't be read\s+\(EISDIR\)/);
});

test.each<[string, unknown, RegExp]>([
  ['a number', 7, /has 7, not an object/],
  ['null', null, /has null, not an object/],
  ['a list', [], /lacks schemaVersion/],
  ['another JSON', { name: 'canary-gate', version: '0.1.0' }, /lacks schemaVersion/],
  ['another version', { ...whole, schemaVersion: 1 }, /has 1 at schemaVersion, not 2/],
  ['a later version', { ...whole, schemaVersion: 3 }, /has 3 at schemaVersion, not 2/],
  [
    'of somebody else',
    { ...whole, generator: { name: 'kayenta' } },
    /has "kayenta" at generator\.name, not canary-gate/,
  ],
  ['a plan of null', { ...whole, plan: null }, /has null at plan, not a plan: the gate of this/],
  [
    'a check without a plan',
    { ...checks, checks: [checks.checks[0], { ...checks.checks[1], plan: null }] },
    /has null at checks\.1\.plan, not a plan/,
  ],
])('%s', async (_, record, sentence) => {
  const reason = expectOneSentence(await replayed(JSON.stringify(record)));
  expect(reason).toMatch(sentence);
});

/** Every place in a tree of JSON. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))
      : [];
  return [path, ...inside];
}

const CUT_OFF = structuredClone(whole);
CUT_OFF.strata = CUT_OFF.strata.slice(0, 1);
const PLACES = placesIn(CUT_OFF).filter((path) => path.length > 0);

test('whatever stands in any place: a sentence or a verdict, never a fault', async () => {
  const value = fc.constantFrom<unknown>(
    null,
    -1,
    1e308,
    '',
    '\u001b]0;x\u0007\n::error::x',
    [],
    {},
    true,
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PLACES), value, async (path, strange) => {
      const record = structuredClone(whole);
      const last = path.at(-1)!;
      // biome-ignore lint/suspicious/noExplicitAny: anywhere in a tree
      const parent = path.slice(0, -1).reduce((tree: any, key) => tree[key], record);
      parent[last] = strange;
      const { outputs, stderr, exitCode } = await replayed(record, ['--dry-run=false']);
      expect(stderr).not.toMatch(/fault of its own|^\s+at .*:\d+:\d+/m);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none
      expect(stderr).not.toMatch(/\u001b|\u0007|^\s*::/m);
      expect(exitCode).toBe(outputs.verdict === 'pass' ? 0 : 1);
    }),
    { numRuns: 60 },
  );
});
