import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { realClock } from '../src/clock.ts';
import { HttpFailure, type HttpRequest, httpClient, type RetryRule } from '../src/http.ts';
import { freePort } from './support/child.ts';
import { leaks } from './support/leaks.ts';
import { bodyOf, listen, localServer } from './support/local-server.ts';

const DIRECT = { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined };
const NEVER = new AbortController().signal;
const SECRETS = [
  'token-93ab',
  'user-17cd',
  'password-44ef',
  'path-81aa',
  'query-55bb',
  'body-66cc',
];

/** Everything in it that is secret is in SECRETS. */
function secretRequest(url: URL, changes: Partial<HttpRequest> = {}): HttpRequest {
  const address = new URL('/path-81aa?key=query-55bb', url);
  address.username = 'user-17cd';
  address.password = 'password-44ef';
  return request(address, {
    headers: () => [['X-Token', 'token-93ab']],
    method: 'POST',
    body: 'body-66cc',
    ...changes,
  });
}

function request(url: URL, changes: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    url,
    headers: () => [],
    body: undefined,
    timeout: 5000,
    maxBytes: 100_000,
    retry: undefined,
    ...changes,
  };
}

/** Waits nothing by itself, so that only what a server asks for takes time. */
const impatient = httpClient(DIRECT, { clock: realClock, random: () => 0 });

function retry(changes: Partial<RetryRule> = {}): RetryRule {
  return { retries: 3, budget: 10_000, onTimeout: false, onRetry: undefined, ...changes };
}

async function failureOf(sent: Promise<unknown>): Promise<HttpFailure> {
  const error = await sent.then(
    (answer) => expect.unreachable(`answered ${JSON.stringify(answer)}`),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(HttpFailure);
  expect(error.cause).toBeUndefined();
  expect(leaks(error, SECRETS)).toEqual([]);
  return error as HttpFailure;
}

/** Answers by the script, one entry a request; the last one stays. */
function scripted(...script: ((response: ServerResponse) => void)[]): RequestListener {
  let count = 0;
  return (_request, response) => script[Math.min(count++, script.length - 1)]!(response);
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end(`status ${code}`);
const reset = (response: ServerResponse) => response.socket!.destroy();
const silence = () => {};

describe('an answer', () => {
  test('has status, headers in lower case, body, the server’s clock and the number of attempts', async () => {
    await using server = await localServer((_request, response) => {
      response.writeHead(200, { 'X-Thing': 'a', Date: 'Sun, 01 Mar 2026 12:00:00 GMT' });
      response.end('{"a": 1}');
    });
    const answer = await impatient.send(request(server.url), NEVER);
    expect(answer).toMatchObject({ status: 200, body: '{"a": 1}', attempts: 1 });
    expect(answer.headers['x-thing']).toBe('a');
    expect(answer.date).toBe(Date.UTC(2026, 2, 1, 12));
  });

  test.each([201, 204, 301, 302, 307, 400, 401, 404, 429, 500, 503])(
    'may have status %i: nothing is thrown, followed or, without a rule, retried',
    async (code) => {
      let requests = 0;
      await using server = await localServer((_request, response) => {
        requests += 1;
        response.writeHead(code, { Location: '/elsewhere' }).end();
      });
      const answer = await impatient.send(request(server.url), NEVER);
      expect(answer.status).toBe(code);
      expect(requests).toBe(1);
    },
  );

  test('is text whatever it claims to be', async () => {
    for (const body of ['<html>', '{"cut": ', 'NaN', '', '"x"']) {
      await using server = await localServer((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
      });
      expect((await impatient.send(request(server.url), NEVER)).body).toBe(body);
    }
  });

  test('is unpacked, and read as UTF-8 without a byte order mark', async () => {
    await using server = await localServer((message, response) => {
      expect(message.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('\ufeffäöü 🐤'));
    });
    expect((await impatient.send(request(server.url), NEVER)).body).toBe('äöü 🐤');
  });
});

describe('a request', () => {
  test('carries method, path, headers, credentials of the address and body as given', async () => {
    let seen = {};
    await using server = await localServer(async (message, response) => {
      const { method, url, headers } = message;
      seen = { method, url, ...headers, body: await bodyOf(message) };
      response.end();
    });
    await impatient.send(secretRequest(server.url), NEVER);
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/path-81aa?key=query-55bb',
      'x-token': 'token-93ab',
      authorization: `Basic ${btoa('user-17cd:password-44ef')}`,
      'content-length': '9',
      body: 'body-66cc',
    });
    expect(seen).toHaveProperty('user-agent', expect.stringMatching(/^canary-gate\/\d/));
    expect(seen).not.toHaveProperty('content-type');
  });

  test('without a body sends none, and keeps the content type that it is given', async () => {
    const seen: unknown[] = [];
    await using server = await localServer(async (message, response) => {
      const { headers } = message;
      seen.push([headers['content-type'], headers['content-length'], await bodyOf(message)]);
      response.end();
    });
    await impatient.send(request(server.url, { method: 'POST' }), NEVER);
    const headers = () => [['content-type', 'application/json'] as const];
    await impatient.send(request(server.url, { method: 'PUT', headers, body: '{}' }), NEVER);
    expect(seen).toEqual([
      [undefined, '0', ''],
      ['application/json', '2', '{}'],
    ]);
  });

  test('reuses its connection', async () => {
    await using server = await localServer((_request, response) => response.end('x'));
    for (let i = 0; i < 5; i += 1) await impatient.send(request(server.url), NEVER);
    expect(server.connections()).toBe(1);
  });
});

