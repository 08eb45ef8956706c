/** A local server that answers as a test says, and remembers what it was asked. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, localServer } from './local-server.ts';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface AnsweringServer extends AsyncDisposable {
  readonly url: URL;
  /** `127.0.0.1:port` */
  readonly host: string;
  readonly asked: readonly Asked[];
}

/** What to answer: a body with status 200, more than that, or a hand on the response itself. */
export type Answer =
  | string
  | {
      readonly status?: number;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | ((response: ServerResponse) => void);

/** @param answer for the request that came, counted from 0 */
export async function startAnswering(
  answer: (asked: Asked, index: number) => Answer,
  options: { readonly tls?: boolean } = {},
): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const server = await localServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, body };
    asked.push(one);
    respond(response, answer(one, asked.length - 1));
  }, options);
  return {
    url: server.url,
    host: server.url.host,
    asked,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function respond(response: ServerResponse, answer: Answer): void {
  if (typeof answer === 'function') {
    answer(response);
    return;
  }
  const {
    status = 200,
    type,
    headers = {},
    body = '',
  } = typeof answer === 'string' ? { body: answer } : answer;
  response.writeHead(status, {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...headers,
  });
  response.end(body);
}
