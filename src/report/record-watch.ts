/** The watch in the JSON record: how it was laid out, what the judge was told, saw and found. */
import type { Estimate, Judgement, JudgeSettings } from '../judge/judgement.ts';
import type { CohortCounts, Counts } from '../metrics/source.ts';
import type { Plan, RateInterval, Stratum } from '../outcome.ts';
import { instant, number, orNull } from './record-values.ts';

export function plan({ start, deadline, polls, strata, stratumLength, burstiness }: Plan): object {
  return {
    start: instant(start),
    deadline: instant(deadline),
    polls,
    strata,
    stratumLength,
    burstiness,
  };
}

export function settings(settings: JudgeSettings): object {
  const { dispersion, maxErrorRate, ...numbers } = settings;
  return {
    alpha: numbers.alpha,
    maxErrorRatio: numbers.maxErrorRatio,
    negligibleErrorRate: numbers.negligibleErrorRate,
    maxErrorRate: orNull(maxErrorRate),
    plannedStrata: numbers.plannedStrata,
    dispersion: dispersion === undefined ? null : { phi: dispersion.phi, from: dispersion.from },
    learnsDispersion: numbers.learnsDispersion,
    compares: numbers.compares,
    detectRatio: numbers.detectRatio,
    detectRate: numbers.detectRate,
    power: numbers.power,
    seed: numbers.seed,
  };
}

export function judgement(judgement: Judgement): object {
  const { conviction, canary, baseline, dispersion } = judgement;
  return {
    strata: judgement.strata,
    admitted: judgement.admitted,
    setAside: judgement.setAside,
    silent: judgement.silent,
    logEvidence: number(judgement.logEvidence),
    logThreshold: number(judgement.logThreshold),
    pValue: number(judgement.pValue),
    conviction:
      conviction === undefined ? null : { by: conviction.by, stratum: conviction.stratum },
    canary: canary === undefined ? null : counts(canary),
    baseline: baseline === undefined ? null : counts(baseline),
    canaryRate: estimate(judgement.canaryRate),
    baselineRate: estimate(judgement.baselineRate),
    ratio: estimate(judgement.ratio),
    mannWhitney: number(judgement.mannWhitney),
    dispersion: { phi: number(dispersion.phi), from: dispersion.from },
  };
}

export function estimate(estimate: Estimate | undefined): object | null {
  if (estimate === undefined) return null;
  const { value, low, high } = estimate;
  return { value: number(value), low: number(low), high: number(high) };
}

/** Numbers names in the order they come in: each is written once, and not with every interval. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get names(): string[] {
    return [...this.#numbers.keys()];
  }
}

/** The names that intervals speak of by number. */
export interface Names {
  readonly instances: Numbering;
  readonly routes: Numbering;
}

export function stratum(stratum: Stratum, names: Names): object {
  return {
    index: stratum.index,
    start: instant(stratum.start),
    end: instant(stratum.end),
    canary: cohort(stratum.canary, names),
    baseline: stratum.baseline === undefined ? null : cohort(stratum.baseline, names),
    standing: stratum.standing,
    logEvidence: number(stratum.logEvidence),
    ratioLow: number(stratum.ratioLow),
    ratioHigh: number(stratum.ratioHigh),
  };
}

function cohort(cohort: CohortCounts, names: Names): object {
  return {
    ...counts(cohort),
    statuses: [...cohort.statuses].map(([status, requests]) => ({ status, requests })),
    instances: columns(cohort.instances, names.instances),
    routes: columns(cohort.routes, names.routes),
    newest: instant(cohort.newest),
    stale: cohort.stale,
  };
}

function columns(parts: ReadonlyMap<string, Counts>, names: Numbering): object {
  const each = [...parts];
  return {
    numbers: each.map(([name]) => names.numberOf(name)),
    errors: each.map(([, { errors }]) => errors),
    requests: each.map(([, { requests }]) => requests),
  };
}

function counts({ errors, requests }: Counts): Counts {
  return { errors, requests };
}

export function rateInterval(interval: RateInterval): object {
  return {
    index: interval.index,
    start: instant(interval.start),
    end: instant(interval.end),
    canary: number(interval.canary),
    baseline: number(interval.baseline),
    standing: interval.standing,
    logEvidence: number(interval.logEvidence),
  };
}
