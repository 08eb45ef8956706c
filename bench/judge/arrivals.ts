/** Errors between scrapes, drawn around their expected number: one by one, in clumps, in bursts. */
import type { Draws } from './draws.ts';
import type { Arrivals } from './family.ts';

/**
 * Draws the errors of spans of `seconds` that follow each other.
 * @param expected of each span
 */
export function drawErrors(
  arrivals: Arrivals,
  expected: Float64Array,
  seconds: number,
  draws: Draws,
): Float64Array {
  switch (arrivals.kind) {
    case 'independent':
      return expected.map((mean) => draws.poisson(mean));
    case 'clumps':
      return expected.map((mean) => arrivals.size * draws.poisson(mean / arrivals.size));
    case 'negative binomial':
      return expected.map((mean) => draws.gammaPoisson(mean, arrivals.phi));
    case 'bursts':
      return drawBursts(arrivals, expected, seconds, draws);
  }
}

/** A burst begins at a random moment of a span; its errors may fall into the spans after it. */
function drawBursts(
  { size, seconds: spread }: Extract<Arrivals, { kind: 'bursts' }>,
  expected: Float64Array,
  seconds: number,
  draws: Draws,
): Float64Array {
  const errors = new Float64Array(expected.length);
  for (const [span, mean] of expected.entries()) {
    for (let left = draws.poisson(mean / size); left > 0; left -= 1) {
      const start = draws.uniform() * seconds;
      for (let each = 0; each < size; each += 1) {
        const later = Math.floor((start + draws.uniform() * spread) / seconds);
        if (span + later < errors.length) errors[span + later]! += 1;
      }
    }
  }
  return errors;
}
