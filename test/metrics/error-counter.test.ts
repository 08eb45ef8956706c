/** Errors of a counter of their own, counted beside the requests: what both counters say together. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ErrorDefinition } from '../../src/config.ts';
import { Counters } from '../../src/metrics/counters.ts';
import { printWithErrors } from '../../src/metrics/error-counter.ts';
import type { Series } from '../../src/metrics/series.ts';
import { Settlement } from '../../src/metrics/settlement.ts';
import type { Cohort, CountObservation, Counts } from '../../src/metrics/source.ts';

const START = 1_700_000_000_000;
const SCRAPE = 15_000;
const REQUESTS = 'shop_requests_total';
const ERRORS = 'shop_errors_total';
type Labels = Readonly<Record<string, string>>;
type ErrorCounter = ErrorDefinition & { kind: 'counter' };

const ALL: ErrorCounter = { kind: 'counter', name: ERRORS, matchers: [], text: ERRORS };
const SERVER: ErrorCounter = {
  ...ALL,
  matchers: [{ label: 'kind', operator: '=', value: 'server' }],
  text: `${ERRORS}{kind="server"}`,
};

/** A counter's values, a scrape each; the first is that of the start. undefined: not there. */
function series(
  name: string,
  cohort: Cohort,
  values: readonly (number | undefined)[],
  labels: Labels = { instance: `${cohort}-1` },
): Series {
  const samples = values.flatMap((value, index) =>
    value === undefined ? [] : [{ at: START + index * SCRAPE, value }],
  );
  return { cohort, labels: { __name__: name, ...labels }, samples };
}

const requests = (values: readonly (number | undefined)[], labels?: Labels) =>
  series(REQUESTS, 'canary', values, labels);
const errors = (values: readonly (number | undefined)[], labels?: Labels) =>
  series(ERRORS, 'canary', values, labels);

/** What each poll brings, one a scrape. */
function watched(all: readonly Series[], definition: ErrorCounter = ALL): CountObservation[] {
  const counting = new Counters({ errors: definition, statusLabel: undefined, compares: true });
  const upTo = (scrape: number) =>
    all.flatMap((one) => {
      const samples = one.samples.filter(({ at }) => at <= START + scrape * SCRAPE);
      return samples.length === 0 ? [] : [{ ...one, samples }];
    });
  const last = Math.max(...all.flatMap(({ samples }) => samples.map(({ at }) => at)));
  const scrapes = Array.from({ length: (last - START) / SCRAPE }, (_, index) => index + 1);
  return [
    counting.open(upTo(0), START),
    ...scrapes.map((scrape) => counting.count(upTo(scrape), START + scrape * SCRAPE)),
  ];
}

const sum = (counts: readonly Counts[]): Counts => ({
  errors: counts.reduce((all, each) => all + each.errors, 0),
  requests: counts.reduce((all, each) => all + each.requests, 0),
});
const ofCanary = (observations: readonly CountObservation[]) =>
  observations.map(({ canary: { errors, requests } }) => ({ errors, requests }));

test('errors are those of their counter, requests those of theirs, of the same instance', () => {
  const polls = watched([
    requests([100, 180], { instance: 'a', code: '200' }),
    requests([10, 30], { instance: 'a', code: '500' }),
    requests([0, 50], { instance: 'b', code: '200' }),
    errors([7, 12], { instance: 'a', kind: 'server' }),
    errors([1, 3], { instance: 'b', kind: 'client' }),
    series(REQUESTS, 'baseline', [0, 20], { instance: 'c', code: '200' }),
    series(ERRORS, 'baseline', [5, 6], { instance: 'c', kind: 'server' }),
  ]);
  const { canary, baseline } = polls[1]!;
  expect(canary).toMatchObject({ errors: 7, requests: 150 });
  expect(baseline).toMatchObject({ errors: 1, requests: 20 });
  expect(Object.fromEntries(canary.instances)).toEqual({
    a: { errors: 5, requests: 100 },
    b: { errors: 2, requests: 50 },
  });
  // Statuses are the request counter's alone.
  expect(Object.fromEntries(canary.statuses)).toEqual({ 200: 130, 500: 20 });
});

test('matchers in the braces choose among the errors, and leave the requests alone', () => {
  const [, poll] = watched(
    [
      requests([0, 100]),
      errors([0, 5], { instance: 'canary-1', kind: 'server' }),
      errors([0, 40], { instance: 'canary-1', kind: 'client' }),
      errors([undefined, 3], { instance: 'canary-1', kind: 'client', route: '/new' }),
    ],
    SERVER,
  );
  expect(poll!.canary).toMatchObject({ errors: 5, requests: 100 });
  expect(poll!.notes.filter(({ kind }) => kind === 'birth')).toEqual([]);
});

