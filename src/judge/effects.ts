/** The effect sizes that a test bets on: how many times worse than the null a canary may be. */

/** Effect sizes above a null value, with prior weights that sum to 1. */
export interface Effects {
  /** ln(θ / null), ascending. */
  readonly logRelative: Float64Array;
  readonly ratios: Float64Array;
  readonly weights: Float64Array;
}

const COUNT = 64;
const SPAN = Math.log(100);

/**
 * 64 midpoints, equally spaced in ln θ between `nullRatio` and 100 times it, weighted by
 * 1 / (1 + ln²(θ / nullRatio)): most of the wealth bets on small effects, enough is left for a crash.
 */
export function effectsAbove(nullRatio: number): Effects {
  const logRelative = Float64Array.from({ length: COUNT }, (_, j) => ((j + 0.5) / COUNT) * SPAN);
  return {
    logRelative,
    ratios: logRelative.map((log) => nullRatio * Math.exp(log)),
    weights: prior(logRelative),
  };
}

/** Weights ∝ 1 / (1 + x²) that sum to 1. */
export function prior(x: Float64Array): Float64Array {
  const weights = x.map((value) => 1 / (1 + value * value));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
