import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { COLUMNS } from '../../src/report/log-text.ts';
import { painter } from '../../src/report/paint.ts';
import { actionReporter } from '../../src/report/reporter.ts';
import { config, failing, OUTCOMES, outcomeOf, play, type Run } from '../support/outcomes.ts';
import { recordedCore } from '../support/recorded-core.ts';

const ESCAPE = '\u001b[';

async function linesOf(run: Run, changes: Partial<Config>): Promise<string[]> {
  const settings = config({ reportFolder: '/dev/null', ...changes });
  const core = recordedCore();
  const reporter = actionReporter(core);
  reporter.opening(settings, run.watch.source);
  reporter.check(0).planned(run.watch.plan!, run.watch.notes);
  for (const poll of run.polls) reporter.check(0).polled(poll);
  await reporter.concluded(outcomeOf(run, {}, settings));
  return core.lines();
}

test('a log that shows no colours gets none', async () => {
  const lines = await linesOf(play(failing({ outages: [3] })), { colours: false });
  expect(lines.join('\n')).not.toContain('\u001b');
});

test('colours change no word, and no line is wider for them', async () => {
  const run = play(failing({ outages: [3] }));
  const plain = await linesOf(run, { colours: false });
  const coloured = await linesOf(run, { colours: true });
  expect(coloured.map((line) => stripVTControlCharacters(line))).toEqual(plain);
  for (const line of coloured)
    expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(COLUMNS);
});

test('the conviction is red, an outage yellow, an ordinary poll as it is', async () => {
  const lines = await linesOf(play(failing({ outages: [3] })), { colours: true });
  const red = lines.filter((line) => line.includes(`${ESCAPE}31m`));
  expect(red).toEqual([expect.stringMatching(/CONVICTED/)]);
  const yellow = lines.filter((line) => line.includes(`${ESCAPE}33m`));
  expect(yellow[0]).toMatch(/no numbers: /);
  expect(lines.find((line) => /^ *1\/40 /.test(line))).not.toContain(ESCAPE);
});

test('every coloured line ends as it began, so that a cut log is not left red', () => {
  const paint = painter(true);
  for (const tone of ['dim', 'bold', 'warning', 'bad'] as const) {
    expect(paint('text', tone)).not.toBe('text');
    expect(stripVTControlCharacters(paint('text', tone))).toBe('text');
    expect(
      paint('text', tone)
        .split('text')
        .map((code) => code.startsWith(ESCAPE)),
    ).toEqual([true, true]);
  }
  expect(paint('', 'bad')).toBe('');
});

test('the numbers of the verdict are folded, and nothing is folded where there are none', async () => {
  const groups = async (name: string) => {
    const core = recordedCore();
    await actionReporter(core).concluded(OUTCOMES[name]!);
    return core.calls.filter((call) => call.name === 'group').map(({ text }) => text);
  };
  expect(await groups('pass')).toEqual(['The numbers of the verdict']);
  expect(await groups('error')).toEqual([]);
});
