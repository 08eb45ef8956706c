/** The canary's part of a stratum's errors, drawn as if it were right at the null: beta-binomial, by inversion. */

/** Chances below this part of the largest are left out. */
const NEGLIGIBLE = 1e-14;

/** A discrete distribution on `first`, `first` + 1, … by its cumulative chances. */
export interface Draws {
  readonly first: number;
  readonly cumulative: Float64Array;
}

/**
 * How many of `total` errors are the canary's when each is with chance `share`, with `phi` times the variance of
 * independent ones; never more than all or nothing. Binomial at phi = 1 (Skellam 1948 for the beta-binomial).
 * @param total whole number >= 1
 * @param share in (0, 1)
 */
export function shareDraws(total: number, share: number, phi: number): Draws {
  const inflation = Math.min(phi, total);
  if (inflation >= total && total > 1) return allOrNothing(total, share);
  const spread = inflation > 1 ? (total - inflation) / (inflation - 1) : Number.POSITIVE_INFINITY;
  const ratio = (x: number) =>
    ((total - x) / (x + 1)) *
    (Number.isFinite(spread)
      ? (share * spread + x) / ((1 - share) * spread + total - x - 1)
      : share / (1 - share));
  return aroundMean(Math.round(total * share), total, ratio);
}

/** @param uniform a number in [0, 1) */
export function drawFrom({ first, cumulative }: Draws, uniform: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > uniform) high = middle;
    else low = middle + 1;
  }
  return first + low;
}

function allOrNothing(total: number, share: number): Draws {
  const cumulative = new Float64Array(total + 1).fill(1 - share);
  cumulative[total] = 1;
  return { first: 0, cumulative };
}

/** @param ratio chance of x + 1 over chance of x */
function aroundMean(start: number, total: number, ratio: (x: number) => number): Draws {
  const above = [1];
  for (let x = start; x < total; x += 1) {
    const chance = above.at(-1)! * ratio(x);
    if (chance < NEGLIGIBLE) break;
    above.push(chance);
  }
  const below: number[] = [];
  let chance = 1;
  for (let x = start - 1; x >= 0; x -= 1) {
    chance /= ratio(x);
    if (chance < NEGLIGIBLE) break;
    below.push(chance);
  }
  const chances = Float64Array.from([...below.reverse(), ...above]);
  const sum = chances.reduce((a, b) => a + b, 0);
  let reached = 0;
  const cumulative = chances.map((each) => {
    reached += each / sum;
    return reached;
  });
  return { first: start - below.length, cumulative };
}
