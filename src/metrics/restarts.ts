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
  const scrapes = new Map<TargetState, Map<Instant, Step[]>>();
  for (const reading of readings) {
    const { target } = reading.level;
    if (!fallen.has(target)) continue;
    const ofTarget = scrapes.get(target) ?? new Map<Instant, Step[]>();
    scrapes.set(target, ofTarget);
    addSteps(reading, ofTarget);
  }
  for (const [target, ofTarget] of scrapes) {
    const found = restartsOf(target, ofTarget);
    if (found.length > 0) restarts.set(target, found);
  }
  return restarts;
}

/** One counter at one scrape, and at the scrape before that had it. */
interface Step {
  readonly since: Instant;
  readonly before: number;
  readonly now: number;
}

/** In order of time: a counter that comes back some scrapes after a restart shows that same restart once more. */
function restartsOf(target: TargetState, scrapes: ReadonlyMap<Instant, Step[]>): Instant[] {
  const found: Instant[] = [];
  for (const at of [...scrapes.keys()].sort((a, b) => a - b)) {
    const steps = scrapes
      .get(at)!
      .filter(({ since }) => !target.restarted(since, at) && !found.some((one) => one > since));
    if (isRestart(steps)) found.push(at);
  }
  return found;
}

function isRestart(steps: readonly Step[]): boolean {
  const falls = steps.filter(({ before, now }) => fell(now, before)).length;
  const before = steps.reduce((sum, step) => sum + step.before, 0);
  const now = steps.reduce((sum, step) => sum + step.now, 0);
  return falls > 0 && falls * 2 >= steps.length && fell(now, before);
}

function addSteps({ level, series, from }: Reading, scrapes: Map<Instant, Step[]>): void {
  let since = level.at;
  let before = level.value;
  for (let i = from; i < series.samples.length; i += 1) {
    const { at, value } = series.samples[i]!;
    if (Number.isNaN(value)) continue;
    if (since !== undefined && before > 0) {
      const steps = scrapes.get(at) ?? [];
      scrapes.set(at, steps);
      steps.push({ since, before, now: value });
    }
    before = since !== undefined && value < before && !fell(value, before) ? before : value;
    since = at;
  }
}
