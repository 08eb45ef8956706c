/** Why a verdict is what it is: one sentence for whoever is woken by it, with the numbers that it stands on. */
import type { Config } from './config.ts';
import { GateError } from './errors.ts';
import type { Conclusion, Judgement, PowerRow, Test } from './judge/judgement.ts';
import type { Cohort, Counts } from './metrics/source.ts';
import type { Watch } from './outcome.ts';
import { formatRate } from './units.ts';
import { cut, factor, grouped, odds, oneLine, percent, percentAtLeast } from './wording.ts';

/** What ends a watch: the judge's conclusion, silence, a cancelled or killed run, another check's conviction, or an error. */
export type Cause = Conclusion | Unfinished | GateError;

/** Ends that the judge knows nothing of. */
export interface Unfinished {
  readonly cause: 'silent' | 'interrupted' | 'killed' | 'cut-short';
  readonly cohort: Cohort | undefined;
  /** Of `cut-short`: the check that was convicted first. */
  readonly after?: string | undefined;
}

type Case = Pick<Watch, 'plan' | 'polls' | 'judgement' | 'rateIntervals'>;
type Settings = Pick<Config, 'strictness' | 'source'>;

/** Outputs and annotations are cut elsewhere; this keeps a server's long answer out of a pager's title. */
const LONGEST = 1000;

/**
 * One sentence on one line, at most 1,000 characters, in plain text.
 * @param watch as it stood when the verdict was reached; what it does not know is left out of the sentence
 */
export function reasonFor(cause: Cause, watch: Case, config: Settings): string {
  return cut(oneLine(sentence(cause, watch, config)), LONGEST);
}

function sentence(cause: Cause, watch: Case, config: Settings): string {
  if (cause instanceof GateError) return `${ended(cause.message)} ${cause.hint}`;
  if (!('verdict' in cause)) {
    if (cause.cause === 'killed') return KILLED;
    if (cause.cause === 'cut-short') return cutShort(cause.after, watch);
    return cause.cause === 'silent' ? silent(cause.cohort, watch) : interrupted(watch);
  }
  if (cause.verdict === 'fail') return convicted(cause.by, watch, config);
  if (cause.verdict === 'pass') return passed(cause.decisive, watch, config);
  return undecided(cause, watch, config);
}

function convicted(by: Test, watch: Case, config: Settings): string {
  const finding = FINDINGS[by](watch, config);
  const { judgement } = watch;
  if (judgement === undefined) return `${finding}.`;
  const { logEvidence, logThreshold } = judgement;
  return `${finding}: evidence ${odds(logEvidence)} after ${progress(watch)}, ${odds(logThreshold)} needed.`;
}

const FINDINGS: Record<Test, (watch: Case, config: Settings) => string> = {
  ratio({ judgement }, config) {
    const compared = compare(judgement, config);
    return compared ?? `${subject(config)} is above the baseline's`;
  },
  ceiling({ judgement }, config) {
    const ceiling = formatRate(config.strictness.maxErrorRate ?? Number.NaN);
    const observed = judgement?.canary;
    const rate = observed === undefined ? 'too many requests' : share(observed);
    return `The canary ${answers(config)} in ${rate}, above the ceiling of ${ceiling} (max-error-rate)`;
  },
  ranks({ rateIntervals }, config) {
    const rho = config.strictness.maxErrorRatio;
    const told = rateIntervals.filter(
      ({ standing, canary, baseline }) => standing === 'admitted' && canary !== rho * baseline,
    );
    const worse = told.filter(({ canary, baseline }) => canary > rho * baseline).length;
    const where = told.length === 0 ? 'too many intervals' : `${worse} of ${told.length} intervals`;
    return `The canary's error rate was above ${rho} times the baseline's in ${where} (only rates are known, no counts)`;
  },
};

