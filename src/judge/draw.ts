/** Random counts for the power replay. simple-statistics has no samplers. */

/** Uniform on [0, 1). */
export type Uniform = () => number;

/** Above this mean a normal draw, rounded, is as good as a Poisson one for a simulation. */
const NORMAL_FROM = 500;

/**
 * A count of mean `mean` and variance `mean × phi`: negative binomial, as a Poisson count whose own mean is
 * gamma distributed; Poisson at phi = 1.
 */
export function drawCount(mean: number, phi: number, uniform: Uniform): number {
  if (mean <= 0) return 0;
  const rate = phi > 1.000001 ? drawGamma(mean / (phi - 1), uniform) * (phi - 1) : mean;
  return drawPoisson(rate, uniform);
}

/** By inversion in blocks of at most 30 (Poisson counts add up), by a rounded normal above 500. */
export function drawPoisson(mean: number, uniform: Uniform): number {
  if (mean > NORMAL_FROM) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(uniform)));
  }
  let count = 0;
  for (let left = mean; left > 0; left -= 30) count += invertPoisson(Math.min(left, 30), uniform);
  return count;
}

function invertPoisson(mean: number, uniform: Uniform): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}

/** Marsaglia & Tsang 2000, A simple method for generating gamma variables; scale 1. */
function drawGamma(shape: number, uniform: Uniform): number {
  if (shape < 1) {
    return drawGamma(shape + 1, uniform) * (1 - uniform()) ** (1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(uniform);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box & Muller 1958. */
function drawNormal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
