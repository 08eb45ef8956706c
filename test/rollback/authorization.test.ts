/** Who is calling: tokens, passwords, AWS signatures, client certificates, and whom the client trusts. */
import { createServer } from 'node:https';
import { describe, expect, test } from 'vitest';
import { realClock } from '../../src/clock.ts';
import type { WebhookAuth, WebhookConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import { rollbackMessage } from '../../src/rollback/message.ts';
import { callWebhook } from '../../src/rollback/webhook.ts';
import { authorizationOf, expectedSignature } from '../support/aws-signature.ts';
import { CERTIFICATE, KEY } from '../support/certificate.ts';
import { leaks } from '../support/leaks.ts';
import { listen, localServer } from '../support/local-server.ts';
import { failing, outcomeOf, play } from '../support/outcomes.ts';
import { startReceiver } from '../support/receiver.ts';
import { webhookConfig } from '../support/webhook.ts';

const MESSAGE = rollbackMessage(outcomeOf(play(failing())));
const NEVER = new AbortController().signal;
const HTTP = httpClient(
  { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined },
  { clock: realClock, random: () => 0 },
);
const AWS_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const AUTHS: Readonly<Record<Exclude<WebhookAuth['kind'], 'none'>, WebhookAuth>> = {
  bearer: { kind: 'bearer', token: 'bearer-token-3f9a' },
  basic: { kind: 'basic', username: 'gate', password: 'pässword-77c1' },
  'routing-key': { kind: 'routing-key', key: 'R0123456789ABCDEF0123456789ABCDE' },
  sigv4: {
    kind: 'sigv4',
    service: 'codedeploy',
    region: 'eu-west-1',
    credentials: {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: AWS_SECRET,
      sessionToken: 'session-token-51d0',
    },
  },
};

function call(config: WebhookConfig) {
  return callWebhook(config, MESSAGE, HTTP, realClock, NEVER);
}

test('a bearer token', async () => {
  await using receiver = await startReceiver();
  await call(webhookConfig(receiver.url, { auth: AUTHS.bearer }));
  expect(receiver.calls[0]!.headers.authorization).toBe('Bearer bearer-token-3f9a');
});

test('a user and a password, in UTF-8', async () => {
  await using receiver = await startReceiver();
  await call(webhookConfig(receiver.url, { auth: AUTHS.basic }));
  const [scheme, pair] = receiver.calls[0]!.headers.authorization!.split(' ') as [string, string];
  expect(scheme).toBe('Basic');
  expect(Buffer.from(pair, 'base64').toString()).toBe('gate:pässword-77c1');
});

test('a routing key travels in the body alone', async () => {
  await using receiver = await startReceiver();
  const format = { format: 'pagerduty', auth: AUTHS['routing-key'] } as const;
  await call(webhookConfig(receiver.url, format));
  const { headers, body } = receiver.calls[0]!;
  expect(headers.authorization).toBeUndefined();
  expect(JSON.parse(body).routing_key).toBe('R0123456789ABCDEF0123456789ABCDE');
});

test('AWS: every attempt is signed anew, all that identifies the call included', async () => {
  await using receiver = await startReceiver();
  receiver.answer({ status: 500 }, { status: 200 });
  const url = new URL('/a%20path/?b=2&a=1', receiver.url);
  const headers = [['X-Amz-Target', 'CodeDeploy_20141006.StopDeployment']] as const;
  const config = webhookConfig(url, { auth: AUTHS.sigv4, headers });
  expect(await call(config)).toMatchObject({ state: 'done', attempts: 2 });
  for (const request of receiver.calls) {
    const { signature, scope, signedHeaders } = authorizationOf(request);
    expect(expectedSignature(request, AWS_SECRET)).toBe(signature);
    expect(scope).toMatch(/^\d{8}\/eu-west-1\/codedeploy\/aws4_request$/);
    expect(signedHeaders).toEqual(
      expect.arrayContaining([
        'host',
        'x-amz-date',
        'x-amz-security-token',
        'x-amz-target',
        'webhook-id',
      ]),
    );
  }
});

test('a header of the user’s own replaces the format’s', async () => {
  await using receiver = await startReceiver();
  const headers = [
    ['accept', 'application/json'],
    ['content-type', 'application/x-amz-json-1.1'],
  ] as const;
  await call(webhookConfig(receiver.url, { headers, auth: AUTHS.sigv4 }));
  expect(receiver.calls[0]!.headers).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/x-amz-json-1.1',
  });
});

