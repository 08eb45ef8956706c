/** What a server of the Prometheus API says when it does not answer the question, as an error of ours. */
import { MetricsError } from '../errors.ts';
import type { HttpAnswer, HttpFailure } from '../http.ts';
import { shown } from './shown.ts';

/** Who was asked for what, for the sentence. */
export interface Asked {
  readonly host: string;
  /** `canary and baseline`, `the baseline's history`, … */
  readonly about: string;
  readonly secrets: readonly string[];
}

/** The fields of an error envelope that are there. */
export interface ErrorBody {
  readonly errorType: string;
  readonly error: string;
}

export function failureWithoutAnswer(failure: HttpFailure, { about }: Asked): MetricsError {
  const said = `No answer about ${about}: ${failure.message.replace(/\.$/, '')}.`;
  if (failure.kind === 'too-large') {
    return new MetricsError(
      'refused',
      said,
      'Narrow the selectors: fewer label values, or one service instead of many.',
    );
  }
  const hint =
    failure.kind === 'timeout'
      ? 'Look at the load of the metrics server, or narrow the selectors.'
      : 'Check metrics-url, and that this runner can reach it.';
  return new MetricsError('unreachable', said, hint);
}

/** For any status but 200. */
export function failureOfStatus(answer: HttpAnswer, asked: Asked): MetricsError {
  const { status } = answer;
  const error = errorBody(parsed(answer.body));
  const excerpt = error?.error ?? (/^\s*</.test(answer.body) ? 'a page of HTML' : answer.body);
  const text = shown(excerpt, 200, asked.secrets);
  const said = `${asked.host} answered ${status} about ${asked.about}${text === '' ? '' : `: ${text}`}`;
  if (status === 401 || status === 403) return unauthorized(said);
  if (status >= 300 && status < 400) return redirected(answer, said);
  if (status === 404) return notFound(said);
  if (isOverload(status, error)) return overloaded(said);
  return refused(said);
}

/** For `status: "error"`, which some proxies send with 200. */
export function failureOfBody(error: ErrorBody, asked: Asked): MetricsError {
  const text = shown(`${error.errorType}: ${error.error}`, 200, asked.secrets);
  const said = `${asked.host} answered with an error about ${asked.about}: ${text}`;
  return isOverload(200, error) ? overloaded(said) : refused(said);
}

export function errorBody(envelope: unknown): ErrorBody | undefined {
  if (typeof envelope !== 'object' || envelope === null) return undefined;
  const { errorType, error, status } = envelope as Record<string, unknown>;
  if (status !== 'error' && typeof error !== 'string') return undefined;
  return {
    errorType: typeof errorType === 'string' ? errorType : 'unknown',
    error: typeof error === 'string' ? error : 'no reason given',
  };
}

/** A timeout shows as 503 `timeout`, or as 422 `execution` with a text that says so. */
function isOverload(status: number, error: ErrorBody | undefined): boolean {
  if ([408, 425, 429].includes(status) || (status >= 500 && status !== 501)) return true;
  if (error === undefined) return false;
  if (['timeout', 'unavailable', 'canceled', 'internal'].includes(error.errorType)) return true;
  return /deadline exceeded|timed? ?out/i.test(error.error);
}

function unauthorized(said: string): MetricsError {
  return new MetricsError(
    'unauthorized',
    `${said}.`,
    'Check metrics-token, or metrics-username and metrics-password, or metrics-headers.',
  );
}

function redirected({ headers }: HttpAnswer, said: string): MetricsError {
  const target = headers.location ?? '';
  const host = URL.canParse(target) ? ` (a redirect to ${new URL(target).host})` : '';
  return new MetricsError(
    'refused',
    `${said}${host}.`,
    'Redirects are not followed, as they would carry credentials along: give the final address as metrics-url.',
  );
}

function notFound(said: string): MetricsError {
  return new MetricsError(
    'refused',
    `${said}.`,
    'Check that metrics-url is the base address of the API, without /api/v1/query but with any path prefix (such as /prometheus or /select/0/prometheus).',
  );
}

function overloaded(said: string): MetricsError {
  return new MetricsError(
    'overloaded',
    `${said}.`,
    'Look at the load of the metrics server, or narrow the selectors.',
  );
}

function refused(said: string): MetricsError {
  return new MetricsError(
    'refused',
    `${said}.`,
    'Correct the selectors, or lift the limit that the server names.',
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
