/** Where a report is written: files of its own for every run of the gate, each whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RunIdentity } from '../config.ts';

const LONGEST_PART = 40;

/**
 * Writes beside the name a file will have, then renames: a reader never meets half a report.
 * @returns the absolute path
 * @throws when the folder or the file can't be written
 */
export type WriteReport = (extension: 'json' | 'html' | 'md', text: string) => Promise<string>;

/** For one run: its files differ in the extension alone. */
export function reportFiles(folder: string, run: RunIdentity): WriteReport {
  const name = fileName(run);
  return async (extension, text) => {
    const path = resolve(folder, `${name}.${extension}`);
    const unfinished = `${path}.unfinished`;
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(unfinished, text, { flag: 'wx' });
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return path;
  };
}

/** `canary-gate-deploy-gate-3f2a9c1b`: job and step to find it by, the rest so that no two are the same. */
function fileName({ job, step }: RunIdentity): string {
  const known = [job, step].filter((part) => part !== undefined).map(slug);
  return ['canary-gate', ...known, randomUUID().slice(0, 8)]
    .filter((part) => part !== '')
    .join('-');
}

function slug(part: string): string {
  return part
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_PART);
}
