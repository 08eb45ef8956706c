/** What a gate leaves for its post step, in case it does not live to report: written at once, stage by stage, no secrets. */
import type { Instant } from '../clock.ts';
import { SavedError } from '../errors.ts';
import type { Decision, Outcome, Rollback, Verdict } from '../outcome.ts';
import type { RollbackMessage } from '../rollback/message.ts';
import { type ActionCore, annotate } from './action-core.ts';
import { redactor, rollbackWithoutSecrets, verdictWithoutSecrets } from './redaction.ts';

type Judged = Pick<Outcome, 'verdict' | 'decision' | 'decidedAt' | 'config'>;

/** Told each stage of a gate's life before the next one begins. Never throws. */
export interface Ledger {
  /** The inputs are usable, nothing was asked yet. @param id of the call, should there be one */
  armed(id: string, at: Instant): void;
  /** @param message of the call that follows; undefined where none does */
  decided(judged: Judged, message: RollbackMessage | undefined): void;
  /** By the webhook. */
  acted(rollback: Rollback, judged: Judged): void;
  /** By the rollback workflow. */
  dispatched(rollback: Rollback, judged: Judged): void;
  /** `whole`: nothing is left to do, and post.ts looks no further. `cut-off`: reported, but the run was cancelled before a due rollback was confirmed. */
  ended(how: 'whole' | 'cut-off'): void;
}

/** What is left of a gate that is gone; undefined: it did not come that far. */
export interface Saved {
  readonly armed: { readonly id: string; readonly at: Instant } | undefined;
  readonly decided:
    | {
        readonly verdict: Verdict;
        readonly decision: Decision;
        readonly decidedAt: Instant;
        readonly message: RollbackMessage | undefined;
      }
    | undefined;
  readonly acted: Rollback | undefined;
  readonly dispatched: Rollback | undefined;
  readonly ended: string | undefined;
}

export function stepLedger(core: Pick<ActionCore, 'saveState' | 'warning'>): Ledger {
  const save = (name: keyof Saved, value: unknown) => {
    try {
      core.saveState(name, value);
    } catch (error) {
      annotate(core as ActionCore, 'warning', 'Canary Gate', unsaved(error));
    }
  };
  return {
    armed: (id, at) => save('armed', { id, at }),
    decided({ verdict, decision, decidedAt, config }, message) {
      const shown = verdictWithoutSecrets(verdict, redactor(config.secrets));
      save('decided', { verdict: withPlainError(shown), decision, decidedAt, message });
    },
    acted: (rollback, { config }) => save('acted', plain(rollback, config.secrets)),
    dispatched: (rollback, { config }) => save('dispatched', plain(rollback, config.secrets)),
    ended: (how) => save('ended', how),
  };
}

/** Reads `STATE_…`. What can't be read counts as not saved. */
export function readSaved(environment: Readonly<Record<string, string | undefined>>): Saved {
  const saved = (name: keyof Saved) => parsed(environment[`STATE_${name}`]);
  const decided = saved('decided') as Saved['decided'];
  const acted = saved('acted') as Saved['acted'];
  const dispatched = saved('dispatched') as Saved['dispatched'];
  return {
    armed: saved('armed') as Saved['armed'],
    decided: decided && { ...decided, verdict: revived(decided.verdict) },
    acted: acted && revived(acted),
    dispatched: dispatched && revived(dispatched),
    ended: environment.STATE_ended || undefined,
  };
}

function unsaved(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `The state for the post step could not be saved (${why}): it may take this gate for killed.`;
}

function plain(rollback: Rollback, secrets: readonly string[]): object {
  return withPlainError(rollbackWithoutSecrets(rollback, redactor(secrets)));
}

/** JSON leaves an Error's message out. */
function withPlainError<Told extends Verdict | Rollback>(told: Told): object {
  if (!('error' in told)) return told;
  const { code, message, hint } = told.error;
  return { ...told, error: { code, message, hint } };
}

function revived<Told extends Verdict | Rollback>(told: Told): Told {
  if (!('error' in told)) return told;
  const { code, message, hint } = told.error;
  return { ...told, error: new SavedError(code, message, hint) };
}

function parsed(text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
