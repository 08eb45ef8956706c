/** The command line in a terminal, against a server with steady traffic, and what must be true of every picture. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type TestContext } from 'vitest';
import { CLI } from './cli-process.ts';
import type { FakePrometheus } from './fake-prometheus.ts';
import { startInTerminal, type TerminalOptions, type TerminalSession } from './terminal.ts';
import { addVersion } from './traffic.ts';

/** The first line of the picture. */
export const PROGRESS = /^[█░]{8,} {2}\S+ of \S+/;

export interface Shown extends TerminalOptions {
  readonly with?: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
}

/** A command with reports in a folder of its own; the screen is shown where the test fails. */
export function inTerminal(
  { onTestFailed, onTestFinished }: Pick<TestContext, 'onTestFailed' | 'onTestFinished'>,
  { with: inputs = {}, words = ['gate'], ...options }: Shown,
): TerminalSession {
  const folder = mkdtempSync(join(tmpdir(), 'cg-'));
  const flags = Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
  const all = [process.execPath, CLI, ...words, ...flags, '--report-folder', folder];
  const session = startInTerminal(all, options);
  onTestFailed(async () => console.log((await session.screen()).join('\n')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return session;
}

export function usualInputs(server: FakePrometheus): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: addVersion(server, 'v2', { errors: 1 }).selector,
    baseline: addVersion(server, 'v1', { errors: 1 }).selector,
    history: '0s',
    interval: '1s',
    duration: '4s',
  };
}

export function checkInputs(
  server: FakePrometheus,
  names: readonly string[],
): Record<string, string> {
  const yaml = names.map((name) => {
    const selector = (version: string) =>
      addVersion(server, `${version}-${name}`, { errors: 1, pods: 1 }).selector;
    return `- name: ${name}\n  canary: ${selector('v2')}\n  baseline: ${selector('v1')}`;
  });
  const { canary: _canary, baseline: _baseline, ...rest } = usualInputs(server);
  return { ...rest, checks: yaml.join('\n') };
}

/** At no moment two pictures, nor a line too wide; and at the end the last one, then the verdict. */
export async function expectOnePicture(
  session: TerminalSession,
  verdict: RegExp,
): Promise<string[]> {
  const pictures = (lines: readonly string[]) => lines.filter((line) => PROGRESS.test(line)).length;
  const frames = await session.frames();
  expect(frames.filter((lines) => pictures(lines) > 1)).toEqual([]);
  expect(frames.filter((lines) => pictures(lines) === 1).length).toBeGreaterThan(1);
  const screen = await session.screen();
  const top = screen.findIndex((line) => PROGRESS.test(line));
  const said = screen.findIndex((line) => verdict.test(line));
  expect(pictures(screen)).toBe(1);
  expect(said).toBeGreaterThan(top);
  expect(screen[top]).not.toContain('next in');
  expect(session.cursorHidden()).toBe(false);
  return screen.slice(top, said);
}

export async function expectReport(session: TerminalSession): Promise<void> {
  const screen = await session.screen();
  for (const what of ['Record', 'Page', 'Summary']) {
    const line = screen.find((one) => one.startsWith(`${what}:`));
    expect(existsSync(line!.slice(9))).toBe(true);
  }
}
