/** After a rollback that was accepted: polls on until the canary has no traffic or is harmless, or time is up. */

import type { Instant } from './clock.ts';
import { type GateError, MetricsError } from './errors.ts';
import { incidentTimes } from './incident.ts';
import type { JudgeSettings } from './judge/judgement.ts';
import { CountRecovery, RateRecovery, type RecoverySettings } from './judge/recovery.ts';
import { sum } from './judge/sum.ts';
import type { CountObservation, Counts, Observation } from './metrics/source.ts';
import type { Outcome, Plan, Recovery, RecoveryPoll, Verdict } from './outcome.ts';
import { interrupted, notWatched, type Seen, sentenceOf, unreadable } from './recovery-sentence.ts';
import type { Reporter } from './report/reporter.ts';
import { StratumBuilder } from './strata.ts';
import type { Watching } from './watch.ts';

/** So many strata without a request to the canary, while the baseline has some, and its traffic is gone. */
const QUIET_STRATA = 3;

type Called = Pick<Outcome, 'verdict' | 'decidedAt' | 'rollback' | 'dispatch' | 'watch'>;

/** As the watch was, told to whom it concerns. */
interface Recovering extends Omit<Watching, 'reporter'> {
  readonly reporter: Pick<Reporter, 'recovering'>;
}

/** Polls on where that is asked for and a rollback was accepted. Never throws but for a bug. */
export async function verifyRecovery(watching: Recovering, called: Called): Promise<Recovery> {
  const { at, ...seen } = await watchRecovery(watching, called);
  return { ...seen, times: { ...incidentTimes(called), recovery: at } };
}

type Watched = Omit<Recovery, 'times'> & { readonly at: Instant | undefined };

async function watchRecovery(watching: Recovering, called: Called): Promise<Watched> {
  const { config, signal } = watching;
  const because = notWatched(called, config, signal.aborted);
  if (because !== undefined) return { ...NOTHING, state: 'not-watched', sentence: because };
  const { plan, judgeSettings, judgement } = called.watch;
  if (plan === undefined || judgeSettings === undefined) {
    return { ...NOTHING, state: 'unconfirmed', sentence: unreadable(config) };
  }
  const settings = settingsOf(
    called.verdict,
    judgeSettings,
    judgement?.dispersion.phi ?? 1,
    watching,
  );
  const watch = new RecoveryWatch(watching, plan, settings);
  try {
    return await watch.run();
  } catch (error) {
    if (signal.aborted)
      return { ...NOTHING, state: 'interrupted', sentence: interrupted(watch.seen) };
    throw error;
  }
}

const NOTHING = { how: undefined, at: undefined } as const;

function settingsOf(
  verdict: Verdict,
  { alpha, maxErrorRatio, negligibleErrorRate, maxErrorRate }: JudgeSettings,
  phi: number,
  { config }: Recovering,
): RecoverySettings {
  const byCeiling = verdict.verdict === 'fail' && verdict.by === 'ceiling';
  const { verifyRecovery, interval } = config.timing;
  return {
    alpha,
    maxErrorRatio,
    harmlessRate: byCeiling ? (maxErrorRate ?? 0) : negligibleErrorRate,
    phi,
    plannedStrata: Math.max(1, Math.floor(verifyRecovery / interval)),
  };
}

class RecoveryWatch {
  readonly #watching: Recovering;
  readonly #plan: Plan;
  readonly #settings: RecoverySettings;
  readonly #start: Instant;
  readonly #counts: CountRecovery;
  readonly #rates: RateRecovery;
  #builder: StratumBuilder;
  /** Whether what was counted before the call is out of the way. */
  #level = false;
  #quietSince: Instant;
  #baselineMeanwhile = 0;
  #canary: Counts = { errors: 0, requests: 0 };
  #baseline: Counts | undefined;
  #counted = false;
  #outage: GateError | undefined;

  constructor(watching: Recovering, plan: Plan, settings: RecoverySettings) {
    this.#watching = watching;
    this.#plan = plan;
    this.#settings = settings;
    this.#start = watching.clock.now();
    this.#quietSince = this.#start;
    this.#counts = new CountRecovery(settings);
    this.#rates = new RateRecovery(settings);
    this.#builder = this.#newBuilder();
  }

