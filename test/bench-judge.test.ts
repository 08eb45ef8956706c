/**
 * What the judge must achieve on the benchmark's traces, in a smaller run of fixed seeds: fails when a bound on false alarms or on
 * the time to conviction slips. `npm run bench:judge` is the whole of it.
 */
import { describe, expect, test } from 'vitest';
import { alarmsTooOften, slowest } from '../bench/judge/bounds.ts';
import { type Cell, cellOf } from '../bench/judge/cell.ts';
import type { Contender } from '../bench/judge/contender.ts';
import { seededDraws, seedOf } from '../bench/judge/draws.ts';
import { familyNamed } from '../bench/judge/families.ts';
import { type Family, family, POLL } from '../bench/judge/family.ts';
import { GATE } from '../bench/judge/gate.ts';
import { WALD } from '../bench/judge/peers/sprt.ts';
import { drawPods, type PodScrapes } from '../bench/judge/pods.ts';
import { race } from '../bench/judge/race.ts';
import { drawTrace, lengthOf } from '../bench/judge/trace.ts';
import { Counters } from '../src/metrics/counters.ts';
import type { Series } from '../src/metrics/series.ts';

const RUNS = 200;

function cells(name: string, ...contenders: Contender[]): Cell[] {
  const of = familyNamed(name);
  const done = race(of, contenders, RUNS);
  return contenders.map((contender) => cellOf(of, done, contender.name));
}

/** A judge that is wrong: what the bounds are there to notice. */
function told(name: string, changes: Partial<Parameters<Contender['start']>[0]>): Contender {
  return { name, title: name, start: (setup) => GATE.start({ ...setup, ...changes }) };
}

const CREDULOUS = told('credulous', { dispersion: { phi: 1, from: 'instances' } });
const TIMID = told('timid', { alpha: 1e-4 });

describe('healthy canaries are convicted no more often than promised', () => {
  test.each([
    'steady 1 % errors, 5 % canary',
    'traffic ramp 5→25→50→100 %, drifting rates',
    'shared outages, scraped every 30 s, 50 % canary',
    'clumps of 5, 5 % canary',
    'bursts of 20, 50 % canary',
    'wandering rates, AR(1), sd 0.5, 5 % canary',
    'pods that differ for good, sd 0.3, 5 % canary',
    'right at rho: steady 1 % errors, 5 % canary',
  ])('%s', (name) => {
    const [gate] = cells(name, GATE);
    expect(alarmsTooOften(familyNamed(name), gate!), JSON.stringify(gate)).toBe(false);
  });

  test('a judge that takes no note of clumps is found out', () => {
    const name = 'bursts of 20, 50 % canary';
    const [credulous] = cells(name, CREDULOUS);
    expect(alarmsTooOften(familyNamed(name), credulous!)).toBe(true);
  });
});

describe('sick canaries are convicted about as fast as by a test that is told the effect', () => {
  test.each([
    ['5×, 0.1 % errors, 50 % canary', 0.99],
    ['5×, 1 % errors, 5 % canary', 0.99],
    ['5× from two thirds of the run on, 5 % canary', 0.99],
    ['one of 2 pods 10×, 5 % canary', 0.99],
    ['bursts of 20, 3×, 50 % canary', 0.93],
  ])('%s', (name, share) => {
    const [gate, wald] = cells(name, GATE, WALD);
    expect(gate!.meanPolls).toBeLessThanOrEqual(slowest(wald!));
    expect(gate!.convicted.value).toBeGreaterThanOrEqual(share);
  });

  test('a judge that asks for a hundred times the evidence is found out', () => {
    const [timid, wald] = cells('5×, 1 % errors, 5 % canary', TIMID, WALD);
    expect(timid!.meanPolls).toBeGreaterThan(slowest(wald!));
  });
});

test('a run is the same for all, whoever takes part', () => {
  const of = familyNamed('3×, 1 % errors, 5 % canary');
  const alone = race(of, [GATE], 20).convictions.get('gate');
  const among = race(of, [WALD, TIMID, GATE], 20).convictions.get('gate');
  expect(alone).toEqual(among);
  expect(new Set(alone).size).toBeGreaterThan(1);
});

test('what polls see of a trace is what the counting layer counts from the same scrapes', () => {
  const of = family('counted', {
    scrapes: [10, 15],
    history: 'none',
    strata: 20,
    arrivals: { kind: 'bursts', size: 20, seconds: 20 },
  });
  const pods = drawPods(of, lengthOf(of), seededDraws(seedOf(of.name, 'judged', 0)));
  const { strata } = drawTrace(of, 'judged', 0);
  expect(strata).toEqual(counted(of, pods));
  expect(strata.some(({ canary }) => canary.errors > 0)).toBe(true);
});

/** By the counters of the gate itself, polled every 15 s. */
function counted(of: Family, pods: readonly PodScrapes[]) {
  const START = 1_800_000_000_000;
  const counters = new Counters({
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: 'code',
    compares: true,
  });
  const upTo = (seconds: number) => pods.flatMap((pod, i) => seriesOf(pod, i, START, seconds));
  counters.open(upTo(0), START);
  return Array.from({ length: of.strata }, (_, poll) => {
    const seconds = (poll + 1) * POLL;
    const { canary, baseline } = counters.count(upTo(seconds), START + seconds * 1000);
    const plain = (of: typeof canary) => ({ errors: of.errors, requests: of.requests });
    return { canary: plain(canary), baseline: plain(baseline!) };
  });
}

/** Two counters of one pod, as far as they were scraped by then; both were there from the first scrape on. */
function seriesOf(pod: PodScrapes, index: number, start: number, until: number): Series[] {
  const { cohort, first, seconds } = pod;
  const levels = { '200': 1000, '500': 1000 };
  const samples = {
    '200': [] as Series['samples'][number][],
    '500': [] as Series['samples'][number][],
  };
  for (let scrape = 0; scrape <= pod.errors.length; scrape += 1) {
    if (scrape > 0) {
      levels['500'] += pod.errors[scrape - 1]!;
      levels['200'] += pod.requests[scrape - 1]! - pod.errors[scrape - 1]!;
    }
    const at = first + scrape * seconds;
    if (at > until) break;
    for (const code of ['200', '500'] as const) {
      samples[code].push({ at: start + at * 1000, value: levels[code] });
    }
  }
  return (['200', '500'] as const).map((code) => ({
    cohort,
    labels: { __name__: 'http_requests_total', code, instance: `${cohort}-${index}` },
    samples: samples[code],
  }));
}
