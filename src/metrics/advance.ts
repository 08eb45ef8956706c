/** The rules of counting, for one series: from where it stood, over its new samples, to where it stands. */
import type { Instant } from '../clock.ts';
import type { Reading } from './levels.ts';
import { fell } from './restarts.ts';

export interface Advance {
  readonly count: number;
  readonly resets: number;
  /** What of `count` is the first value of a series born after the start; 0 where none was. */
  readonly born: number;
  readonly skipped: number;
}

/**
 * Moves the level over the samples that are newer and says what they add:
 * up to `start` a sample only sets the level; a first value later counts in full, unless its process was found late and
 * this was its first scrape; a rise counts the difference, a fall or a restart of the process the whole new value, a tiny fall nothing.
 */
export function advance({ level, series, from }: Reading, start: Instant): Advance {
  const { target } = level;
  let count = 0;
  let resets = 0;
  let born = 0;
  let skipped = 0;
  for (let i = from; i < series.samples.length; i += 1) {
    const { at, value } = series.samples[i]!;
    if (Number.isNaN(value)) {
      skipped += 1;
      continue;
    }
    const before = level.at;
    level.at = at;
    if (at <= start) {
      level.value = before === undefined ? value : settle(value, level.value);
    } else if (before === undefined) {
      level.value = value;
      if (target.foundLate && at === target.first) continue;
      count += value;
      born = value;
    } else if (fell(value, level.value) || target.restarted(before, at)) {
      level.value = value;
      count += value;
      resets += 1;
    } else if (value > level.value) {
      count += value - level.value;
      level.value = value;
    }
  }
  return { count, resets, born, skipped };
}

function settle(value: number, before: number): number {
  return value < before && !fell(value, before) ? before : value;
}
