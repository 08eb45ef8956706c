/** Calls the rollback webhook until it is confirmed or the attempts are used up. */
import type { Clock, Duration, Instant } from '../clock.ts';
import type { WebhookConfig } from '../config.ts';
import { type HttpAnswer, type HttpClient, HttpFailure, type RetryRule } from '../http.ts';
import type { Rollback } from '../outcome.ts';
import { failed, refused } from './failure.ts';
import { rolledBackId, serviceRolledBack } from './formats/cdevents.ts';
import { CLOUD_EVENT } from './formats/cloudevents.ts';
import { type WebhookBody, webhookBody } from './formats.ts';
import { callHeaders } from './headers.ts';
import type { RollbackMessage } from './message.ts';

export { secretProblem } from './signature.ts';

/** Attempts are spread over this long, beyond the time that the first may take. */
const BUDGET: Duration = 120_000;

/** Of an answer; its body only matters when it says why not. */
const MOST_BYTES = 1_000_000;

export type Confirmed = Extract<Rollback, { state: 'done' | 'failed' }>;

/** Gateways say these where the receiver behind them was asked and its answer was lost. */
const LOST_ANSWERS = [502, 504];

/**
 * Every attempt carries the same `webhook-id` (and `Idempotency-Key`), so that a receiver acts once however often it is
 * called, and a fresh `webhook-timestamp`, so that it may refuse old calls.
 * @param clock the real one, also where a past window was judged: receivers compare the timestamp with theirs
 * @returns `failed` for whatever goes wrong: this never throws because of the receiver or the network
 */
export function callWebhook(
  webhook: WebhookConfig,
  message: RollbackMessage,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal,
  onRetry?: RetryRule['onRetry'],
): Promise<Confirmed> {
  const call = { id: message.id, ...webhookBody(webhook, message) };
  return deliver(webhook, call, { http, clock, signal, onRetry });
}

/**
 * Tells the receivers of format `cdevents` that the service runs its former version again; no other format has such a
 * message. To be called once recovery is confirmed, and not before.
 * @param at when it was
 * @returns undefined where nothing is to be told: another format, or metadata without `service` or `stable-artifact`
 */
export async function announceRecovery(
  webhook: WebhookConfig,
  message: RollbackMessage,
  at: Instant,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal,
): Promise<Confirmed | undefined> {
  if (webhook.format !== 'cdevents') return undefined;
  const text = serviceRolledBack(message, webhook.metadata, at);
  if (text === undefined) return undefined;
  const call = { id: rolledBackId(message), text, contentType: CLOUD_EVENT };
  return deliver(webhook, call, { http, clock, signal, onRetry: undefined });
}

interface Delivery {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onRetry: RetryRule['onRetry'];
}

async function deliver(
  webhook: WebhookConfig,
  { id, ...body }: WebhookBody & { readonly id: string },
  { http, clock, signal, onRetry }: Delivery,
): Promise<Confirmed> {
  const isSuccess = (status: number) =>
    webhook.success.some(([low, high]) => low <= status && status <= high);
  const done = (status: number, attempts: number): Confirmed => {
    return { state: 'done', id, attempts, status, at: clock.now() };
  };
  const request = {
    method: webhook.method,
    url: webhook.url,
    headers: () => callHeaders(webhook, id, body, clock.now()),
    body: body.text === '' ? undefined : body.text,
    timeout: webhook.timeout,
    maxBytes: MOST_BYTES,
    retry: retryRule(webhook, isSuccess, onRetry),
    tls: webhook.tls,
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

function retryRule(
  { retries, timeout, retryOnTimeout }: WebhookConfig,
  isSuccess: (status: number) => boolean,
  onRetry: RetryRule['onRetry'],
): RetryRule {
  return {
    retries,
    budget: BUDGET + timeout,
    onTimeout: retryOnTimeout,
    onBreak: retryOnTimeout,
    settled: (status) => isSuccess(status) || (!retryOnTimeout && LOST_ANSWERS.includes(status)),
    onRetry,
  };
}
