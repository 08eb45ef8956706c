import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ProxyEnvironment } from '../src/config.ts';
import { InputError } from '../src/errors.ts';
import { httpClient } from '../src/http.ts';
import { nodeProxyEnvironment, proxyProblems } from '../src/http-proxy.ts';
import { CERTIFICATE } from './support/certificate.ts';
import { leaks } from './support/leaks.ts';
import { localServer } from './support/local-server.ts';
import { startProxy } from './support/proxy.ts';

const NEVER = new AbortController().signal;
const NONE: ProxyEnvironment = { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined };

/** What the server, reached or not, answered; every name but loopback's leads to it through the proxy alone. */
async function ask(proxy: ProxyEnvironment, url: string): Promise<string> {
  const request = {
    method: 'GET',
    url: new URL(url),
    headers: () => [],
    body: undefined,
    timeout: 5000,
    maxBytes: 1000,
    retry: undefined,
  };
  try {
    const { status, body } = await httpClient(proxy).send(request, NEVER);
    return `${status} ${body}`.trim();
  } catch (error) {
    expect(leaks(error, ['p@ss', 'p%40ss'])).toEqual([]);
    return (error as Error).message;
  }
}

const hello = () => localServer((_request, response) => response.end('hello'));

test('a plain request is forwarded, its proxy password decoded', async () => {
  await using server = await hello();
  await using proxy = await startProxy(server.port);
  const httpProxy = `http://user:p%40ss@127.0.0.1:${proxy.port}`;
  const answer = await ask({ ...NONE, httpProxy }, 'http://metrics.test:9090/api?x=1');
  expect(answer).toBe('200 hello');
  expect(proxy.requests).toEqual([
    { method: 'GET', target: 'http://metrics.test:9090/api?x=1', credentials: 'user:p@ss' },
  ]);
});

test('a proxy may be named without a scheme', async () => {
  await using server = await hello();
  await using proxy = await startProxy(server.port);
  const httpProxy = `127.0.0.1:${proxy.port}`;
  expect(await ask({ ...NONE, httpProxy }, 'http://metrics.test/')).toBe('200 hello');
  expect(proxy.requests).toHaveLength(1);
});

