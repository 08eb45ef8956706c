/** From totals that an endpoint gives again and again to what is new in them. */
import type { Counts } from './source.ts';

/** What came, and the total up to which everything is counted now. */
export interface Advance {
  readonly counts: Counts;
  readonly level: Counts;
  /** `held`: the total went down and nothing is counted until it is passed again. */
  readonly event: 'held' | 'shrunk-a-lot' | 'restart' | 'part-lost' | undefined;
}

/** A total may go down by this share, or by this many, before its source can't be trusted. */
const SHARE_LOST = 0.1;
const MANY_LOST = 10;
/** A running total that falls by no more than this comes from a replica that lags a little. */
const LAGGING = 0.01;

/**
 * Totals of [start, now), asked for anew each time. What arrives late is counted late, what was taken back is counted
 * no second time.
 */
export function advanceWindow(level: Counts, total: Counts): Advance {
  const lostMuch = (['errors', 'requests'] as const).some((kind) => {
    const lost = level[kind] - total[kind];
    return lost > MANY_LOST && lost > level[kind] * SHARE_LOST;
  });
  if (lostMuch) return { counts: NONE, level, event: 'shrunk-a-lot' };
  return { ...take(level, total), event: isBelow(total, level) ? 'held' : undefined };
}

/**
 * Running totals of one process. A restart begins them at 0: all they show is new. A fall that leaves more than half
 * is no restart but a part of a sum that went away; what came meanwhile can't be told, so nothing is counted.
 */
export function advanceRunning(level: Counts, total: Counts): Advance {
  const { requests } = level;
  if (total.requests < requests * (1 - LAGGING)) {
    return total.requests <= requests / 2
      ? { counts: total, level: total, event: 'restart' }
      : { counts: NONE, level: total, event: 'part-lost' };
  }
  if (total.requests >= requests && total.errors < level.errors) {
    return { counts: NONE, level: total, event: 'part-lost' };
  }
  return { ...take(level, total), event: isBelow(total, level) ? 'held' : undefined };
}

export const NONE: Counts = { errors: 0, requests: 0 };

/** Errors that have shown up before their requests wait for them. */
function take(level: Counts, total: Counts): Omit<Advance, 'event'> {
  const requests = Math.max(0, total.requests - level.requests);
  const errors = Math.min(requests, Math.max(0, total.errors - level.errors));
  return {
    counts: { errors, requests },
    level: { errors: level.errors + errors, requests: level.requests + requests },
  };
}

function isBelow(total: Counts, level: Counts): boolean {
  return total.errors < level.errors || total.requests < level.requests;
}
