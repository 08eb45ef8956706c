/** Whether a rollback worked, in words for whoever decides whether to go on sleeping. */
import type { Duration } from './clock.ts';
import type { Config } from './config.ts';
import type { GateError } from './errors.ts';
import type { RecoverySettings } from './judge/recovery.ts';
import type { Counts } from './metrics/source.ts';
import type { Outcome, Recovery } from './outcome.ts';
import { acceptedAt } from './report/acted.ts';
import { formatDuration, formatRate } from './units.ts';
import { grouped, percent } from './wording.ts';

/** Since the call. */
export interface Seen {
  /** Whether the source has counts: without them there are no numbers to show. */
  readonly counted: boolean;
  readonly canary: Counts;
  readonly baseline: Counts | undefined;
  /** Of the last poll. */
  readonly outage: GateError | undefined;
  readonly elapsed: Duration;
}

/** undefined: it is to be watched for. */
export function notWatched(
  called: Pick<Outcome, 'rollback' | 'dispatch'>,
  { timing }: Config,
  cancelled: boolean,
): string | undefined {
  if (acceptedAt(called) === undefined) return 'No rollback was accepted: nothing to wait for.';
  if (timing.verifyRecovery === 0) {
    return 'Whether the rollback worked was not watched (verify-recovery is 0s).';
  }
  return cancelled
    ? 'Whether the rollback worked was not watched: the run was cancelled.'
    : undefined;
}

export function unreadable({ timing }: Config): string {
  return `RECOVERY NOT CONFIRMED: the metrics could not be read before the rollback, so verify-recovery (${formatDuration(timing.verifyRecovery)}) can't tell; ${LOOK}`;
}

export function interrupted(seen: Seen): string {
  return `The run was cancelled ${after(seen)}, before a recovery was seen; ${LOOK}`;
}

/** @param how undefined: no recovery was seen in time */
export function sentenceOf(
  how: Recovery['how'],
  seen: Seen,
  { harmlessRate, maxErrorRatio }: RecoverySettings,
  { timing }: Config,
): string {
  switch (how) {
    case 'no-traffic':
      return `Recovered: the canary gets no requests any more, seen ${after(seen)}.`;
    case 'negligible':
      return `Recovered: the canary's error rate is below ${formatRate(harmlessRate)}, seen ${after(seen)}${inBrackets(seen)}.`;
    case 'no-longer-worse':
      return `Recovered: the canary's error rate is at most ${maxErrorRatio} times the baseline's, seen ${after(seen)}${inBrackets(seen)}.`;
    case undefined: {
      const { outage } = seen;
      const last = outage === undefined ? numbers(seen) : `at last: ${outage.message}`;
      return `RECOVERY NOT CONFIRMED within ${formatDuration(timing.verifyRecovery)} (verify-recovery), although the rollback was accepted: ${last}; ${LOOK}`;
    }
  }
}

const LOOK = 'look whether the canary still gets traffic, and roll it back by hand if it does.';

function after({ elapsed }: Seen): string {
  return `${formatDuration(Math.round(elapsed / 1000) * 1000)} after the call`;
}

function inBrackets(seen: Seen): string {
  return seen.counted ? ` (${numbers(seen)})` : '';
}

function numbers({ counted, canary, baseline }: Seen): string {
  if (!counted) return 'the canary is not shown to be harmless';
  const other = baseline === undefined ? '' : `, the baseline in ${share(baseline)}`;
  return `since the call the canary failed in ${share(canary)}${other}`;
}

function share({ errors, requests }: Counts): string {
  const of = `of ${grouped(requests)} requests`;
  return errors === 0 ? `none ${of}` : `${percent(errors / requests)} ${of}`;
}
