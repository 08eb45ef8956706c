/** The one place that speaks HTTP: deadline, retries, size cap, proxy, redaction. Knows nothing of metrics or webhooks. */
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent, type AgentOptions as TlsAgentOptions } from 'node:https';
import type { AxiosError, AxiosInstance, InternalAxiosRequestConfig } from 'axios';
import type { IAxiosRetryConfig } from 'axios-retry';
import { type Clock, type Duration, type Instant, realClock } from './clock.ts';
import type { ProxyEnvironment, TlsIdentity } from './config.ts';
import { InputError } from './errors.ts';
import { readBody } from './http-body.ts';
import { type FailedAttempt, failureOf, type HttpFailure } from './http-failure.ts';
import type { HttpAnswer, HttpClient, HttpRequest, RetryRule } from './http-messages.ts';
import { nodeProxyEnvironment, proxyHost, proxyProblems } from './http-proxy.ts';
import { backoff, isRetryable, retryAfter } from './http-retry.ts';
import { VERSION } from './version.ts';

export { HttpFailure } from './http-failure.ts';
export type { HttpAnswer, HttpClient, HttpRequest, RetryRule } from './http-messages.ts';

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
  const agentsFor = ({ tls }: HttpRequest): Agents =>
    tls === undefined
      ? agents
      : { ...agents, httpsAgent: new TlsAgent({ proxyEnv, ...tlsOptions(tls) }) };
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
      return send(exchange, agentsFor(request));
    },
  };
}

function tlsOptions({ ca, client }: TlsIdentity): TlsAgentOptions {
  return { ...(ca === undefined ? {} : { ca }), ...client };
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

type Failure = Pick<AxiosError<unknown>, 'code' | 'message' | 'request' | 'response'>;
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
  return read(exchange, response);
}

async function read(exchange: Exchange, response: Answered): Promise<HttpAnswer> {
  const { status, data } = response;
  const headers = plainHeaders(response);
  const { maxBytes } = exchange.request;
  const body = await readBody(data as Buffer, headers['content-encoding'], maxBytes);
  if (body.kind !== 'text') {
    const whole = { ...about(exchange), aborted: false, timedOut: false };
    throw failureOf({ ...whole, status, code: undefined, body: body.kind });
  }
  return { status, headers, body: body.text, date: dateOf(headers), attempts: exchange.attempts };
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
    validateStatus: (status) =>
      retry === undefined || retry.settled?.(status) === true || !isRetryable(status),
  });
  client.interceptors.request.use(async (config) => {
    config.headers = new AxiosHeaders();
    await startAttempt(exchange, config);
    return config;
  });
  if (retry !== undefined) axiosRetry(client, retrying(exchange, retry));
  return client;
}

async function startAttempt(exchange: Exchange, config: InternalAxiosRequestConfig): Promise<void> {
  config.signal = exchange.signal;
  if (exchange.signal.aborted) return;
  exchange.attempts += 1;
  // axios' own `timeout` does not bound a body that drips.
  exchange.deadline = AbortSignal.timeout(exchange.request.timeout);
  config.signal = AbortSignal.any([exchange.signal, exchange.deadline]);
  // `false`: or axios calls a body of unnamed type a form.
  config.headers.set({ 'Content-Type': false, 'Accept-Encoding': 'gzip' });
  config.headers.set('User-Agent', `canary-gate/${VERSION}`);
  for (const [name, value] of await exchange.request.headers(exchange.attempts)) {
    config.headers.set(name, value, true);
  }
}

function retrying(exchange: Exchange, retry: RetryRule): IAxiosRetryConfig {
  return {
    retries: retry.retries,
    retryCondition: (error) => mayRetry(exchange, retry, error),
    retryDelay: (count, error) => {
      exchange.wait = waitBefore(exchange, retry, count, error);
      return exchange.wait;
    },
    onRetry: (_count, error, config) => {
      // The attempt's deadline may still be running; only the caller may cut the wait short.
      (config as InternalAxiosRequestConfig).signal = exchange.signal;
      const why = isWhole(error.response)
        ? `${exchange.request.url.host} answered ${error.response.status}`
        : failure(exchange, error).message;
      retry.onRetry?.(exchange.attempts, why, exchange.wait);
    },
  };
}

function mayRetry(exchange: Exchange, retry: RetryRule, error: Failure): boolean {
  if (exchange.clock.now() - exchange.start >= retry.budget) return false;
  if (isWhole(error.response)) return true;
  const { kind, status, unsent } = failure(exchange, error);
  if (status !== undefined && retry.settled?.(status) === true) return false;
  if (kind === 'timeout') return retry.onTimeout;
  return (kind === 'connect' || kind === 'cut-off') && (unsent || retry.onBreak !== false);
}

function waitBefore(exchange: Exchange, retry: RetryRule, count: number, error: Failure): Duration {
  const now = exchange.clock.now();
  const headers = error.response === undefined ? {} : plainHeaders(error.response);
  const asked = retryAfter(headers['retry-after'], dateOf(headers), now) ?? 0;
  const left = Math.max(0, exchange.start + retry.budget - now);
  return Math.min(Math.max(asked, backoff(count, retry, exchange.random())), left);
}

function failure(exchange: Exchange, error: Failure): HttpFailure {
  return failureOf({
    ...about(exchange),
    status: error.response?.status ?? error.request?.res?.statusCode,
    code: error.code,
    body: error.message.startsWith('maxContentLength') ? 'too-large' : undefined,
  });
}

function about(exchange: Exchange): Omit<FailedAttempt, 'status' | 'code' | 'body'> {
  const { request, proxy, signal, deadline, attempts } = exchange;
  return {
    number: attempts,
    host: request.url.host,
    proxy,
    timeout: request.timeout,
    maxBytes: request.maxBytes,
    aborted: signal.aborted,
    timedOut: deadline?.aborted ?? false,
  };
}

/** Whether all of it arrived: axios gives a cut-off answer too, but without data. */
function isWhole(response: Failure['response']): response is NonNullable<Failure['response']> {
  return Buffer.isBuffer(response?.data);
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
