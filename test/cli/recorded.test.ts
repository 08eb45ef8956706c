/** A record judged again: the same verdict for the same reason, by the same numbers, whatever the watch went through. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Replayed, replayed } from '../support/command-line.ts';
import { type Loop, looped, recordOf } from '../support/gate-loop.ts';
import { OUTCOMES } from '../support/outcomes.ts';
import { type Moment, type Script, STEADY } from '../support/scripted-source.ts';

const INTERVAL = 15_000;
const AS_IT_WAS: Script = { ...STEADY, seed: 5 };

/** Convicted by the last of twelve polls. */
const LATE: Partial<Script> = { seed: 2, requests: 300, canaryRate: 0.02 };

function one(script: Partial<Script>, more: Partial<Loop> = {}): Loop {
  const check = { name: undefined, script: { ...AS_IT_WAS, ...script } };
  return { checks: [check], polls: 40, interval: INTERVAL, ...more };
}

function at(moments: Readonly<Record<number, Moment>>): readonly Moment[] {
  const last = Math.max(...Object.keys(moments).map(Number));
  return Array.from({ length: last }, (_, index) => moments[index + 1] ?? 'fresh');
}

function span(moment: Moment, from: number, to: number): Readonly<Record<number, Moment>> {
  const polls = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return Object.fromEntries(polls.map((poll) => [poll, moment]));
}

const FOUND = [
  'name',
  'verdict',
  'plan',
  'judgeSettings',
  'judgement',
  'strata',
  'rateIntervals',
  'polls',
];

/** All that judging gives. */
// biome-ignore lint/suspicious/noExplicitAny: of two records, compared field by field
function judged(record: any) {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const of = (watch: any) => Object.fromEntries(FOUND.map((field) => [field, watch[field]]));
  return { step: of(record), checks: record.checks.map(of) };
}

async function expectTheSame(loop: Loop): Promise<Replayed> {
  const was = recordOf(await looped(loop));
  const again = await replayed(was);
  expect(again.record, again.outputs.reason).toBeDefined();
  expect(judged(again.record)).toEqual(judged(was));
  return again;
}

test.each<[string, string, Loop]>([
  ['a pass', 'pass', one({})],
  ['a conviction', 'fail', one({ canaryRate: 0.05 })],
  ['a conviction at the last poll', 'fail', one(LATE, { polls: 12 })],
  ['too little traffic', 'inconclusive', one({ requests: 5 })],
  [
    'a ceiling alone, convicted',
    'fail',
    {
      ...one({}),
      checks: [
        {
          name: undefined,
          script: { ...AS_IT_WAS, compares: false, canaryRate: 0.05 },
          strictness: { maxErrorRate: 0.02 },
        },
      ],
    },
  ],
  [
    'a ceiling alone, passed',
    'pass',
    {
      ...one({}),
      checks: [
        {
          name: undefined,
          script: { ...AS_IT_WAS, compares: false },
          strictness: { maxErrorRate: 0.02 },
        },
      ],
    },
  ],
  ['rates, convicted', 'fail', one({ kind: 'rates', canaryRate: 0.05 })],
  ['rates, passed', 'pass', one({ kind: 'rates', requests: 5000 })],
  ['a scrape a minute, polls between', 'pass', one({ scrapeInterval: 60_000 }, { polls: 42 })],
  ['scrapes slower than the watch', 'inconclusive', one({ scrapeInterval: 900_000 })],
  ['a duration of no whole polls', 'pass', one({}, { rest: 7000 })],
  ['an outage in the midst', 'pass', one({ moments: at(span('outage', 10, 14)) })],
  ['an outage at the end, ridden out', 'pass', one({ moments: at(span('outage', 38, 43)) })],
  [
    'a conviction after the deadline',
    'fail',
    one({ ...LATE, moments: at(span('outage', 12, 13)) }, { polls: 12 }),
  ],
  ['an outage for good', 'error', one({ moments: at(span('outage', 20, 60)) })],
  ['an outage for good, at the end', 'error', one({ moments: at(span('outage', 38, 60)) })],
  ['refused in the midst', 'error', one({ moments: at({ 12: 'refused' }) })],
  [
    'silence, then an outage for good',
    'error',
    one({ moments: at({ ...span('canary silent', 10, 13), ...span('outage', 14, 60) }) }),
  ],
  ['silence in the midst', 'pass', one({ moments: at(span('baseline silent', 10, 14)) })],
  ['a silent canary', 'inconclusive', one({ moments: at(span('canary silent', 30, 40)) })],
  ['a silent baseline', 'inconclusive', one({ moments: at(span('baseline silent', 1, 40)) })],
  [
    'silent after an outage past the deadline',
    'inconclusive',
    one({ moments: at({ ...span('outage', 39, 41), 42: 'canary silent' }) }),
  ],
  [
    'rates, a silent baseline',
    'inconclusive',
    one({ kind: 'rates', moments: at(span('baseline silent', 39, 40)) }),
  ],
  ['a server that was down at first', 'pass', one({ closed: 3 })],
])('%s: %s, and the same again', async (_, verdict, loop) => {
  const { outputs } = await expectTheSame(loop);
  expect(outputs.verdict).toBe(verdict);
});

test('those convictions come when they are said to', async () => {
  const polls = async (loop: Loop) => (await looped(loop)).watch.polls;
  expect(await polls(one(LATE, { polls: 12 }))).toBe(12);
  const moments = at(span('outage', 12, 13));
  expect(await polls(one({ ...LATE, moments }, { polls: 12 }))).toBe(14);
});

