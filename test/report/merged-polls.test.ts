import { expect, test } from 'vitest';
import { MetricsError } from '../../src/errors.ts';
import type { Note } from '../../src/metrics/source.ts';
import type { Plan, Poll } from '../../src/outcome.ts';
import { mergedPolls } from '../../src/report/merged-polls.ts';
import type { WatchReporter } from '../../src/report/reporter.ts';
import { play, scenario } from '../support/outcomes.ts';

const INTERVAL = 15_000;
const { watch, polls } = play(scenario({ polls: 6 }));
const PLAN = watch.plan!;

interface Line {
  readonly number: number;
  readonly logEvidence: number;
  readonly notes: readonly string[];
}

/** Three checks in a step, and what their log shows. */
function step(names: readonly string[] = ['a', 'b', 'c']) {
  const lines: Line[] = [];
  const plans: { plan: Plan; notes: readonly string[] }[] = [];
  const sentences = (notes: readonly Note[]) => notes.map(({ sentence }) => sentence);
  const merged = mergedPolls(
    {
      unanswered: () => {},
      planned: (plan, notes) => plans.push({ plan, notes: sentences(notes) }),
      polled: ({ number, judgement, notes }) =>
        lines.push({ number, logEvidence: judgement.logEvidence, notes: sentences(notes) }),
    },
    names,
    INTERVAL,
  );
  return { merged, lines, plans };
}

function planAll(merged: readonly WatchReporter[], count = 3): void {
  for (let check = 0; check < count; check += 1) merged[check]!.planned(PLAN, []);
}

function poll(number: number, logEvidence: number, changes: Partial<Poll> = {}): Poll {
  const like = polls[0]!;
  return {
    ...like,
    number,
    at: PLAN.start + number * INTERVAL,
    notes: [],
    judgement: { ...like.judgement, logEvidence, logThreshold: 5, conviction: undefined },
    ...changes,
  };
}

const note = (sentence: string): Note => ({ kind: 'reset', cohort: undefined, sentence });

test('a line waits for all checks, and is that of the one closest to its threshold', () => {
  const { merged, lines } = step();
  planAll(merged);
  merged[0]!.polled(poll(1, 0.1));
  merged[1]!.polled(poll(1, 2));
  expect(lines).toEqual([]);
  merged[2]!.polled(poll(1, -1));
  expect(lines).toEqual([{ number: 1, logEvidence: 2, notes: ['"b": closest to its threshold.'] }]);
});

test('the leader changes only when another is clearly closer, and a note says so', () => {
  const { merged, lines } = step(['a', 'b']);
  planAll(merged, 2);
  for (const [number, a, b] of [
    [1, 1, 0],
    [2, 1, 1.5],
    [3, 1, 1.8],
  ] as const) {
    merged[0]!.polled(poll(number, a));
    merged[1]!.polled(poll(number, b));
  }
  expect(lines).toEqual([
    { number: 1, logEvidence: 1, notes: ['"a": closest to its threshold.'] },
    { number: 2, logEvidence: 1, notes: [] },
    { number: 3, logEvidence: 1.8, notes: ['"b": closest to its threshold.'] },
  ]);
});

test('a conviction is shown at once, however close the others are', () => {
  const { merged, lines } = step(['a', 'b']);
  planAll(merged, 2);
  const { judgement } = poll(1, 5.1);
  const conviction = { by: 'ratio', stratum: 1 } as const;
  merged[1]!.polled(poll(1, 9));
  merged[0]!.polled(poll(1, 5.1, { judgement: { ...judgement, conviction } }));
  expect(lines).toMatchObject([{ logEvidence: 5.1 }]);
});

test('a check that ended is not waited for, and its end is told', () => {
  const { merged, lines } = step(['a', 'b']);
  planAll(merged, 2);
  merged[0]!.polled(poll(1, 1));
  expect(lines).toEqual([]);
  merged[1]!.ended(new MetricsError('unauthorized', '401.', ''));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.notes).toContain('"b": ended in an error: 401.');
  merged[0]!.polled(poll(2, 1));
  expect(lines.map(({ number }) => number)).toEqual([1, 2]);
});

test('notes carry their names; what several say is said once', () => {
  const { merged, lines } = step();
  planAll(merged);
  merged[0]!.polled(poll(1, 1, { notes: [note('clock skew.')] }));
  merged[1]!.polled(poll(1, 0, { notes: [note('clock skew.'), note('a reset.')] }));
  merged[2]!.polled(poll(1, 0));
  expect(lines[0]?.notes).toEqual([
    '"a": closest to its threshold.',
    '"a", "b": clock skew.',
    '"b": a reset.',
  ]);
});

test('the outage of a check that is not shown is told, once', () => {
  const { merged, lines } = step(['a', 'b']);
  planAll(merged, 2);
  const outage = new MetricsError('overloaded', 'answered 503.', 'Wait.');
  for (const number of [1, 2]) {
    merged[0]!.polled(poll(number, 0));
    merged[1]!.polled(poll(number, 4, { outage }));
  }
  expect(lines.map(({ notes }) => notes)).toEqual([
    ['"a": closest to its threshold.', '"b": no numbers: answered 503.'],
    [],
  ]);
});

test('one plan for all, with what differs by name', () => {
  const { merged, plans } = step(['a', 'b']);
  merged[0]!.planned({ ...PLAN, burstiness: 'One by one.' }, [note('born.')]);
  expect(plans).toEqual([]);
  merged[1]!.planned({ ...PLAN, strata: 10, burstiness: 'Unknown.' }, []);
  expect(plans).toEqual([
    {
      plan: { ...PLAN, strata: 10, burstiness: '"a": One by one. "b": Unknown.' },
      notes: ['"a": born.'],
    },
  ]);
});

test('a check that still waits for its first answer holds nobody up, and joins later', () => {
  const { merged, lines, plans } = step(['a', 'late']);
  merged[0]!.planned(PLAN, []);
  merged[0]!.polled(poll(1, 1));
  merged[0]!.polled(poll(2, 1));
  expect(plans).toHaveLength(1);
  expect(lines.map(({ number }) => number)).toEqual([1, 2]);
  merged[1]!.planned({ ...PLAN, start: PLAN.start + 2 * INTERVAL, burstiness: 'Unknown.' }, []);
  merged[0]!.polled(poll(3, 1));
  expect(lines).toHaveLength(2);
  merged[1]!.polled(poll(1, 0, { at: PLAN.start + 3 * INTERVAL + 200 }));
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(lines[2]?.notes).toEqual(['"late": Unknown.']);
});

test('a check that missed polls gives no line of its own for them', () => {
  const { merged, lines } = step(['a', 'b']);
  planAll(merged, 2);
  for (const number of [1, 2, 3, 4]) merged[0]!.polled(poll(number, 1));
  merged[1]!.polled(poll(4, 0));
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});
