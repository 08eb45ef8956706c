/** What the gate must achieve on these traces. */
import type { Cell } from './cell.ts';
import type { Family } from './family.ts';
import { ALPHA } from './race.ts';

/** Of a family with a promise: whether the false alarms are more than promised, beyond doubt. */
export function alarmsTooOften({ bound }: Family, { convicted }: Cell): boolean {
  return bound !== undefined && convicted.low > bound * ALPHA;
}

/** Longest mean time to conviction in polls, against Wald's SPRT that is told the effect. The last poll is the edge guard's. */
export function slowest(wald: Cell): number {
  return 1.45 * wald.meanPolls + 1;
}

/** What a better judge should come to. */
export function goal(limit: Cell): number {
  return 1.1 * limit.meanPolls + 1;
}
