/** When a process restarted: its counters fall together. One that does not fall (1, restart, 1) has restarted all the same. */
import type { Instant } from '../clock.ts';
import type { Reading, TargetState } from './levels.ts';

/** A fall of up to 1 % is no reset: two replicas of the server behind one address are that far apart. */
export function fell(value: number, before: number): boolean {
  return value < before * 0.99;
}

/**
 * The restarts that this answer shows: of a target's counters, half or more fell at the same scrape, and so did their sum.
 * `fallen` are the targets with any fall, found while the samples were checked.
 */
export function findRestarts(
  readings: readonly Reading[],
  fallen: ReadonlySet<TargetState>,
): Map<TargetState, Instant[]> {
  const restarts = new Map<TargetState, Instant[]>();
  if (fallen.size === 0) return restarts;
  const scrapes = new Map<TargetState, Map<Instant, Scrape>>();
  for (const reading of readings) {
    const { target } = reading.level;
    if (!fallen.has(target)) continue;
    const ofTarget = scrapes.get(target) ?? new Map<Instant, Scrape>();
    scrapes.set(target, ofTarget);
    addSteps(reading, ofTarget);
  }
  for (const [target, ofTarget] of scrapes) {
    const times = [...ofTarget].filter(([, scrape]) => isRestart(scrape)).map(([at]) => at);
    if (times.length > 0)
      restarts.set(
        target,
        times.sort((a, b) => a - b),
      );
  }
  return restarts;
}

/** All counters of one target at one scrape, against the scrape before. */
interface Scrape {
  counters: number;
  falls: number;
  before: number;
  now: number;
}

function isRestart({ counters, falls, before, now }: Scrape): boolean {
  return falls * 2 >= counters && falls > 0 && fell(now, before);
}

function addSteps({ level, series, from }: Reading, scrapes: Map<Instant, Scrape>): void {
  let last = level.at === undefined ? 0 : level.value;
  for (let i = from; i < series.samples.length; i += 1) {
    const { at, value } = series.samples[i]!;
    if (Number.isNaN(value)) continue;
    if (last > 0) {
      let scrape = scrapes.get(at);
      if (scrape === undefined) {
        scrape = { counters: 0, falls: 0, before: 0, now: 0 };
        scrapes.set(at, scrape);
      }
      scrape.counters += 1;
      if (fell(value, last)) scrape.falls += 1;
      scrape.before += last;
      scrape.now += value;
    }
    last = value < last && !fell(value, last) ? last : value;
  }
}
