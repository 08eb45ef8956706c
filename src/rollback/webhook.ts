/** Calls the rollback webhook until it is confirmed or the attempts are used up. */
import type { Clock, Duration } from '../clock.ts';
import type { Headers, WebhookConfig } from '../config.ts';
import { type HttpAnswer, type HttpClient, HttpFailure, type RetryRule } from '../http.ts';
import type { Rollback } from '../outcome.ts';
import { failed, refused } from './failure.ts';
import { webhookBody } from './formats.ts';
import type { RollbackMessage } from './message.ts';
import { sign } from './signature.ts';

export { secretProblem } from './signature.ts';

/** Attempts are spread over this long, beyond the time that the first may take. */
const BUDGET: Duration = 120_000;

/** Of an answer; its body only matters when it says why not. */
const MOST_BYTES = 1_000_000;

export type Confirmed = Extract<Rollback, { state: 'done' | 'failed' }>;

/**
 * Every attempt carries the same `webhook-id` (and `Idempotency-Key`), so that a receiver acts once however often it is
 * called, and a fresh `webhook-timestamp`, so that it may refuse old calls.
 * @param clock the real one, also where a past window was judged: receivers compare the timestamp with theirs
 * @returns `failed` for whatever goes wrong: this never throws because of the receiver or the network
 */
export async function callWebhook(
  webhook: WebhookConfig,
  message: RollbackMessage,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal,
  onRetry?: RetryRule['onRetry'],
): Promise<Confirmed> {
  const { id } = message;
  const { text, contentType } = webhookBody(webhook, message);
  const isSuccess = (status: number) =>
    webhook.success.some(([low, high]) => low <= status && status <= high);
  const done = (status: number, attempts: number): Confirmed => {
    return { state: 'done', id, attempts, status, at: clock.now() };
  };
  const request = {
    method: webhook.method,
    url: webhook.url,
    headers: () => headers(webhook, id, text, contentType, clock),
    body: text === '' ? undefined : text,
    timeout: webhook.timeout,
    maxBytes: MOST_BYTES,
    retry: {
      retries: webhook.retries,
      budget: BUDGET + webhook.timeout,
      onTimeout: true,
      settled: isSuccess,
      onRetry,
    },
  };
  let answer: HttpAnswer;
  try {
    answer = await http.send(request, signal);
  } catch (failure) {
    if (!(failure instanceof HttpFailure)) throw failure;
    // The status line is the confirmation; what became of the body after it does not matter.
    const { status, attempts } = failure;
    if (status !== undefined && isSuccess(status)) return done(status, attempts);
    return { state: 'failed', id, attempts, status, error: failed(webhook, failure) };
  }
  const { status, attempts } = answer;
  if (isSuccess(status)) return done(status, attempts);
  return { state: 'failed', id, attempts, status, error: refused(webhook, answer) };
}

function headers(
  webhook: WebhookConfig,
  id: string,
  body: string,
  contentType: string | undefined,
  clock: Clock,
): Headers {
  const now = clock.now();
  return [
    ['Accept', '*/*'],
    ...(contentType === undefined ? [] : [['Content-Type', contentType] as const]),
    ...webhook.headers,
    ['webhook-id', id],
    ['webhook-timestamp', String(Math.floor(now / 1000))],
    ...(webhook.secret === undefined
      ? []
      : [['webhook-signature', sign(webhook.secret, id, now, body)] as const]),
    ['Idempotency-Key', id],
  ];
}
