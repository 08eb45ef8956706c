/** A real terminal in bad weather: outages, Ctrl-C, hostile text, and a rollback whose effect is watched. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startAnswering } from '../support/answering.ts';
import { variables } from '../support/cli-process.ts';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { looped, recordOf } from '../support/gate-loop.ts';
import { rollbackTarget, webhookInputs } from '../support/gate-run.ts';
import { STEADY } from '../support/scripted-source.ts';
import {
  checkInputs,
  expectOnePicture,
  expectReport,
  inTerminal,
  PROGRESS,
  usualInputs,
} from '../support/terminal-run.ts';
import { addVersion, type Version } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 9 });

test.concurrent('an outage shows and goes; Ctrl-C leaves a whole report and the cursor', async (context) => {
  await using server = await fakePrometheus();
  await using session = inTerminal(context, {
    with: { ...checkInputs(server, ['checkout', 'search', 'login']), duration: '10m' },
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
  await using session = inTerminal(context, { with: { ...usualInputs(server), duration: '10m' } });
  await session.shows(/^Waiting for the first numbers/);
  await session.shows(/^ {2}No numbers yet: .*HTML/);
  server.misbehave(undefined);
  await session.shows(/poll 1 of 600/);
  expect(await session.screen()).not.toContainEqual(expect.stringMatching(/No numbers yet/));
  session.type('\u0003');
  expect(await session.ended).toBe(1);
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
      ...usualInputs(server),
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
