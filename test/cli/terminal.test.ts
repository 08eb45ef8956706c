/** The command line as it ships, in a real terminal: one picture, drawn in place, and the report whole below it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type TestContext, test, vi } from 'vitest';
import { startAnswering } from '../support/answering.ts';
import { CLI, variables } from '../support/cli-process.ts';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { looped, recordOf } from '../support/gate-loop.ts';
import { rollbackTarget, webhookInputs } from '../support/gate-run.ts';
import { STEADY } from '../support/scripted-source.ts';
import {
  startInTerminal,
  type TerminalOptions,
  type TerminalSession,
} from '../support/terminal.ts';
import { addVersion, type Version } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 5 });

/** The first line of the picture. */
const PROGRESS = /^[█░]{8,} {2}\S+ of \S+/;

interface Shown extends TerminalOptions {
  readonly with?: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
}

/** A command with reports in a folder of its own; the screen is shown where the test fails. */
function inTerminal(
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

function inputs(server: FakePrometheus): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: addVersion(server, 'v2', { errors: 1 }).selector,
    baseline: addVersion(server, 'v1', { errors: 1 }).selector,
    history: '0s',
    interval: '1s',
    duration: '4s',
  };
}

function checks(server: FakePrometheus, names: readonly string[]): Record<string, string> {
  const yaml = names.map((name) => {
    const selector = (version: string) =>
      addVersion(server, `${version}-${name}`, { errors: 1, pods: 1 }).selector;
    return `- name: ${name}\n  canary: ${selector('v2')}\n  baseline: ${selector('v1')}`;
  });
  const { canary: _canary, baseline: _baseline, ...rest } = inputs(server);
  return { ...rest, checks: yaml.join('\n') };
}

