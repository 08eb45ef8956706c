import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { MetricsError } from '../../src/errors.ts';
import type { CohortCounts } from '../../src/metrics/source.ts';
import type { Outcome, Poll } from '../../src/outcome.ts';
import { actionReporter } from '../../src/report/reporter.ts';
import { config, failing, OUTCOMES, outcomeOf, play, type Run } from '../support/outcomes.ts';
import { type RecordedCore, recordedCore } from '../support/recorded-core.ts';
import { runAction } from '../support/runner.ts';

const folder = mkdtempSync(join(tmpdir(), 'canary-gate-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function report(core: RecordedCore, run: Run, outcome: Outcome): Promise<void> {
  const reporter = actionReporter(core);
  reporter.opening(outcome.config, run.watch.source);
  if (run.watch.plan !== undefined) reporter.check(0).planned(run.watch.plan, run.watch.notes);
  for (const poll of run.polls) reporter.check(0).polled(poll);
  await reporter.concluded(outcome);
}

function inFolder(outcome: Outcome, changes: Partial<Config> = {}): Outcome {
  return { ...outcome, config: { ...outcome.config, reportFolder: folder, ...changes } };
}

test('through the real @actions/core and the runner: log, annotation, outputs, summary, masks and record', async () => {
  const action = mkdtempSync(join(folder, 'action-'));
  const step = fileURLToPath(import.meta.resolve('../support/report-step.ts'));
  writeFileSync(
    join(action, 'action.yml'),
    `runs:\n  using: node24\n  main: ${relative(action, step)}\n`,
  );
  using run = await runAction({ action });
  expect(run.stderr).toBe('');
  expect(run.exitCode).toBe(0);
  expect(run.outputs.verdict).toBe('fail');
  expect(run.annotations.map(({ name, message }) => [name, message])).toEqual([
    ['error', run.outputs.reason],
  ]);
  expect(run.summary).toContain(`## ❌ Canary Gate: fail`);
  expect(run.groups).toEqual(['Inputs as resolved', 'The numbers of the verdict']);
  expect(run.masks).toEqual(expect.arrayContaining(['s3cr3t-token', 'first line', 'second line']));
  const record = JSON.parse(readFileSync(run.outputs.report!, 'utf8'));
  expect(record.verdict.reason).toBe(run.outputs.reason);
  expect(run.log.split('\n').filter((line) => /^ *\d+\/40 /.test(line))).toHaveLength(record.polls);
});

test('masks come before the first line', async () => {
  const core = recordedCore();
  const outcome = inFolder(OUTCOMES.pass!, { secrets: ['s3cr3t', 'two\nlines here', 'abc'] });
  await report(core, play(failing()), outcome);
  const names = core.calls.map(({ name }) => name);
  expect(names.lastIndexOf('mask')).toBeLessThan(names.indexOf('info'));
  const masked = core.calls.filter(({ name }) => name === 'mask').map(({ text }) => text);
  expect(masked).toEqual(['s3cr3t', 'two\nlines here', 'lines here']);
  const debug = core.calls.filter(({ name }) => name === 'debug');
  expect(debug.map(({ text }) => text)).toEqual([
    expect.stringContaining('1 secret values are shorter'),
  ]);
});

test.each([
  ['pass', ['notice']],
  ['fail', ['error']],
  ['too little power', ['warning']],
  ['error', ['warning']],
  ['fail, rollback refused', ['error', 'error']],
])('%s: annotated as %s', async (name, levels) => {
  const core = recordedCore();
  await actionReporter(core).concluded(inFolder(OUTCOMES[name]!));
  expect(core.annotations().map((text) => text.split(':')[0])).toEqual(levels);
  expect(core.annotations()[0]).toContain(OUTCOMES[name]!.verdict.reason);
});

test('an annotation is no longer than GitHub keeps', async () => {
  const core = recordedCore();
  const outcome = inFolder(OUTCOMES.fail!);
  await actionReporter(core).concluded({
    ...outcome,
    verdict: { ...outcome.verdict, reason: 'x'.repeat(9000) },
  });
  expect(core.annotations()[0]!.length - 'error: '.length).toBe(4096);
});

test('what cannot be written is a warning, and the rest is still written', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const core = recordedCore();
  await actionReporter(core).concluded(inFolder(OUTCOMES.fail!, { reportFolder: file }));
  expect(core.annotations()[0]).toMatch(
    /^warning: The JSON record could not be written: .* The verdict stands\.$/,
  );
  expect(core.outputs).toMatchObject({ verdict: 'fail', report: '' });
  expect(core.written()).toContain('Canary Gate: fail');
});

test('a runner whose disk is full still hears the verdict', async () => {
  const core = recordedCore(true);
  await actionReporter(core).concluded(inFolder(OUTCOMES.fail!));
  const [outputs, summary, verdict] = core.annotations();
  expect(outputs).toContain('The outputs could not be written: ENOSPC');
  expect(summary).toContain('The job summary could not be written: ENOSPC');
  expect(verdict).toBe(`error: ${OUTCOMES.fail!.verdict.reason}`);
});

