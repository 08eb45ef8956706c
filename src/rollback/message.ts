/** What the rollback webhook is told: the verdict and what it stands on, one flat list of fields. */
import { createHash } from 'node:crypto';
import type { Instant } from '../clock.ts';
import type { Config, RunIdentity } from '../config.ts';
import { isInterrupted } from '../decision.ts';
import { evidenceValue } from '../judge/evidence.ts';
import type { Cohort } from '../metrics/source.ts';
import type { Outcome, Verdict, Watch } from '../outcome.ts';

/** In the order in which they are told. The same names as the outputs where both have them. */
export const FIELDS = [
  'id',
  'verdict',
  'reason',
  'trigger',
  'canary-error-rate',
  'baseline-error-rate',
  'error-ratio',
  'error-ratio-low',
  'error-ratio-high',
  'canary-errors',
  'canary-requests',
  'baseline-errors',
  'baseline-requests',
  'evidence',
  'p-value',
  'polls',
  'decided-at',
  'canary',
  'baseline',
  'repository',
  'sha',
  'run-url',
  'run-attempt',
] as const;

export type Field = (typeof FIELDS)[number];

/** Fields whose value is a number, and `null` where there is none. */
type NumberField =
  | `${'canary' | 'baseline'}-${'error-rate' | 'errors' | 'requests'}`
  | `error-ratio${'' | '-low' | '-high'}`
  | 'evidence'
  | 'p-value'
  | 'polls'
  | 'run-attempt';

export type Fields = Readonly<Record<NumberField, number | null>> &
  Readonly<Record<Exclude<Field, NumberField>, string>>;

export interface RollbackMessage {
  /** Of this verdict: the same over retries, another for every verdict. */
  readonly id: string;
  readonly decidedAt: Instant;
  /** Numbers are finite; a text that isn't known is empty. */
  readonly fields: Fields;
}

type Told = Pick<Outcome, 'verdict' | 'watch' | 'config' | 'run' | 'decidedAt'>;

export function rollbackMessage({ verdict, watch, config, run, decidedAt }: Told): RollbackMessage {
  const { judgement } = watch;
  const id = webhookId(run, config, watch.openedAt);
  const fields: Fields = {
    id,
    verdict: verdict.verdict,
    reason: verdict.reason,
    trigger: triggerOf(verdict),
    'canary-error-rate': errorRate(watch, 'canary'),
    'baseline-error-rate': errorRate(watch, 'baseline'),
    'error-ratio': finite(judgement?.ratio?.value),
    'error-ratio-low': finite(judgement?.ratio?.low),
    'error-ratio-high': finite(judgement?.ratio?.high),
    'canary-errors': finite(judgement?.canary?.errors),
    'canary-requests': finite(judgement?.canary?.requests),
    'baseline-errors': finite(judgement?.baseline?.errors),
    'baseline-requests': finite(judgement?.baseline?.requests),
    evidence: finite(judgement && evidenceValue(judgement.logEvidence)),
    'p-value': finite(judgement?.pValue),
    polls: watch.polls,
    'decided-at': new Date(decidedAt).toISOString(),
    canary: asWritten(config, 'canary'),
    baseline: asWritten(config, 'baseline'),
    repository: run.repository ?? '',
    sha: run.sha ?? '',
    'run-url': run.runUrl ?? '',
    'run-attempt': finite(run.runAttempt === undefined ? undefined : Number(run.runAttempt)),
  };
  return { id, decidedAt, fields };
}

/**
 * `cg_` and 32 hex digits, the same whenever the same step of the same attempt of a run asks. The inputs, the
 * address and the body are part of it: the legs of a matrix share all names that GitHub gives them, and two of them may roll
 * back two regions. Outside GitHub the start of the watch stands for the run.
 */
export function webhookId(
  run: RunIdentity,
  config: Pick<Config, 'inputs' | 'webhook'>,
  openedAt: Instant,
): string {
  const { repository, runId, runAttempt, job, step } = run;
  const which = [
    runId === undefined ? [openedAt] : [repository, runId, runAttempt, job, step],
    config.inputs.map(({ name, value }) => [name, value]),
    config.webhook?.url.href,
    config.webhook?.body,
  ];
  return `cg_${createHash('sha256').update(JSON.stringify(which)).digest('hex').slice(0, 32)}`;
}

/** The rule that led here: the verdict `fail` itself, or the policy for the others. */
function triggerOf(verdict: Verdict): string {
  if (verdict.verdict === 'fail') return 'fail';
  return isInterrupted(verdict) ? 'on-cancel' : `on-${verdict.verdict}`;
}

/** From counts, or the mean of the rates where the source has no counts. */
function errorRate({ judgement, rateIntervals }: Watch, cohort: Cohort): number | null {
  const counts = judgement?.[cohort];
  if (counts !== undefined) return finite(counts.errors / counts.requests);
  const sum = rateIntervals.reduce((total, interval) => total + interval[cohort], 0);
  return finite(sum / rateIntervals.length);
}

/** JSON has no Infinity and no NaN. */
function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** By the check that decided where it has its own, else by the step. */
function asWritten({ inputs, checks, source }: Config, cohort: Cohort): string {
  const own = checks.find((check) => check.source === source)?.inputs ?? [];
  return [...own, ...inputs].find(({ name }) => name === cohort)?.value ?? '';
}
