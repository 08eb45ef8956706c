/** The number people know, shown beside a verdict from ranks; it decides nothing. */
import { errorFunction, wilcoxonRankSum } from 'simple-statistics';

/**
 * One-sided p-value of Mann & Whitney (1947) that `canary` tends to be larger than `baseline`: normal
 * approximation with continuity correction, no correction for ties.
 * @returns undefined for an empty side
 */
export function mannWhitney(
  canary: readonly number[],
  baseline: readonly number[],
): number | undefined {
  const m = canary.length;
  const n = baseline.length;
  if (m === 0 || n === 0) return undefined;
  const u = wilcoxonRankSum([...canary], [...baseline]) - (m * (m + 1)) / 2;
  const deviation = Math.sqrt((m * n * (m + n + 1)) / 12);
  const z = (u - (m * n) / 2 - 0.5) / deviation;
  return 0.5 * (1 - errorFunction(z / Math.SQRT2));
}
