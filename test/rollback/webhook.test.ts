import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { realClock } from '../../src/clock.ts';
import type { WebhookConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import { jointClocks } from '../../src/joint-clock.ts';
import { rollbackMessage } from '../../src/rollback/message.ts';
import { type Confirmed, callWebhook, secretProblem } from '../../src/rollback/webhook.ts';
import { freePort } from '../support/child.ts';
import { leaks } from '../support/leaks.ts';
import { localServer } from '../support/local-server.ts';
import { failing, outcomeOf, play } from '../support/outcomes.ts';
import { type Call, PATH_SECRET, QUERY_SECRET, startReceiver } from '../support/receiver.ts';
import { webhookConfig } from '../support/webhook.ts';

const MESSAGE = rollbackMessage(outcomeOf(play(failing())));
const KEY = Buffer.from('0123456789abcdef0123456789abcdef');
const SECRET = `whsec_${KEY.toString('base64')}`;
const PLAIN = 'pl\u00e4in-secret-text';
const TOKEN = 'header-token-8e2d';
const SECRETS = [SECRET, SECRET.slice(6), PLAIN, TOKEN, PATH_SECRET, QUERY_SECRET];
const NEVER = new AbortController().signal;

/** Waits nothing by itself between attempts. */
const HTTP = httpClient(
  { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined },
  { clock: realClock, random: () => 0 },
);

function webhook(url: URL, changes: Partial<WebhookConfig> = {}): WebhookConfig {
  const headers = [['Authorization', `Bearer ${TOKEN}`]] as const;
  return webhookConfig(url, { secret: SECRET, headers, ...changes });
}

function call(config: WebhookConfig, signal = NEVER): Promise<Confirmed> {
  return callWebhook(config, MESSAGE, HTTP, realClock, signal);
}

async function failedCall(config: WebhookConfig, signal = NEVER) {
  const rollback = await call(config, signal);
  if (rollback.state !== 'failed') return expect.unreachable(JSON.stringify(rollback));
  expect(leaks(rollback.error, SECRETS)).toEqual([]);
  expect(`${rollback.error.message} ${rollback.error.hint}`).not.toMatch(/[\n\r]/);
  return rollback;
}

describe('a call', () => {
  test('is done when the receiver says so', async () => {
    await using receiver = await startReceiver({ secret: SECRET });
    const before = Date.now();
    const rollback = await call(webhook(receiver.webhook));
    expect(rollback).toEqual({
      state: 'done',
      id: MESSAGE.id,
      attempts: 1,
      status: 200,
      at: expect.any(Number),
    });
    expect(rollback).toHaveProperty(
      'at',
      expect.toSatisfy((at) => at >= before),
    );
    const [only, ...others] = receiver.calls;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      method: 'POST',
      path: `/hooks/${PATH_SECRET}?key=${QUERY_SECRET}`,
      signature: 'valid',
    });
    expect(only!.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: `Bearer ${TOKEN}`,
      'webhook-id': MESSAGE.id,
      'idempotency-key': MESSAGE.id,
    });
    expect(JSON.parse(only!.body).data.verdict).toBe('fail');
  });

  test.each([
    ['whsec_ and base64', SECRET, KEY],
    ['plain text', PLAIN, Buffer.from(PLAIN)],
  ])('is signed with a secret of %s as the specification has it', async (_, secret, key) => {
    await using receiver = await startReceiver({ secret });
    await call(webhook(receiver.webhook, { secret }));
    const { headers, body, signature, at } = receiver.calls[0]!;
    expect(signature).toBe('valid');
    const id = headers['webhook-id'];
    const timestamp = headers['webhook-timestamp'];
    const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${hmac}`);
    expect(Math.abs(Number(timestamp) * 1000 - at)).toBeLessThan(5000);
  });

  test('that was changed on its way is found out', async () => {
    await using receiver = await startReceiver({ secret: SECRET });
    await call(webhook(receiver.webhook));
    const { headers, body } = receiver.calls[0]!;
    const verify = (text: string) => () => new Webhook(SECRET).verify(text, headers);
    expect(verify(body)).not.toThrow();
    expect(verify(body.replace('fail', 'pass'))).toThrow();
    await using other = await startReceiver({ secret: 'whsec_c29tZXRoaW5nIGVsc2U=' });
    await call(webhook(other.webhook));
    expect(other.calls[0]!.signature).toBe('invalid');
  });

  test('without a secret is not signed, but known by its id all the same', async () => {
    await using receiver = await startReceiver();
    await call(webhook(receiver.webhook, { secret: undefined }));
    const { headers, signature } = receiver.calls[0]!;
    expect(signature).toBe('absent');
    expect(headers).toMatchObject({ 'webhook-id': MESSAGE.id, 'idempotency-key': MESSAGE.id });
    expect(headers['webhook-timestamp']).toMatch(/^[0-9]{10}$/);
  });

  test.each([
    ['PUT', '{"a": "{{ verdict }}"}', '{"a": "fail"}', 'application/json'],
    ['PATCH', 'go {{ trigger }}', 'go fail', 'text/plain; charset=utf-8'],
    ['DELETE', '', '', undefined],
    ['GET', undefined, '', undefined],
  ] as const)('may be a %s of any body', async (method, body, sent, contentType) => {
    await using receiver = await startReceiver({ secret: SECRET });
    await call(webhook(receiver.webhook, { method, format: 'raw', body }));
    const { headers, ...only } = receiver.calls[0]!;
    expect(only).toMatchObject({ method, body: sent, signature: 'valid' });
    expect(headers['content-type']).toBe(contentType);
  });

  test('may carry a content type of the user’s choice', async () => {
    await using receiver = await startReceiver();
    const headers = [['content-type', 'application/vnd.api+json']] as const;
    await call(webhook(receiver.webhook, { headers }));
    expect(receiver.calls[0]!.headers['content-type']).toBe('application/vnd.api+json');
  });

  test.each([
    [[[202, 202]], 202, 'done'],
    [[[202, 202]], 200, 'failed'],
    [
      [
        [200, 299],
        [409, 409],
      ],
      409,
      'done',
    ],
    [[[302, 302]], 302, 'done'],
    [[[200, 599]], 503, 'done'],
  ] as const)('of success %j answered with %i is %s, at once', async (success, status, state) => {
    await using receiver = await startReceiver();
    receiver.answer({ status });
    const rollback = await call(webhook(receiver.webhook, { success }));
    expect(rollback).toMatchObject({ state, status, attempts: 1 });
  });

  test('is done by its status, whatever becomes of the body', async () => {
    await using cutOff = await localServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('x', () => response.socket!.end());
    });
    await using endless = await localServer((_request, response) => {
      response.writeHead(202).flushHeaders();
    });
    await using large = await localServer((_request, response) => {
      response.end('x'.repeat(2_000_000));
    });
    for (const { url } of [cutOff, endless, large]) {
      const rollback = await call(webhook(url, { timeout: 1000 }));
      expect(rollback).toMatchObject({ state: 'done', attempts: 1 });
    }
  });
});

describe('retries', () => {
  test('keep the id and the body; timestamp and signature are fresh', async () => {
    await using receiver = await startReceiver({ secret: SECRET });
    const later = { 'Retry-After': '1' };
    receiver.answer(
      { status: 503, headers: later },
      { status: 429, headers: later },
      { status: 204 },
    );
    const rollback = await call(webhook(receiver.webhook));
    expect(rollback).toMatchObject({ state: 'done', attempts: 3, status: 204 });
    const { calls } = receiver;
    const distinct = (of: (call: Call) => unknown) => new Set(calls.map(of)).size;
    expect(calls.map(({ signature }) => signature)).toEqual(['valid', 'valid', 'valid']);
    expect(distinct(({ headers }) => headers['webhook-id'])).toBe(1);
    expect(distinct(({ headers }) => headers['idempotency-key'])).toBe(1);
    expect(distinct(({ body }) => body)).toBe(1);
    expect(distinct(({ headers }) => headers['webhook-timestamp'])).toBe(3);
    expect(distinct(({ headers }) => headers['webhook-signature'])).toBe(3);
  });

  test('follow a reset, a silence and each status that says "not now"', async () => {
    await using receiver = await startReceiver({ secret: SECRET });
    const statuses = [408, 425, 429, 500, 502, 503, 504].map((status) => ({ status }));
    receiver.answer('reset', 'silence', ...statuses, { status: 200 });
    const rollback = await call(webhook(receiver.webhook, { timeout: 1000, retries: 9 }));
    expect(rollback).toMatchObject({ state: 'done', attempts: 10 });
    expect(receiver.calls.map(({ signature }) => signature)).toEqual(Array(10).fill('valid'));
  });

  test('are told of, and end with the number that was asked for', async () => {
    await using receiver = await startReceiver();
    receiver.answer({ status: 500 });
    const told: unknown[] = [];
    const config = webhook(receiver.webhook, { retries: 2 });
    await callWebhook(config, MESSAGE, HTTP, realClock, NEVER, (attempt, why) =>
      told.push([attempt, why]),
    );
    const why = `${receiver.url.host} answered 500`;
    expect(told).toEqual([
      [1, why],
      [2, why],
    ]);
    expect(receiver.calls).toHaveLength(3);
  });

  test('take the timestamp from the clock that they are given', async () => {
    await using receiver = await startReceiver();
    const clock = jointClocks(Date.UTC(2026, 2, 1), 1)[0]!;
    await callWebhook(webhook(receiver.webhook), MESSAGE, HTTP, clock, NEVER);
    expect(receiver.calls[0]!.headers['webhook-timestamp']).toBe('1772323200');
  });
});

describe('a failure', () => {
  test.each([
    [400, 'refused', 1, 'rollback-webhook-format and -body'],
    [401, 'unauthorized', 1, 'rollback-webhook-secret'],
    [403, 'unauthorized', 1, 'rollback-webhook-headers'],
    [404, 'refused', 1, 'the path of rollback-webhook-url'],
    [405, 'refused', 1, 'rollback-webhook-method (POST was sent)'],
    [429, 'overloaded', 6, 'the log of the receiver'],
    [500, 'overloaded', 6, 'the log of the receiver'],
    [503, 'overloaded', 6, 'the log of the receiver'],
  ])('of status %i is %s', async (status, code, attempts, advice) => {
    await using receiver = await startReceiver();
    receiver.answer({ status, body: '{"error": "no"}' });
    const { error, ...rollback } = await failedCall(webhook(receiver.webhook));
    expect(rollback).toEqual({ state: 'failed', id: MESSAGE.id, attempts, status });
    expect(error.code).toBe(code);
    expect(error.message).toBe(
      `The rollback webhook of ${receiver.url.origin} answered ${status} after ${attempts} attempt${attempts > 1 ? 's' : ''}: "{\\"error\\": \\"no\\"}".`,
    );
    expect(error.hint).toContain('by hand');
    expect(error.hint).toContain(advice);
    expect(receiver.calls).toHaveLength(attempts);
  });

  test.each([301, 302, 303, 307, 308])('of redirect %i is not followed', async (status) => {
    await using target = await startReceiver();
    await using receiver = await startReceiver();
    receiver.answer({ status, headers: { Location: target.webhook.href } });
    const { error } = await failedCall(webhook(receiver.webhook));
    expect(error.code).toBe('redirected');
    expect(error.message).toContain(
      `answered ${status} after 1 attempt, a redirect to ${target.url.origin}.`,
    );
    expect(error.hint).toContain('redirects are not followed');
    expect(target.calls).toEqual([]);
  });

  test('to connect', async () => {
    const url = new URL(`http://127.0.0.1:${await freePort()}/hooks/${PATH_SECRET}`);
    const { error, ...rollback } = await failedCall(webhook(url, { retries: 2 }));
    expect(rollback).toMatchObject({ attempts: 3, status: undefined });
    expect(error.code).toBe('unreachable');
    expect(error.message).toBe(
      `The rollback webhook of ${url.origin} is not confirmed after 3 attempts: could not connect to ${url.host} (ECONNREFUSED: nothing listens there).`,
    );
    expect(error.hint).toContain('check rollback-webhook-url');
  });

  test('to answer in time leaves it open whether the receiver acted', async () => {
    await using receiver = await startReceiver();
    receiver.answer('silence');
    const { error } = await failedCall(webhook(receiver.webhook, { timeout: 200, retries: 1 }));
    expect(error.message).toContain('after 2 attempts: ');
    expect(error.hint).toContain('may have acted all the same');
    expect(receiver.calls).toHaveLength(2);
  });

  test('by cancellation is prompt, and says how far it came', async () => {
    await using receiver = await startReceiver();
    const run = new AbortController();
    receiver.answer({ status: 503, headers: { 'Retry-After': '100' } });
    void receiver.called(1).then(() => setTimeout(() => run.abort(), 50));
    const { error } = await failedCall(webhook(receiver.webhook), run.signal);
    expect(error.code).toBe('interrupted');
    expect(error.message).toContain('the run was cancelled in attempt 1.');
    const { error: early } = await failedCall(webhook(receiver.webhook), AbortSignal.abort());
    expect(early.message).toContain('the run was cancelled before the first attempt.');
    expect(receiver.calls).toHaveLength(1);
  });

  test('shows the answer cut, on one line, quoted and without what it echoes', async () => {
    await using receiver = await startReceiver();
    const echo = `Cannot POST /hooks/${PATH_SECRET}?key=${QUERY_SECRET} with Bearer ${TOKEN}, ${SECRET}`;
    const body = `::error::pwned\r\n::set-output name=x::y\u001b[31m ##[warning]\n${echo}\n${'long '.repeat(100)}`;
    receiver.answer({ status: 400, body });
    const { error } = await failedCall(webhook(receiver.webhook));
    const shown: string = JSON.parse(/: (".*")\.$/.exec(error.message)![1]!);
    expect(shown).toMatch(
      /^::error::pwned ::set-output name=x::y \[31m ## \[warning\] Cannot POST \*\*\* with \*\*\*, \*\*\* long /,
    );
    expect([...shown]).toHaveLength(200);
    expect(shown.endsWith('…')).toBe(true);
  });
});

describe('a secret', () => {
  test.each([SECRET, SECRET.replace(/=+$/, ''), 'plain', 'päin', 'whsec-like', 'whsec_YQ=='])(
    'may be %s',
    (secret) => {
      expect(secretProblem(secret)).toBeUndefined();
    },
  );

  test.each(['whsec_', 'whsec_!', 'whsec_not base64', 'whsec_abcde', 'whsec_a_b-', ''])(
    'can’t be "%s"',
    (secret) => {
      expect(secretProblem(secret)).toMatch(/^whsec_ followed by base64/);
    },
  );
});
