/** The checks of one step, watched side by side: the first conviction ends them all, and one verdict comes of them. */
import type { Clock } from './clock.ts';
import type { Check, Config } from './config.ts';
import { GateError } from './errors.ts';
import type { Party } from './joint-clock.ts';
import type { MetricSource, SourceDescription } from './metrics/source.ts';
import type { CheckOutcome, Verdict, Watch } from './outcome.ts';
import { type Cause, reasonFor, type Unfinished } from './reason.ts';
import { redact } from './report/redaction.ts';
import type { Reporter } from './report/reporter.ts';
import { watchCanary } from './watch.ts';

/** A check with what it needs to be watched. */
export interface CheckToWatch {
  readonly check: Check;
  readonly source: MetricSource;
  readonly clock: Party;
}

export interface SideBySide {
  readonly config: Config;
  /** At least one. */
  readonly checks: readonly CheckToWatch[];
  readonly reporter: Reporter;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

/** What became of one check. */
export interface Finding extends CheckToWatch {
  /** The step's, with source and strictness of this check. */
  readonly config: Config;
  readonly watch: Watch;
  readonly verdict: Verdict;
}

/** @returns one finding a check, in their order; never throws but for a bug */
export async function watchChecks(step: SideBySide): Promise<readonly Finding[]> {
  const { config, checks, reporter, signal } = step;
  const convicted = new AbortController();
  const sleeping = AbortSignal.any([signal, convicted.signal]);
  // In a replay a question under way is answered first: nothing may depend on which answer is the faster one.
  const asking = config.timing.replay === undefined ? sleeping : signal;
  const ends = checks.map(async (one, index): Promise<End> => {
    const { check, source, clock } = one;
    const reporting = reporter.check(index);
    const { source: asked, strictness, timing = config.timing } = check;
    const own = { ...config, source: asked, strictness, timing };
    const { watch, cause: end } = await watchCanary({
      config: own,
      source,
      clock: sleepingUnder(sleeping, clock),
      reporter: reporting,
      signal: asking,
    });
    const cause = convicted.signal.aborted && !signal.aborted ? cutShort(end) : end;
    if (isConviction(cause)) convicted.abort(new CutShort());
    reporting.ended(cause instanceof GateError ? cause : undefined);
    clock.leave();
    return { ...one, config: own, watch, cause };
  });
  return findings(await Promise.all(ends));
}

type End = Omit<Finding, 'verdict'> & { readonly cause: Cause };

/** Those that were cut short name the conviction that counts, not the one that happened to be noticed first. */
function findings(ends: readonly End[]): readonly Finding[] {
  const judged = ends.map((end) => ({ ...end, verdict: verdictOf(end) }));
  const after = decisive(judged).check.name;
  return judged.map(({ cause, ...finding }) =>
    isCutShort(cause)
      ? { ...finding, verdict: verdictOf({ ...finding, cause: { ...cause, after } }) }
      : finding,
  );
}

const SEVERITY = ['fail', 'interrupted', 'error', 'inconclusive', 'pass'] as const;

/**
 * The finding that the step's verdict is: a conviction before a cancelled run, before an error, before what is not known,
 * before a pass; among equals the one closest to conviction. The order of the checks does not matter.
 */
export function decisive(findings: readonly Finding[]): Finding {
  const rank = ({ verdict }: Finding) => SEVERITY.indexOf(severity(verdict));
  const [first] = [...findings].sort(
    (a, b) => rank(a) - rank(b) || margin(b) - margin(a) || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  if (first === undefined) throw new RangeError('a step has at least one check');
  return first;
}

/** The verdict of the step: the decisive one's, which says whose it is where there are several. */
export function verdictOfStep(findings: readonly Finding[]): Verdict {
  const one = decisive(findings);
  const { verdict } = one;
  const name = one.check.name;
  if (name === undefined || severity(verdict) === 'interrupted') return verdict;
  const lead =
    verdict.verdict === 'pass' && findings.length > 1
      ? `All ${findings.length} checks pass; closest to a conviction was "${name}"`
      : `"${name}"`;
  return { ...verdict, reason: `${lead}: ${verdict.reason}` };
}

/** Where all of them get their numbers: one server, with the questions of each. */
export function describeChecks(checks: readonly CheckToWatch[]): SourceDescription {
  const described = checks.map(({ check, source }) => ({ check, source: source.describe() }));
  return {
    ...described[0]!.source,
    queries: described.flatMap(({ check: { name }, source: { queries } }) =>
      queries.map((query) => ({ ...query, check: name })),
    ),
  };
}

/** One a named check; none where the step is its only check. */
export function checkOutcomes(findings: readonly Finding[]): readonly CheckOutcome[] {
  return findings.flatMap(({ check: { name, source, strictness }, watch, verdict }) =>
    name === undefined ? [] : [{ name, verdict, watch, source, strictness }],
  );
}

function severity(verdict: Verdict): (typeof SEVERITY)[number] {
  const cancelled = verdict.verdict === 'inconclusive' && verdict.cause === 'interrupted';
  return cancelled ? 'interrupted' : verdict.verdict;
}

/** How far from conviction: ln of evidence over threshold. */
function margin({ watch: { judgement } }: Finding): number {
  return judgement === undefined
    ? Number.MIN_SAFE_INTEGER
    : judgement.logEvidence - judgement.logThreshold;
}

function nameOf({ check }: Finding): string {
  return check.name ?? '';
}

function verdictOf({ cause, watch, config }: Omit<End, keyof CheckToWatch>): Verdict {
  const reason = redact(reasonFor(cause, watch, config), config.secrets);
  if (cause instanceof GateError) return { verdict: 'error', error: cause, reason };
  return 'verdict' in cause ? { ...cause, reason } : { verdict: 'inconclusive', ...cause, reason };
}

/** Why the others stop. No verdict stands on it. */
class CutShort extends GateError {
  override readonly name = 'CutShort' as const;
  readonly code = 'cut-short';

  constructor() {
    super('Another check was convicted.', 'Look at that one.');
  }
}

/** What the conviction of another has ended; whoever had come to an end by itself keeps that. */
function cutShort(end: Cause): Cause {
  const stopped = end instanceof CutShort || (isUnfinished(end) && end.cause === 'interrupted');
  return stopped ? { cause: 'cut-short', cohort: undefined } : end;
}

function isConviction(cause: Cause): boolean {
  return !(cause instanceof GateError) && 'verdict' in cause && cause.verdict === 'fail';
}

function isCutShort(cause: Cause): cause is Unfinished {
  return isUnfinished(cause) && cause.cause === 'cut-short';
}

function isUnfinished(cause: Cause): cause is Unfinished {
  return !(cause instanceof GateError) && !('verdict' in cause);
}

function sleepingUnder(signal: AbortSignal, clock: Clock): Clock {
  return { now: clock.now, sleepUntil: (instant) => clock.sleepUntil(instant, signal) };
}
