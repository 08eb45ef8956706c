/** Seeded random numbers of the benchmark: a run's numbers depend on its family and its number, on nothing else. */
import { drawCount, drawPoisson } from '../../src/judge/draw.ts';
import { seededUniform } from '../../src/random.ts';

/** From this mean on a rounded normal draw stands for a Poisson one, where only traffic is drawn. */
const MUCH = 30;

export interface Draws {
  /** In [0, 1). */
  uniform(): number;
  normal(): number;
  poisson(mean: number): number;
  /** Mean `mean`, variance `mean × phi`; negative binomial. */
  gammaPoisson(mean: number, phi: number): number;
  /** Requests that went well: their noise is not what is judged, so a normal draw will do. */
  traffic(mean: number): number;
}

export function seededDraws(seed: number): Draws {
  const uniform = seededUniform(seed);
  let spare: number | undefined;
  // The polar method of Marsaglia & Bray 1964: two normal draws at a time.
  const normal = () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const stretch = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * stretch;
      return x * stretch;
    }
  };
  const poisson = (mean: number) => drawPoisson(mean, uniform);
  return {
    uniform,
    normal,
    poisson,
    gammaPoisson: (mean, phi) => drawCount(mean, phi, uniform),
    traffic: (mean) =>
      mean < MUCH ? poisson(mean) : Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())),
  };
}

/** A 32-bit seed of names and numbers: FNV-1a, then the finaliser of MurmurHash3, so that neighbours share nothing. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const code of parts.join('\0')) {
    hash = Math.imul(hash ^ code.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
