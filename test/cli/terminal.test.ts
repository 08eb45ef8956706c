/** The command line as it ships, in a real terminal: one picture, drawn in place, and the report whole below it. */
import { expect, test, vi } from 'vitest';
import { fakePrometheus } from '../support/fake-prometheus.ts';
import {
  checkInputs,
  expectOnePicture,
  expectReport,
  inTerminal,
  PROGRESS,
  usualInputs,
} from '../support/terminal-run.ts';

vi.setConfig({ maxConcurrency: 9 });

test.concurrent.each([60, 80, 100, 140])(
  '%i columns: redrawn in place, no line wider',
  async (columns) => {
    await using server = await fakePrometheus();
    const context = { onTestFailed() {}, onTestFinished() {} };
    await using session = inTerminal(context, { with: usualInputs(server), columns, rows: 40 });
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
    with: { ...checkInputs(server, names), duration: '5s' },
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
    with: { ...usualInputs(server), duration: '6s' },
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
    with: usualInputs(server),
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
    with: { ...usualInputs(server), duration: '3s' },
    env: { NO_COLOR: '1' },
  });
  await session.ended;
  await expectOnePicture(session, /^Canary Gate: inconclusive$/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none
  expect(session.written()).not.toMatch(/\u001b\[[\d;]*m/);
});
