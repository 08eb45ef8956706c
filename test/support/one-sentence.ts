/** What must be true of every file that is refused: one sentence, harmless to print, and never a verdict but error. */
import { expect } from 'vitest';
import type { Replayed } from './command-line.ts';

/** @returns the sentence */
export function expectOneSentence({ outputs, stdout, stderr, exitCode, record }: Replayed): string {
  expect(exitCode).toBe(1);
  expect(record).toBeUndefined();
  expect(outputs).toMatchObject({ verdict: 'error', 'rolled-back': 'false', polls: '0' });
  expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(stderr + stdout).not.toMatch(/fault of its own/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|^\s*::|##\[/m);
  expect(stderr.split('\n').filter((line) => line.length > 100)).toEqual([]);
  return outputs.reason!;
}