/** At no moment two pictures, nor a line too wide; and at the end the last one, then the verdict. */
async function expectOnePicture(session: TerminalSession, verdict: RegExp): Promise<string[]> {
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

async function expectReport(session: TerminalSession): Promise<void> {
  const screen = await session.screen();
  for (const what of ['Record', 'Page', 'Summary']) {
    const line = screen.find((one) => one.startsWith(`${what}:`));
    expect(existsSync(line!.slice(9))).toBe(true);
  }
}

test.concurrent.each([60, 80, 100, 140])(
  '%i columns: redrawn in place, no line wider',
  async (columns) => {
    await using server = await fakePrometheus();
    const context = { onTestFailed() {}, onTestFinished() {} };
    await using session = inTerminal(context, { with: inputs(server), columns, rows: 40 });
    await session.shows(/poll 1 of 4/);
    expect(session.cursorHidden()).toBe(true);
    expect(await session.ended).toBe(1);
    const picture = await expectOnePicture(session, /^Canary Gate: inconclusive$/);
    expect(picture[0]).toContain('4s of 4s  poll 4 of 4');
    expect(picture.filter((line) => /^(canary|baseline|ratio|evidence) /.test(line))).toHaveLength(
      4,
    );
    expect(await session.overrun()).toEqual([]);
    await expectReport(session);
  },
);

test.concurrent('twenty checks on ten rows: those that fit, and in the end all', async (context) => {
  await using server = await fakePrometheus();
  const names = Array.from({ length: 20 }, (_, index) => `check-${index}`);
  await using session = inTerminal(context, {
    with: { ...checks(server, names), duration: '5s' },
    columns: 90,
    rows: 10,
  });
  await session.shows(/^and 15 more, further from conviction$/);
  await session.shows(/poll 2 of 5/);
  await session.ended;
  const picture = await expectOnePicture(session, /^Canary Gate: inconclusive$/);
  const rows = picture.filter((line) => /^check-\d+ /.test(line));
  expect(rows.map((line) => line.split(' ')[0])).toEqual(names);
});

test.concurrent('a window that is pulled narrower, then wider', async (context) => {
  await using server = await fakePrometheus();
  await using session = inTerminal(context, {
    with: { ...inputs(server), duration: '6s' },
    columns: 90,
    rows: 40,
  });
  await session.shows(/poll 1 of 6/);
  session.resize(50, 40);
  await session.shows(/poll 3 of 6/);
  session.resize(110, 40);
  await session.shows(/poll 5 of 6/);
  await session.ended;
  const screen = await session.screen();
  expect(screen.filter((line) => PROGRESS.test(line))).toHaveLength(1);
  expect(screen.filter((line) => line.startsWith('evidence  ░'))).toHaveLength(1);
  expect(screen).toContainEqual(expect.stringMatching(/^Canary Gate: (pass|inconclusive)$/));
});

test.concurrent('an outage shows and goes; Ctrl-C leaves a whole report and the cursor', async (context) => {
  await using server = await fakePrometheus();
  await using session = inTerminal(context, {
    with: { ...checks(server, ['checkout', 'search', 'login']), duration: '10m' },
  });
  await session.shows(/poll 1 of 600/);
  server.misbehave('html');
  await session.shows(/^ {2}no numbers: .* a page of HTML/);
  const broken = await session.screen();
  expect(broken.filter((line) => /^(checkout|search|login) /.test(line))).toHaveLength(3);
  server.misbehave(undefined);
  await session.hides(/^ {2}no numbers: /);
  expect(session.cursorHidden()).toBe(true);
  session.type('\u0003');
  expect(await session.ended).toBe(1);
  const picture = await expectOnePicture(session, /^Canary Gate: inconclusive$/);
  for (const name of ['checkout', 'search', 'login']) {
    expect(picture.filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
  }
  expect((await session.screen()).join(' ')).toMatch(
    /The run was cancelled after \d+ of 600 polls/,
  );
  await expectReport(session);
});

test.concurrent('while nothing answers it is said why, and no longer once something does', async (context) => {
  await using server = await fakePrometheus();
  server.misbehave('html');
  await using session = inTerminal(context, { with: { ...inputs(server), duration: '10m' } });
  await session.shows(/^Waiting for the first numbers/);
  await session.shows(/^ {2}No numbers yet: .*HTML/);
  server.misbehave(undefined);
  await session.shows(/poll 1 of 600/);
  expect(await session.screen()).not.toContainEqual(expect.stringMatching(/No numbers yet/));
  session.type('\u0003');
  expect(await session.ended).toBe(1);
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none
const MOVES = /\u001b\[(?![\d;]*m)/;

test.concurrent.each([
  ['TERM=dumb', [], { TERM: 'dumb' }],
  ['--plain', ['--plain'], {}],
] as const)('%s: lines, and no cursor is moved', async (_, more, env) => {
  await using server = await fakePrometheus();
  const context = { onTestFailed() {}, onTestFinished() {} };
  await using session = inTerminal(context, {
    words: ['gate', ...more],
    with: inputs(server),
    env,
  });
  expect(await session.ended).toBe(1);
  expect(session.written()).not.toMatch(MOVES);
  const screen = await session.screen();
  const lines = screen.filter((line) => /^ +\d\/4 {2}[█░]{8} /.test(line));
  expect(lines.length).toBeGreaterThan(1);
  expect(screen).toContain('Canary Gate: inconclusive');
});

test.concurrent('NO_COLOR: the same picture without colours', async (context) => {
  await using server = await fakePrometheus();
  await using session = inTerminal(context, {
    with: { ...inputs(server), duration: '3s' },
    env: { NO_COLOR: '1' },
  });
  await session.ended;
  await expectOnePicture(session, /^Canary Gate: inconclusive$/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none
  expect(session.written()).not.toMatch(/\u001b\[[\d;]*m/);
});

const HOSTILE =
  '\u001b[2J\u001b[H\u001b]0;owned\u0007\r\n::error::漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字\u202e';

test.concurrent('what a server says breaks out of no picture', async (context) => {
  const query = [
    'path: /counts?from={{ start }}&to={{ end }}',
    'canary-errors: canary.errors',
    'canary-requests: canary.requests',
    'baseline-errors: baseline.errors',
    'baseline-requests: baseline.requests',
  ].join('\n');
  const counts = { errors: 1, requests: 100 };
  await using server = await startAnswering((_, index) =>
    JSON.stringify({
      canary: index > 1 ? { ...counts, errors: HOSTILE } : counts,
      baseline: counts,
    }),
  );
  await using session = inTerminal(context, {
    with: {
      provider: 'http',
      'metrics-url': server.url.href,
      query,
      interval: '1s',
      duration: '10s',
    },
    columns: 70,
  });
  await session.shows(/^ {2}no numbers: /);
  expect(await session.ended).toBe(1);
  await expectOnePicture(session, /^Canary Gate: error$/);
  const frames = (await session.frames()).filter((lines) => lines.length > 0);
  expect(frames.every(([first]) => first?.startsWith('Canary Gate watches'))).toBe(true);
  expect((await session.screen()).filter((line) => line.startsWith('::'))).toEqual([]);
});

test.concurrent('a record with names of somebody else is replayed on one picture', async (context) => {
  const both = ['one', 'two'].map((name) => ({ name, script: STEADY }));
  const record = recordOf(await looped({ checks: both, polls: 20, interval: 15_000 }));
  record.checks[1].name = HOSTILE;
  const folder = mkdtempSync(join(tmpdir(), 'cg-'));
  context.onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'record.json');
  writeFileSync(path, JSON.stringify(record));
  await using session = inTerminal(context, { words: ['replay', path], columns: 100, rows: 40 });
  expect(await session.ended).toBe(0);
  const screen = await session.screen();
  expect(screen[0]).toMatch(/^Canary Gate judges the past of http at https:\/\/numbers/);
  expect(screen.filter((line) => PROGRESS.test(line))).toEqual([
    expect.stringContaining('poll 20 of 20'),
  ]);
  expect(screen).toContain('Canary Gate: pass');
  expect(screen.filter((line) => line.startsWith('::'))).toEqual([]);
});

/** A canary that is convicted at once. */
function incident(server: FakePrometheus): { canary: Version; with: Record<string, string> } {
  const canary = addVersion(server, 'v2', { requests: 2000, errors: 400 });
  const baseline = addVersion(server, 'v1', { requests: 2000, errors: 40 });
  return {
    canary,
    with: {
      ...inputs(server),
      canary: canary.selector,
      baseline: baseline.selector,
      duration: '1m',
      'verify-recovery': '12s',
    },
  };
}

test.concurrent('after a rollback the recovery is watched on one line below the picture', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const { canary, with: asked } = incident(server);
  await using session = inTerminal(context, {
    with: asked,
    env: variables(webhookInputs(receiver.webhook)),
  });
  await receiver.called(1);
  canary.stop(Date.now() + 200);
  await session.shows(/^Rolled back\. Watching for at most 12s/);
  await session.shows(/^recovery \d+\/12 /);
  expect(await session.ended).toBe(1);
  const picture = await expectOnePicture(session, /^Canary Gate: fail$/);
  expect(picture.filter((line) => line.startsWith('recovery '))).toEqual([
    expect.stringMatching(/RECOVERED$/),
  ]);
  expect(picture).toContainEqual(expect.stringMatching(/CONVICTED$/));
});
