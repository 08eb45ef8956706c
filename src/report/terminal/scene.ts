/** What a terminal knows of the watches, and the lines that it draws of it. */
import type { Duration } from '../../clock.ts';
import type { Poll } from '../../outcome.ts';
import type { Tone } from '../paint.ts';

/** What is known of one check. */
export interface Scene {
  readonly name: string | undefined;
  /** The newest; undefined before the first. */
  readonly poll: Poll | undefined;
  /** Its past, oldest first; undefined where a poll brought none. */
  readonly canaryRates: readonly (number | undefined)[];
  readonly baselineRates: readonly (number | undefined)[];
  /** Share of the way to conviction. */
  readonly evidence: readonly number[];
  /** Why it ended before its time. */
  readonly ended: string | undefined;
}

export interface View {
  readonly scenes: readonly Scene[];
  /** The newest. */
  readonly notes: readonly string[];
  /** Until the next poll; undefined where nobody waits. */
  readonly next: Duration | undefined;
  readonly elapsed: Duration;
  readonly duration: Duration;
}

export interface Line {
  readonly text: string;
  readonly tone: Tone;
}
