/** Why the rollback was not confirmed and what to do now, in words for whoever is woken by it. */
import type { WebhookAuth, WebhookConfig } from '../config.ts';
import { RollbackError } from '../errors.ts';
import type { HttpAnswer, HttpFailure } from '../http.ts';
import type { Rollback } from '../outcome.ts';
import { cut, oneLine } from '../wording.ts';
import { withoutSecretsOf } from './secrets.ts';

const BY_HAND = 'Roll the canary back by hand now';
const MAYBE = 'The receiver may have acted all the same: look';

/** Of an answer's body in a sentence, in characters. */
const LONGEST_BODY = 200;

/** No answer came, or none that says whether it is done. */
export function failed(webhook: WebhookConfig, failure: HttpFailure): RollbackError {
  const { url } = webhook;
  const { kind, attempts, message, unsent } = failure;
  if (kind === 'aborted') {
    const when = attempts === 0 ? 'before the first attempt' : `in attempt ${attempts}`;
    return new RollbackError(
      'interrupted',
      `The rollback webhook of ${url.origin} is not confirmed: the run was cancelled ${when}.`,
      `Look whether the canary was rolled back; if not, do so by hand.`,
    );
  }
  const sentence = `The rollback webhook of ${url.origin} is not confirmed after ${times(attempts)}: ${message}.`;
  const hint = unsent
    ? `${BY_HAND}; then check rollback-webhook-url, and that this runner may reach that host${kind === 'tls' ? ' and trusts it (rollback-webhook-ca)' : ''}.`
    : `${MAYBE}, and roll back by hand if not; then check the receiver, and rollback-webhook-timeout.${once(webhook)}`;
  return new RollbackError('unreachable', sentence, hint);
}

/** The gate was killed while it called: nobody saw whether an answer came, and this receiver is not called again. */
export function lostSight(
  webhook: WebhookConfig,
  id: string,
): Extract<Rollback, { state: 'failed' }> {
  const error = new RollbackError(
    'interrupted',
    `The gate was killed before it was known whether the rollback webhook of ${webhook.url.origin} acted.`,
    `${MAYBE}, and roll back by hand if not.${once(webhook)}`,
  );
  return { state: 'failed', id, attempts: 0, status: undefined, error };
}

/** An answer came that is not among the success statuses. */
export function refused(webhook: WebhookConfig, answer: HttpAnswer): RollbackError {
  const { status, attempts } = answer;
  const { code, advice } = advise(webhook, answer);
  const sentence = `The rollback webhook of ${webhook.url.origin} answered ${status} after ${times(attempts)}${leads(answer, webhook)}${body(webhook, answer)}.`;
  const hint =
    status === 502 || status === 504
      ? `${MAYBE}, and roll back by hand if not; then ${advice}.${once(webhook)}`
      : `${BY_HAND}; then ${advice}.`;
  return new RollbackError(code, sentence, hint);
}

/** Why it was not tried again. */
function once({ retryOnTimeout, format }: WebhookConfig): string {
  return retryOnTimeout
    ? ''
    : ` It was not called again, since a receiver of format ${format} might roll back twice; rollback-webhook-retry-on-timeout says otherwise.`;
}

/** Those who say so with status 400, by what they write beside it. */
const REFUSALS: Partial<Record<WebhookAuth['kind'], RegExp>> = {
  'routing-key': /routing[_ ]key/i,
  sigv4:
    /InvalidSignature|IncompleteSignature|SignatureDoesNotMatch|UnrecognizedClient|ExpiredToken|AccessDenied/,
};

const CREDENTIALS: Readonly<Record<WebhookAuth['kind'], string>> = {
  none: 'rollback-webhook-secret and rollback-webhook-headers, or give rollback-webhook-token',
  bearer: 'rollback-webhook-token',
  basic: 'rollback-webhook-username and rollback-webhook-password',
  'routing-key': 'rollback-webhook-token',
  sigv4: 'that the AWS credentials may do this, and service and region in rollback-webhook-auth',
};

interface Advice {
  readonly code: RollbackError['code'];
  readonly advice: string;
}

function advise({ method, auth }: WebhookConfig, { status, body }: HttpAnswer): Advice {
  if (status === 401 || status === 403 || REFUSALS[auth.kind]?.test(body)) {
    return { code: 'unauthorized', advice: `check ${CREDENTIALS[auth.kind]}` };
  }
  if (status >= 300 && status <= 399) {
    return {
      code: 'redirected',
      advice:
        'set rollback-webhook-url to the address that it leads to: redirects are not followed',
    };
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { code: 'overloaded', advice: 'see the log of the receiver' };
  }
  if (status < 300) {
    return {
      code: 'refused',
      advice: `add ${status} to rollback-webhook-success if it means that the rollback was accepted`,
    };
  }
  const causes: Readonly<Record<number, string>> = {
    404: 'check the path of rollback-webhook-url',
    405: `check rollback-webhook-method (${method} was sent)`,
    410: 'check the path of rollback-webhook-url',
  };
  return {
    code: 'refused',
    advice:
      causes[status] ?? 'check that rollback-webhook-format and -body are what the receiver takes',
  };
}

/** Where a redirect leads, by its origin alone: the rest may be a secret. */
function leads({ status, headers }: HttpAnswer, { url }: WebhookConfig): string {
  const target = headers.location === undefined ? null : URL.parse(headers.location, url.href);
  return status >= 300 && status <= 399 && target !== null && target.origin !== 'null'
    ? `, a redirect to ${target.origin}`
    : '';
}

/** Quoted on one line: nothing in it is read as a command of the runner, which takes `##[` anywhere in a line. */
function body(webhook: WebhookConfig, answer: HttpAnswer): string {
  const text = oneLine(withoutSecretsOf(webhook, answer.body)).replaceAll('##[', '## [');
  return text === '' ? '' : `: ${JSON.stringify(cut(text, LONGEST_BODY))}`;
}

function times(attempts: number): string {
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`;
}
