/** What the bundle leaves behind, beyond what every run of it is asked: where the files lie, and colours in the log. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { fakePrometheus } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { runGate } from '../support/gate-run.ts';
import { addVersion } from '../support/traffic.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

test('record and page lie side by side, and the log is coloured as GitHub shows it', async (context) => {
  await using server = await fakePrometheus();
  const usual = { from: START - MINUTE, until: START + 11 * MINUTE, every: 15_000 };
  const canary = addVersion(server, 'v2', usual);
  const baseline = addVersion(server, 'v1', { ...usual, requests: 200, errors: 2, pods: 3 });
  canary.fail(START + 2 * MINUTE, 15);
  using run = await runGate(undefined, {
    env: { NO_COLOR: undefined },
    with: {
      'metrics-url': server.url.href,
      canary: canary.selector,
      baseline: baseline.selector,
      'start-time': String(START / 1000),
      'end-time': String((START + 10 * MINUTE) / 1000),
      interval: '15s',
    },
  });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('fail');
  const { report, 'report-html': page } = run.outputs;
  expect(dirname(page!)).toBe(dirname(report!));
  expect(readFileSync(page!, 'utf8')).toContain('data-plot="evidence"');
  const convicted = run.log.split('\n').filter((line) => line.includes('CONVICTED'));
  expect(convicted).toHaveLength(1);
  expect(convicted[0]).toContain('\u001b[31m');
  expect(stripVTControlCharacters(convicted[0]!).length).toBeLessThanOrEqual(100);
});
