/** What is told once a recovery is confirmed: to a webhook whose format has words for it. */
import { realClock } from './clock.ts';
import type { HttpClient } from './http-messages.ts';
import type { Announcement, Outcome } from './outcome.ts';
import { rollbackMessage } from './rollback/message.ts';
import { announceRecovery } from './rollback/webhook.ts';

/** Nothing where no recovery was seen, and nothing that changes a verdict or an exit. */
export async function tellRecovery(
  acted: Outcome,
  http: HttpClient,
  signal: AbortSignal,
): Promise<readonly Announcement[]> {
  const { recovery, rollback, config } = acted;
  const at = recovery.times.recovery;
  if (config.webhook === undefined || rollback.state !== 'done') return [];
  if (recovery.state !== 'recovered' || at === undefined) return [];
  const message = rollbackMessage(acted);
  const told = await announceRecovery(config.webhook, message, at, http, realClock, signal);
  if (told === undefined) return [];
  const what = { what: 'recovery', url: undefined } as const;
  return told.state === 'done'
    ? [
        {
          ...what,
          state: 'done',
          sentence: `The webhook was told of the recovery (id ${told.id}).`,
        },
      ]
    : [{ ...what, state: 'failed', sentence: untold(told.error.message) }];
}

/** The canary is rolled back: what is left to do is to tell those who wait for the event. */
function untold(why: string): string {
  return `The webhook was not told of the recovery: ${why} The canary is rolled back all the same; whoever waits for service.rolledback must be told by hand.`;
}
