/** From what went wrong on the wire to a kind and a sentence, both free of secrets. */
import type { Duration } from './clock.ts';
import { formatDuration } from './units.ts';

export type FailureKind = 'connect' | 'timeout' | 'too-large' | 'cut-off' | 'tls' | 'aborted';

/** No answer, or none that can be used. The sentence names the host, never path, query or credentials. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure' as const;
  readonly kind: FailureKind;
  readonly attempts: number;
  /** Of an answer whose head arrived, but not, or not usably, its body. */
  readonly status: number | undefined;
  /** Nothing of the last attempt can have reached the server. */
  readonly unsent: boolean;

  constructor(
    kind: FailureKind,
    sentence: string,
    attempts: number,
    status?: number,
    unsent = false,
  ) {
    super(sentence);
    this.kind = kind;
    this.attempts = attempts;
    this.status = status;
    this.unsent = unsent;
  }
}

/** What is known of an attempt that brought no answer. */
export interface FailedAttempt {
  /** 1 for the first; 0 when the caller had enough before it. */
  readonly number: number;
  /** `host` or `host:port`. */
  readonly host: string;
  /** `host:port` of the proxy that is set, if one is. */
  readonly proxy: string | undefined;
  readonly timeout: Duration;
  readonly maxBytes: number;
  /** The caller has had enough. */
  readonly aborted: boolean;
  readonly timedOut: boolean;
  /** Of the answer whose head arrived. */
  readonly status: number | undefined;
  /** Node's, axios' or OpenSSL's. */
  readonly code: string | undefined;
  /** What is wrong with the answer's body, where that is what is wrong. */
  readonly body: 'too-large' | 'unreadable' | undefined;
}

const TLS = /^(EPROTO|ERR_SSL_|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_)/;

const MEANINGS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the other side closed the connection',
  ENOTFOUND: 'no such name',
  EAI_AGAIN: 'the name could not be looked up now',
  EHOSTUNREACH: 'no route',
  ENETUNREACH: 'no route',
  ETIMEDOUT: 'no reply to the attempt to connect',
  HPE_HEADER_OVERFLOW: 'the head of its answer is too large',
  ERR_PROXY_TUNNEL: 'the proxy refused to pass it on',
};

export function failureOf(attempt: FailedAttempt): HttpFailure {
  const kind = failureKind(attempt);
  const unsent = kind === 'tls' || (kind === 'connect' && NEVER_SENT.has(attempt.code ?? ''));
  return new HttpFailure(kind, sentence(kind, attempt), attempt.number, attempt.status, unsent);
}

/** No connection came about. A reset or a silence may also end one that had carried the request. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_PROXY_TUNNEL',
]);

function failureKind(attempt: FailedAttempt): FailureKind {
  if (attempt.aborted) return 'aborted';
  if (attempt.timedOut) return 'timeout';
  if (attempt.body === 'too-large') return 'too-large';
  if (attempt.status !== undefined) return 'cut-off';
  return TLS.test(attempt.code ?? '') ? 'tls' : 'connect';
}

function sentence(kind: FailureKind, attempt: FailedAttempt): string {
  const { host } = attempt;
  switch (kind) {
    case 'aborted':
      return `the request to ${host} was cancelled`;
    case 'timeout':
      return `${host} gave no complete answer within ${formatDuration(attempt.timeout)}${through(attempt)}`;
    case 'too-large':
      return `the answer of ${host} is larger than ${attempt.maxBytes} bytes`;
    case 'cut-off':
      return attempt.body === 'unreadable'
        ? `the answer of ${host} can't be unpacked`
        : `the answer of ${host} broke off before its end`;
    case 'tls':
      return `no TLS connection to ${host} that can be trusted${reason(attempt.code)}${through(attempt)}`;
    case 'connect':
      return `could not connect to ${host}${reason(attempt.code)}${through(attempt)}`;
  }
}

function reason(code: string | undefined): string {
  if (code === undefined) return '';
  const notHttp = code.startsWith('HPE_') ? 'what answers there does not speak HTTP' : undefined;
  const meaning = MEANINGS[code] ?? notHttp;
  return meaning === undefined ? ` (${code})` : ` (${code}: ${meaning})`;
}

function through({ proxy }: FailedAttempt): string {
  return proxy === undefined ? '' : `; a proxy is set: ${proxy}`;
}
