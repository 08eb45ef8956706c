/** The receiver that docs/rollback.md shows: who gets in, and how often it acts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { realClock } from '../src/clock.ts';
import { httpClient } from '../src/http.ts';
import { rollbackMessage } from '../src/rollback/message.ts';
import { callWebhook } from '../src/rollback/webhook.ts';
import { startExampleReceiver } from './support/example-receiver.ts';
import { failing, outcomeOf, play } from './support/outcomes.ts';
import { webhookConfig } from './support/webhook.ts';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
const MESSAGE = rollbackMessage(outcomeOf(play(failing())));
const HTTP = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });
const ROOT = join(import.meta.dirname, '..');

function call(url: URL, secret: string | undefined, message = MESSAGE) {
  const config = webhookConfig(url, { secret, retries: 0 });
  return callWebhook(config, message, HTTP, realClock, new AbortController().signal);
}

test('is the file that the page shows', () => {
  const page = readFileSync(join(ROOT, 'docs/rollback.md'), 'utf8');
  const file = readFileSync(join(ROOT, 'examples/receiver.mjs'), 'utf8');
  expect(/```js\n(.*?)```/s.exec(page)?.[1]).toBe(file);
});

test('acts once for each verdict, however often and however quickly it is called', async () => {
  await using receiver = await startExampleReceiver(SECRET);
  const calls = await Promise.all(Array.from({ length: 5 }, () => call(receiver.url, SECRET)));
  expect(calls.map(({ state }) => state)).toEqual(Array(5).fill('done'));
  expect(await call(receiver.url, SECRET)).toMatchObject({ state: 'done' });
  const rerun = { ...MESSAGE, id: 'cg_2', fields: { ...MESSAGE.fields, id: 'cg_2' } };
  expect(await call(receiver.url, SECRET, rerun)).toMatchObject({ state: 'done' });
  const ids = () => receiver.rollbacks().map((line) => /cg_\w+/.exec(line)?.[0]);
  await expect.poll(ids).toEqual([MESSAGE.id, 'cg_2']);
});

test.each([
  ['without a signature', undefined],
  ['signed by somebody else', OTHER],
])('does nothing %s', async (_, secret) => {
  await using receiver = await startExampleReceiver(SECRET);
  expect(await call(receiver.url, secret)).toMatchObject({ state: 'failed', status: 401 });
  expect(receiver.rollbacks()).toEqual([]);
});

test('does nothing for an old call that somebody repeats', async () => {
  await using receiver = await startExampleReceiver(SECRET);
  const body = '{"data": {}}';
  const sent = new Date(Date.now() - 600_000);
  const response = await fetch(receiver.url, {
    method: 'POST',
    headers: {
      'webhook-id': 'cg_1',
      'webhook-timestamp': String(Math.floor(sent.getTime() / 1000)),
      'webhook-signature': new Webhook(SECRET).sign('cg_1', sent, body),
    },
    body,
  });
  expect(response.status).toBe(401);
  expect(receiver.rollbacks()).toEqual([]);
});