test('an outage is told in full once, and on every poll in short', () => {
  const { polls, watch } = play(failing({ outages: [0, 1, 2] }));
  const core = recordedCore();
  const reporter = actionReporter(core);
  reporter.opening(config(), watch.source);
  for (const poll of polls.slice(0, 3)) reporter.check(0).polled(poll);
  const log = core.lines().join('\n');
  expect(log.match(/no numbers:/g)).toHaveLength(3);
  expect(log.match(/Nothing is lost/g)).toHaveLength(1);
});

/** Longer than a line of the log, and than what is shown of a label. */
const LONG = Array.from({ length: 80 }, (_, i) => `q${i}w`).join('');
const SECRETS = [
  'tok-4f9a/b+c=',
  'pass|wo"rd`<x>',
  'line one of key\nline two of key',
  'päss wörd',
  LONG,
];

test('secrets planted in everything that comes from outside are in nothing that is written', async () => {
  const all = SECRETS.join(' and ');
  const json = JSON.stringify(all);
  const text = `${all} ${json} ${SECRETS.map((each) => `${encodeURIComponent(each)} ${Buffer.from(each).toString('base64')}`).join(' ')}`;
  const error = new MetricsError('refused', text, text);
  const run = play(failing({ outages: [1] }));
  const spoil = (counts: CohortCounts): CohortCounts => ({
    ...counts,
    statuses: new Map([[text, 1], ...SECRETS.map((each): [string, number] => [each, 2])]),
    instances: new Map([[text, { errors: 0, requests: 1 }]]),
    routes: new Map([[text, { errors: 0, requests: 1 }]]),
  });
  const note = { kind: 'reset', cohort: undefined, sentence: text } as const;
  const polls: Poll[] = run.polls.map((poll) => ({
    ...poll,
    outage: poll.outage && error,
    notes: [note],
  }));
  const watch = {
    ...run.watch,
    plan: { ...run.watch.plan!, burstiness: text },
    outages: [{ at: 0, code: 'refused', sentence: text }],
    notes: [note],
    strata: run.watch.strata.map((row) => ({
      ...row,
      canary: spoil(row.canary),
      baseline: row.baseline && spoil(row.baseline),
    })),
    source: {
      provider: 'prometheus',
      url: text,
      statusLabel: text,
      queries: [
        { cohort: 'both', query: text },
        ...SECRETS.map((query) => ({ cohort: 'both', query }) as const),
      ],
    },
  } as const;
  const settings = config({
    secrets: SECRETS,
    inputs: [{ name: 'canary', value: text, from: 'input' }],
    reportFolder: join(folder, 'planted'),
  });
  for (const cause of [run.cause, error]) {
    const outcome = outcomeOf({ watch, polls, cause }, {}, settings);
    const spoiled: Outcome = {
      ...outcome,
      verdict: { ...outcome.verdict, reason: `${outcome.verdict.reason} ${text}` },
      decision: { ...outcome.decision, because: text },
      rollback: { state: 'failed', id: 'msg_1', attempts: 1, status: undefined, error },
    };
    const core = recordedCore();
    await report(core, { watch, polls, cause }, spoiled);
    const record = readFileSync(core.outputs.report!, 'utf8');
    const page = readFileSync(core.outputs['report-html']!, 'utf8');
    const told = core.calls.filter(({ name }) => name !== 'mask').map(({ text }) => text);
    const written = {
      log: told.join('\n'),
      outputs: JSON.stringify(core.outputs),
      summary: core.written(),
      record,
      page,
    };
    for (const [where, what] of Object.entries(written)) {
      expect(what, where).toContain('***'.replaceAll('*', where === 'summary' ? '&#42;' : '*'));
      // Each half too: no line may end within a secret.
      for (const secret of SECRETS.flatMap((each) => [each, each.slice(0, 8), each.slice(-8)])) {
        for (const form of [
          secret,
          encodeURIComponent(secret),
          JSON.stringify(secret).slice(1, -1),
        ]) {
          expect(what.includes(form), `${form} in ${where}`).toBe(false);
        }
      }
    }
  }
  expect(readdirSync(join(folder, 'planted'))).toHaveLength(4);
});

test('whatever a server says, no line of the log breaks, is a command, or goes over 100 columns', async () => {
  const strange = `\n::error::owned\r\n##[error]x\u001b[2J ${'y'.repeat(300)}`;
  const run = play(failing({ outages: [1] }));
  const error = new MetricsError('refused', strange, strange);
  const note = { kind: 'reset', cohort: undefined, sentence: strange } as const;
  const polls = run.polls.map((poll) => ({ ...poll, outage: poll.outage && error, notes: [note] }));
  const watch = {
    ...run.watch,
    notes: [note],
    source: { ...run.watch.source, url: strange, provider: strange },
  };
  const outcome = outcomeOf(
    { watch, polls, cause: run.cause },
    { decision: { exit: 'failure', rollback: true, because: strange, would: undefined } },
  );
  const core = recordedCore();
  await report(core, { watch, polls, cause: run.cause }, inFolder(outcome));
  const lines = core.lines().filter((line) => !line.startsWith('Record: '));
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect([...line].length, line).toBeLessThanOrEqual(100);
  }
});
