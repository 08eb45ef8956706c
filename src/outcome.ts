/** What a gate has seen and decided: written by gate.ts, read by rollback/, github/ and report/. */
import type { Duration, Instant } from './clock.ts';
import type { Config, RunIdentity, SourceConfig, Strictness } from './config.ts';
import type { GateError } from './errors.ts';
import type {
  Conclusion,
  Estimate,
  Harmless,
  Judgement,
  JudgeSettings,
  Standing,
} from './judge/judgement.ts';
import type {
  Cohort,
  CohortCounts,
  Counts,
  Note,
  SourceDescription,
  Trace,
} from './metrics/source.ts';

/** How the watch is laid out, known after the first answer. */
export interface Plan {
  /** Counting starts here (after the warm-up), on the gate's clock. */
  readonly start: Instant;
  readonly deadline: Instant;
  readonly polls: number;
  readonly strata: number;
  /** A stratum spans at least this long: the interval, or the slowest target's scrape interval. */
  readonly stratumLength: Duration;
  /** About the history: how burstiness was learned, or why not. One sentence. */
  readonly burstiness: string;
}

/** One stratum as the judge got it, with its breakdown. `standing` and the evidence are those after it was settled. */
export interface Stratum {
  readonly index: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly canary: CohortCounts;
  readonly baseline: CohortCounts | undefined;
  readonly standing: Standing;
  readonly logEvidence: number;
  /** Confidence sequence of the ratio so far. */
  readonly ratioLow: number | undefined;
  readonly ratioHigh: number | undefined;
}

/** One interval of a source without counts. */
export interface RateInterval {
  readonly index: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly canary: number;
  readonly baseline: number;
  readonly standing: Standing;
  readonly logEvidence: number;
}

/** A line of the log: one a poll. */
export interface Poll {
  readonly number: number;
  readonly planned: number;
  readonly at: Instant;
  /** Since the start of the watch, and of how much. */
  readonly elapsed: Duration;
  readonly duration: Duration;
  /** What came with this poll; undefined when the server did not answer, or with rates. */
  readonly counts: { readonly canary: Counts; readonly baseline: Counts | undefined } | undefined;
  readonly rates:
    | { readonly canary: number | undefined; readonly baseline: number | undefined }
    | undefined;
  /** Why the server's numbers are missing this time. */
  readonly outage: GateError | undefined;
  readonly notes: readonly Note[];
  readonly judgement: Judgement;
}

/** Everything that was observed. Grows during the watch; complete, if short, at any moment. */
export interface Watch {
  readonly openedAt: Instant;
  readonly plan: Plan | undefined;
  readonly polls: number;
  /** Polls that brought no numbers, by reason. */
  readonly outages: readonly {
    readonly at: Instant;
    readonly code: string;
    readonly sentence: string;
  }[];
  readonly strata: readonly Stratum[];
  readonly rateIntervals: readonly RateInterval[];
  readonly notes: readonly Note[];
  readonly judgement: Judgement | undefined;
  /** What the judge was told, so that the record can be judged again; undefined before the plan. */
  readonly judgeSettings: JudgeSettings | undefined;
  readonly source: SourceDescription;
  /** Requests sent to the metrics server. */
  readonly requests: number;
}

/** Verdict and, in the same object, what it stands on. */
export type Verdict =
  | (Extract<Conclusion, { verdict: 'fail' }> & { readonly reason: string })
  | (Extract<Conclusion, { verdict: 'pass' }> & { readonly reason: string })
  | (Extract<Conclusion, { verdict: 'inconclusive' }> & { readonly reason: string })
  | {
      readonly verdict: 'inconclusive';
      /**
       * `silent`: a cohort (both, where none is named) has no series or no fresh sample; `interrupted`: the run was cancelled
       * first; `killed`: the process was; `cut-short`: another check, `after`, was convicted first.
       */
      readonly cause: 'silent' | 'interrupted' | 'killed' | 'cut-short';
      readonly cohort: Cohort | undefined;
      readonly after?: string | undefined;
      readonly reason: string;
    }
  | { readonly verdict: 'error'; readonly error: GateError; readonly reason: string };

/** What follows from a verdict under the user's policies. */
export interface Decision {
  readonly exit: 'success' | 'failure';
  readonly rollback: boolean;
  /** Which rule of which input led here, one sentence. */
  readonly because: string;
  /** In a dry run: what would have happened. */
  readonly would: { readonly exit: 'success' | 'failure'; readonly rollback: boolean } | undefined;
}

