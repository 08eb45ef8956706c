/** The one place that speaks HTTP: deadline, retries, size cap, proxy, redaction. Knows nothing of metrics or webhooks. */
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { AxiosError, AxiosInstance, InternalAxiosRequestConfig } from 'axios';
import { type Clock, type Duration, type Instant, realClock } from './clock.ts';
import type { Headers, ProxyEnvironment } from './config.ts';
import { InputError } from './errors.ts';
import { type FailureKind, failureKind, failureSentence } from './http-failure.ts';
import { nodeProxyEnvironment, proxyHost, proxyProblems } from './http-proxy.ts';
import { backoff, isRetryable, retryAfter } from './http-retry.ts';
import { VERSION } from './version.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  /** Called once an attempt (1, 2, …), so that a signature can carry a fresh timestamp. */
  readonly headers: (attempt: number) => Headers;
  readonly body: string | undefined;
  /** Of one attempt, the whole body included. */
  readonly timeout: Duration;
  /** An answer larger than this fails as `too-large`. */
  readonly maxBytes: number;
  readonly retry: RetryRule | undefined;
}

export interface RetryRule {
  /** Attempts after the first. */
  readonly retries: number;
  /** Over all attempts and waits; no attempt starts after it. */
  readonly budget: Duration;
  /** Also after an attempt that timed out, where the server may have acted already. */
  readonly onTimeout: boolean;
  /** Told before each wait. */
  readonly onRetry: ((attempt: number, why: string, wait: Duration) => void) | undefined;
}

/** Any answer, whatever its status: 3xx included, redirects are never followed. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The server's clock, from the Date header. */
  readonly date: Instant | undefined;
  readonly attempts: number;
}

/** No answer. The sentence names the host, never path, query or credentials. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure' as const;
  readonly kind: FailureKind;
  readonly attempts: number;
  /** Of an answer whose head arrived, but not, or not usably, its body. */
  readonly status: number | undefined;

  constructor(kind: FailureKind, sentence: string, attempts: number, status?: number) {
    super(sentence);
    this.kind = kind;
    this.attempts = attempts;
    this.status = status;
  }
}

export interface HttpClient {
  /** @throws HttpFailure when there is no answer. */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
}

/** What a client takes from the world besides the network. */
interface Surroundings {
  readonly clock: Clock;
  /** Uniform in [0, 1), for the jitter. */
  readonly random: () => number;
}

/**
 * A client that keeps its connections for the next request, but never keeps the process alive.
 * @throws InputError when a proxy variable can't be used.
 */
export function httpClient(
  proxy: ProxyEnvironment,
  surroundings: Surroundings = { clock: realClock, random: Math.random },
): HttpClient {
  const problems = proxyProblems(proxy);
  if (problems.length > 0) throw new InputError(problems);
  const proxyEnv = { ...nodeProxyEnvironment(proxy) };
  const agents: Agents = {
    httpAgent: new PlainAgent({ keepAlive: true, proxyEnv }),
    httpsAgent: new TlsAgent({ keepAlive: true, proxyEnv }),
  };
  return {
    send(request, signal) {
      const exchange = {
        request,
        signal,
        ...surroundings,
        proxy: proxyHost(proxy, request.url),
        start: surroundings.clock.now(),
        attempts: 0,
        deadline: undefined,
        wait: 0,
      };
      return send(exchange, agents);
    },
  };
}

type Agents = { readonly httpAgent: PlainAgent; readonly httpsAgent: TlsAgent };

/** One request through all its attempts. */
interface Exchange extends Surroundings {
  readonly request: HttpRequest;
  readonly signal: AbortSignal;
  readonly proxy: string | undefined;
  readonly start: Instant;
  attempts: number;
  /** Of the attempt under way. */
  deadline: AbortSignal | undefined;
  /** Before the next attempt. */
  wait: Duration;
}

type Failure = Pick<AxiosError<unknown>, 'code' | 'message' | 'response'>;
type Answered = Pick<NonNullable<Failure['response']>, 'status' | 'headers' | 'data'>;

/** An AxiosError holds the whole request, credentials included: none gets out, not even as a cause. */
async function send(exchange: Exchange, agents: Agents): Promise<HttpAnswer> {
  const client = await prepare(exchange, agents);
  let response: Answered;
  try {
    const { method, url, body } = exchange.request;
    response = await client.request({ method, url: url.href, data: body });
  } catch (error) {
    const { response: last } = error as Failure;
    if (!isWhole(last)) throw failure(exchange, error as Failure);
    response = last;
  }
  const headers = plainHeaders(response);
  return {
    status: response.status,
    headers,
    body: await text(exchange, response, headers['content-encoding']),
    date: dateOf(headers),
    attempts: exchange.attempts,
  };
}

