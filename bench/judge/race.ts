/** Many runs of one family, each before every contender. */
import { mean } from 'simple-statistics';
import type { CountStratum } from '../../src/judge/judgement.ts';
import type { Contender, Setup, Truth, Watch } from './contender.ts';
import { seedOf } from './draws.ts';
import { type Family, POLL, trueDispersion, twinAt } from './family.ts';
import { sprtPeak } from './peers/sprt.ts';
import { drawTrace, pollsOf, type Trace, trueRatios } from './trace.ts';

export const ALPHA = 0.01;
export const RHO = 1.25;

/** What the SPRT bets on where there is no true effect. */
const BET = 3;

/** One family, one entry a contender. */
export interface Race {
  readonly family: string;
  readonly runs: number;
  /** By name of the contender: the stratum of each run's conviction, counted from 1; 0 where there was none. */
  readonly convictions: ReadonlyMap<string, Uint16Array>;
}

/** All see the same runs, which depend on the family's name and the run's number alone. */
export function race(family: Family, contenders: readonly Contender[], runs: number): Race {
  const effects = effectsOf(family);
  const logLimit = contenders.some(({ name }) => name === 'limit')
    ? calibrate(family, effects, runs)
    : Number.POSITIVE_INFINITY;
  const convictions = new Map(
    contenders.map(({ name, atMost }) => [name, new Uint16Array(Math.min(runs, atMost ?? runs))]),
  );
  for (let run = 0; run < runs; run += 1) {
    const trace = drawTrace(family, 'judged', run);
    const truth = { ...effects, phi: phiOf(family, trace), logLimit };
    const setup = setupOf(family, trace, truth, run);
    for (const contender of contenders) {
      const own = convictions.get(contender.name)!;
      if (run < own.length) own[run] = convictedAt(contender.start(setup), trace.strata);
    }
  }
  return { family: family.name, runs, convictions };
}

function convictedAt(watch: Watch, strata: readonly CountStratum[]): number {
  return strata.findIndex((stratum) => watch.add(stratum)) + 1;
}

function setupOf(family: Family, { dispersion }: Trace, truth: Truth, run: number): Setup {
  return {
    dispersion,
    plannedStrata: family.strata,
    stratumSeconds: pollsOf(family) * POLL,
    alpha: ALPHA,
    rho: RHO,
    seed: seedOf(family.name, 'contender', run),
    truth,
  };
}

type Effects = Pick<Truth, 'effect' | 'ratios'>;

function effectsOf(family: Family): Effects {
  if (family.kind === 'healthy') {
    return { effect: BET, ratios: Array.from({ length: family.strata }, () => BET) };
  }
  const ratios = trueRatios(family);
  const onset = Math.floor((family.fault?.onset ?? 0) * family.strata);
  return { effect: mean(ratios.slice(onset)), ratios };
}

/** Where rates wander or pods differ no number is the true one: what the history gives has to do. */
function phiOf(family: Family, { dispersion }: Trace): number {
  return trueDispersion(family) ?? dispersion?.phi ?? 1;
}

/** The least ln E that at most alpha of the runs of a canary right at rho exceed, over the same traffic and errors. */
function calibrate(family: Family, effects: Effects, runs: number): number {
  const twin = twinAt(family, RHO);
  const peaks = Array.from({ length: runs }, (_, run) => {
    const trace = drawTrace(twin, 'calibration', run);
    return sprtPeak(trace.strata, effects.ratios, phiOf(twin, trace), RHO);
  }).sort((a, b) => b - a);
  return peaks[Math.floor(ALPHA * runs)]!;
}
