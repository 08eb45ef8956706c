import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { MetricsError } from '../../src/errors.ts';
import type { Judgement } from '../../src/judge/judgement.ts';
import type { Poll } from '../../src/outcome.ts';
import {
  inputLines,
  noteLines,
  openingLines,
  outageLines,
  planLines,
  pollHeader,
  pollLine,
} from '../../src/report/log.ts';
import { logLine, wrapped } from '../../src/report/log-text.ts';
import { config, failing, OUTCOMES, play, scenario } from '../support/outcomes.ts';

const example = play(failing({ outages: [2] }));

function poll(changes: Partial<Poll>, judged: Partial<Judgement> = {}): Poll {
  const last = example.polls.at(-1)!;
  return {
    ...last,
    judgement: { ...last.judgement, conviction: undefined, settled: [], ...judged },
    ...changes,
  };
}

test('a warm-up is announced: nothing shows while it lasts', () => {
  const { timing } = config();
  const lines = (warmup: number) =>
    openingLines(config({ timing: { ...timing, warmup } }), example.watch.source).join('\n');
  expect(lines(90_000)).toContain('For the first 1m30s nothing is counted.');
  expect(lines(0)).not.toContain('nothing is counted');
});

test('a poll is one aligned line', () => {
  const line = pollLine(
    poll(
      { number: 9, planned: 40, elapsed: 135_000, duration: 600_000 },
      {
        canary: { errors: 90, requests: 4310 },
        baseline: { errors: 276, requests: 81_220 },
        ratio: { value: 6.2, low: 3.1, high: 12 },
        logEvidence: Math.log(37),
      },
    ),
  );
  expect(line).toBe(
    ' 9/40  ██░░░░░░  2m15s   4,310    2.1%  81,220   0.34%  6.2 [3.1, 12]           37 : 1',
  );
});

test('columns stand under their names', () => {
  const [names, counted] = pollHeader(40, Math.log(100));
  const line = pollLine(poll({}));
  expect(names!.indexOf('ratio')).toBe(counted!.indexOf('[its limits]'));
  expect(line.slice(counted!.indexOf('[its limits]')).trimStart()).toMatch(/^[\d.]+ \[/);
  expect(counted).toContain('of 100 : 1');
  expect(names!.length).toBe(line.length);
});

test('every line of a run has its columns in the same place', () => {
  const { polls } = play(scenario());
  const brackets = polls.slice(1).map((each) => pollLine(each).lastIndexOf(' : '));
  expect(new Set(polls.map((each) => pollLine(each).indexOf('/'))).size).toBe(1);
  expect(Math.max(...brackets) - Math.min(...brackets)).toBeLessThanOrEqual(5);
});

test('an outage shows in place of the numbers, with its cause', () => {
  const line = pollLine(example.polls[2]!);
  expect(line).toContain('no numbers: prometheus.example.com answered 503');
  expect(outageLines(example.polls[2]!).join(' ')).toContain('Nothing is lost');
});

test.each<[string, Partial<Poll>, Partial<Judgement>]>([
  ['CONVICTED', {}, { conviction: { by: 'ratio', stratum: 5 } }],
  ['^set aside', {}, { settled: [{ index: 3, standing: 'set-aside' }] }],
  [
    'no canary',
    { counts: { canary: { errors: 0, requests: 0 }, baseline: { errors: 1, requests: 9 } } },
    {},
  ],
  [
    'no base',
    { counts: { canary: { errors: 0, requests: 7 }, baseline: { errors: 0, requests: 0 } } },
    {},
  ],
])('%s ends the line', (remark, changes, judged) => {
  expect(pollLine(poll(changes, judged)).endsWith(`  ${remark}`)).toBe(true);
});

test('rates without counts are shown as they came', () => {
  const [, second] = play(scenario({ ratesOnly: true, polls: 2 })).polls;
  expect(pollLine(second!)).toMatch(/–\s+0\.67%\s+–\s+0\.36%\s+–/);
});

const number = fc.oneof(
  fc.integer({ min: 0, max: 1e9 }),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
);
const count = fc.integer({ min: 0, max: 1e9 });
const ratio = fc.oneof(number, fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e-300, 0));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('::error::x', '\n::set-output::', '##[error]x', ' ::stop-commands::t'),
);