describe('no answer', () => {
  test('nothing listens', async () => {
    const url = new URL(`http://127.0.0.1:${await freePort()}`);
    const failure = await failureOf(impatient.send(secretRequest(url), NEVER));
    expect(failure).toMatchObject({ kind: 'connect', attempts: 1, status: undefined });
    expect(failure.message).toBe(
      `could not connect to ${url.host} (ECONNREFUSED: nothing listens there)`,
    );
  });

  test('a name that does not exist', async () => {
    const failure = await failureOf(
      impatient.send(secretRequest(new URL('http://nowhere.invalid')), NEVER),
    );
    expect(failure.kind).toBe('connect');
    expect(failure.message).toMatch(
      /^could not connect to nowhere\.invalid \((ENOTFOUND|EAI_AGAIN)/,
    );
  });

  test.each([
    ['never answers', silence],
    ['stops in the middle', (response: ServerResponse) => response.write('{')],
    ['drips', (response: ServerResponse) => drip(response)],
  ])('a server that %s is left at the deadline', async (_, behave) => {
    await using server = await localServer((_request, response) => behave(response));
    const failure = await failureOf(
      impatient.send(secretRequest(server.url, { timeout: 300 }), NEVER),
    );
    expect(failure.kind).toBe('timeout');
    expect(failure.message).toBe(`${server.url.host} gave no complete answer within 300ms`);
  });

  test('a connection that is reset', async () => {
    await using server = await localServer((_request, response) => reset(response));
    const failure = await failureOf(impatient.send(secretRequest(server.url), NEVER));
    expect(failure).toMatchObject({ kind: 'connect', status: undefined });
    expect(failure.message).toContain('ECONNRESET');
  });

  test.each([
    ['shorter than announced', { 'Content-Length': '100' }],
    ['in chunks without an end', {}],
  ])('a body %s', async (_, headers) => {
    await using server = await localServer((_request, response) => {
      response.writeHead(200, headers as Record<string, string>);
      response.write('{"status":', () => response.socket!.end());
    });
    const failure = await failureOf(impatient.send(secretRequest(server.url), NEVER));
    expect(failure).toMatchObject({ kind: 'cut-off', status: 200 });
    expect(failure.message).toBe(`the answer of ${server.url.host} broke off before its end`);
  });

  test('a gzip stream that ends too early, although all of it arrived', async () => {
    const packed = gzipSync('x'.repeat(10_000)).subarray(0, 30);
    await using server = await localServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed);
    });
    const failure = await failureOf(impatient.send(secretRequest(server.url), NEVER));
    expect(failure).toMatchObject({ kind: 'cut-off', status: 200 });
    expect(failure.message).toContain("can't be unpacked");
  });

  test('a packing that was not asked for', async () => {
    await using server = await localServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'br' }).end('whatever');
    });
    const failure = await failureOf(impatient.send(secretRequest(server.url), NEVER));
    expect(failure.kind).toBe('cut-off');
  });

  test.each([
    ['plainly', 'x'.repeat(100_001), {}],
    ['once unpacked', gzipSync('x'.repeat(50_000_000)), { 'Content-Encoding': 'gzip' }],
  ])('too large %s', async (_, body, headers) => {
    await using server = await localServer((_request, response) => {
      response.writeHead(200, headers as Record<string, string>).end(body);
    });
    const failure = await failureOf(impatient.send(secretRequest(server.url), NEVER));
    expect(failure).toMatchObject({ kind: 'too-large', status: 200 });
    expect(failure.message).toBe(`the answer of ${server.url.host} is larger than 100000 bytes`);
  });

  test('as large as allowed is not too large', async () => {
    await using server = await localServer((_request, response) =>
      response.end('x'.repeat(100_000)),
    );
    const answer = await impatient.send(request(server.url), NEVER);
    expect(answer.body).toHaveLength(100_000);
  });

  test('TLS to a port that speaks none', async () => {
    await using server = await localServer((_request, response) => response.end());
    const url = new URL(`https://127.0.0.1:${server.port}`);
    const failure = await failureOf(impatient.send(secretRequest(url, { retry: retry() }), NEVER));
    expect(failure).toMatchObject({ kind: 'tls', attempts: 1 });
  });

  test('a certificate that nobody trusts', async () => {
    await using server = await localServer((_request, response) => response.end(), { tls: true });
    const failure = await failureOf(
      impatient.send(secretRequest(server.url, { retry: retry() }), NEVER),
    );
    expect(failure).toMatchObject({ kind: 'tls', attempts: 1 });
    expect(failure.message).toContain('SELF_SIGNED');
  });

  test('a head without end', async () => {
    await using server = await localServer((_request, response) => {
      response.writeHead(200, { 'X-Long': 'x'.repeat(20_000) }).end();
    });
    const failure = await failureOf(impatient.send(secretRequest(server.url), NEVER));
    expect(failure.kind).toBe('connect');
    expect(failure.message).toContain('(HPE_HEADER_OVERFLOW: the head of its answer is too large)');
  });

  test('what answers does not speak HTTP', async () => {
    const server = createServer((socket) =>
      socket.on('error', silence).resume().end('220 mail ready\r\n'),
    );
    await using mail = await listen(server, 'http', silence);
    const failure = await failureOf(impatient.send(secretRequest(mail.url), NEVER));
    expect(failure.kind).toBe('connect');
    expect(failure.message).toContain('does not speak HTTP');
  });
});