  get seen(): Seen {
    const elapsed = this.#watching.clock.now() - this.#start;
    const counts = { counted: this.#counted, canary: this.#canary, baseline: this.#baseline };
    return { ...counts, outage: this.#outage, elapsed };
  }

  async run(): Promise<Watched> {
    const { clock, config, signal } = this.#watching;
    const { interval, verifyRecovery } = config.timing;
    const planned = Math.floor(verifyRecovery / interval);
    await this.#pollOnce(0, planned);
    for (let number = 1; number <= planned; number += 1) {
      await clock.sleepUntil(this.#start + number * interval, signal);
      const how = await this.#pollOnce(number, planned);
      if (how !== undefined) return this.#ended('recovered', how);
    }
    return this.#ended('unconfirmed', undefined);
  }

  #ended(state: 'recovered' | 'unconfirmed', how: Recovery['how']): Watched {
    const { clock, config } = this.#watching;
    const at = state === 'recovered' ? clock.now() : undefined;
    return { state, how, at, sentence: sentenceOf(how, this.seen, this.#settings, config) };
  }

  /** The poll at the call only sets the level. */
  async #pollOnce(number: number, planned: number): Promise<Recovery['how']> {
    const { source, clock, reporter, signal, config } = this.#watching;
    const at = clock.now();
    let how: Recovery['how'];
    let rates: RecoveryPoll['rates'];
    try {
      const observation = await source.observe(at, signal);
      this.#outage = undefined;
      if (observation.kind === 'rates') rates = observation;
      how = this.#hear(observation, at);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof MetricsError)) throw error;
      this.#outage = error;
    }
    if (number > 0) {
      const progress = { number, planned, elapsed: at - this.#start };
      const { canary, baseline, outage } = this.seen;
      const counts = { canary, baseline, ratio: this.#counts.ratio, outage, rates, how };
      reporter.recovering({ ...progress, duration: config.timing.verifyRecovery, ...counts });
    }
    return how;
  }

  #hear(observation: Observation, at: Instant): Recovery['how'] {
    if (!this.#level) {
      this.#level = true;
      this.#quietSince = at;
      this.#builder = this.#newBuilder(at);
      return undefined;
    }
    if (observation.kind === 'counts') return this.#hearCounts(observation, at);
    const { canary, baseline } = observation;
    if (baseline !== undefined) this.#baselineMeanwhile += 1;
    if (canary !== undefined) {
      this.#quietSince = at;
      this.#baselineMeanwhile = 0;
    }
    if (canary === undefined || baseline === undefined) return this.#quiet(at, true);
    return this.#rates.add({ canary, baseline });
  }

  #hearCounts(observation: CountObservation, at: Instant): Recovery['how'] {
    const { canary, baseline } = observation;
    this.#counted = true;
    this.#canary = sum([this.#canary, canary]);
    if (baseline !== undefined) {
      this.#baseline = sum([this.#baseline ?? { errors: 0, requests: 0 }, baseline]);
      this.#baselineMeanwhile += baseline.requests;
    }
    if (canary.requests > 0) {
      this.#quietSince = at;
      this.#baselineMeanwhile = 0;
    }
    const compares = baseline !== undefined;
    const isGone = canary.stale && canary.stillAnswers !== true;
    if (isGone && (!compares || (!baseline.stale && this.#baselineMeanwhile > 0))) {
      return 'no-traffic';
    }
    const quiet = this.#quiet(at, compares);
    if (quiet !== undefined) return quiet;
    const stratum = this.#builder.add(observation, at);
    return stratum === undefined ? undefined : this.#counts.add(stratum);
  }

  /** Where there is a baseline it must have had traffic meanwhile: a server that shows nothing proves nothing. */
  #quiet(at: Instant, compares: boolean): Recovery['how'] {
    const long = at - this.#quietSince >= (QUIET_STRATA - 1 / 2) * this.#plan.stratumLength;
    return long && (!compares || this.#baselineMeanwhile > 0) ? 'no-traffic' : undefined;
  }

  #newBuilder(start = this.#start): StratumBuilder {
    const { interval } = this.#watching.config.timing;
    return new StratumBuilder(start, this.#plan.stratumLength, interval);
  }
}
