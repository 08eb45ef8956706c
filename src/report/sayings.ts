/** What is said once all is over: the verdict, what was done about it, and loudly what could not be done. */
import type { Outcome } from '../outcome.ts';
import { oneLine } from '../wording.ts';
import { rollbackFailed, rollbackSentence } from './acted.ts';
import type { Level } from './action-core.ts';

/** Most are plain lines; the others have a title, and are worth an annotation. */
export interface Saying {
  readonly level: Level | 'info';
  readonly title: string;
  readonly sentence: string;
}

const LEVELS = {
  pass: 'notice',
  fail: 'error',
  inconclusive: 'warning',
  error: 'warning',
} as const;

/** The verdict first. @param outcome without secrets */
export function sayings(outcome: Outcome): readonly [Saying, ...Saying[]] {
  const { decision } = outcome;
  const acted = oneLine(rollbackSentence(outcome));
  return [
    ofVerdict(outcome),
    rollbackFailed(outcome) ? loud('error', 'the rollback failed', acted) : plain(acted),
    ...ofRecovery(outcome),
    ...(acted.endsWith(oneLine(decision.because)) ? [] : [plain(decision.because)]),
    ...ofAnnouncements(outcome),
  ];
}

function ofVerdict({ verdict }: Outcome): Saying {
  const killed = verdict.verdict === 'inconclusive' && verdict.cause === 'killed';
  return loud(killed ? 'error' : LEVELS[verdict.verdict], verdict.verdict, verdict.reason);
}

function ofRecovery({ recovery: { state, sentence } }: Outcome): Saying[] {
  if (state === 'not-watched') return [];
  return [
    state === 'unconfirmed'
      ? loud('error', 'the recovery is not confirmed', sentence)
      : plain(sentence),
  ];
}

function ofAnnouncements({ announcements }: Outcome): Saying[] {
  return announcements.map(({ what, state, sentence }) =>
    state === 'failed'
      ? loud('warning', what === 'recovery' ? 'the webhook' : 'GitHub', oneLine(sentence))
      : plain(sentence),
  );
}

function loud(level: Level, title: string, sentence: string): Saying {
  return { level, title: `Canary Gate: ${title}`, sentence };
}

function plain(sentence: string): Saying {
  return { level: 'info', title: '', sentence };
}