/** `The canary's rate of 5xx is 6.2 times the baseline's (…)`; undefined without counts of both. */
function compare(judgement: Judgement | undefined, config: Settings): string | undefined {
  if (judgement?.canary === undefined || judgement.baseline === undefined) return undefined;
  const { canary, baseline, ratio } = judgement;
  const sides = `${share(canary)} against ${share(baseline, '')}`;
  const limit = atLeast(judgement, config);
  if (baseline.errors === 0 && canary.errors > 0) {
    const none = `the baseline in none of ${grouped(baseline.requests)}`;
    return `The canary ${answers(config)} in ${share(canary)}, ${none}${limit === '' ? '' : ` (${limit})`}`;
  }
  const numbers = limit === '' ? sides : `${sides}; ${limit}`;
  const rho = config.strictness.maxErrorRatio;
  if (ratio === undefined || !(ratio.value > rho) || !Number.isFinite(ratio.value)) {
    return `${subject(config)} was, for a part of the watch, more than ${rho} times the baseline's (over all of it ${numbers})`;
  }
  return `${subject(config)} is ${factor(ratio.value)} times the baseline's (${numbers})`;
}

function atLeast({ ratio }: Judgement, { strictness }: Settings): string {
  if (ratio === undefined || !(ratio.low > 1)) return '';
  const confidence = percent(1 - strictness.falseAlarmRate);
  return `at least ${factor(ratio.low)} times with ${confidence} confidence`;
}

function passed(decisive: PowerRow, watch: Case, config: Settings): string {
  const caught = `${worseCanary(decisive, watch)} would have been caught in ${percentAtLeast(decisive.caught)} of such runs`;
  return `${observed(watch, config)}; ${caught}.`;
}

/** What a pass has seen, without calling an unproven difference harmless. */
function observed({ judgement, polls, rateIntervals }: Case, config: Settings): string {
  if (judgement?.canary === undefined) {
    return `No sign of harm in ${plural(rateIntervals.length || polls, 'interval')}`;
  }
  const { canary, baseline, ratio, logEvidence, logThreshold } = judgement;
  const { negligibleErrorRate, maxErrorRatio, maxErrorRate } = config.strictness;
  const mine = `the canary ${answers(config)} in ${share(canary)}`;
  if (baseline === undefined) {
    return `No sign of harm: ${mine}, the ceiling is ${formatRate(maxErrorRate ?? Number.NaN)}`;
  }
  const both = `${mine}, the baseline in ${share(baseline, '')}`;
  if (logEvidence >= logThreshold) {
    return `Worse, but negligible: ${both}, and below ${formatRate(negligibleErrorRate)} (negligible-error-rate) nothing is convicted`;
  }
  const looksWorse = ratio !== undefined && ratio.value > maxErrorRatio;
  return `${looksWorse ? 'No proof of harm' : 'No sign of harm'}: ${both}`;
}

type Undecided = Extract<Conclusion, { verdict: 'inconclusive' }>;

function undecided(conclusion: Undecided, watch: Case, config: Settings): string {
  const { judgement } = watch;
  switch (conclusion.cause) {
    case 'no-canary-traffic':
      return `Not enough to say: ${noTraffic('canary', judgement?.canary, judgement?.baseline, watch)}; send the canary traffic, or check that the input \`canary\` names it.`;
    case 'no-baseline-traffic':
      return `Not enough to say: ${noTraffic('baseline', judgement?.baseline, judgement?.canary, watch)}; check that the input \`baseline\` names a version that still gets traffic.`;
    case 'unstable-baseline': {
      const { setAside = 0, strata = 0 } = judgement ?? {};
      return `Not enough to say: the baseline's own error rate jumped in ${grouped(setAside)} of ${plural(strata, 'interval')}, so nothing can be held against the canary; mend the incident that both share, then watch again.`;
    }
    case 'too-little-power':
      return tooLittle(conclusion.decisive, watch, config);
  }
}

