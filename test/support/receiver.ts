/** A rollback target: a real server that records its calls, verifies their signatures and answers as told. */
import { Webhook } from 'standardwebhooks';
import { bodyOf, type LocalServer, localServer } from './local-server.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the arrival, in milliseconds since the epoch. */
  readonly at: number;
  /** By the library that the specification offers to receivers. */
  readonly signature: 'valid' | 'invalid' | 'absent';
}

export type Answer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  /** Drops the connection. */
  | 'reset'
  /** Never answers. */
  | 'silence';

export interface Receiver extends LocalServer {
  /** With a path and a query that hold a secret, as addresses of webhooks do. */
  readonly webhook: URL;
  readonly calls: readonly Call[];
  /** What follows from now on, one answer a call; the last one stays. */
  answer(...answers: Answer[]): void;
  /** Resolves with the calls once there are `count` of them. */
  called(count: number): Promise<readonly Call[]>;
}

export const PATH_SECRET = 'path-secret-5f1c';
export const QUERY_SECRET = 'query-secret-77ab';

/** @param secret `whsec_…` or plain; without it, every signature that comes is invalid */
export async function startReceiver({ secret = '' } = {}): Promise<Receiver> {
  let script: Answer[] = [{ status: 200, body: 'ok' }];
  const calls: Call[] = [];
  const waiting: { count: number; resolve: (calls: readonly Call[]) => void }[] = [];
  const server = await localServer(async (request, response) => {
    const body = await bodyOf(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const { method = '', url: path = '' } = request;
    const signature = verify(secret, headers, body);
    calls.push({ method, path, headers, body, at: Date.now(), signature });
    for (const { count, resolve } of waiting) if (calls.length >= count) resolve(calls);
    const answer = script.length > 1 ? script.shift()! : script[0]!;
    if (answer === 'reset') request.socket.destroy();
    else if (answer !== 'silence') {
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
    }
  });
  return {
    ...server,
    webhook: new URL(`/hooks/${PATH_SECRET}?key=${QUERY_SECRET}`, server.url),
    calls,
    answer(...answers) {
      script = answers;
    },
    called: (count) =>
      new Promise((resolve) => {
        if (calls.length >= count) resolve(calls);
        else waiting.push({ count, resolve });
      }),
  };
}

function verify(secret: string, headers: Record<string, string>, body: string): Call['signature'] {
  if (headers['webhook-signature'] === undefined) return 'absent';
  try {
    const webhook = secret.startsWith('whsec_')
      ? new Webhook(secret)
      : new Webhook(new TextEncoder().encode(secret), { format: 'raw' });
    webhook.verify(body, headers, { jsonParse: false });
    return 'valid';
  } catch {
    return 'invalid';
  }
}