function several(...scripts: readonly Partial<Script>[]): Loop {
  const names = ['checkout', 'search', 'login'];
  const checks = scripts.map((script, index) => ({
    name: names[index]!,
    script: { ...AS_IT_WAS, seed: index, ...script },
  }));
  return { checks, polls: 40, interval: INTERVAL };
}

test.each<[string, string, Loop]>([
  ['all pass', 'pass', several({}, {}, {})],
  ['one is convicted, the others are cut short', 'fail', several({}, { canaryRate: 0.05 }, {})],
  ['two are convicted at once', 'fail', several({ canaryRate: 0.2 }, { canaryRate: 0.21 })],
  ['one begins late', 'pass', several({ closed: 4 }, {})],
  ['one begins late and is convicted', 'fail', several({ closed: 4, canaryRate: 0.05 }, {})],
  ['one begins late and is cut short', 'fail', several({ closed: 4 }, { canaryRate: 0.05 })],
  ['one breaks, the others go on', 'error', several({ moments: at({ 9: 'refused' }) }, {})],
  ['one has rates', 'pass', several({ kind: 'rates', requests: 5000 }, {})],
  ['one is scraped slowly', 'pass', several({ scrapeInterval: 60_000 }, {})],
])('several checks, %s: %s, and the same again', async (_, verdict, loop) => {
  const { outputs } = await expectTheSame(loop);
  expect(outputs.verdict).toBe(verdict);
});

test('a check that was cut short while it asked is cut short again', async () => {
  const was = recordOf(await looped(several({}, { canaryRate: 0.05 })));
  // Live, the first may be asking still when the second is convicted: its last answer is then nobody's.
  was.checks[0].strata.pop();
  const again = await replayed(was);
  expect(again.record.checks.map(({ verdict }: never) => verdict)).toEqual(
    was.checks.map(({ verdict }: never) => verdict),
  );
});

const moment = fc.constantFrom<Moment>('fresh', 'canary silent', 'baseline silent', 'outage');
const script = fc.record({
  seed: fc.nat(),
  kind: fc.constantFrom('counts', 'counts', 'rates'),
  scrapeInterval: fc.constantFrom(INTERVAL, INTERVAL, 40_000),
  requests: fc.constantFrom(3, 60, 800),
  canaryRate: fc.constantFrom(0, 0.004, 0.03, 0.3),
  baselineRate: fc.constantFrom(0, 0.004, 0.03),
  closed: fc.nat(2),
  moments: fc
    .array(fc.tuple(moment, fc.integer({ min: 1, max: 4 })), { maxLength: 6 })
    .map((runs) => runs.flatMap(([what, times]) => Array<Moment>(times).fill(what))),
});

test('whatever a watch goes through: record, JSON, and the same again', async () => {
  const runs = fc.record({
    scripts: fc.array(script, { minLength: 1, maxLength: 3 }),
    polls: fc.integer({ min: 3, max: 24 }),
    rest: fc.nat(14).map((seconds) => seconds * 1000),
  });
  await fc.assert(
    fc.asyncProperty(runs, async ({ scripts, polls, rest }) => {
      const checks = scripts.map((each, index) => ({
        name: scripts.length === 1 ? undefined : `check ${index}`,
        script: { ...AS_IT_WAS, ...each } as Script,
      }));
      const was = recordOf(await looped({ checks, polls, interval: INTERVAL, rest }));
      // A check that never began has nothing to be judged.
      fc.pre([was, ...was.checks].every(({ plan }) => plan !== null));
      const again = await replayed(was);
      expect(again.record, again.outputs.reason).toBeDefined();
      expect(judged(again.record)).toEqual(judged(was));
    }),
    { numRuns: 40 },
  );
});

test.each(Object.entries(OUTCOMES).filter(([, { watch }]) => watch.plan !== undefined))(
  'an outcome of its own kind (%s) is judged again to the same verdict',
  async (name, outcome) => {
    const was = recordOf(outcome);
    const { record } = await replayed(was);
    const cancelled = name === 'interrupted';
    const { reason, ...verdict } = was.verdict;
    if (!cancelled) expect(record.verdict).toMatchObject(verdict);
    // Of a silent canary this outcome has half the polls only.
    if (!cancelled && name !== 'silent') expect(record.verdict.reason).toBe(reason);
    expect(record.judgement).toEqual(was.judgement);
    expect(record.judgeSettings).toEqual(was.judgeSettings);
    const counted = (one: { canary: unknown; baseline: unknown; end: string }) => [
      one.end,
      one.canary,
      one.baseline,
    ];
    expect(record.strata.map(counted)).toEqual(was.strata.map(counted));
    expect(record.rateIntervals.map(counted)).toEqual(was.rateIntervals.map(counted));
  },
);

test('a run that was cancelled ends in an error that says where, after the same evidence', async () => {
  const cancelled = new AbortController();
  const onPoll = (poll: number) => poll === 9 && cancelled.abort();
  const was = recordOf(await looped({ ...one({ onPoll }), signal: cancelled.signal }));
  expect(was.verdict.cause).toBe('interrupted');
  const { record, outputs } = await replayed(was, ['--dry-run', 'false']);
  expect(outputs.verdict).toBe('error');
  expect(outputs.reason).toContain(`The record ends at ${was.strata.at(-1).end}`);
  expect(record.judgement).toEqual(was.judgement);
  expect(record.strata).toEqual(was.strata);
});
