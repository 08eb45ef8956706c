/** What goes into an HTTP client and what comes out. */
import type { Duration, Instant } from './clock.ts';
import type { Headers, TlsIdentity } from './config.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  /** Called once an attempt (1, 2, …), so that a signature can carry a fresh timestamp. */
  readonly headers: (attempt: number) => Headers | Promise<Headers>;
  readonly body: string | undefined;
  /** Of one attempt, the whole body included. */
  readonly timeout: Duration;
  /** An answer larger than this fails as `too-large`. */
  readonly maxBytes: number;
  readonly retry: RetryRule | undefined;
  /** For https; without it, trust and identity of this machine. */
  readonly tls?: TlsIdentity | undefined;
}

export interface RetryRule {
  /** Attempts after the first. */
  readonly retries: number;
  /** Over all attempts and waits; no attempt starts after it. */
  readonly budget: Duration;
  /** Also after an attempt that timed out, where the server may have acted already. */
  readonly onTimeout: boolean;
  /** Also after a connection that broke once the request may have been sent. @default true */
  readonly onBreak?: boolean;
  /** Statuses that end it, whatever they usually mean and whether or not their body arrives. */
  readonly settled?: (status: number) => boolean;
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

export interface HttpClient {
  /** @throws HttpFailure when there is no answer. */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
}