describe('retries', () => {
  test.each([408, 425, 429, 500, 502, 503, 504, 599])('after status %i', async (code) => {
    await using server = await localServer(scripted(status(code), status(code), status(200)));
    const answer = await impatient.send(request(server.url, { retry: retry() }), NEVER);
    expect(answer).toMatchObject({ status: 200, attempts: 3 });
  });

  test.each([200, 204, 302, 400, 401, 403, 404, 409, 422])('not after status %i', async (code) => {
    await using server = await localServer(scripted(status(code)));
    const answer = await impatient.send(request(server.url, { retry: retry() }), NEVER);
    expect(answer).toMatchObject({ status: code, attempts: 1 });
  });

  test('after a reset, a refused and a broken-off answer', async () => {
    const breakOff = (response: ServerResponse) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('x', () => response.socket!.end());
    };
    await using server = await localServer(scripted(reset, breakOff, status(200)));
    const answer = await impatient.send(request(server.url, { retry: retry() }), NEVER);
    expect(answer).toMatchObject({ status: 200, attempts: 3 });
    const closed = new URL(`http://127.0.0.1:${await freePort()}`);
    const failure = await failureOf(
      impatient.send(secretRequest(closed, { retry: retry({ retries: 2 }) }), NEVER),
    );
    expect(failure).toMatchObject({ kind: 'connect', attempts: 3 });
  });

  test('after a timeout only where the rule says so', async () => {
    await using server = await localServer(scripted(silence, status(200)));
    const once = request(server.url, { timeout: 700, retry: retry() });
    expect(await failureOf(impatient.send(once, NEVER))).toMatchObject({ attempts: 1 });
    await using other = await localServer(scripted(silence, status(200)));
    const again = request(other.url, { timeout: 700, retry: retry({ onTimeout: true }) });
    expect(await impatient.send(again, NEVER)).toMatchObject({ status: 200, attempts: 2 });
  });

  test('end with the last answer, its body included', async () => {
    await using server = await localServer(scripted(status(503)));
    const answer = await impatient.send(request(server.url, { retry: retry() }), NEVER);
    expect(answer).toMatchObject({ status: 503, body: 'status 503', attempts: 4 });
  });

  test('stop at a status that the rule calls settled, with or without its body', async () => {
    const settled = (code: number) => code === 503 || code === 202;
    await using server = await localServer(scripted(status(503), status(200)));
    const rule = retry({ settled, onTimeout: true });
    const answer = await impatient.send(request(server.url, { retry: rule }), NEVER);
    expect(answer).toMatchObject({ status: 503, attempts: 1 });
    await using dripping = await localServer((_request, response) => drip(response, 202));
    const failure = await failureOf(
      impatient.send(request(dripping.url, { retry: rule, timeout: 700 }), NEVER),
    );
    expect(failure).toMatchObject({ kind: 'timeout', status: 202, attempts: 1 });
  });

  test('ask for the headers anew, and send the body again', async () => {
    const seen: unknown[] = [];
    await using server = await localServer(async (message, response) => {
      seen.push([message.headers['x-attempt'], message.headers['x-first'], await bodyOf(message)]);
      response.writeHead(seen.length < 3 ? 500 : 200).end();
    });
    const headers = (attempt: number) => [
      ['X-Attempt', String(attempt)] as const,
      ...(attempt === 1 ? [['X-First', 'yes'] as const] : []),
    ];
    const sent = request(server.url, { method: 'POST', headers, body: 'again', retry: retry() });
    await impatient.send(sent, NEVER);
    expect(seen).toEqual([
      ['1', 'yes', 'again'],
      ['2', undefined, 'again'],
      ['3', undefined, 'again'],
    ]);
  });

  test('wait as long as Retry-After asks, and say so first', async () => {
    const now = Date.now();
    const date = (instant: number) => new Date(instant).toUTCString();
    // The server's clock is an hour behind: its date counts from there.
    const skewed = { Date: date(now - 3_600_000), 'Retry-After': date(now - 3_600_000 + 1000) };
    await using server = await localServer(
      scripted(status(429, { 'Retry-After': '1' }), status(503, skewed), status(200)),
    );
    const told: unknown[] = [];
    const rule = retry({ onRetry: (...what) => told.push(what) });
    const answer = await impatient.send(request(server.url, { retry: rule }), NEVER);
    expect(answer.attempts).toBe(3);
    expect(told).toEqual([
      [1, `${server.url.host} answered 429`, 1000],
      [2, `${server.url.host} answered 503`, 1000],
    ]);
  });

  test('never wait beyond the budget, whatever Retry-After asks', async () => {
    await using server = await localServer(scripted(status(503, { 'Retry-After': '3600' })));
    const waits: number[] = [];
    const rule = retry({ budget: 300, onRetry: (_attempt, _why, wait) => waits.push(wait) });
    const answer = await impatient.send(request(server.url, { retry: rule }), NEVER);
    expect(answer).toMatchObject({ status: 503, attempts: 2 });
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeLessThanOrEqual(300);
  });

  test('wait no less than nothing when the budget runs out in between', async () => {
    await using server = await localServer(scripted(status(503)));
    let now = -200;
    const clock = {
      ...realClock,
      now: () => {
        now += 200;
        return now;
      },
    };
    const waits: number[] = [];
    const rule = retry({ budget: 300, onRetry: (_attempt, _why, wait) => waits.push(wait) });
    const client = httpClient(DIRECT, { clock, random: () => 0 });
    await client.send(request(server.url, { retry: rule }), NEVER);
    expect(waits).toEqual([0]);
  });

  test('are not started once the budget is spent', async () => {
    await using server = await localServer((_request, response) => {
      setTimeout(() => response.writeHead(503).end(), 60);
    });
    const rule = retry({ retries: 1000, budget: 300 });
    const { attempts } = await impatient.send(request(server.url, { retry: rule }), NEVER);
    expect(attempts).toBeGreaterThan(1);
    expect(attempts).toBeLessThanOrEqual(6);
  });
});

