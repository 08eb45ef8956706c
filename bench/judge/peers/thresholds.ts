/** Fixed thresholds on the canary's own success rate: what most gates do. Neither looks at the baseline. */
import type { Contender, Watch } from '../contender.ts';

/** Seconds between checks, and of the window that each looks at. */
const CHECK = 60;

/** @param failed whether so many failed checks, this one included, end the rollout */
function checks(
  least: number,
  stratumSeconds: number,
  onCheck: (failed: boolean) => boolean,
): Watch {
  const perCheck = Math.max(1, Math.round(CHECK / stratumSeconds));
  let [strata, errors, requests] = [0, 0, 0];
  return {
    add({ canary }) {
      errors += canary.errors;
      requests += canary.requests;
      strata += 1;
      if (strata % perCheck !== 0) return false;
      // Without traffic the rate is NaN: both count that as a failure.
      const failed = !(1 - errors / requests >= least);
      [errors, requests] = [0, 0];
      return onCheck(failed);
    },
  };
}

/**
 * Tutorial settings: success rate of the last minute at least 99 %, threshold 5. Failed checks add up over the whole rollout; the
 * rollback comes with the check after the fifth.
 * Source: fluxcd/flagger, docs/gitbook/tutorials (analysis: interval 1m, threshold 5, min 99) and pkg/controller/scheduler.go, as of July 2026.
 */
export const FLAGGER: Contender = {
  name: 'flagger',
  title: 'Flagger’s tutorial',
  start({ stratumSeconds }) {
    let failures = 0;
    return checks(0.99, stratumSeconds, (failed) => {
      const over = failures >= 5;
      if (failed) failures += 1;
      return over;
    });
  },
};

/**
 * The settings of its documentation: success rate at least 95 %, failureLimit 3, so the fourth failure ends it; at every minute
 * instead of the documentation's five, at which a quarter of an hour could hardly hold four.
 * Source: argoproj/argo-rollouts, docs/features/analysis.md and analysis/analysis.go, as of August 2026.
 */
export const ARGO: Contender = {
  name: 'argo',
  title: 'Argo Rollouts’ docs',
  start({ stratumSeconds }) {
    let failures = 0;
    return checks(0.95, stratumSeconds, (failed) => {
      if (failed) failures += 1;
      return failures > 3;
    });
  },
};
