/** Spinnaker's automated canary analysis: Mann–Whitney over the two sets of per-interval error rates. */
import { probit } from 'simple-statistics';
import type { CountStratum } from '../../../src/judge/judgement.ts';
import type { Contender, Setup } from '../contender.ts';
import { seededDraws } from '../draws.ts';

/** NetflixACAJudge-v1.0 hard-codes both. */
const CONFIDENCE = 0.98;
const TOLERANCE = 0.25;

/** The root finder's absolute tolerance; rates are given in percent, so that it doesn't matter. */
const ROOT_TOLERANCE = 1e-4;

/** Where a side never changes, Kayenta adds noise of this share of its value. */
const NOISE = 1e-5;

/**
 * Canary and baseline each give one error rate an interval (NaN removed). `High`, and so a failed canary, when the lower end of
 * the 98 % confidence interval of the shift between them is beyond a quarter of the Hodges–Lehmann estimate of that shift.
 * Direction `increase`; no minimum effect, as is the default.
 * Source: spinnaker/kayenta, NetflixACAJudge.scala, MannWhitneyClassifier.scala and MannWhitney.scala, as of April 2025.
 */
function kayenta(
  name: string,
  title: string,
  isLook: (strata: number, setup: Setup) => boolean,
): Contender {
  return {
    name,
    title,
    start(setup) {
      const canary: number[] = [];
      const baseline: number[] = [];
      let strata = 0;
      return {
        add(stratum) {
          strata += 1;
          collect(stratum, canary, baseline);
          return isLook(strata, setup) && isHigh(canary, baseline, setup.seed);
        },
      };
    },
  };
}

/** One analysis at the end of the run, as is the default of `analysisIntervalMins`. */
export const KAYENTA = kayenta(
  'kayenta',
  'Kayenta, at the deadline',
  (strata, { plannedStrata }) => strata === plannedStrata,
);

/** An analysis of all so far every minute, the shortest interval that it takes. */
export const KAYENTA_EACH_MINUTE = kayenta(
  'kayenta-minute',
  'Kayenta, every minute',
  (strata, { stratumSeconds }) => (strata * stratumSeconds) % 60 === 0,
);

function collect({ canary, baseline }: CountStratum, xs: number[], ys: number[]): void {
  if (canary.requests > 0) xs.push((100 * canary.errors) / canary.requests);
  if (baseline && baseline.requests > 0) ys.push((100 * baseline.errors) / baseline.requests);
}

/** @param seed of the noise on constant sides */
export function isHigh(
  canary: readonly number[],
  baseline: readonly number[],
  seed: number,
): boolean {
  if (canary.length === 0 || baseline.length === 0) return false;
  let [xs, ys] = [sorted(canary), sorted(baseline)];
  if (new Set([...xs, ...ys]).size === 1) return false;
  if (xs[0] === xs.at(-1) && ys[0] === ys.at(-1)) {
    const { normal } = seededDraws(seed);
    [xs, ys] = [xs, ys].map((side) => sorted(side.map((v) => v + v * NOISE * normal()))) as [
      number[],
      number[],
    ];
  }
  const low = -1 * probit((1 - CONFIDENCE) / 2);
  // The lower end can't be above zero when zero is within the interval: no need to look for it.
  if (standardised(0, xs, ys) <= low && xs[0]! - ys.at(-1)! <= 0) return false;
  return shiftAt(low, xs, ys) > TOLERANCE * Math.abs(shiftAt(0, xs, ys));
}

/** The shift at which the standardised statistic falls to `z`; the ends of the range where it never does. */
function shiftAt(z: number, xs: readonly number[], ys: readonly number[]): number {
  let low = xs[0]! - ys.at(-1)!;
  let high = xs.at(-1)! - ys[0]!;
  if (standardised(low, xs, ys) <= z) return low;
  if (standardised(high, xs, ys) >= z) return high;
  while (high - low > ROOT_TOLERANCE) {
    const middle = (low + high) / 2;
    if (standardised(middle, xs, ys) > z) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Wilcoxon's statistic of xs - shift against ys in standard deviations, with corrections for continuity and ties. Falls as the shift grows.
 * @param xs ascending, as ys
 */
function standardised(shift: number, xs: readonly number[], ys: readonly number[]): number {
  const [m, n] = [xs.length, ys.length];
  let [i, j, wins, ties] = [0, 0, 0, 0];
  while (i < m || j < n) {
    const value = Math.min(i < m ? xs[i]! - shift : Infinity, j < n ? ys[j]! : Infinity);
    const [fromX, fromY] = [i, j];
    while (i < m && xs[i]! - shift === value) i += 1;
    while (j < n && ys[j] === value) j += 1;
    const tied = i - fromX + (j - fromY);
    wins += (i - fromX) * (fromY + (j - fromY) / 2);
    ties += tied ** 3 - tied;
  }
  const away = wins - (m * n) / 2;
  const variance = ((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1)));
  // All tied: Kayenta classifies the metric as `Error`, which it leaves out of the score.
  if (!(variance > 0)) return 0;
  return (away - 0.5 * Math.sign(away)) / Math.sqrt(variance);
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
