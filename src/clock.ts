/** Time for everything: real in a live gate, virtual (joint-clock.ts) in a replay and in tests. Nothing else reads a clock. */

/** Milliseconds since the Unix epoch. */
export type Instant = number;

/** Milliseconds. */
export type Duration = number;

export interface Clock {
  now(): Instant;
  /** Resolves at `instant`, at once when it has passed; rejects with the signal's reason when aborted. */
  sleepUntil(instant: Instant, signal: AbortSignal): Promise<void>;
}

/** The longest delay a Node timer takes; a longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const realClock: Clock = {
  now: () => Date.now(),
  async sleepUntil(instant, signal) {
    signal.throwIfAborted();
    for (let left = instant - Date.now(); left > 0; left = instant - Date.now()) {
      await delay(Math.min(left, LONGEST_TIMER), signal);
    }
  },
};

/** Aborts after so long: for what must not take longer. */
export function deadlineAfter(duration: Duration): AbortSignal {
  return AbortSignal.timeout(duration);
}

/** Runs `task` again and again, until the function returned is called; keeps no process alive. */
export function every(period: Duration, task: () => void): () => void {
  const timer = setInterval(task, period).unref();
  return () => clearInterval(timer);
}

function delay(duration: Duration, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, duration);
    signal.addEventListener('abort', abort, { once: true });
  });
}
