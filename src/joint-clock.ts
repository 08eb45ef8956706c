/** Virtual time for several who replay the same past side by side: nobody gets ahead of the others. */
import type { Clock, Instant } from './clock.ts';

/** A clock of one among several. */
export interface Party extends Clock {
  /** Nobody waits for this one any more. */
  leave(): void;
}

interface Sleeper {
  readonly until: Instant;
  readonly wake: () => void;
}

/**
 * So many clocks with one time, which moves on once all that have not left are asleep, to the earliest moment that
 * one of them sleeps until: what they do happens in the order in which it would have happened live.
 */
export function jointClocks(start: Instant, parties: number): readonly Party[] {
  let now = start;
  let awake = parties;
  const sleepers = new Set<Sleeper>();
  const moveOn = () => {
    if (awake > 0 || sleepers.size === 0) return;
    now = Math.max(now, Math.min(...[...sleepers].map(({ until }) => until)));
    for (const sleeper of sleepers) {
      if (sleeper.until > now) continue;
      sleepers.delete(sleeper);
      awake += 1;
      sleeper.wake();
    }
  };
  return Array.from({ length: parties }, () => ({
    now: () => now,
    sleepUntil(until: Instant, signal: AbortSignal) {
      signal.throwIfAborted();
      return new Promise<void>((resolve, reject) => {
        const abort = () => {
          sleepers.delete(sleeper);
          awake += 1;
          reject(signal.reason);
        };
        const wake = () => {
          signal.removeEventListener('abort', abort);
          resolve();
        };
        const sleeper: Sleeper = { until, wake };
        signal.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
        awake -= 1;
        moveOn();
      });
    },
    leave() {
      awake -= 1;
      moveOn();
    },
  }));
}