export type Rollback =
  | { readonly state: 'not-called'; readonly because: string }
  | {
      readonly state: 'done';
      readonly id: string;
      readonly attempts: number;
      readonly status: number;
      readonly at: Instant;
    }
  | {
      readonly state: 'failed';
      readonly id: string;
      readonly attempts: number;
      readonly status: number | undefined;
      readonly error: GateError;
    };

/** What GitHub was told of the verdict, or the webhook's receiver of the recovery, or why not. Never changes a verdict or an exit. */
export interface Announcement {
  readonly what: 'deployment' | 'comment' | 'recovery';
  /** `skipped`: there was nothing to be told, or it was not to be touched. */
  readonly state: 'done' | 'skipped' | 'failed';
  /** What was done; of a failure why, and what to do. */
  readonly sentence: string;
  /** Where it shows. */
  readonly url: string | undefined;
}

/** One of several checks, with all that it stands on. */
export interface CheckOutcome {
  readonly name: string;
  readonly verdict: Verdict;
  readonly watch: Watch;
  readonly source: SourceConfig;
  readonly strictness: Strictness;
}

/** What is known of an outcome before anything is done about it. */
export type Judged = Omit<
  Outcome,
  'rollback' | 'dispatch' | 'recovery' | 'announcements' | 'leads'
>;

/** What changed between the baseline's version and the canary's. */
export interface CommitRange {
  readonly base: string;
  readonly head: string;
  /** Shows the whole comparison. */
  readonly url: string;
  readonly total: number;
  /** Commits that the baseline has and the canary has not. */
  readonly behind: number;
  /** The newest, newest first. */
  readonly commits: readonly {
    readonly sha: string;
    readonly url: string;
    readonly subject: string;
  }[];
}

/** Where to look next. */
export interface Leads {
  readonly traces: readonly Trace[];
  /** undefined where the selectors name no two versions, or they could not be compared. */
  readonly commits: CommitRange | undefined;
  /** What could not be found out, and why. */
  readonly notes: readonly string[];
}

/** Moments of an incident, on the gate's clock; undefined where there was none or it is not known. */
export interface IncidentTimes {
  /** Estimated: start of the likeliest first interval of the fault. */
  readonly onset: Instant | undefined;
  readonly conviction: Instant | undefined;
  /** When the rollback was accepted. */
  readonly call: Instant | undefined;
  readonly recovery: Instant | undefined;
}

/** Whether the rollback worked. */
export interface Recovery {
  readonly state: 'not-watched' | 'recovered' | 'unconfirmed' | 'interrupted';
  /** What showed the recovery: the canary has no traffic, or is harmless by the judge. */
  readonly how: 'no-traffic' | Harmless | undefined;
  /** What was seen, or why nothing was; one sentence or two. */
  readonly sentence: string;
  readonly times: IncidentTimes;
}

/** A line of the log after the rollback; counts are those since then. */
export interface RecoveryPoll {
  readonly number: number;
  readonly planned: number;
  readonly elapsed: Duration;
  readonly duration: Duration;
  readonly canary: Counts;
  readonly baseline: Counts | undefined;
  readonly rates: Poll['rates'];
  readonly ratio: Estimate | undefined;
  readonly outage: GateError | undefined;
  /** What this poll showed. */
  readonly how: Recovery['how'];
}

/** All that a report is written from. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly decision: Decision;
  /** By the webhook. */
  readonly rollback: Rollback;
  /** By the rollback workflow; undefined where none is set. */
  readonly dispatch: Rollback | undefined;
  readonly announcements: readonly Announcement[];
  readonly recovery: Recovery;
  /** Only where the canary was convicted. */
  readonly leads?: Leads | undefined;
  /** Of the check that decided, where there are several. */
  readonly watch: Watch;
  /** Every named check, in the order given; none where the step is its only check. */
  readonly checks?: readonly CheckOutcome[];
  /** With source and strictness of the check that decided. */
  readonly config: Config;
  readonly run: RunIdentity;
  readonly startedAt: Instant;
  /** When the verdict was reached, on the gate's clock (in a replay: in the past). */
  readonly decidedAt: Instant;
}
