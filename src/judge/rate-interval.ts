/** The error rate of one cohort with exact limits. */
import { bisect, gammaln } from 'simple-statistics';
import type { Counts, Estimate } from './judgement.ts';

const BISECTIONS = 200;
const PRECISION = 1e-10;
const TINY = 1e-300;

/**
 * Clopper-Pearson interval of a binomial rate (Clopper & Pearson 1934): exact at one look, for independent errors.
 * @param alpha chance of missing the true rate, half on each side
 * @returns undefined without requests
 */
export function rateInterval({ errors, requests }: Counts, alpha: number): Estimate | undefined {
  if (requests === 0) return undefined;
  const low = errors === 0 ? 0 : betaQuantile(alpha / 2, errors, requests - errors + 1);
  const high = errors === requests ? 1 : betaQuantile(1 - alpha / 2, errors + 1, requests - errors);
  return { value: errors / requests, low, high };
}

/** The x in (0, 1) with I_x(a, b) = p, searched in ln x: rates are small. */
function betaQuantile(p: number, a: number, b: number): number {
  const miss = (logX: number) => incompleteBeta(Math.exp(logX), a, b) - p;
  return Math.exp(bisect(miss, Math.log(TINY), 0, BISECTIONS, PRECISION));
}

/**
 * Regularised incomplete beta function I_x(a, b), by Lentz's continued fraction. simple-statistics has none.
 * Source: Press et al., Numerical Recipes, 3rd ed., 6.4.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const logFront = gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x);
  return x < (a + 1) / (a + b + 2)
    ? (Math.exp(logFront) * continuedFraction(x, a, b)) / a
    : 1 - (Math.exp(logFront) * continuedFraction(1 - x, b, a)) / b;
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      change = c * d;
      value *= change;
    }
    if (Math.abs(change - 1) < 1e-14) break;
  }
  return value;
}

/** Not zero, so that it can be divided by. */
function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