function tooLittle(decisive: PowerRow | undefined, watch: Case, config: Settings): string {
  const canary = watch.judgement?.canary;
  const traffic = canary === undefined ? '' : ` (it had ${plural(canary.requests, 'request')})`;
  const advice = `watch for longer (\`duration\`) or send the canary more traffic${traffic}`;
  if (decisive === undefined) return `Not enough to say after ${progress(watch)}: ${advice}.`;
  const needed = percentAtLeast(config.strictness.power);
  return `Not enough to say: ${worseCanary(decisive, watch)} would have been caught in only ${percentAtLeast(decisive.caught)} of such runs, ${needed} needed; ${advice}.`;
}

function noTraffic(
  side: Cohort,
  mine: Counts | undefined,
  other: Counts | undefined,
  watch: Case,
): string {
  const had =
    mine === undefined || mine.requests === 0 ? 'no request' : plural(mine.requests, 'request');
  const otherSide = side === 'canary' ? 'baseline' : 'canary';
  const beside =
    other === undefined ? '' : ` (the ${otherSide} ${plural(other.requests, 'request')})`;
  return `the ${side} had ${had} in ${progress(watch)}${beside}`;
}

function silent(cohort: Cohort | undefined, watch: Case): string {
  const who = cohort === undefined ? 'canary and baseline' : `the ${cohort}`;
  const input =
    cohort === undefined
      ? 'the inputs `canary` and `baseline` name them'
      : `the input \`${cohort}\` names it`;
  return `Nothing was heard of ${who} in ${progress(watch)}: no series, or no fresh sample; check that it runs, that it is scraped and that ${input}.`;
}

function interrupted(watch: Case): string {
  const { judgement } = watch;
  const evidence =
    judgement === undefined
      ? ''
      : `, with evidence ${odds(judgement.logEvidence)} of the ${odds(judgement.logThreshold)} needed`;
  return `The run was cancelled after ${progress(watch)}, before a verdict${evidence}; run the job again.`;
}

function cutShort(after: string | undefined, watch: Case): string {
  const who = after === undefined ? 'another check' : `"${after}"`;
  return `Ended early, after ${progress(watch)}: ${who} was convicted first.`;
}

/** All that is known then: what it had seen died with it. */
const KILLED =
  'The gate was killed before its verdict, so the canary was not judged; look whether the runner ran out of memory or was lost, then run the job again.';

/** `9 of 40 polls`. */
function progress({ polls, plan }: Case): string {
  return plan === undefined
    ? plural(polls, 'poll')
    : `${grouped(polls)} of ${plural(plan.polls, 'poll')}`;
}

/** `a canary 5 times worse`, or by its rate where `detect-rate`, not the baseline, set it. */
function worseCanary({ ratio, rate }: PowerRow, { judgement }: Case): string {
  const baseline = judgement?.baseline;
  if (judgement?.canary === undefined) return `a canary ${factor(ratio)} times worse`;
  const healthy =
    baseline === undefined || baseline.requests === 0 ? 0 : baseline.errors / baseline.requests;
  const isMultiple = healthy > 0 && rate <= 1.25 * ratio * healthy;
  return isMultiple
    ? `a canary ${factor(ratio)} times worse`
    : `a canary with ${percent(rate)} errors`;
}

function answers({ source: { errors } }: Settings): string {
  if (errors.kind === 'slower') return `is ${errors.text}`;
  return errors.kind === 'statuses' ? `answers with ${errors.text}` : `fails (${errors.text})`;
}

function subject({ source: { errors } }: Settings): string {
  if (errors.kind === 'slower') return `The canary's share of requests ${errors.text}`;
  return errors.kind === 'statuses'
    ? `The canary's rate of ${errors.text}`
    : `The canary's error rate (${errors.text})`;
}

/** `2.1 % of 4,310 requests`, `none of 4,310 requests`. */
function share({ errors, requests }: Counts, noun = ' requests'): string {
  const of = `of ${grouped(requests)}${requests === 1 ? noun.replace(/s$/, '') : noun}`;
  return errors === 0 ? `none ${of}` : `${percent(errors / requests)} ${of}`;
}

function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Ends in a full stop, whatever it ended in. */
function ended(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
