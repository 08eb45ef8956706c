/** What this very run would have caught: the run again, with a sick canary, through the same tests. */
import { median } from 'simple-statistics';
import { drawCount, type Uniform } from './draw.ts';
import type { CountStratum, JudgeSettings, PowerRow } from './judgement.ts';

/** Judges a simulated canary. */
export interface Trial {
  /** @returns whether the canary is convicted with this stratum */
  add(stratum: CountStratum): boolean;
}

export interface PowerTable {
  readonly rows: readonly PowerRow[];
  /** The row of `detect-ratio`, at least `detect-rate`: a pass needs it at `power`. */
  readonly decisive: PowerRow;
}

const RUNS = 400;

/** Ratios of the table in the report, next to `detect-ratio`. */
export const SHOWN_RATIOS = [2, 3, 5, 10];

/**
 * Replays the observed traffic and baseline, the canary's errors drawn anew, 400 times a ratio.
 * @param healthy the rate of a healthy canary in each stratum; rows of ratios are left out when all are 0
 * @param uniform seeded: the same run gives the same table
 */
export function powerTable(
  strata: readonly CountStratum[],
  healthy: readonly number[],
  { detectRatio, detectRate }: Pick<JudgeSettings, 'detectRatio' | 'detectRate'>,
  phi: number,
  newTrial: () => Trial,
  uniform: Uniform,
): PowerTable {
  const replay = (ratio: number, floor: number): PowerRow => {
    const rates = healthy.map((rate) => Math.min(1, Math.max(ratio * rate, floor)));
    const run = () => convictedAt(strata, rates, phi, newTrial(), uniform);
    return { ratio, rate: pooledRate(strata, rates), ...caughtShare(run) };
  };
  const decisive = replay(detectRatio, detectRate);
  const rows = healthy.some((rate) => rate > 0)
    ? SHOWN_RATIOS.map((ratio) => replay(ratio, 0))
    : [];
  return { rows, decisive };
}

/** Share of 400 runs that end in a conviction, and the median stratum of those. */
export function caughtShare(
  run: () => number | undefined,
): Pick<PowerRow, 'caught' | 'medianStratum'> {
  const caughtAt: number[] = [];
  for (let i = 0; i < RUNS; i += 1) {
    const stratum = run();
    if (stratum !== undefined) caughtAt.push(stratum);
  }
  return {
    caught: caughtAt.length / RUNS,
    medianStratum: caughtAt.length === 0 ? undefined : median(caughtAt),
  };
}

/** The baseline's rate in each stratum, drawn towards its mean by the weight of one error; 0 without errors. */
export function baselineRates(strata: readonly CountStratum[]): number[] {
  let errors = 0;
  let requests = 0;
  for (const { baseline } of strata) {
    errors += baseline?.errors ?? 0;
    requests += baseline?.requests ?? 0;
  }
  if (errors === 0) return strata.map(() => 0);
  const mean = errors / requests;
  return strata.map(({ baseline }) =>
    baseline === undefined ? mean : (baseline.errors + 1) / (baseline.requests + 1 / mean),
  );
}

function convictedAt(
  strata: readonly CountStratum[],
  rates: readonly number[],
  phi: number,
  trial: Trial,
  uniform: Uniform,
): number | undefined {
  for (const [i, { canary, baseline }] of strata.entries()) {
    const drawn = drawCount(canary.requests * rates[i]!, phi, uniform);
    const errors = Math.min(canary.requests, drawn);
    if (trial.add({ canary: { errors, requests: canary.requests }, baseline })) return i + 1;
  }
  return undefined;
}

function pooledRate(strata: readonly CountStratum[], rates: readonly number[]): number {
  let errors = 0;
  let requests = 0;
  for (const [i, { canary }] of strata.entries()) {
    errors += canary.requests * rates[i]!;
    requests += canary.requests;
  }
  return requests === 0 ? 0 : errors / requests;
}
