/** Questions to servers that are not Prometheus; whatever keeps one from a useful answer becomes a MetricsError. */
import type { Duration } from '../clock.ts';
import type { Headers, MetricsAccess } from '../config.ts';
import { MetricsError } from '../errors.ts';
import { type HttpAnswer, type HttpClient, HttpFailure } from '../http.ts';
import { accessHeaders, accessSecrets } from './authorization.ts';
import { shown } from './shown.ts';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** The address as configured: its query may hold a key. */
  readonly base: URL;
  /** Beside those of the access. */
  readonly headers: Headers;
  readonly body: string | undefined;
}

const LONGEST_TIMEOUT: Duration = 30_000;
const SHORTEST_TIMEOUT: Duration = 2_000;
const MAX_BYTES = 64 * 2 ** 20;

export class Asker {
  readonly #client: HttpClient;
  readonly #access: MetricsAccess;
  readonly #interval: Duration;
  #requests = 0;

  /** @param interval between polls: an answer that takes longer than two thirds of it is given up */
  constructor(client: HttpClient, access: MetricsAccess, interval: Duration) {
    this.#client = client;
    this.#access = access;
    this.#interval = interval;
  }

  /** Attempts sent so far. */
  get requests(): number {
    return this.#requests;
  }

  /** The answer, if it is a success (2xx). @throws MetricsError; the signal's reason when aborted */
  async ask(question: Question, signal: AbortSignal): Promise<HttpAnswer> {
    const headers = [...accessHeaders(this.#access), ...question.headers];
    const { method, url, body } = question;
    const request = {
      method,
      url,
      headers: () => headers,
      body,
      timeout: Math.min(LONGEST_TIMEOUT, Math.max(SHORTEST_TIMEOUT, (this.#interval * 2) / 3)),
      maxBytes: MAX_BYTES,
      retry: { retries: 1, budget: this.#interval / 2, onTimeout: false, onRetry: undefined },
    };
    try {
      const answer = await this.#client.send(request, signal);
      this.#requests += answer.attempts;
      if (answer.status >= 200 && answer.status < 300) return answer;
      throw unsuccessful(url.host, answer, accessSecrets(this.#access, question.base));
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof HttpFailure)) throw error;
      this.#requests += error.attempts;
      throw noAnswer(error);
    }
  }
}

function noAnswer(failure: HttpFailure): MetricsError {
  if (failure.kind === 'too-large') {
    return new MetricsError(
      'refused',
      `${sentence(failure.message)}.`,
      'Ask for less: name fewer series, or a page of this one service.',
    );
  }
  return new MetricsError(
    'unreachable',
    `${sentence(failure.message)}.`,
    failure.kind === 'timeout'
      ? 'Look at the load of that server.'
      : 'Check the address, and that this runner can reach it.',
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}

function unsuccessful(
  host: string,
  { status, body }: HttpAnswer,
  secrets: readonly string[],
): MetricsError {
  const said = `${host} answered ${status}${excerpt(body, secrets)}.`;
  if (status === 401 || status === 403) {
    return new MetricsError(
      'unauthorized',
      said,
      'Check metrics-token, or metrics-username and metrics-password, or metrics-headers.',
    );
  }
  if ([408, 425, 429].includes(status) || (status >= 500 && status !== 501)) {
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
function excerpt(body: string, secrets: readonly string[]): string {
  const text = shown(body.slice(0, 10_000), 200, secrets);
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
