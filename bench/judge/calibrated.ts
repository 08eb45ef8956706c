/** A variant: the shipped evidence against a threshold that is calibrated on simulated healthy paths. */
import { LearnedDispersion } from '../../src/judge/burstiness.ts';
import { RatioTest } from '../../src/judge/ratio-test.ts';
import { rememberedPairBets } from '../../src/judge/remembered-bets.ts';
import { seededUniform } from '../../src/random.ts';
import { judgeSettings } from '../../test/support/judge.ts';
import type { Contender, Setup, Watch } from './contender.ts';
import { NullPaths } from './null-paths.ts';

const PATHS = 4000;

/** Two ways to the same number differ in the last digits; that must not decide a tie. */
const ROUNDING = 1e-9;

/** Where the dispersion has to be learned there is nothing to simulate with: the threshold is 1/alpha. */
export const CALIBRATED: Contender = {
  name: 'calibrated',
  title: 'calibrated variant',
  start(setup) {
    return setup.dispersion === undefined
      ? uncalibrated(setup)
      : calibrated(setup, setup.dispersion.phi);
  },
};

function calibrated({ alpha, rho, plannedStrata, seed }: Setup, phi: number): Watch {
  const bets = rememberedPairBets(rho);
  const test = new RatioTest({ maxErrorRatio: rho, plannedStrata }, phi, false, bets);
  const settings = { alpha, maxErrorRatio: rho, plannedStrata, phi, paths: PATHS };
  const paths = new NullPaths(settings, bets, seededUniform(seed));
  const negligible = negligibleRate();
  return {
    add({ canary, baseline }) {
      const matters = negligible(canary);
      if (baseline === undefined) return false;
      const before = test.add({ canary, baseline }, phi);
      if (before === undefined) return false;
      const threshold = paths.add(before.standing === 'admitted' ? before.pair : undefined);
      return matters && test.logEvidence > threshold + ROUNDING;
    },
  };
}

function uncalibrated({ alpha, rho, plannedStrata }: Setup): Watch {
  const learned = new LearnedDispersion();
  const test = new RatioTest({ maxErrorRatio: rho, plannedStrata }, learned.phi, true);
  const negligible = negligibleRate();
  return {
    add({ canary, baseline }) {
      const matters = negligible(canary);
      if (baseline === undefined) return false;
      learned.add({ canary, baseline });
      test.add({ canary, baseline }, learned.phi);
      return matters && test.logEvidence >= -Math.log(alpha);
    },
  };
}

/** Whether the canary's rate so far is above the one that never convicts. */
function negligibleRate(): (canary: { errors: number; requests: number }) => boolean {
  const { negligibleErrorRate } = judgeSettings();
  let errors = 0;
  let requests = 0;
  return (canary) => {
    errors += canary.errors;
    requests += canary.requests;
    return errors >= negligibleErrorRate * requests;
  };
}
