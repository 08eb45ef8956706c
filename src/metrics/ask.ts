/** One question to a metrics server; whatever keeps it from a useful answer becomes a MetricsError. */
import type { Duration } from '../clock.ts';
import type { Headers, MetricsAccess } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { type HttpAnswer, type HttpClient, HttpFailure } from '../http.ts';
import { shown } from './shown.ts';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** Beside those of the access. */
  readonly headers: Headers;
  readonly body: string | undefined;
}

const TIMEOUT: Duration = 10_000;
/** A short outage is ridden out by the next poll; this is for the connection that happens to break. */
const RETRIES = { retries: 2, budget: 5_000, onTimeout: false, onRetry: undefined };
const MAX_BYTES = 64 * 2 ** 20;

/** The answer, if it is a success (2xx). @throws MetricsError; the signal's reason when aborted */
export async function ask(
  client: HttpClient,
  question: Question,
  access: MetricsAccess,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const headers = [...authorization(access), ...access.headers, ...question.headers];
  const request = {
    ...question,
    headers: () => headers,
    timeout: TIMEOUT,
    maxBytes: MAX_BYTES,
    retry: RETRIES,
  };
  try {
    const answer = await client.send(request, signal);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw unsuccessful(question.url.host, answer);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    if (error.kind === 'aborted') throw signal.reason ?? error;
    throw noAnswer(error);
  }
}

function authorization({ authorization }: MetricsAccess): Headers {
  switch (authorization.kind) {
    case 'none':
      return [];
    case 'bearer':
      return [['Authorization', `Bearer ${authorization.token}`]];
    case 'basic': {
      const pair = `${authorization.username}:${authorization.password}`;
      return [['Authorization', `Basic ${Buffer.from(pair).toString('base64')}`]];
    }
  }
}

function noAnswer(failure: HttpFailure): MetricsError {
  if (failure.kind === 'too-large') {
    return new MetricsError(
      'not-metrics',
      `${sentence(failure.message)}.`,
      'Ask for less: name fewer series, or a page of this one service.',
    );
  }
  return new MetricsError(
    'unreachable',
    `${sentence(failure.message)}.`,
    'Check the address, and that this runner can reach it.',
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function unsuccessful(host: string, { status, body }: HttpAnswer): MetricsError {
  const said = `${host} answered ${status}${excerpt(body)}.`;
  if (status === 401 || status === 403) {
    return new MetricsError(
      'unauthorized',
      said,
      'Check metrics-token, or metrics-username and metrics-password, or metrics-headers.',
    );
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return new MetricsError('overloaded', said, 'Look at the health of that server.');
  }
  if (status >= 300 && status < 400) {
    return new MetricsError(
      'refused',
      said,
      'Redirects are not followed: give the address it leads to.',
    );
  }
  return new MetricsError('refused', said, 'Check the address and what is asked there.');
}

/** Of a plain or JSON answer its first words; a page of HTML says nothing useful in so few. */
function excerpt(body: string): string {
  const text = shown(body.slice(0, 1000));
  return text === '' || text.startsWith('<') ? '' : `: ${JSON.stringify(text)}`;
}

/** What an answer looks like that is not what was asked for: for the end of a sentence. */
export function looksLike(answer: HttpAnswer): string {
  const start = answer.body.slice(0, 1000).trimStart();
  if (start === '') return 'an empty answer';
  if (start.startsWith('<')) return 'an HTML or XML page, perhaps of a login or an error';
  try {
    JSON.parse(answer.body);
    return 'JSON';
  } catch {
    return /json/i.test(answer.headers['content-type'] ?? '')
      ? 'JSON that breaks off or is malformed'
      : `${answer.body.length} characters of something else`;
  }
}