test('TLS goes through a tunnel, and the certificate is the server’s', async () => {
  await using server = await localServer((_request, response) => response.end('hello'), {
    tls: true,
  });
  await using proxy = await startProxy(server.port);
  const httpsProxy = `http://user:p%40ss@127.0.0.1:${proxy.port}`;
  const distrusted = await ask({ ...NONE, httpsProxy }, 'https://metrics.test/');
  expect(distrusted).toMatch(
    /^no TLS connection to metrics\.test that can be trusted \(.*SELF_SIGNED/,
  );
  expect(distrusted).toMatch(new RegExp(`; a proxy is set: 127\\.0\\.0\\.1:${proxy.port}$`));
  const { setDefaultCACertificates, getCACertificates } = await import('node:tls');
  const before = getCACertificates();
  setDefaultCACertificates([...before, CERTIFICATE]);
  try {
    expect(await ask({ ...NONE, httpsProxy }, 'https://metrics.test/')).toBe('200 hello');
  } finally {
    setDefaultCACertificates(before);
  }
  const tunnel = { method: 'CONNECT', target: 'metrics.test:443', credentials: 'user:p@ss' };
  expect(proxy.requests).toEqual([tunnel, tunnel]);
});

test('each scheme has its own proxy', async () => {
  await using server = await hello();
  await using proxy = await startProxy(server.port);
  const httpsProxy = `http://127.0.0.1:${proxy.port}`;
  const answer = await ask({ ...NONE, httpsProxy }, 'http://nowhere.invalid/');
  expect(answer).toMatch(/^could not connect to nowhere\.invalid/);
  expect(proxy.requests).toEqual([]);
});

test('loopback is never proxied', async () => {
  await using server = await hello();
  await using proxy = await startProxy(server.port);
  const both = `http://127.0.0.1:${proxy.port}`;
  const proxies = { httpProxy: both, httpsProxy: both, noProxy: undefined };
  for (const host of ['127.0.0.1', 'localhost', '127.0.0.1.']) {
    expect(await ask(proxies, `http://${host}:${server.port}/`)).toBe('200 hello');
  }
  // Reached or not, it was not the proxy that was asked.
  await ask(proxies, `http://[::1]:${server.port}/`);
  await ask(proxies, `http://127.1.2.3:${server.port}/`);
  expect(proxy.requests).toEqual([]);
});

test.each([
  ['nothing', '', true],
  ['another host', 'other.test', true],
  ['the host', 'metrics.corp.invalid', false],
  ['the host in other letters', 'METRICS.corp.INVALID', false],
  ['a bare suffix', 'corp.invalid', false],
  ['a suffix with a dot', '.corp.invalid', false],
  ['a suffix with a star', '*.corp.invalid', false],
  ['a part of a name', 'orp.invalid', true],
  ['everything', '*', false],
  ['host and port', 'metrics.corp.invalid:8080', false],
  ['host and another port', 'metrics.corp.invalid:9090', true],
  ['a list with spaces', 'other.test, corp.invalid', false],
  ['a list without commas', 'other.test corp.invalid', false],
])('NO_PROXY names %s', async (_, noProxy, proxied) => {
  await using server = await hello();
  await using proxy = await startProxy(server.port);
  const httpProxy = `http://127.0.0.1:${proxy.port}`;
  await ask({ ...NONE, httpProxy, noProxy }, 'http://metrics.corp.invalid:8080/');
  expect(proxy.requests).toHaveLength(proxied ? 1 : 0);
});

test.each([
  ['10.20.0.0/16', '10.20.0.0-10.20.255.255'],
  ['10.20.30.40/16', '10.20.0.0-10.20.255.255'],
  ['192.168.1.7/32', '192.168.1.7-192.168.1.7'],
  ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
  ['172.16.0.0/12', '172.16.0.0-172.31.255.255'],
  ['10.0.0.0/33', '10.0.0.0/33'],
  ['fd00::1', 'fd00::1,[fd00::1]'],
  ['10.0.0.1', '10.0.0.1'],
])('NO_PROXY %s is %s in Node’s terms', (noProxy, expected) => {
  const own = nodeProxyEnvironment(NONE).NO_PROXY;
  expect(nodeProxyEnvironment({ ...NONE, noProxy }).NO_PROXY).toBe(`${own},${expected}`);
});

test.each([
  ['0.0.0.0/8', 0],
  ['10.0.0.0/8', 1],
])('an address is asked directly when NO_PROXY has its block: %s', async (noProxy, proxied) => {
  await using server = await hello();
  await using proxy = await startProxy(server.port);
  const httpProxy = `http://127.0.0.1:${proxy.port}`;
  // This machine by an address that is not loopback's.
  const url = `http://0.0.0.0:${server.port}/`;
  expect(await ask({ ...NONE, httpProxy, noProxy }, url)).toBe('200 hello');
  expect(proxy.requests).toHaveLength(proxied);
});

test.each([
  ['http://metrics.test/', '407'],
  [
    'https://metrics.test/',
    'could not connect to metrics.test (ERR_PROXY_TUNNEL: the proxy refused to pass it on); a proxy is set: ',
  ],
])('a proxy that refuses %s is named', async (url, expected) => {
  await using server = await hello();
  await using proxy = await startProxy(server.port, { refuse: 407 });
  const both = `http://user:p%40ss@127.0.0.1:${proxy.port}`;
  const answer = await ask({ httpProxy: both, httpsProxy: both, noProxy: '' }, url);
  expect(answer).toContain(expected);
});

test('a proxy that is down is named', async () => {
  const proxies = { ...NONE, httpProxy: 'http://user:p%40ss@127.0.0.1:1' };
  expect(await ask(proxies, 'http://metrics.test/')).toBe(
    'could not connect to metrics.test (ECONNREFUSED: nothing listens there); a proxy is set: 127.0.0.1:1',
  );
});

test.each([
  'socks5://user:p@ss@127.0.0.1:1080',
  'http://user:p%zzss@proxy.test',
  'http://',
  'http://proxy test',
  'http://proxy:99999',
])('a proxy variable that can’t be used is refused, and not shown: %s', (httpsProxy) => {
  const environment = { ...NONE, httpProxy: 'proxy.test:3128', httpsProxy };
  const [problem, ...others] = proxyProblems(environment);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ input: 'environment variable HTTPS_PROXY', got: '***' });
  expect(() => httpClient(environment)).toThrow(InputError);
});

test('a process ends by itself with a tunnel kept', async () => {
  await using server = await localServer((_request, response) => response.end('bye'), {
    tls: true,
  });
  await using proxy = await startProxy(server.port);
  const program = `
    import { setDefaultCACertificates } from 'node:tls';
    import { httpClient } from ${JSON.stringify(join(import.meta.dirname, '../src/http.ts'))};
    setDefaultCACertificates([${JSON.stringify(CERTIFICATE)}]);
    const client = httpClient({ httpProxy: undefined, httpsProxy: 'http://127.0.0.1:${proxy.port}', noProxy: '' });
    const request = { method: 'GET', url: new URL('https://metrics.test/'), headers: () => [], body: undefined,
      timeout: 600_000, maxBytes: 1000, retry: undefined };
    const { body } = await client.send(request, new AbortController().signal);
    process.stdout.write(body);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const [code] = await once(child, 'exit', { signal: AbortSignal.timeout(20_000) });
  expect({ code, output }).toEqual({ code: 0, output: 'bye' });
  expect(proxy.requests).toHaveLength(1);
});
