/** The pods of one trace: what each was scraped with, scrape by scrape. */
import { drawErrors } from './arrivals.ts';
import type { Draws } from './draws.ts';
import { type Family, PAST } from './family.ts';
import { constantFlow, type Flow, varyingFlow } from './flow.ts';

/** The counters of one pod: what they grew by between scrapes. */
export interface PodScrapes {
  readonly cohort: 'canary' | 'baseline';
  /** Of the first scrape, in seconds since the start of the run; what came before is its level, and nobody's. */
  readonly first: number;
  /** Between scrapes. */
  readonly seconds: number;
  /** errors[i] and requests[i] came between scrape i and scrape i + 1. */
  readonly errors: Float64Array;
  readonly requests: Float64Array;
}

/** What all pods of a trace have in common. */
interface Weather {
  /** Factor on everyone's error rate, and what outages add to it. */
  readonly drift: (second: number) => number;
  readonly added: (second: number) => number;
}

/** The longest that an outage lasts, in seconds, and the shortest. */
const OUTAGE = { shortest: 20, longest: 120 };

/** The canary starts this long before the run, so that its first scrape is a level. */
const WARM = 120;

/** @param seconds of the run */
export function drawPods(family: Family, seconds: number, draws: Draws): PodScrapes[] {
  const weather = drawWeather(family, seconds, draws);
  const pods: PodScrapes[] = [];
  for (let i = 0; i < family.baselinePods; i += 1) {
    const from = family.history === 'none' ? -WARM : -PAST - WARM;
    pods.push(drawPod(family, 'baseline', i, from, seconds, weather, draws));
  }
  for (let i = 0; i < family.canaryPods; i += 1) {
    pods.push(drawPod(family, 'canary', i, -WARM, seconds, weather, draws));
  }
  return pods;
}

function drawPod(
  family: Family,
  cohort: PodScrapes['cohort'],
  index: number,
  from: number,
  to: number,
  weather: Weather | undefined,
  draws: Draws,
): PodScrapes {
  const interval = family.scrapes[index % family.scrapes.length]!;
  const first = from + draws.uniform() * interval;
  const spans = Math.floor((to - first) / interval);
  const flow = flowOf(family, cohort, index, from, to, weather, draws);
  const requests = new Float64Array(spans);
  const expected = new Float64Array(spans);
  for (let i = 0; i < spans; i += 1) {
    const start = first + i * interval;
    expected[i] = flow.errors(start, start + interval);
    requests[i] = draws.traffic(flow.requests(start, start + interval) - expected[i]!);
  }
  const errors = errorsOf(family, expected, Math.ceil(-first / interval), interval, draws);
  for (let i = 0; i < spans; i += 1) requests[i]! += errors[i]!;
  return { cohort, first, seconds: interval, errors, requests };
}

/** @param past number of spans that lie in the past */
function errorsOf(
  { history, arrivals }: Family,
  expected: Float64Array,
  past: number,
  interval: number,
  draws: Draws,
): Float64Array {
  if (history !== 'calm') return drawErrors(arrivals, expected, interval, draws);
  const before = expected.subarray(0, past);
  const calm = drawErrors({ kind: 'independent' }, before, interval, draws);
  const today = drawErrors(arrivals, expected.subarray(past), interval, draws);
  const errors = new Float64Array(expected.length);
  errors.set(calm);
  errors.set(today, past);
  return errors;
}

function flowOf(
  family: Family,
  cohort: PodScrapes['cohort'],
  index: number,
  from: number,
  to: number,
  weather: Weather | undefined,
  draws: Draws,
): Flow {
  const { share, fault, podEffect, wander, errorRate, traffic } = family;
  const sick = cohort === 'canary' && index < (fault?.pods ?? family.canaryPods);
  const own = errorRate * Math.exp(podEffect * draws.normal());
  const wandering = wander && drawWander(wander, from, to, draws);
  const progress = (second: number) => Math.max(0, (second + 0.5) / to);
  const perSecond = (second: number) => {
    // Before the deploy the baseline has it all.
    const part = second < 0 ? 0 : share(Math.min(progress(second), 1));
    return cohort === 'canary'
      ? (traffic * (second < 0 ? share(0) : part)) / family.canaryPods
      : (traffic * (1 - part)) / family.baselinePods;
  };
  const ratio = (second: number) => (sick && fault ? fault.ratio(progress(second)) : 1);
  if (cohort === 'canary' && isConstant(family, weather)) {
    return constantFlow(perSecond(0), Math.min(1, own * ratio(0)));
  }
  return varyingFlow(from, to, (second) => ({
    perSecond: perSecond(second),
    errorRate:
      own * ratio(second) * (wandering?.(second) ?? 1) * (weather?.drift(second) ?? 1) +
      (weather?.added(second) ?? 0),
  }));
}

/** Whether a canary pod's rates stay as they are. */
function isConstant({ share, fault, wander }: Family, weather: Weather | undefined): boolean {
  const still = (over: ((progress: number) => number) | undefined) =>
    over === undefined || [0.3, 0.5, 0.8, 1].every((at) => over(at) === over(0));
  return weather === undefined && wander === undefined && still(share) && still(fault?.ratio);
}

function drawWeather(family: Family, seconds: number, draws: Draws): Weather | undefined {
  const { drift, outages } = family;
  if (drift === undefined && outages === undefined) return undefined;
  const spans = Array.from({ length: outages?.count ?? 0 }, () => {
    const from = draws.uniform() * seconds;
    const { shortest, longest } = OUTAGE;
    return { from, to: from + shortest + draws.uniform() * (longest - shortest) };
  });
  return {
    drift: (second) => drift?.(Math.max(0, second / seconds)) ?? 1,
    added: (second) =>
      spans.some(({ from, to }) => second >= from && second < to) ? outages!.rate : 0,
  };
}

/** A factor of mean 1 whose logarithm is AR(1), in steps of five seconds. */
function drawWander(
  { deviation, seconds }: NonNullable<Family['wander']>,
  from: number,
  to: number,
  draws: Draws,
): (second: number) => number {
  const STEP = 5;
  const origin = Math.floor(from);
  const keep = Math.exp(-STEP / seconds);
  const fresh = deviation * Math.sqrt(1 - keep * keep);
  const factors = new Float64Array(Math.ceil((to - origin) / STEP) + 1);
  let log = deviation * draws.normal();
  for (let i = 0; i < factors.length; i += 1) {
    factors[i] = Math.exp(log - (deviation * deviation) / 2);
    log = keep * log + fresh * draws.normal();
  }
  return (second) => factors[Math.floor((second - origin) / STEP)]!;
}