/** axios is loaded when first needed: it takes longer to start than all the rest. */
async function prepare(exchange: Exchange, agents: Agents): Promise<AxiosInstance> {
  const [{ AxiosHeaders, default: axios }, { default: axiosRetry }] = await Promise.all([
    import('axios'),
    import('axios-retry'),
  ]);
  const { maxBytes, retry } = exchange.request;
  const client = axios.create({
    ...agents, // They know the proxies; an own `proxy` setting would take that from them.
    transformRequest: [(data: unknown) => data],
    transformResponse: [],
    responseType: 'arraybuffer',
    decompress: false,
    maxContentLength: maxBytes,
    maxRedirects: 0,
    validateStatus: (status) => retry === undefined || !isRetryable(status),
  });
  client.interceptors.request.use((config) => {
    if (exchange.signal.aborted) return config;
    exchange.attempts += 1;
    // axios' own `timeout` does not bound a body that drips.
    exchange.deadline = AbortSignal.timeout(exchange.request.timeout);
    config.signal = AbortSignal.any([exchange.signal, exchange.deadline]);
    // `false`: axios is not to call a body of unknown type a form.
    config.headers = new AxiosHeaders({ 'Content-Type': false, 'Accept-Encoding': 'gzip' });
    config.headers.set('User-Agent', `canary-gate/${VERSION}`);
    for (const [name, value] of exchange.request.headers(exchange.attempts)) {
      config.headers.set(name, value);
    }
    return config;
  });
  if (retry !== undefined) {
    axiosRetry(client, {
      retries: retry.retries,
      retryCondition: (error) => mayRetry(exchange, retry, error),
      retryDelay: (count, error) => {
        exchange.wait = waitBefore(exchange, retry, count, error);
        return exchange.wait;
      },
      onRetry: (_count, error, config) => {
        // The attempt's deadline is over; only the caller may cut the wait short.
        (config as InternalAxiosRequestConfig).signal = exchange.signal;
        const why = isWhole(error.response)
          ? `${exchange.request.url.host} answered ${error.response.status}`
          : failure(exchange, error).message;
        retry.onRetry?.(exchange.attempts, why, exchange.wait);
      },
    });
  }
  return client;
}

function mayRetry(exchange: Exchange, retry: RetryRule, error: Failure): boolean {
  if (exchange.clock.now() - exchange.start >= retry.budget) return false;
  if (isWhole(error.response)) return true;
  const { kind } = failure(exchange, error);
  return kind === 'connect' || kind === 'cut-off' || (kind === 'timeout' && retry.onTimeout);
}

function waitBefore(exchange: Exchange, retry: RetryRule, count: number, error: Failure): Duration {
  const now = exchange.clock.now();
  const headers = error.response === undefined ? {} : plainHeaders(error.response);
  const asked = retryAfter(headers['retry-after'], dateOf(headers), now) ?? 0;
  const left = exchange.start + retry.budget - now;
  return Math.min(Math.max(asked, backoff(count, retry, exchange.random())), left);
}

function failure(exchange: Exchange, error: Failure): HttpFailure {
  const attempt = {
    host: exchange.request.url.host,
    proxy: exchange.proxy,
    timeout: exchange.request.timeout,
    maxBytes: exchange.request.maxBytes,
    aborted: exchange.signal.aborted,
    timedOut: exchange.deadline?.aborted ?? false,
    status: error.response?.status,
    code: error.code,
    tooLarge: error.message.startsWith('maxContentLength'),
  };
  const sentence = failureSentence(attempt);
  return new HttpFailure(failureKind(attempt), sentence, exchange.attempts, attempt.status);
}

/** Whether all of it arrived: axios gives a cut-off answer too, but without data. */
function isWhole(response: Failure['response']): response is NonNullable<Failure['response']> {
  return Buffer.isBuffer(response?.data);
}

/** Unpacked here, because axios takes a gzip stream that ends too early for whole. */
async function text(
  exchange: Exchange,
  { status, data }: Answered,
  encoding: string | undefined,
): Promise<string> {
  const { maxBytes, url } = exchange.request;
  const bytes = data as Buffer;
  if (bytes.length === 0 || encoding === undefined || encoding === 'identity') {
    return new TextDecoder().decode(bytes);
  }
  const fail = (kind: FailureKind, sentence: string) =>
    new HttpFailure(kind, sentence, exchange.attempts, status);
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw fail('cut-off', `the answer of ${url.host} is packed in a way that was not asked for`);
  }
  try {
    const unpacked = await promisify(gunzip)(bytes, { maxOutputLength: maxBytes });
    return new TextDecoder().decode(unpacked);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? fail('too-large', `the answer of ${url.host} is larger than ${maxBytes} bytes`)
      : fail('cut-off', `the answer of ${url.host} can't be unpacked whole`);
  }
}

function plainHeaders({ headers }: Answered): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function dateOf(headers: Readonly<Record<string, string>>): Instant | undefined {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? undefined : date;
}