test.each([
  ['bearer', ['bearer-token-3f9a'], 'rollback-webhook-token'],
  [
    'basic',
    ['pässword-77c1', Buffer.from('gate:pässword-77c1').toString('base64')],
    'rollback-webhook-password',
  ],
  ['routing-key', ['R0123456789ABCDEF0123456789ABCDE'], 'rollback-webhook-token'],
  ['sigv4', [AWS_SECRET, 'session-token-51d0'], 'rollback-webhook-auth'],
] as const)(
  'refused with %s: no credential is shown, and the next step is named',
  async (kind, secrets, input) => {
    await using server = await localServer((request, response) => {
      response.writeHead(403).end(`no: ${JSON.stringify(request.headers)} ${secrets.join(' ')}`);
    });
    const rollback = await call(webhookConfig(server.url, { auth: AUTHS[kind] }));
    if (rollback.state !== 'failed') return expect.unreachable();
    expect(rollback.error.code).toBe('unauthorized');
    expect(rollback.error.hint).toContain(input);
    expect(leaks(rollback.error, secrets)).toEqual([]);
  },
);

describe('TLS', () => {
  const client = { cert: CERTIFICATE, key: KEY };

  test('trusts an authority of its own', async () => {
    await using server = await localServer((_, response) => response.end(), { tls: true });
    const config = webhookConfig(server.url, { tls: { ca: CERTIFICATE, client: undefined } });
    expect(await call(config)).toMatchObject({ state: 'done' });
  });

  test('and nobody else: without it, the server is not believed and not told anything', async () => {
    await using server = await localServer((_, response) => response.end(), { tls: true });
    const rollback = await call(webhookConfig(server.url));
    if (rollback.state !== 'failed') return expect.unreachable();
    expect(rollback.error.message).toContain('no TLS connection');
    expect(rollback.error.hint).toContain('rollback-webhook-ca');
  });

  test.each([
    ['shows its certificate to a server that asks for it', client, 'done'],
    ['is not let in without one', undefined, 'failed'],
  ])('%s', async (_, identity, state) => {
    const seen: boolean[] = [];
    const server = createServer(
      { key: KEY, cert: CERTIFICATE, ca: CERTIFICATE, requestCert: true, rejectUnauthorized: true },
      (request, response) => {
        seen.push((request.socket as import('node:tls').TLSSocket).authorized);
        response.end();
      },
    );
    await using local = await listen(server, 'https', () => server.closeAllConnections());
    const tls = { ca: CERTIFICATE, client: identity };
    const rollback = await call(webhookConfig(local.url, { tls, retries: 0 }));
    expect(rollback.state).toBe(state);
    expect(seen).toEqual(state === 'done' ? [true] : []);
    if (rollback.state === 'failed') expect(leaks(rollback.error, [KEY])).toEqual([]);
  });
});

describe('a receiver that can’t tell one call from another', () => {
  const once = { format: 'raw', retryOnTimeout: false, timeout: 300 } as const;

  test.each([
    ['a silence', 'silence'],
    ['a broken connection', 'reset'],
    ['a gateway that lost the answer (502)', { status: 502 }],
    ['a gateway that lost the answer (504)', { status: 504 }],
  ] as const)('is not called again after %s', async (_, answer) => {
    await using receiver = await startReceiver();
    receiver.answer(answer, { status: 200 });
    const rollback = await call(webhookConfig(receiver.url, once));
    if (rollback.state !== 'failed') return expect.unreachable();
    expect(rollback.attempts).toBe(1);
    expect(receiver.calls).toHaveLength(1);
    expect(rollback.error.hint).toContain('may have acted all the same');
    expect(rollback.error.hint).toContain('rollback-webhook-retry-on-timeout');
  });

  test.each([429, 500, 503])(
    'is called again after %i, which says that it did not act',
    async (status) => {
      await using receiver = await startReceiver();
      receiver.answer({ status }, { status: 200 });
      expect(await call(webhookConfig(receiver.url, once))).toMatchObject({
        state: 'done',
        attempts: 2,
      });
    },
  );

  test('is tried again where no connection came about', async () => {
    const gone = await startReceiver();
    await gone[Symbol.asyncDispose]();
    const rollback = await call(webhookConfig(gone.url, { ...once, retries: 2 }));
    expect(rollback).toMatchObject({ state: 'failed', attempts: 3 });
  });

  test('is called again when told so', async () => {
    await using receiver = await startReceiver();
    receiver.answer('silence', 'reset', { status: 504 }, { status: 200 });
    const config = webhookConfig(receiver.url, { ...once, retryOnTimeout: true });
    expect(await call(config)).toMatchObject({ state: 'done', attempts: 4 });
  });
});
