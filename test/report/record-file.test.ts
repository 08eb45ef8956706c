import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { reportFiles } from '../../src/report/record-file.ts';
import { OUTCOMES } from '../support/outcomes.ts';

const folder = mkdtempSync(join(tmpdir(), 'canary-gate-records-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { run } = OUTCOMES.pass!;

test('writes whole records, each with a name of its own, and leaves nothing beside them', async () => {
  const inside = join(folder, 'made', 'when missing');
  const paths = await Promise.all(
    Array.from({ length: 20 }, (_, i) => reportFiles(inside, run)('json', String(i))),
  );
  expect(new Set(paths).size).toBe(20);
  expect(readdirSync(inside).sort()).toEqual(paths.map((path) => basename(path)).sort());
  expect(paths.map((path) => Number(readFileSync(path, 'utf8')))).toEqual([...Array(20).keys()]);
  expect(basename(paths[0]!)).toMatch(/^canary-gate-canary-gate-[0-9a-f]{8}\.json$/);
});

test('record and page of a run lie side by side under one name', async () => {
  const write = reportFiles(folder, run);
  const [record, page] = [await write('json', '{}'), await write('html', '<p>')];
  expect(page).toBe(record.replace(/json$/, 'html'));
});

test('a job or step with a hostile name stays in the folder', async () => {
  const path = await reportFiles(folder, { ...run, job: '../../etc', step: '/x\0y' })('json', '');
  expect(path.startsWith(`${folder}/canary-gate-etc-x-y-`)).toBe(true);
});

test('a folder that is a file is an error, not a silent loss', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(reportFiles(file, run)('json', '')).rejects.toThrow();
});
