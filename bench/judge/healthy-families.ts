/** Families whose canary is as good as its baseline: every conviction is a false alarm. */
import { type Family, family, HALF, SMALL, type Split, splitOf } from './family.ts';

const BOTH = [SMALL, HALF];

/** Largest share of false alarms that the gate promises, in alphas. */
const EXACT = 1;
const BURSTY = 2;

function steady(split: Split): Family[] {
  const rates = [
    { text: 'steady 0.1 % errors', errorRate: 0.001 },
    { text: 'steady 1 % errors', errorRate: 0.01 },
    { text: 'steady 5 % errors', errorRate: 0.05 },
  ];
  return rates.map(({ text, errorRate }) =>
    family(`${text}, ${split.text}`, { ...splitOf(split), errorRate, bound: EXACT }),
  );
}

/** From half the usual error rate to three times it, and back to one. */
function drifting(progress: number): number {
  return progress < 0.6 ? 0.5 + (2.5 * progress) / 0.6 : 3 - (2 * (progress - 0.6)) / 0.4;
}

function steps(progress: number): number {
  return [0.05, 0.25, 0.5, 1][Math.min(3, Math.floor(progress * 4))]!;
}

const RAMP = family('traffic ramp 5→25→50→100 %, drifting rates', {
  share: steps,
  canaryPods: 6,
  drift: drifting,
  bound: EXACT,
});

function outages(): Family[] {
  const scrapes = [[10], [15], [30], [15, 30]];
  return scrapes.flatMap((seconds) =>
    BOTH.map((split) =>
      family(`shared outages, scraped every ${seconds.join(' and ')} s, ${split.text}`, {
        ...splitOf(split),
        scrapes: seconds,
        // Of two polls each: 20 minutes.
        strata: seconds.includes(30) ? 40 : 60,
        outages: { count: 2, rate: 0.2 },
        bound: EXACT,
      }),
    ),
  );
}

const ARRIVALS: readonly (Partial<Family> & { readonly text: string })[] = [
  { text: 'clumps of 5', arrivals: { kind: 'clumps', size: 5 } },
  { text: 'bursts of 20', arrivals: { kind: 'bursts', size: 20, seconds: 20 } },
  { text: 'negative binomial, variance 4 × mean', arrivals: { kind: 'negative binomial', phi: 4 } },
  { text: 'wandering rates, AR(1), sd 0.5', wander: { deviation: 0.5, seconds: 150 } },
  { text: 'pods that differ for good, sd 0.3', podEffect: 0.3 },
];

function bursty(): Family[] {
  return ARRIVALS.flatMap(({ text, ...changes }) =>
    BOTH.map((split) =>
      family(`${text}, ${split.text}`, { ...changes, ...splitOf(split), bound: BURSTY }),
    ),
  );
}

/** So few errors that most runs see none in the baseline; the few there are come in pairs. */
function nearlyNoErrors(): Family[] {
  return BOTH.map((split) =>
    family(`baseline with (nearly) no errors, ${split.text}`, {
      ...splitOf(split),
      errorRate: 2e-6,
      arrivals: { kind: 'clumps', size: 2 },
      strata: 40,
      bound: EXACT,
    }),
  );
}

function lowTraffic(): Family[] {
  return BOTH.map((split) =>
    family(`low traffic: 2 requests a second, 2 % errors, ${split.text}`, {
      ...splitOf(split),
      traffic: 2,
      errorRate: 0.02,
      strata: 40,
      bound: EXACT,
    }),
  );
}

/** The judge believes a history that is wrong. */
function burstierToday(): Family[] {
  return BOTH.flatMap((split) =>
    ARRIVALS.slice(0, 2).map(({ text, ...changes }) =>
      family(`burstier today than in the history: ${text}, ${split.text}`, {
        ...changes,
        ...splitOf(split),
        history: 'calm',
      }),
    ),
  );
}

function noHistory(): Family[] {
  const arrivals = [{ text: 'steady 1 % errors' }, ...ARRIVALS.slice(0, 2), ARRIVALS[3]!];
  return BOTH.flatMap((split) =>
    arrivals.map(({ text, ...changes }) =>
      family(`no history: ${text}, ${split.text}`, {
        ...changes,
        ...splitOf(split),
        history: 'none',
      }),
    ),
  );
}

/** The worst canary that counts as healthy. */
function atRho(rho: number): Family[] {
  const at = (text: string, changes: Partial<Family>, bound: number) =>
    BOTH.map((split) =>
      family(`right at rho: ${text}, ${split.text}`, {
        ...changes,
        ...splitOf(split),
        fault: { ratio: () => rho },
        bound,
      }),
    );
  return [
    ...at('steady 1 % errors', {}, EXACT),
    ...ARRIVALS.slice(0, 2).flatMap(({ text, ...changes }) => at(text, changes, BURSTY)),
  ];
}

/** @param rho as the judge is told it */
export function healthyFamilies(rho: number): readonly Family[] {
  return [
    ...BOTH.flatMap(steady),
    RAMP,
    ...outages(),
    ...bursty(),
    ...nearlyNoErrors(),
    ...lowTraffic(),
    ...burstierToday(),
    ...noHistory(),
    ...atRho(rho),
  ];
}
