/** What this very run would have caught, as rows and one sentence. */
import type { PowerRow } from '../judge/judgement.ts';
import type { Outcome } from '../outcome.ts';
import { formatDuration } from '../units.ts';
import { factor, percent, percentAtLeast } from '../wording.ts';

export const POWER_HEADER = ['A canary', 'its error rate', 'caught', 'in the median after'];

export interface Power {
  readonly rows: readonly (readonly string[])[];
  /** What a pass needs, and what there was. */
  readonly sentence: string | undefined;
}

/** undefined where nothing was replayed. */
export function powerOf({ verdict, watch, config }: Outcome): Power | undefined {
  const rows = 'power' in verdict ? verdict.power : [];
  const decisive = 'decisive' in verdict ? verdict.decisive : undefined;
  if (rows.length === 0 && decisive === undefined) return undefined;
  const length = watch.plan?.stratumLength;
  const row = ({ ratio, rate, caught, medianStratum }: PowerRow) => [
    `${factor(ratio)} times worse`,
    percent(rate),
    percentAtLeast(caught),
    length === undefined || medianStratum === undefined
      ? '–'
      : formatDuration(medianStratum * length),
  ];
  const { power, detectRatio, detectRate } = config.strictness;
  return {
    rows: (rows.length === 0 ? [decisive!] : rows).map(row),
    sentence:
      decisive &&
      `A pass needs ${percent(power)} of canaries ${detectRatio} times worse, with at least ${percent(detectRate)} errors, to be caught; here ${percentAtLeast(decisive.caught)} were.`,
  };
}
