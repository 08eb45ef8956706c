/** The limits: what a test that is told the truth could do. */
import type { CountStratum } from '../../../src/judge/judgement.ts';
import type { Contender, Setup, Truth } from '../contender.ts';

/**
 * ln of Wald's likelihood ratio of the true effect against rho in one stratum, given its total of errors; tempered by the true
 * dispersion. 0 while the canary is healthy.
 * Source: A. Wald, Sequential tests of statistical hypotheses, Annals of Mathematical Statistics 16 (1945).
 */
function sprtLogRatio(
  { canary, baseline }: CountStratum,
  ratio: number,
  rho: number,
  phi: number,
): number {
  if (ratio <= rho || baseline === undefined) return 0;
  if (canary.requests === 0 || baseline.requests === 0) return 0;
  const share = canary.requests / baseline.requests;
  const errors = canary.errors + baseline.errors;
  const logShrink = Math.log((rho * share + 1) / (ratio * share + 1));
  return (canary.errors * Math.log(ratio / rho) + errors * logShrink) / phi;
}

/** The largest ln E of a whole run, from 0 on: what a threshold is calibrated on. */
export function sprtPeak(
  strata: readonly CountStratum[],
  ratios: readonly number[],
  phi: number,
  rho: number,
): number {
  let log = 0;
  let peak = 0;
  for (const [i, stratum] of strata.entries()) {
    log += sprtLogRatio(stratum, ratios[i]!, rho, phi);
    peak = Math.max(peak, log);
  }
  return peak;
}

function sprt(
  name: string,
  title: string,
  ratioIn: (truth: Truth, stratum: number) => number,
  convicts: (log: number, setup: Setup) => boolean,
): Contender {
  return {
    name,
    title,
    start(setup) {
      const { truth, rho } = setup;
      let log = 0;
      let strata = 0;
      return {
        add(stratum) {
          log += sprtLogRatio(stratum, ratioIn(truth, strata), rho, truth.phi);
          strata += 1;
          return convicts(log, setup);
        },
      };
    },
  };
}

/** Wald's test, told the effect and the dispersion but not the onset; threshold 1 / alpha, by Ville's inequality. */
export const WALD = sprt(
  'wald',
  'SPRT, told the effect',
  ({ effect }) => effect,
  (log, { alpha }) => log >= -Math.log(alpha),
);

/** Told the effect of each stratum, and with the threshold at which alpha of canaries right at rho are convicted within the run. */
export const LIMIT = sprt(
  'limit',
  'the limit',
  ({ ratios }, stratum) => ratios[stratum]!,
  (log, { truth }) => log > truth.logLimit,
);
