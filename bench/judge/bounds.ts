/** What the gate must achieve on these traces. */
import type { Cell } from './cell.ts';
import type { Family } from './family.ts';
import { ALPHA } from './race.ts';

/** Mean polls to conviction, against Wald's SPRT that is told the effect: so many times as long, and the edge guard's poll. */
const SLOWER = 1.45;
const GUARD = 1;

/** Of a family with a promise: whether the false alarms are more than promised, beyond doubt. */
export function alarmsTooOften({ bound }: Family, { convicted }: Cell): boolean {
  return bound !== undefined && convicted.low > bound * ALPHA;
}

/** Longest mean time to conviction, in polls. */
export function slowest(wald: Cell): number {
  return SLOWER * wald.meanPolls + GUARD;
}