describe('the caller', () => {
  test('who gave up before, sends nothing', async () => {
    await using server = await localServer((_request, response) => response.end());
    const failure = await failureOf(
      impatient.send(secretRequest(server.url, { retry: retry() }), AbortSignal.abort()),
    );
    expect(failure).toMatchObject({ kind: 'aborted', attempts: 0 });
    expect(server.connections()).toBe(0);
  });

  test('who gives up during a request, is free at once', async () => {
    const caller = new AbortController();
    await using server = await localServer(() => caller.abort());
    const failure = await failureOf(
      impatient.send(secretRequest(server.url, { retry: retry() }), caller.signal),
    );
    expect(failure).toMatchObject({ kind: 'aborted', attempts: 1 });
    expect(failure.message).toBe(`the request to ${server.url.host} was cancelled`);
  });

  test('who gives up during a wait, is free at once', async () => {
    const caller = new AbortController();
    await using server = await localServer(scripted(status(503, { 'Retry-After': '600' })));
    const onRetry = () => void setTimeout(() => caller.abort(), 20);
    const rule = retry({ budget: 1_000_000, onRetry });
    const failure = await failureOf(
      impatient.send(secretRequest(server.url, { retry: rule }), caller.signal),
    );
    expect(failure).toMatchObject({ kind: 'aborted', attempts: 1 });
    expect(server.connections()).toBe(1);
  });

  test('does not wait for the deadline of an attempt that is over', async () => {
    await using server = await localServer(
      scripted(status(503, { 'Retry-After': '1' }), status(200)),
    );
    const waits: number[] = [];
    const rule = retry({ onRetry: () => waits.push(Date.now()) });
    await impatient.send(request(server.url, { timeout: 500, retry: rule }), NEVER);
    // The deadline of 500 ms runs out during the wait of a second, and must not cut it short.
    expect(Date.now() - waits[0]!).toBeGreaterThanOrEqual(990);
  });
});

test('a process ends by itself with connections kept', async () => {
  await using server = await localServer((_request, response) => response.end('bye'));
  const program = `
    import { httpClient } from ${JSON.stringify(join(import.meta.dirname, '../src/http.ts'))};
    const client = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });
    const request = { method: 'GET', url: new URL('${server.url}'), headers: () => [], body: undefined,
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
  expect(server.connections()).toBe(1);
});

/** A byte every 50 ms, for as long as anyone listens. */
function drip(response: ServerResponse, code = 200): void {
  response.writeHead(code);
  const timer = setInterval(() => response.write('x'), 50);
  response.on('close', () => clearInterval(timer));
}