test('the first error of a counter that was not there counts, and is told', () => {
  const [, poll] = watched([
    requests([100, 200]),
    errors([undefined, 3], { instance: 'canary-1' }),
  ]);
  expect(poll!.canary).toMatchObject({ errors: 3, requests: 100 });
  expect(poll!.notes.map(({ sentence }) => sentence)).toEqual([
    'canary: 3 errors came with 1 new error series, counted in full.',
  ]);
});

test('a restart shows in both counters: what each counted since is in', () => {
  const polls = watched([requests([1000, 1100, 40]), errors([3, 4, 4])]);
  // The errors did not fall, but their process began again with its requests.
  expect(ofCanary(polls)[2]).toEqual({ errors: 4, requests: 40 });
});

test.each([
  [{ app: 'shop', version: 'v2' }, { kind: 'server' }],
  [
    { app: 'shop', version: 'v2' },
    { kind: 'server', weird: 'x' },
  ],
  [{ pod: 'p', namespace: 'n' }, { kind: 'server' }],
  [{ app: 'shop' }, { pod: 'p' }],
])('requests with %j: labels that errors have more (%j) make no other process', (own, more) => {
  const polls = watched([
    requests([1000, 1100, 40], own),
    errors([undefined, 4, 4], { ...own, ...more }),
  ]);
  expect(ofCanary(polls).slice(1)).toEqual([
    { errors: 4, requests: 100 },
    { errors: 4, requests: 40 },
  ]);
  const [name, ...others] = polls[1]!.canary.instances.keys();
  expect(others).toEqual([]);
  expect(polls[1]!.canary.instances.get(name!)).toEqual({ errors: 4, requests: 100 });
  const notes = polls.flatMap((poll) => poll.notes.map(({ sentence }) => sentence));
  expect(notes.filter((sentence) => /appeared|no sample of/.test(sentence))).toEqual([]);
});

test('where only the requests name a pod or a route, there are no rates of pods or routes', () => {
  const polls = watched([
    requests([0, 100], { app: 'shop', pod: 'p', route: '/a' }),
    errors([0, 4], { app: 'shop' }),
  ]);
  expect(polls[1]!.canary).toMatchObject({ errors: 4, requests: 100 });
  expect([...polls[1]!.canary.instances]).toEqual([]);
  expect([...polls[1]!.canary.routes]).toEqual([]);
});

test('where one process counts the requests and another the errors, there are no rates of processes', () => {
  const polls = watched([
    requests([0, 100], { job: 'ingress', instance: 'ingress-1' }),
    errors([0, 4], { job: 'shop', instance: 'shop-1' }),
  ]);
  expect(polls[1]!.canary).toMatchObject({ errors: 4, requests: 100 });
  expect([...polls[1]!.canary.instances]).toEqual([]);
});

test('requests without word from those who count the errors are not requests without errors', () => {
  const scrapes = Array.from({ length: 11 }, (_, scrape) => scrape);
  const silentAfter3 = scrapes.map((scrape) => (scrape <= 3 || scrape >= 9 ? scrape : undefined));
  const tenEach = scrapes.map((scrape) => 10 * scrape);
  const ingress = { instance: 'ingress' };
  const polls = watched([
    requests(tenEach, { ...ingress, version: 'v2' }),
    errors([0, 1, 2], { instance: 'a', version: 'v2' }),
    errors(silentAfter3, { instance: 'b', version: 'v2' }),
    series(REQUESTS, 'baseline', tenEach, { ...ingress, version: 'v1' }),
    series(ERRORS, 'baseline', scrapes, { instance: 'c', version: 'v1' }),
  ]);
  const stale = polls.flatMap(({ canary }, scrape) => (canary.stale ? [scrape] : []));
  // A sample may be three scrapes old.
  expect(stale).toEqual([7, 8]);
  expect(polls.flatMap(({ canary }) => canary.stillAnswers ?? [])).toEqual([true, true]);
  expect(polls.some(({ baseline }) => baseline!.stale)).toBe(false);
  expect(polls[7]!.notes).toContainEqual(
    expect.objectContaining({ kind: 'stale', cohort: 'canary' }),
  );
  expect(sum(ofCanary(polls))).toEqual({ errors: 2 + 9 + 1, requests: 100 });
});

