/** The picture of a watch: what stands where, and that it fits whatever the numbers. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { MetricsError } from '../../../src/errors.ts';
import type { Judgement } from '../../../src/judge/judgement.ts';
import type { Poll } from '../../../src/outcome.ts';
import { liveLines } from '../../../src/report/terminal/live-view.ts';
import type { Scene, View } from '../../../src/report/terminal/scene.ts';
import { play, scenario } from '../../support/outcomes.ts';

const [example] = play(scenario()).polls;

function poll(changes: Partial<Poll> = {}, judged: Partial<Judgement> = {}): Poll {
  return {
    ...example!,
    number: 9,
    planned: 40,
    ...changes,
    judgement: {
      ...example!.judgement,
      canary: { errors: 90, requests: 4310 },
      baseline: { errors: 276, requests: 81_220 },
      ratio: { value: 6.2, low: 3.1, high: 12 },
      logEvidence: Math.log(37),
      logThreshold: Math.log(100),
      conviction: undefined,
      settled: [],
      ...judged,
    },
  };
}

function scene(changes: Partial<Scene> = {}): Scene {
  return {
    name: undefined,
    poll: poll(),
    canaryRates: [0, 0.01, undefined, 0.02],
    baselineRates: [0.0034, 0.0034, 0.0034, 0.0034],
    evidence: [0, 0.2, 0.5, 0.78],
    ended: undefined,
    ...changes,
  };
}

function view(changes: Partial<View> = {}): View {
  return {
    scenes: [scene()],
    notes: [],
    next: 6000,
    elapsed: 135_000,
    duration: 600_000,
    ...changes,
  };
}

const texts = (shown: View, columns = 99, rows?: number) =>
  liveLines(shown, columns, rows).map(({ text }) => text);

test('one check: a row a cohort, and how they compare', () => {
  expect(texts(view({ notes: ['The series code="500" was born.'] }))).toEqual([
    '█████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  2m15s of 10m  poll 9 of 40, next in 6s',
    '',
    '          requests   errors     rate  poll by poll',
    'canary       4,310       90     2.1%  ▁▅ █',
    'baseline    81,220      276    0.34%  ▂▂▂▂',
    'ratio     6.2 [3.1, 12]',
    'evidence  ████████░░    37 : 1 of 100 : 1  ▁▂▅▆',
    '  The series code="500" was born.',
  ]);
});

test('before the first numbers', () => {
  expect(
    texts(view({ scenes: [scene({ poll: undefined })], next: undefined, elapsed: 0 })),
  ).toEqual([
    '░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0s of 10m',
    '',
    'Waiting for the first numbers …',
  ]);
  expect(
    texts(view({ scenes: [scene({ poll: undefined, ended: 'The server answered 401.' })] })),
  ).toContain('The server answered 401.');
});

test('without a baseline there is no row of it', () => {
  const alone = poll(
    { counts: { canary: { errors: 1, requests: 50 }, baseline: undefined } },
    { baseline: undefined, ratio: undefined },
  );
  const lines = texts(view({ scenes: [scene({ poll: alone, baselineRates: [undefined] })] }));
  expect(lines.filter((line) => line.startsWith('baseline'))).toEqual([]);
  expect(lines).toContain('ratio     –');
});

test('of rates the shares alone', () => {
  const rates = poll(
    { counts: undefined, rates: { canary: 0.021, baseline: 0.0034 } },
    { canary: undefined, baseline: undefined, ratio: undefined },
  );
  const lines = texts(view({ scenes: [scene({ poll: rates })] }));
  expect(lines[3]).toMatch(/^canary +– +– +2\.1% {2}/);
  expect(lines[4]).toMatch(/^baseline +– +– +0\.34% {2}/);
});

test('conviction and trouble are said, and coloured', () => {
  const convicted = poll({}, { conviction: { by: 'ratio', stratum: 9 }, logEvidence: 6 });
  const lines = liveLines(view({ scenes: [scene({ poll: convicted })] }), 99);
  expect(lines.at(-1)).toMatchObject({ tone: 'bad', text: expect.stringMatching(/CONVICTED$/) });
  const outage = new MetricsError('overloaded', 'The server\n\u001b[2Janswered 503.', '');
  const broken = liveLines(view({ scenes: [scene({ poll: poll({ outage }) })] }), 99);
  expect(broken.at(-1)).toEqual({
    tone: 'warning',
    text: '  no numbers: The server [2Janswered 503.',
  });
});

const named = (name: string, logEvidence: number) =>
  scene({ name, poll: poll({}, { logEvidence }) });

test('several checks: a row each, under their columns', () => {
  const scenes = [
    named('checkout', 0),
    named('search', Math.log(37)),
    scene({ name: 'login', poll: undefined }),
  ];
  expect(texts(view({ scenes })).slice(2)).toEqual([
    'check       canary  baseline  ratio              evidence of 100 : 1',
    'checkout      2.1%     0.34%  6.2 [3.1, 12]      ░░░░░░░░░░     1 : 1  ▁▂▅▆',
    'search        2.1%     0.34%  6.2 [3.1, 12]      ████████░░    37 : 1  ▁▂▅▆',
    'login     waiting',
  ]);
});

test('where there is no room for all, those closest to conviction show, in their order', () => {
  const scenes = Array.from({ length: 20 }, (_, index) =>
    named(`check ${index}`, (index * 7) % 20),
  );
  const lines = texts(view({ scenes, notes: ['A note.'] }), 99, 9);
  expect(lines).toHaveLength(9);
  expect(lines[0]).toContain('poll 9 of 40');
  expect(lines.slice(3, 8).map((line) => line.slice(0, 8).trim())).toEqual([
    'check 5',
    'check 8',
    'check 11',
    'check 14',
    'check 17',
  ]);
  expect(lines[8]).toBe('and 15 more, further from conviction');
  expect(texts(view({ scenes, notes: ['A note.'] }), 99, 24)).toContain('  A note.');
});

test('a name that is wide takes no more room than its column', () => {
  const scenes = [named('決済サービスの決済サービス', 0), named('b', 0)];
  const [, wide, narrow] = texts(view({ scenes })).slice(2);
  expect(wide).toMatch(/^決済サービスの… {2}/);
  const column = (line: string) => stringWidth(line.slice(0, line.indexOf('2.1%')));
  expect(column(wide!)).toBe(column(narrow!));
});

const STRANGE = [
  0,
  1,
  -1,
  1e-9,
  0.5,
  99_999,
  1e6,
  1e15,
  1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const number = fc.oneof(fc.constantFrom(...STRANGE), fc.double());
const counts = fc.option(fc.record({ errors: number, requests: number }), { nil: undefined });
const text = fc.string({
  unit: fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\u001b[2J',
    '漢',
    '👩‍👩‍👧',
    'e\u0301',
    '\u202e',
    '::',
    'word',
  ),
});
const anyPoll = fc
  .record({
    canary: counts,
    baseline: counts,
    ratio: fc.option(fc.record({ value: number, low: number, high: number }), { nil: undefined }),
    logEvidence: number,
    logThreshold: number,
    rates: fc.option(fc.record({ canary: number, baseline: number }), { nil: undefined }),
    convicted: fc.boolean(),
    outage: fc.option(text, { nil: undefined }),
    number,
    planned: number,
  })
  .map(
    ({ canary, baseline, ratio, logEvidence, logThreshold, rates, convicted, outage, ...rest }) =>
      poll(
        {
          ...rest,
          rates,
          outage: outage === undefined ? undefined : new MetricsError('partial', outage, ''),
        },
        {
          canary,
          baseline,
          ratio,
          logEvidence,
          logThreshold,
          conviction: convicted ? { by: 'ratio', stratum: 1 } : undefined,
        },
      ),
  );
const past = fc.array(fc.option(number, { nil: undefined }), { maxLength: 30 });
const anyScene: fc.Arbitrary<Scene> = fc.record({
  name: fc.option(text, { nil: undefined }),
  poll: fc.option(anyPoll, { nil: undefined }),
  canaryRates: past,
  baselineRates: past,
  evidence: fc.array(number, { maxLength: 30 }),
  ended: fc.option(text, { nil: undefined }),
});
const anyView: fc.Arbitrary<View> = fc.record({
  scenes: fc.array(anyScene, { minLength: 1, maxLength: 20 }),
  notes: fc.array(text, { maxLength: 3 }),
  next: fc.option(number, { nil: undefined }),
  elapsed: number,
  duration: number,
});

test('no line is wider than asked for, nor are there more, whatever the numbers', () => {
  fc.assert(
    fc.property(
      anyView,
      fc.integer({ min: 1, max: 140 }),
      fc.integer({ min: 1, max: 40 }),
      (shown, columns, rows) => {
        const lines = liveLines(shown, columns, rows);
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const { text } of lines) {
          expect(stringWidth(text)).toBeLessThanOrEqual(columns);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none
          expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
        }
      },
    ),
  );
});