test('no line is longer than 100 columns, breaks, or is a command, whatever the numbers', () => {
  fc.assert(
    fc.property(
      fc.record({
        number: count,
        planned: count,
        elapsed: number,
        duration: number,
        canary: count,
        baseline: count,
        errors: fc.double({ min: 0, max: 1, noNaN: true }),
        value: ratio,
        low: ratio,
        high: ratio,
        logEvidence: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        outage: fc.option(text),
        hasCounts: fc.boolean(),
      }),
      (any) => {
        const counts = { errors: Math.floor(any.errors * any.canary), requests: any.canary };
        const line = pollLine(
          poll(
            {
              number: any.number,
              planned: any.planned,
              elapsed: any.elapsed,
              duration: any.duration,
              outage:
                any.outage === null ? undefined : new MetricsError('refused', any.outage, 'x'),
              rates: any.hasCounts ? undefined : { canary: any.errors, baseline: undefined },
            },
            {
              canary: any.hasCounts ? counts : undefined,
              baseline: any.hasCounts ? { errors: 0, requests: any.baseline } : undefined,
              ratio: { value: any.value, low: any.low, high: any.high },
              logEvidence: any.logEvidence,
              conviction: { by: 'ratio', stratum: 1 },
            },
          ),
        );
        expect([...line].length).toBeLessThanOrEqual(100);
        expectHarmless(line);
        for (const header of pollHeader(any.planned, any.logEvidence)) {
          expect([...header].length).toBeLessThanOrEqual(100);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('up to 999 polls the remark is never cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), count, count, ratio, (planned, a, b, value) => {
      const line = pollLine(
        poll(
          { number: planned, planned },
          {
            canary: { errors: 1, requests: a + 1 },
            baseline: { errors: 1, requests: b + 1 },
            ratio: { value, low: value, high: value },
            settled: [{ index: 0, standing: 'set-aside' }],
          },
        ),
      );
      expect(line.endsWith('^set aside')).toBe(true);
    }),
  );
});

test('strange text is wrapped to harmless lines and loses no word', () => {
  fc.assert(
    fc.property(text, (strange) => {
      const lines = wrapped(strange, '  ', 10_000);
      for (const line of lines) {
        expect([...line].length).toBeLessThanOrEqual(101);
        expectHarmless(line);
      }
    }),
  );
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
  expect(
    wrapped(words, '  ')
      .map((line) => line.trim())
      .join(' '),
  ).toBe(words);
  expect(wrapped('x'.repeat(250), '').map((line) => line.length)).toEqual([100, 100, 50]);
});

test('a command in any place that the runner looks is disarmed', () => {
  for (const command of ['::error::x', '   ::error::x', 'a ##[error]x', '\t::add-mask::e']) {
    expectHarmless(logLine(command));
  }
});

test('the opening says what is watched, for how long, and what the verdicts mean', () => {
  const lines = openingLines(config(), example.watch.source).join('\n');
  expect(lines).toContain(
    'watches prometheus at https://prometheus.example.com for 10m, one poll every 15s.',
  );
  expect(lines).toContain('canary: http_requests_total{app="shop",version="8f3c1d2"}');
  expect(lines).toContain('Of healthy canaries at most 1 % are ever convicted.');
  expect(lines).toContain('5 times worse would have been caught in at least 80 %');
});

test('the opening says what a fail verdict starts, where that is a workflow', () => {
  const github = {
    token: undefined,
    apiUrl: new URL('https://api.github.com'),
    deployment: undefined,
    rollbackWorkflow: { file: 'rollback.yml', ref: 'main' },
    comment: false,
    repositoryId: undefined,
    workflow: undefined,
  };
  const last = (changes: Partial<Config>) =>
    openingLines(config(changes), example.watch.source).at(-1);
  expect(last({ github })).toBe('On a fail verdict rollback.yml is started on main to roll back.');
  expect(last({ github: { ...github, rollbackWorkflow: undefined } })).toContain(
    'No rollback webhook is set',
  );
});

test('a past window is called that', () => {
  const timing = {
    ...config().timing,
    replay: { start: 1_772_334_720_000, end: 1_772_335_320_000 },
  };
  expect(openingLines(config({ timing }), example.watch.source)[0]).toContain(
    'judges the past of prometheus',
  );
});

test('inputs stand with their source', () => {
  const lines = inputLines(config());
  expect(lines).toContain('duration              10m  (default)');
  expect(lines).toContain('rollback-webhook-url  ***');
});

test('the plan tells burstiness and notes; many notes are counted', () => {
  const { plan, notes } = OUTCOMES.pass!.watch;
  const lines = planLines(plan!, notes).join('\n');
  expect(lines).toContain('40 polls, 40 intervals of 15s');
  expect(lines).toContain('clumps of about 1.8');
  expect(lines).toContain('note: The series code="500"');
  expect(noteLines(Array.from({ length: 200 }, () => notes[0]!)).at(-1)).toContain(
    'and 197 more notes',
  );
});

function expectHarmless(line: string): void {
  expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}\p{Zl}\p{Zp}]/u);
}
