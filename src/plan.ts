/** How a watch is laid out, known after the source's first answer, and what the judge is told. */
import type { Duration, Instant } from './clock.ts';
import type { Config, Timing } from './config.ts';
import { MetricsError } from './errors.ts';
import { dispersionFromHistory } from './judge/judge.ts';
import type { Dispersion, JudgeSettings } from './judge/judgement.ts';
import type { Burstiness, MetricSource, Observation } from './metrics/source.ts';
import type { Plan } from './outcome.ts';
import { pollsPerStratum } from './strata.ts';
import { formatDuration } from './units.ts';

/** Of the power replay: the same run always gives the same table. */
const SEED = 1;

export interface Layout {
  readonly plan: Plan;
  readonly judgeSettings: JudgeSettings;
}

/**
 * Lays out the watch that `opening` began at `start`, and reads the baseline's history, which may fail: then
 * burstiness is learned during the run, and the plan says so.
 */
export async function layOut(
  config: Config,
  source: MetricSource,
  opening: Observation,
  start: Instant,
  signal: AbortSignal,
): Promise<Layout> {
  const plan = timetable(config.timing, opening, start);
  const compares = opening.kind === 'rates' || opening.baseline !== undefined;
  const { remembered } = source;
  const burstiness = remembered ?? (await burstinessOf(config, source, opening, plan, signal));
  const { falseAlarmRate: alpha, ...strictness } = config.strictness;
  return {
    plan: { ...plan, burstiness: burstiness.sentence },
    judgeSettings: {
      alpha,
      ...strictness,
      plannedStrata: plan.strata,
      dispersion: burstiness.dispersion,
      learnsDispersion: true,
      compares,
      seed: remembered?.seed ?? SEED,
    },
  };
}

type Timetable = Omit<Plan, 'burstiness'>;

function timetable(
  { duration, interval }: Timing,
  opening: Observation,
  start: Instant,
): Timetable {
  const scrapeInterval = opening.kind === 'counts' ? opening.scrapeInterval : undefined;
  const perStratum = pollsPerStratum(interval, scrapeInterval);
  const polls = Math.max(1, Math.floor(duration / interval));
  return {
    start,
    deadline: start + polls * interval,
    polls,
    strata: Math.max(1, Math.floor(polls / perStratum)),
    stratumLength: perStratum * interval,
  };
}

async function burstinessOf(
  { timing }: Config,
  source: MetricSource,
  opening: Observation,
  plan: Timetable,
  signal: AbortSignal,
): Promise<Burstiness> {
  if (opening.kind === 'rates') return ONLY_RANKS;
  return opening.baseline === undefined
    ? unknownBurstiness('there is no baseline to learn it from')
    : learnBurstiness(timing.history, source, plan, signal);
}

async function learnBurstiness(
  past: Duration,
  source: MetricSource,
  { start, stratumLength, strata }: Timetable,
  signal: AbortSignal,
): Promise<Burstiness> {
  if (past === 0) return unknownBurstiness('history is 0s');
  try {
    const history = await source.history(start - past, start, stratumLength, signal);
    if (history === undefined) return unknownBurstiness('this provider can not look back');
    const dispersion = dispersionFromHistory(history.intervals, strata);
    if (dispersion !== undefined) return knownBurstiness(dispersion, past);
    return unknownBurstiness(`the last ${formatDuration(past)} held too few errors to tell`);
  } catch (error) {
    if (!(error instanceof MetricsError)) throw error;
    return unknownBurstiness(`the history could not be read (${error.message})`);
  }
}

const ONLY_RANKS: Burstiness = {
  dispersion: undefined,
  sentence:
    'Only rates are known, no counts: they are compared by rank, whatever the burstiness, which takes more intervals.',
};

function knownBurstiness(dispersion: Dispersion, past: Duration): Burstiness {
  const size = Math.round(dispersion.phi);
  const clumps =
    size <= 1 ? 'Errors here come one by one' : `Errors here come in clumps of about ${size}`;
  const how = {
    instances: "from how the baseline's instances differ",
    totals: "from the baseline's total over time",
    learned: 'learned during the run',
  }[dispersion.from];
  return { dispersion, sentence: `${clumps}, ${how} in the last ${formatDuration(past)}.` };
}

function unknownBurstiness(why: string): Burstiness {
  return {
    dispersion: undefined,
    sentence: `How bursty errors are here is unknown: ${why}. It is learned during the run, which is slower and less certain.`,
  };
}
