/** Netflix's sequential test of counts. */
import { gammaln } from 'simple-statistics';
import type { Contender } from '../contender.ts';

interface Prior {
  readonly a: number;
  readonly b: number;
}

/**
 * Conditional on their total, errors fall to the canary with probability rho r / (rho r + 1) under the null; the alternative
 * is a Beta (two-armed Dirichlet) mixture over that probability. Convicts when the mixture is 1 / alpha times likelier and the
 * canary has more than its share, as only worse canaries are convicted here. Knows no dispersion.
 * Source: M. Lindon & A. Malek, Anytime-valid inference for multinomial count data, NeurIPS 2022.
 * @param priorAt of the mixture, by the null's share in the first stratum
 */
function lindonMalek(name: string, title: string, priorAt: (share: number) => Prior): Contender {
  return {
    name,
    title,
    start({ alpha, rho }) {
      let prior: Prior | undefined;
      let canaryErrors = 0;
      let baselineErrors = 0;
      let expected = 0;
      let logNull = 0;
      return {
        add({ canary, baseline }) {
          if (!baseline?.requests || canary.requests === 0) return false;
          const odds = (rho * canary.requests) / baseline.requests;
          const share = odds / (odds + 1);
          prior ??= priorAt(share);
          canaryErrors += canary.errors;
          baselineErrors += baseline.errors;
          expected += (canary.errors + baseline.errors) * share;
          logNull += canary.errors * Math.log(share) + baseline.errors * Math.log(1 - share);
          const { a, b } = prior;
          const logMixture = logBeta(a + canaryErrors, b + baselineErrors) - logBeta(a, b);
          return canaryErrors > expected && logMixture - logNull >= -Math.log(alpha);
        },
      };
    },
  };
}

/** The prior of the authors' own code (`sequential_p_value`, M. Lindon's gist 5ce04c744d20755c3f653fbb58c2f4dd). */
export const LINDON_MALEK = lindonMalek('lindon-malek', 'Lindon–Malek', (share) => ({
  a: 100 * share,
  b: 100 * (1 - share),
}));

/** The uniform prior, which expects larger effects. */
export const LINDON_MALEK_FLAT = lindonMalek('lindon-malek-flat', 'Lindon–Malek, flat', () => ({
  a: 1,
  b: 1,
}));

function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}
