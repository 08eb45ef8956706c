/** What one contender did with one family, in numbers. */
import { mean, median } from 'simple-statistics';
import type { Estimate } from '../../src/judge/judgement.ts';
import { rateInterval } from '../../src/judge/rate-interval.ts';
import type { Family } from './family.ts';
import type { Race } from './race.ts';
import { pollsOf } from './trace.ts';

/** Of the intervals in the tables. */
const INTERVAL_ALPHA = 0.05;

export interface Cell {
  /** Share of runs convicted; where the fault sets in late, of those not convicted before. With exact 95 % limits. */
  readonly convicted: Estimate;
  /** Share of runs convicted before the fault set in. */
  readonly early: number;
  /** From the start of the fault to the conviction; a run without one counts as long as it lasts. */
  readonly meanPolls: number;
  readonly medianPolls: number;
}

export function cellOf(family: Family, { convictions }: Race, contender: string): Cell {
  const strata = convictions.get(contender);
  if (strata === undefined) throw new Error(`${contender} took no part in ${family.name}`);
  const onset = Math.floor((family.fault?.onset ?? 0) * family.strata);
  const runs = [...strata].filter((at) => at === 0 || at > onset);
  const caught = runs.filter((at) => at > 0).length;
  const polls = runs.map((at) => ((at === 0 ? family.strata : at) - onset) * pollsOf(family));
  const none = { value: Number.NaN, low: 0, high: 1 };
  return {
    convicted: rateInterval({ errors: caught, requests: runs.length }, INTERVAL_ALPHA) ?? none,
    early: 1 - runs.length / strata.length,
    meanPolls: runs.length === 0 ? Number.NaN : mean(polls),
    medianPolls: runs.length === 0 ? Number.NaN : median(polls),
  };
}
