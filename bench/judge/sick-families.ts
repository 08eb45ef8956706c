/** Families whose canary is worse than its baseline: the sooner it is convicted, the better. */
import { type Family, family, HALF, type Over, SMALL, splitOf } from './family.ts';

const BOTH = [SMALL, HALF];

export const EFFECTS = [2, 3, 5, 10, 50] as const;

/** The name of the family of this effect, as the chart looks it up. */
export function steadyFaultName(effect: number, rate: string, split: string): string {
  return `${effect}×, ${rate} errors, ${split}`;
}

function steadyFaults(): Family[] {
  const rates = [
    { text: '0.1 %', errorRate: 0.001 },
    { text: '1 %', errorRate: 0.01 },
  ];
  return rates.flatMap(({ text, errorRate }) =>
    BOTH.flatMap((split) =>
      EFFECTS.map((effect) =>
        sick(steadyFaultName(effect, text, split.text), effect, { ...splitOf(split), errorRate }),
      ),
    ),
  );
}

function lateOnsets(): Family[] {
  const onsets = [
    { text: 'a third', onset: 1 / 3 },
    { text: 'two thirds', onset: 2 / 3 },
  ];
  return onsets.flatMap(({ text, onset }) =>
    [3, 5].flatMap((effect) =>
      BOTH.map((split) =>
        family(`${effect}× from ${text} of the run on, ${split.text}`, {
          ...splitOf(split),
          kind: 'sick',
          fault: { ratio: (progress) => (progress < onset ? 1 : effect), onset },
        }),
      ),
    ),
  );
}

/** From healthy to five times worse, evenly in the logarithm. */
const slowly: Over<number> = (progress) => 5 ** progress;

function others(): Family[] {
  const bursts = { kind: 'bursts', size: 20, seconds: 20 } as const;
  const clumps = { kind: 'clumps', size: 5 } as const;
  return BOTH.flatMap((split) => [
    family(`slow ramp from 1× to 5×, ${split.text}`, {
      ...splitOf(split),
      kind: 'sick',
      fault: { ratio: slowly },
    }),
    sick(`one of ${split.canaryPods} pods 10×, ${split.text}`, 10, splitOf(split), 1),
    sick(`clumps of 5, 3×, ${split.text}`, 3, { ...splitOf(split), arrivals: clumps }),
    sick(`bursts of 20, 3×, ${split.text}`, 3, { ...splitOf(split), arrivals: bursts }),
  ]);
}

function sick(name: string, effect: number, changes: Partial<Family>, pods?: number): Family {
  const ratio = () => effect;
  const fault = pods === undefined ? { ratio } : { ratio, pods };
  return family(name, { ...changes, kind: 'sick', fault });
}

export const SICK_FAMILIES: readonly Family[] = [...steadyFaults(), ...lateOnsets(), ...others()];
