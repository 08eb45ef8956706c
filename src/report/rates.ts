/** The two error rates and their ratio, from counts or, where there are none, as means of the rates seen. */
import { mean } from 'simple-statistics';
import type { Estimate } from '../judge/judgement.ts';
import type { Cohort, Counts } from '../metrics/source.ts';
import type { Watch } from '../outcome.ts';

/** Share of errors in [0, 1]; undefined without requests or rates. */
export function errorRate(watch: Watch, cohort: Cohort): number | undefined {
  const counts = watch.judgement?.[cohort];
  if (counts !== undefined) return shareOf(counts);
  const rates = watch.rateIntervals.map((interval) => interval[cohort]);
  return rates.length === 0 ? undefined : mean(rates);
}

/** 95 % limits of the rate; undefined where only rates are known. */
export function rateLimits({ judgement }: Watch, cohort: Cohort): Estimate | undefined {
  return cohort === 'canary' ? judgement?.canaryRate : judgement?.baselineRate;
}

function shareOf({ errors, requests }: Counts): number | undefined {
  return requests === 0 ? undefined : errors / requests;
}
