/** The counting against brute force: random processes with restarts, gaps and births, polled in random ways. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Counters } from '../../src/metrics/counters.ts';
import type { Sample, Series } from '../../src/metrics/series.ts';
import type { Cohort, CountObservation, Counts } from '../../src/metrics/source.ts';

const START = 1_700_000_000_000;
const SCRAPE = 15_000;
const BEFORE = 6;
const AFTER = 24;
const END = START + AFTER * SCRAPE;

/** What one process does between two scrapes. */
interface Tick {
  readonly requests: number;
  readonly errors: number;
  readonly restart: boolean;
  /** The scrape fails: nobody sees this state. */
  readonly missed: boolean;
}

interface Process {
  readonly cohort: Cohort;
  /** Scrapes after `START - BEFORE` at which it is first there. */
  readonly birth: number;
  /** Requests that it had counted by then. */
  readonly past: number;
  readonly phase: number;
  readonly ticks: readonly Tick[];
}

const tick = fc.record({
  requests: fc.integer({ min: 0, max: 30 }),
  errors: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 5 })),
  restart: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  missed: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
});

const process = fc.record({
  cohort: fc.constantFrom<Cohort>('canary', 'baseline'),
  birth: fc.integer({ min: 0, max: BEFORE + AFTER - 1 }),
  past: fc.integer({ min: 2000, max: 100_000 }),
  phase: fc.integer({ min: 1, max: SCRAPE - 1 }),
  ticks: fc.array(tick, { minLength: BEFORE + AFTER, maxLength: BEFORE + AFTER }),
});

/** Ends of polls, and by how much each answer reaches back over the one before. */
const polling = fc.record({
  ends: fc.uniqueArray(fc.integer({ min: START + 1, max: END - 1 }), { maxLength: 12 }),
  overlap: fc.integer({ min: 0, max: 10 * SCRAPE }),
  seed: fc.integer(),
});

/** A process found after the start, with a large past: someone knows that it ran before. */
function isOld({ birth }: Process): boolean {
  return birth > BEFORE && birth % 2 === 0;
}

/**
 * The series that scrapes see, and the truth: what happened from scrape to scrape. A restarted process
 * begins with far fewer requests than before, so that the restart can be seen at all.
 */
function simulate(one: Process, name: string): { series: Series[]; truth: Counts } {
  const good: Sample[] = [];
  const bad: Sample[] = [];
  const truth = { errors: 0, requests: 0 };
  let [ok, failed] = [isOld(one) || one.birth <= BEFORE ? one.past : 0, 0];
  let seen: Counts | undefined;
  one.ticks.slice(one.birth).forEach(({ requests, errors, restart, missed }, index) => {
    if (restart && seen !== undefined && ok > 200) {
      [ok, failed] = [0, 0];
      seen = { errors: 0, requests: 0 };
    }
    ok += requests + 1;
    failed += errors;
    if (missed) return;
    const at = START + (one.birth + index - BEFORE) * SCRAPE + one.phase - SCRAPE;
    good.push({ at, value: ok });
    if (failed > 0) bad.push({ at, value: failed });
    const before = seen ?? (isOld(one) ? { errors: failed, requests: ok + failed } : undefined);
    if (at > START) {
      truth.errors += failed - (before?.errors ?? 0);
      truth.requests += ok + failed - (before?.requests ?? 0);
    }
    seen = { errors: failed, requests: ok + failed };
  });
  const of = (code: string, samples: Sample[]) =>
    samples.length === 0 ? [] : [{ cohort: one.cohort, labels: { code, instance: name }, samples }];
  return { series: [...of('200', good), ...of('500', bad)], truth };
}

interface Polling {
  readonly ends: readonly number[];
  readonly overlap: number;
  readonly seed: number;
}

type World = readonly (readonly [name: string, process: Process])[];

function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (a, b) => ({
      errors: a.errors + b.errors,
      requests: a.requests + b.requests,
    }),
    { errors: 0, requests: 0 },
  );
}

function poll(world: World, { ends, overlap, seed }: Polling) {
  const all = world.flatMap(([name, one]) => simulate(one, name).series);
  const old = new Set(world.filter(([, one]) => isOld(one)).map(([name]) => name));
  const counting = new Counters({
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: 'code',
    compares: true,
  });
  const between = (from: number, to: number) =>
    shuffled(all, seed).flatMap((series) => {
      const samples = series.samples.filter(({ at }) => from < at && at <= to);
      return samples.length === 0 ? [] : [{ ...series, samples }];
    });
  counting.open(between(START - 300_000, START), START);
  const observed: CountObservation[] = [];
  let last = START;
  for (const end of [...ends].sort((a, b) => a - b).concat(END)) {
    const answer = between(last - overlap, end);
    const found = counting.newTargets(answer);
    const isFound = new Set(found.map(({ key }) => key));
    observed.push(
      counting.count(
        answer,
        end,
        ({ key, labels }) => isFound.has(key) && old.has(labels.instance ?? ''),
      ),
    );
    last = end;
  }
  return {
    canary: sum(observed.map(({ canary }) => canary)),
    baseline: sum(observed.map(({ baseline }) => baseline!)),
    observed,
  };
}

/** Deterministic, of no statistical worth: enough to make the order another one. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const weight = (index: number) => Math.imul((seed | 1) ^ (index * 0x9e3779b1), 0x85ebca6b);
  return items
    .map((item, index) => [weight(index), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

const worlds = fc
  .array(process, { minLength: 1, maxLength: 4 })
  .map((processes) => processes.map((one, index) => [`pod-${index}`, one] as const));

test('any way to poll counts what happened from scrape to scrape', () => {
  fc.assert(
    fc.property(worlds, polling, (world, plan) => {
      const { canary, baseline } = poll(world, plan);
      for (const [cohort, counted] of [
        ['canary', canary],
        ['baseline', baseline],
      ] as const) {
        const truths = world
          .filter(([, one]) => one.cohort === cohort)
          .map(([name, one]) => simulate(one, name).truth);
        expect(counted).toEqual(sum(truths));
      }
    }),
    { numRuns: 500 },
  );
});

test('in every poll the breakdowns add up, and errors never exceed requests', () => {
  fc.assert(
    fc.property(worlds, polling, (world, plan) => {
      for (const { canary, baseline } of poll(world, plan).observed) {
        for (const counts of [canary, baseline!]) {
          expect(counts.errors).toBeLessThanOrEqual(counts.requests);
          expect(sum([...counts.instances.values()])).toEqual({
            errors: counts.errors,
            requests: counts.requests,
          });
          expect([...counts.statuses.values()].reduce((a, b) => a + b, 0)).toBe(counts.requests);
        }
      }
    }),
  );
});

test('the order of series makes no difference', () => {
  fc.assert(
    fc.property(worlds, polling, fc.integer(), (world, plan, seed) => {
      const one = poll(world, plan).observed;
      const other = poll(world, { ...plan, seed }).observed;
      const plain = ({ canary, baseline, scrapeInterval }: CountObservation) =>
        [canary, baseline].map((counts) => [
          counts?.errors,
          counts?.requests,
          counts?.newest,
          [...(counts?.instances ?? [])].sort(),
          scrapeInterval,
        ]);
      expect(other.map(plain)).toEqual(one.map(plain));
    }),
  );
});
