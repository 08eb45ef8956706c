/** At the deadline, without a conviction: was there enough to see a sick canary? */
import type { Conclusion, Standing } from './judgement.ts';
import type { PowerTable } from './power.ts';

/** Strata by standing. */
export type Tally = Record<Standing, number>;

export function newTally(): Tally {
  return { waiting: 0, admitted: 0, 'set-aside': 0, silent: 0 };
}

/** More than this share of strata set aside: the baseline itself is unstable. */
const UNSTABLE_SHARE = 1 / 3;

/** `pass` only when the decisive row of the power table reaches `power` and the baseline held still. */
export function weigh(tally: Tally, { rows, decisive }: PowerTable, power: number): Conclusion {
  const { admitted, 'set-aside': setAside } = tally;
  const found = { power: rows, decisive };
  if (setAside > UNSTABLE_SHARE * (admitted + setAside)) {
    return { verdict: 'inconclusive', cause: 'unstable-baseline', ...found };
  }
  return decisive.caught >= power
    ? { verdict: 'pass', ...found }
    : { verdict: 'inconclusive', cause: 'too-little-power', ...found };
}
