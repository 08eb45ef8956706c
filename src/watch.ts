/** Observing, poll by poll, until there is a conviction, a deadline, too long an outage or a cancelled run. */
import type { Clock, Instant } from './clock.ts';
import type { Config } from './config.ts';
import { GateError, MetricsError } from './errors.ts';
import { type Hearing, openHearing } from './hearing.ts';
import { COHORTS, type Cohort, type MetricSource, type Observation } from './metrics/source.ts';
import type { Plan, Poll, Watch } from './outcome.ts';
import { layOut } from './plan.ts';
import type { Cause } from './reason.ts';
import type { WatchReporter } from './report/reporter.ts';
import { WatchLog } from './watch-log.ts';

/** An outage of the metrics server is ridden out for this share of the duration. */
const RIDDEN_OUT = 1 / 5;

export interface Watching {
  readonly config: Config;
  readonly source: MetricSource;
  readonly clock: Clock;
  readonly reporter: WatchReporter;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

/** @returns what was seen and how it ended; never throws but for a bug */
export async function watchCanary(watching: Watching): Promise<{ watch: Watch; cause: Cause }> {
  const { clock, source, signal, config } = watching;
  const log = new WatchLog(clock.now(), source);
  try {
    if (config.timing.warmup > 0) {
      await clock.sleepUntil(clock.now() + config.timing.warmup, signal);
    }
    const cause = await new CanaryWatch(watching, log).run();
    return { watch: log, cause };
  } catch (error) {
    if (signal.aborted) return { watch: log, cause: { cause: 'interrupted', cohort: undefined } };
    if (error instanceof GateError) return { watch: log, cause: error };
    throw error;
  }
}

class CanaryWatch {
  readonly #watching: Watching;
  readonly #log: WatchLog;
  /** When the server last gave numbers; before the first time, when it was first asked. */
  #lastAnswer: Instant;
  #lastObservation: Observation | undefined;

  constructor(watching: Watching, log: WatchLog) {
    this.#watching = watching;
    this.#log = log;
    this.#lastAnswer = watching.clock.now();
  }

  async run(): Promise<Cause> {
    const { config, source, signal, clock, reporter } = this.#watching;
    const opening = await this.#open();
    this.#log.note(opening);
    const layout = await layOut(config, source, opening, clock.now(), signal);
    const { plan, judgeSettings } = layout;
    this.#log.plan = plan;
    this.#log.judgeSettings = judgeSettings;
    const hearing = openHearing(
      opening.kind,
      judgeSettings,
      plan,
      config.timing.interval,
      this.#log,
    );
    reporter.planned(plan, opening.notes);
    await this.#poll(plan, hearing);
    return this.#conclude(hearing);
  }

  /** Asks until the server answers for the first time. */
  async #open(): Promise<Observation> {
    const { source, clock, config, reporter, signal } = this.#watching;
    for (;;) {
      const asked = clock.now();
      try {
        const opening = await source.open(asked, signal);
        this.#lastAnswer = asked;
        return opening;
      } catch (error) {
        reporter.unanswered(this.#rideOut(error, asked));
      }
      await clock.sleepUntil(asked + config.timing.interval, signal);
    }
  }

  /** Goes on past the deadline only while the last answer is missing: the end of a watch must be seen. */
  async #poll(plan: Plan, hearing: Hearing): Promise<void> {
    const { clock, config, signal } = this.#watching;
    const { interval } = config.timing;
    let number = 0;
    while (number < plan.polls || this.#lastAnswer < plan.deadline) {
      const passed = Math.ceil((clock.now() - plan.start) / interval);
      number = Math.max(number + 1, passed);
      await clock.sleepUntil(plan.start + number * interval, signal);
      await this.#pollOnce(number, plan, hearing);
      if (hearing.judgement().conviction !== undefined) return;
    }
  }

  async #pollOnce(number: number, plan: Plan, hearing: Hearing): Promise<void> {
    const { source, clock, config, reporter, signal } = this.#watching;
    const at = clock.now();
    const { start, polls: planned } = plan;
    const { duration } = config.timing;
    const poll = { number, planned, at, elapsed: at - start, duration };
    this.#log.polls += 1;
    try {
      const observation = await source.observe(at, signal);
      this.#lastAnswer = at;
      this.#lastObservation = observation;
      this.#log.note(observation);
      const judgement = hearing.hear(observation, at);
      reporter.polled({ ...poll, ...seen(observation), outage: undefined, judgement });
    } catch (error) {
      const outage = this.#rideOut(error, at);
      const nothing = { counts: undefined, rates: undefined, notes: [] };
      reporter.polled({ ...poll, ...nothing, outage, judgement: hearing.judgement() });
    }
  }

  /** Notes an outage, or throws when it can't pass or has lasted too long. */
  #rideOut(error: unknown, at: Instant): MetricsError {
    const { signal, config } = this.#watching;
    signal.throwIfAborted();
    if (!(error instanceof MetricsError)) throw error;
    this.#log.outage(at, error);
    const patience = RIDDEN_OUT * config.timing.duration;
    if (!error.passing || at - this.#lastAnswer >= patience) throw error;
    return error;
  }

  #conclude(hearing: Hearing): Cause {
    const conclusion = hearing.conclude();
    const silent = silentCohorts(this.#lastObservation);
    if (conclusion.verdict === 'fail' || silent.length === 0) return conclusion;
    return { cause: 'silent', cohort: silent.length === 1 ? silent[0] : undefined };
  }
}

/** The cohorts of which nothing fresh is known at the end: whatever came before, their state now is unknown. */
function silentCohorts(last: Observation | undefined): readonly Cohort[] {
  if (last === undefined) return COHORTS;
  return COHORTS.filter((cohort) =>
    last.kind === 'counts' ? last[cohort]?.stale === true : last[cohort] === undefined,
  );
}

function seen(observation: Observation): Pick<Poll, 'counts' | 'rates' | 'notes'> {
  const { notes } = observation;
  return observation.kind === 'counts'
    ? {
        counts: { canary: observation.canary, baseline: observation.baseline },
        rates: undefined,
        notes,
      }
    : {
        counts: undefined,
        rates: { canary: observation.canary, baseline: observation.baseline },
        notes,
      };
}
