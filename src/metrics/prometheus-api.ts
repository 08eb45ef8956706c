/** The two questions of the Prometheus HTTP API that are asked here, to whatever server speaks it. */
import type { Duration, Instant } from '../clock.ts';
import type { PrometheusConfig } from '../config.ts';
import { type HttpAnswer, type HttpClient, HttpFailure } from '../http.ts';
import { accessHeaders, accessSecrets } from './authorization.ts';
import { type RawSeries, type ResultType, readEnvelope, readList } from './prometheus-envelope.ts';
import { type Asked, failureOfStatus, failureWithoutAnswer } from './prometheus-failure.ts';

export interface Answered {
  readonly series: readonly RawSeries[];
  /** The server's clock, from the Date header. */
  readonly date: Instant | undefined;
}

const MAX_BYTES = 256 * 2 ** 20;
const LONGEST_TIMEOUT: Duration = 30_000;
const SHORTEST_TIMEOUT: Duration = 2_000;

/**
 * Sent with every question; a server that doesn't know one ignores it. Thanos would leave out stores that don't
 * answer; VictoriaMetrics would answer as of 30 s ago, and from its cache.
 */
const WHOLE_AND_NOW = {
  partial_response: 'false',
  dedup: 'true',
  max_source_resolution: '0',
  latency_offset: '1ms',
  nocache: '1',
};

/** All its programs answer with it. */
const SIGN_OF_VICTORIA = 'x-server-hostname';

export class PrometheusApi {
  readonly #config: PrometheusConfig;
  readonly #http: HttpClient;
  readonly #timeout: Duration;
  readonly #budget: Duration;
  #method: 'POST' | 'GET' = 'POST';
  #requests = 0;
  #software: 'VictoriaMetrics' | undefined;

  /** @param interval between polls: an answer that takes longer than two thirds of it is given up */
  constructor(config: PrometheusConfig, http: HttpClient, interval: Duration) {
    this.#config = config;
    this.#http = http;
    this.#budget = interval / 2;
    this.#timeout = Math.min(LONGEST_TIMEOUT, Math.max(SHORTEST_TIMEOUT, (interval * 2) / 3));
  }

  /** Attempts sent so far. */
  get requests(): number {
    return this.#requests;
  }

  /** undefined: not said, as by Prometheus itself. */
  get software(): 'VictoriaMetrics' | undefined {
    return this.#software;
  }

  /**
   * An instant query; `matrix` for a range selector, `vector` for anything else.
   * @param at undefined: the server's now
   * @throws MetricsError; the signal's reason when aborted
   */
  async query(
    question: { readonly query: string; readonly type: ResultType; readonly about: string },
    at: Instant | undefined,
    signal: AbortSignal,
  ): Promise<Answered> {
    const { query, type, about } = question;
    const time = at === undefined ? {} : { time: seconds(at) };
    return this.#ask('query', { query, ...time }, type, about, signal);
  }

  /** Values at `from`, `from + step`, … up to `to`, both included. @throws as `query` */
  async queryRange(
    question: { readonly query: string; readonly about: string },
    range: { readonly from: Instant; readonly to: Instant; readonly step: Duration },
    signal: AbortSignal,
  ): Promise<Answered> {
    const { query, about } = question;
    const [start, end, step] = [range.from, range.to, range.step].map(seconds);
    const parameters = { query, start: start!, end: end!, step: step! };
    return this.#ask('query_range', parameters, 'matrix', about, signal);
  }

  /**
   * Exemplars of the series that a selector matches, as the server gives them: none where it keeps none.
   * @throws as `query`
   */
  async exemplars(
    question: { readonly query: string; readonly about: string },
    range: { readonly from: Instant; readonly to: Instant },
    signal: AbortSignal,
  ): Promise<readonly unknown[]> {
    const { query, about } = question;
    const [start, end] = [range.from, range.to].map(seconds);
    const asked = this.#asked(about);
    const form = new URLSearchParams({ query, start: start!, end: end! });
    const answer = await this.#sendEitherWay('query_exemplars', form, asked, signal);
    if (answer.status !== 200) throw failureOfStatus(answer, asked);
    return readList(answer, asked);
  }

  #asked(about: string): Asked {
    return {
      host: this.#config.url.host,
      about,
      secrets: accessSecrets(this.#config.access, this.#config.url),
    };
  }

  async #ask(
    path: 'query' | 'query_range',
    parameters: Readonly<Record<string, string>>,
    type: ResultType,
    about: string,
    signal: AbortSignal,
  ): Promise<Answered> {
    const asked = this.#asked(about);
    const form = new URLSearchParams({
      ...parameters,
      ...WHOLE_AND_NOW,
      timeout: `${Math.ceil(this.#timeout / 1000)}s`,
    });
    const answer = await this.#sendEitherWay(path, form, asked, signal);
    if (answer.status !== 200) throw failureOfStatus(answer, asked);
    return { series: readEnvelope(answer, type, asked), date: answer.date };
  }

  /** By POST, as a selector may be long; by GET where only that is allowed. */
  async #sendEitherWay(
    path: string,
    form: URLSearchParams,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const method = this.#method;
    const answer = await this.#send(method, path, form, asked, signal);
    if (method === 'GET' || ![405, 501].includes(answer.status)) return answer;
    this.#method = 'GET';
    return this.#send('GET', path, form, asked, signal);
  }

  async #send(
    method: 'POST' | 'GET',
    path: string,
    form: URLSearchParams,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const access = accessHeaders(this.#config.access);
    const type = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
    const url = apiAddress(this.#config.url, path);
    if (method === 'GET') for (const [name, value] of form) url.searchParams.append(name, value);
    try {
      const answer = await this.#http.send(
        {
          method,
          url,
          headers: () => (method === 'GET' ? access : [type, ...access]),
          body: method === 'GET' ? undefined : form.toString(),
          timeout: this.#timeout,
          maxBytes: MAX_BYTES,
          retry: { retries: 1, budget: this.#budget, onTimeout: false, onRetry: undefined },
        },
        signal,
      );
      this.#requests += answer.attempts;
      if (SIGN_OF_VICTORIA in answer.headers) this.#software = 'VictoriaMetrics';
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof HttpFailure)) throw error;
      this.#requests += error.attempts;
      throw failureWithoutAnswer(error, asked);
    }
  }
}

/** A path prefix and a query of the base address are kept. */
function apiAddress(base: URL, path: string): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}/api/v1/${path}`;
  url.hash = '';
  return url;
}

function seconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}