test('a process that shows its errors at 0 before its first request is the one that answers', () => {
  const polls = watched([
    requests([undefined, undefined, 100], { instance: 'x' }),
    errors([0, 0, 4], { instance: 'x' }),
    requests([0, 10, 20], { instance: 'y' }),
  ]);
  expect(Object.fromEntries(polls[2]!.canary.instances)).toEqual({
    x: { errors: 4, requests: 100 },
    y: { errors: 0, requests: 10 },
  });
});

test.each<[string, Labels, Labels, object]>([
  ['both', { route: '/a' }, { route: '/a' }, { '/a': { errors: 4, requests: 100 } }],
  ['the requests alone', { route: '/a' }, {}, {}],
  ['the errors alone', {}, { route: '/a' }, {}],
  ['each by a label of its own', { route: '/a' }, { path: '/a' }, {}],
  ['each in its own words', { route: '/a' }, { route: 'GET /a' }, {}],
])('routes told by %s', (_, ofRequests, ofErrors, routes) => {
  const instance = { instance: 'x' };
  const [, poll] = watched([
    errors([0, 4], { ...instance, ...ofErrors }),
    requests([0, 100], { ...instance, ...ofRequests }),
  ]);
  expect(Object.fromEntries(poll!.canary.routes)).toEqual(routes);
  expect(Object.fromEntries(poll!.canary.instances)).toEqual({ x: { errors: 4, requests: 100 } });
});

test('the status label is found once there are requests, if only errors were there at first', () => {
  const polls = watched([
    errors([0, 0, 1], { instance: 'x', code: 'E42' }),
    requests([undefined, 5, 10], { instance: 'x', status: '200' }),
  ]);
  expect(polls.map(({ canary }) => Object.fromEntries(canary.statuses))).toEqual([
    {},
    { 200: 5 },
    { 200: 5 },
  ]);
});

test('an error that is counted a moment before its request waits for it', () => {
  const polls = watched([requests([10, 10, 11, 12]), errors([0, 1, 1, 1])]);
  expect(ofCanary(polls).slice(1)).toEqual([
    { errors: 0, requests: 0 },
    { errors: 1, requests: 1 },
    { errors: 0, requests: 1 },
  ]);
  const long = watched([requests([10, 10, 10, 11]), errors([0, 1, 1, 1])]);
  expect(ofCanary(long)[3]).toEqual({ errors: 1, requests: 1 });
});

test('several errors a request are a rate of all, and not charged to the requests of later', () => {
  const polls = watched([requests([0, 10, 20, 30, 40]), errors([0, 30, 60, 60, 60])]);
  expect(ofCanary(polls).slice(1)).toEqual([
    { errors: 10, requests: 10 },
    { errors: 10, requests: 10 },
    { errors: 10, requests: 10 },
    { errors: 0, requests: 10 },
  ]);
});

const interval = fc.record({
  requests: fc.integer({ min: 0, max: 4 }),
  /** Of the requests that end here, so many fail; and so many of the next's are shown as errors already. */
  failed: fc.integer({ min: 0, max: 4 }),
  early: fc.integer({ min: 0, max: 2 }),
});

test('however early errors show, none is lost, and none is more than a request', () => {
  fc.assert(
    fc.property(fc.array(interval, { minLength: 1, maxLength: 30 }), (intervals) => {
      const settlement = new Settlement();
      const told = intervals.map(({ requests, failed }) => ({
        requests,
        errors: Math.min(failed, requests),
      }));
      // An error of an interval may show in the one before.
      const shown = told.map(({ requests, errors }, index) => {
        const next = told[index + 1]?.errors ?? 0;
        const before = index === 0 ? 0 : Math.min(intervals[index - 1]!.early, errors);
        return { requests, errors: errors - before + Math.min(intervals[index]!.early, next) };
      });
      const settled = shown.map((counts) => settlement.settle(counts));
      for (const { errors, requests } of settled) {
        expect(errors).toBeGreaterThanOrEqual(0);
        expect(errors).toBeLessThanOrEqual(requests);
      }
      expect(sum(settled)).toEqual(sum(told));
    }),
    { numRuns: 2000 },
  );
});

test('both counters in one question, whatever their names', () => {
  const selector = { name: 'a.b', matchers: [{ label: 'x', operator: '=' as const, value: '"' }] };
  expect(printWithErrors(selector, ALL)).toBe(
    String.raw`{__name__=~"a\\.b|shop_errors_total",x="\""}`,
  );
});
