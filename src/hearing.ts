/** Between source and judge: turns what is observed into strata and lays them before the right judge. */
import type { Duration, Instant } from './clock.ts';
import { CountJudge, RankJudge } from './judge/judge.ts';
import type { Conclusion, Judgement, JudgeSettings } from './judge/judgement.ts';
import type { CountObservation, Observation, RateObservation } from './metrics/source.ts';
import type { Plan } from './outcome.ts';
import { seededUniform } from './random.ts';
import { StratumBuilder } from './strata.ts';
import type { WatchLog } from './watch-log.ts';

/** One watch before one judge. */
export interface Hearing {
  /** Takes one poll's observation; answers what is known then. */
  hear(observation: Observation, at: Instant): Judgement;
  judgement(): Judgement;
  conclude(): Conclusion;
}

/** @param kind of the source's observations: counts, or rates alone */
export function openHearing(
  kind: Observation['kind'],
  settings: JudgeSettings,
  plan: Plan,
  interval: Duration,
  log: WatchLog,
): Hearing {
  return kind === 'counts'
    ? new CountHearing(settings, new StratumBuilder(plan.start, plan.stratumLength, interval), log)
    : new RateHearing(settings, plan.start, log);
}

/** A stratum as it comes in; the log fills in the rest when it is judged. */
const UNJUDGED = {
  standing: 'waiting',
  logEvidence: 0,
  ratioLow: undefined,
  ratioHigh: undefined,
} as const;

class CountHearing implements Hearing {
  readonly #judge: CountJudge;
  readonly #builder: StratumBuilder;
  readonly #log: WatchLog;

  constructor(settings: JudgeSettings, builder: StratumBuilder, log: WatchLog) {
    this.#judge = new CountJudge(settings, seededUniform);
    this.#builder = builder;
    this.#log = log;
    log.judgement = this.#judge.judgement();
  }

  hear(observation: CountObservation, at: Instant): Judgement {
    const stratum = this.#builder.add(observation, at);
    if (stratum === undefined) return this.#judge.judgement();
    const index = this.#log.strata.length;
    this.#log.strata.push({ index, ...stratum, ...UNJUDGED });
    return this.#log.judged(this.#judge.add(stratum));
  }

  judgement(): Judgement {
    return this.#judge.judgement();
  }

  conclude(): Conclusion {
    return this.#judge.conclude();
  }
}

class RateHearing implements Hearing {
  readonly #judge: RankJudge;
  readonly #log: WatchLog;
  #start: Instant;

  constructor(settings: JudgeSettings, start: Instant, log: WatchLog) {
    this.#judge = new RankJudge(settings, seededUniform);
    this.#log = log;
    this.#start = start;
    log.judgement = this.#judge.judgement();
  }

  hear({ canary, baseline }: RateObservation, at: Instant): Judgement {
    if (canary === undefined || baseline === undefined) return this.#judge.judgement();
    const index = this.#log.rateIntervals.length;
    const interval = { index, start: this.#start, end: at, canary, baseline };
    this.#log.rateIntervals.push({ ...interval, ...UNJUDGED });
    this.#start = at;
    return this.#log.judged(this.#judge.add({ canary, baseline }));
  }

  judgement(): Judgement {
    return this.#judge.judgement();
  }

  conclude(): Conclusion {
    return this.#judge.conclude();
  }
}
