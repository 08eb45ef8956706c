/** What a family of traces is: a service, its traffic, how its errors come about, and what is wrong with the canary. */

/** How errors come about in continuous time, around a mean that may vary. */
export type Arrivals =
  | { readonly kind: 'independent' }
  /** Always so many at one moment. */
  | { readonly kind: 'clumps'; readonly size: number }
  /** So many, spread over so many seconds. */
  | { readonly kind: 'bursts'; readonly size: number; readonly seconds: number }
  /** Negative binomial over any span of time, of variance phi × mean. */
  | { readonly kind: 'negative binomial'; readonly phi: number };

/** Progress of the run, from 0 at its start to 1 at its end. */
export type Over<Value> = (progress: number) => Value;

/** How many times worse than the baseline the canary is. */
export interface Fault {
  readonly ratio: Over<number>;
  /** Of the canary's pods, this many are sick; undefined: all. */
  readonly pods?: number;
  /** Progress at which it sets in; undefined: it is there from the start. */
  readonly onset?: number;
}

export interface Family {
  readonly name: string;
  readonly kind: 'healthy' | 'sick';
  /** Share of false alarms, in alphas, that the gate must keep to; undefined: no promise here. */
  readonly bound: number | undefined;
  /** Requests a second of both cohorts together. */
  readonly traffic: number;
  /** The canary's share of it during the run. */
  readonly share: Over<number>;
  readonly canaryPods: number;
  readonly baselinePods: number;
  /** Error rate of a healthy pod. */
  readonly errorRate: number;
  readonly arrivals: Arrivals;
  /** Factor on both cohorts' error rate. */
  readonly drift: Over<number> | undefined;
  /** Outages that both cohorts share, at random moments of the run: their number and the error rate they add. */
  readonly outages: { readonly count: number; readonly rate: number } | undefined;
  /** Every pod's error rate wanders by itself: AR(1) of its logarithm. */
  readonly wander: { readonly deviation: number; readonly seconds: number } | undefined;
  /** Standard deviation of the pods' log error rates, which stay as they are. */
  readonly podEffect: number;
  /** Seconds between scrapes, dealt out to the pods in turn; each pod has its own phase. */
  readonly scrapes: readonly number[];
  readonly strata: number;
  /** `calm`: in the past the same errors came one by one. */
  readonly history: 'as today' | 'calm' | 'none';
  readonly fault: Fault | undefined;
}

/** Seconds between polls. */
export const POLL = 15;

/** Seconds of history. */
export const PAST = 3600;

/** A steady healthy service of 200 requests a second, 1 % errors, a canary of 5 %, watched for 15 minutes. */
const USUAL: Omit<Family, 'name'> = {
  kind: 'healthy',
  bound: undefined,
  traffic: 200,
  share: () => 0.05,
  canaryPods: 2,
  baselinePods: 6,
  errorRate: 0.01,
  arrivals: { kind: 'independent' },
  drift: undefined,
  outages: undefined,
  wander: undefined,
  podEffect: 0,
  scrapes: [15],
  strata: 60,
  history: 'as today',
  fault: undefined,
};

export function family(name: string, changes: Partial<Family>): Family {
  return { ...USUAL, ...changes, name };
}

export interface Split {
  readonly text: string;
  readonly share: Over<number>;
  readonly canaryPods: number;
}

export const SMALL: Split = { text: '5 % canary', share: () => 0.05, canaryPods: 2 };
export const HALF: Split = { text: '50 % canary', share: () => 0.5, canaryPods: 6 };

export function splitOf({ share, canaryPods }: Split): Pick<Family, 'share' | 'canaryPods'> {
  return { share, canaryPods };
}

/** The dispersion that the arrivals have by design; undefined where rates wander or pods differ. */
export function trueDispersion({ arrivals, wander, podEffect }: Family): number | undefined {
  if (wander !== undefined || podEffect > 0) return undefined;
  switch (arrivals.kind) {
    case 'independent':
      return 1;
    case 'negative binomial':
      return arrivals.phi;
    default:
      return arrivals.size;
  }
}

/** Its twin whose canary is `ratio` times worse from the start: at rho, the worst that is still healthy. */
export function twinAt(family: Family, ratio: number): Family {
  return { ...family, fault: { ratio: () => ratio } };
}
