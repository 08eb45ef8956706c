/** Where the record is written: a file of its own for every run of the gate, whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RunIdentity } from '../config.ts';

const LONGEST_PART = 40;

/**
 * Writes beside the name it will have, then renames: a reader never meets half a record.
 * @returns the absolute path
 * @throws when the folder or the file can't be written
 */
export async function writeRecord(folder: string, run: RunIdentity, data: object): Promise<string> {
  const path = resolve(folder, fileName(run));
  const unfinished = `${path}.unfinished`;
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(unfinished, `${JSON.stringify(data)}\n`, { flag: 'wx' });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return path;
}

/** `canary-gate-deploy-gate-3f2a9c1b.json`: job and step to find it by, the rest so that no two are the same. */
function fileName({ job, step }: RunIdentity): string {
  const known = [job, step].filter((part) => part !== undefined).map(slug);
  const parts = ['canary-gate', ...known, randomUUID().slice(0, 8)].filter((part) => part !== '');
  return `${parts.join('-')}.json`;
}

function slug(part: string): string {
  return part
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_PART);
}
