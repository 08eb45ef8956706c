/** A real HTTP proxy on loopback: forwards plain requests, tunnels the others, and remembers what it was asked for. */
import { createServer, request as send } from 'node:http';
import { connect, type Socket } from 'node:net';
import { type LocalServer, listen } from './local-server.ts';

export interface ProxiedRequest {
  /** `CONNECT` for a tunnel. */
  readonly method: string;
  /** The whole address, or `host:port` for a tunnel. */
  readonly target: string;
  /** `name:password`, as the proxy reads them. */
  readonly credentials: string | undefined;
}

export interface LocalProxy extends LocalServer {
  readonly requests: readonly ProxiedRequest[];
}

/**
 * @param port of this machine that stands for every host
 * @param refuse status for everything, instead of passing it on
 */
export async function startProxy(port: number, { refuse = 0 } = {}): Promise<LocalProxy> {
  const requests: ProxiedRequest[] = [];
  const note = (method = '', target = '', authorization = '') => {
    const [, credentials] = authorization.split(' ');
    requests.push({
      method,
      target,
      credentials: credentials && Buffer.from(credentials, 'base64').toString('utf8'),
    });
  };
  const tunnels = new Set<Socket>();
  const server = createServer((request, response) => {
    note(request.method, request.url, request.headers['proxy-authorization']);
    if (refuse > 0) {
      response.writeHead(refuse).end();
      return;
    }
    const { pathname, search } = new URL(request.url ?? '');
    const { method, headers } = request;
    const onward = send({ host: '127.0.0.1', port, method, path: pathname + search, headers });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.on('connect', (request, client: Socket) => {
    note(request.method, request.url, request.headers['proxy-authorization']);
    if (refuse > 0) {
      client.end(`HTTP/1.1 ${refuse} Refused\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    for (const socket of [client, onward]) {
      tunnels.add(socket.on('error', () => socket.destroy()));
    }
  });
  const listening = await listen(server, 'http', () => {
    server.closeAllConnections();
    for (const socket of tunnels) socket.destroy();
  });
  return { ...listening, requests };
}
