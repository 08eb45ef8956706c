/** Tests made for one look at pooled counts. Both ask whether the rates are equal, as their textbooks do. */
import { gammaln, probit } from 'simple-statistics';
import type { Counts } from '../../../src/judge/judgement.ts';
import type { Contender, Setup, Watch } from '../contender.ts';

/**
 * Two-proportion z-test with a pooled variance, one-sided, at every poll.
 * Source: any textbook, such as J. Fleiss, Statistical methods for rates and proportions, 3rd ed. (2003), 2.3.
 */
export const Z_TEST: Contender = {
  name: 'z',
  title: 'z-test, every poll',
  start({ alpha }) {
    const critical = probit(1 - alpha);
    return pooled((canary, baseline) => zScore(canary, baseline) > critical);
  },
};

/**
 * Fisher's exact test, one-sided, once: at the deadline.
 * Source: R. Fisher, The logic of inductive inference, Journal of the Royal Statistical Society 98 (1935).
 */
export const FISHER: Contender = {
  name: 'fisher',
  title: 'Fisher, at the deadline',
  start({ alpha, plannedStrata }: Setup) {
    return pooled(
      (canary, baseline, strata) =>
        strata === plannedStrata && fisherPValue(canary, baseline) <= alpha,
    );
  },
};

function pooled(convicts: (canary: Counts, baseline: Counts, strata: number) => boolean): Watch {
  const canary = { errors: 0, requests: 0 };
  const baseline = { errors: 0, requests: 0 };
  let strata = 0;
  return {
    add(stratum) {
      strata += 1;
      canary.errors += stratum.canary.errors;
      canary.requests += stratum.canary.requests;
      baseline.errors += stratum.baseline?.errors ?? 0;
      baseline.requests += stratum.baseline?.requests ?? 0;
      return convicts(canary, baseline, strata);
    },
  };
}

function zScore(canary: Counts, baseline: Counts): number {
  if (canary.requests === 0 || baseline.requests === 0) return 0;
  const rate = (canary.errors + baseline.errors) / (canary.requests + baseline.requests);
  const variance = rate * (1 - rate) * (1 / canary.requests + 1 / baseline.requests);
  if (variance === 0) return 0;
  return (
    (canary.errors / canary.requests - baseline.errors / baseline.requests) / Math.sqrt(variance)
  );
}

/** Chance that at least this many of all errors fall on the canary's requests: the tail of the hypergeometric distribution. */
export function fisherPValue(canary: Counts, baseline: Counts): number {
  const errors = canary.errors + baseline.errors;
  const requests = canary.requests + baseline.requests;
  const most = Math.min(errors, canary.requests);
  let term = Math.exp(
    logChoose(canary.requests, canary.errors) +
      logChoose(baseline.requests, baseline.errors) -
      logChoose(requests, errors),
  );
  let sum = 0;
  for (let k = canary.errors; k <= most && term > 0; k += 1) {
    sum += term;
    if (term < sum * 1e-12) break;
    term *=
      ((canary.requests - k) / (k + 1)) * ((errors - k) / (baseline.requests - errors + k + 1));
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
}
