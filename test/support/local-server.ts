/** A real server on a port of this machine that does what a test wants it to. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { CERTIFICATE, KEY } from './certificate.ts';

export interface LocalServer extends AsyncDisposable {
  readonly url: URL;
  readonly port: number;
  /** Connections that were opened so far. */
  connections(): number;
}

/** With `tls`, by a certificate that nobody trusts. */
export async function localServer(
  listener: RequestListener,
  { tls = false } = {},
): Promise<LocalServer> {
  const server = tls
    ? createTlsServer({ key: KEY, cert: CERTIFICATE }, listener)
    : createServer(listener);
  return listen(server, tls ? 'https' : 'http', () => server.closeAllConnections());
}

/** The same for whatever listens; `cut` ends the connections that are still open. */
export async function listen(
  server: Server,
  scheme: 'http' | 'https',
  cut: () => void,
): Promise<LocalServer> {
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const port = await listenOnOwnPort(server);
  return {
    url: new URL(`${scheme}://127.0.0.1:${port}`),
    port,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

/**
 * Below the ports that systems give out, and each once: whoever still calls a server that has died must find nobody
 * there, not the server of another test.
 */
let nextPort = 10_000 + (process.pid % 100) * 200;

async function listenOnOwnPort(server: Server): Promise<number> {
  for (;;) {
    const port = nextPort;
    nextPort += 1;
    server.listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}
