/** Each format against what its receivers take, for every way in which a run can end. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { realClock } from '../../src/clock.ts';
import { WEBHOOK_FORMATS, type WebhookConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import { FORMATS, webhookBody } from '../../src/rollback/formats.ts';
import { type RollbackMessage, rollbackMessage } from '../../src/rollback/message.ts';
import { announceRecovery, callWebhook } from '../../src/rollback/webhook.ts';
import { failing, OUTCOMES, outcomeOf, play } from '../support/outcomes.ts';
import { startReceiver } from '../support/receiver.ts';
import { webhookConfig } from '../support/webhook.ts';
import { SCHEMAS, SERVICE_ROLLED_BACK } from '../support/webhook-schemas.ts';

const MESSAGE = rollbackMessage(outcomeOf(play(failing())));
const LONG = '<!channel> & "so" '.repeat(1000);
const NEVER = new AbortController().signal;
const HTTP = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });
const METADATA = {
  name: 'shop',
  namespace: 'prod',
  service: 'shop',
  environment: 'production',
  artifact:
    'pkg:oci/shop@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427',
  'stable-artifact': 'pkg:oci/shop@1.4.1',
};

const ajv = new Ajv2020({ allErrors: true });
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
ajv.addFormat('date-time', (text: string) => TIME.test(text) && !Number.isNaN(Date.parse(text)));
ajv.addFormat('uri-reference', (text: string) => !/[\s<>"{}|\\^`]/.test(text));
ajv.addFormat('uri', (text: string) => URL.canParse(text));

function webhook(format: WebhookConfig['format'], changes: Partial<WebhookConfig> = {}) {
  const auth = { kind: 'routing-key', key: 'R0123456789ABCDEF0123456789ABCDE' } as const;
  const metadata = Object.fromEntries(
    Object.entries(METADATA).filter(
      ([name]) => changes.metadata === undefined || FORMATS[format].needs.includes(name),
    ),
  );
  return webhookConfig(new URL('https://deploy.example.com'), {
    ...changes,
    format,
    auth,
    metadata,
  });
}

function complaints(schema: object, text: string): unknown {
  const valid = ajv.compile(schema);
  return valid(JSON.parse(text)) ? [] : valid.errors;
}

function nobody(message: RollbackMessage): RollbackMessage {
  const fields = { ...message.fields, repository: '', sha: '', 'run-url': '', 'run-attempt': null };
  return { ...message, fields };
}

const MESSAGES: Readonly<Record<string, RollbackMessage>> = {
  ...Object.fromEntries(
    Object.entries(OUTCOMES).map(([name, outcome]) => [name, rollbackMessage(outcome)]),
  ),
  'outside of GitHub': nobody(MESSAGE),
  'a reason without end': { ...MESSAGE, fields: { ...MESSAGE.fields, reason: LONG } },
};

const THEIRS = WEBHOOK_FORMATS.filter((format) => format !== 'raw');

test('every format but raw has a schema', () => {
  expect(Object.keys(SCHEMAS)).toEqual(THEIRS);
});

test('no schema takes another format, but that a CDEvent is carried by a CloudEvent', () => {
  const taken = THEIRS.flatMap((format) => {
    const { text } = webhookBody(webhook(format), MESSAGE);
    const by = THEIRS.filter((other) => JSON.stringify(complaints(SCHEMAS[other]!, text)) === '[]');
    return by.map((other) => `${format} by ${other}`);
  });
  expect(taken.sort()).toEqual(
    [...THEIRS.map((format) => `${format} by ${format}`), 'cdevents by cloudevents'].sort(),
  );
});

describe.each(THEIRS)('%s', (format) => {
  test.each(Object.entries(MESSAGES))('keeps to its schema: %s', (_, message) => {
    for (const changes of [{}, { metadata: {} }]) {
      expect(
        complaints(SCHEMAS[format]!, webhookBody(webhook(format, changes), message).text),
      ).toEqual([]);
    }
  });

  test('carries the id, and what the metadata say', () => {
    const { text } = webhookBody(webhook(format), MESSAGE);
    expect(text).toContain(MESSAGE.id);
    expect(text).toContain('shop');
  });

  test('says which attempt of a run it is', () => {
    const again = { ...MESSAGE, fields: { ...MESSAGE.fields, 'run-attempt': 2 } };
    expect(webhookBody(webhook(format), again).text).toMatch(/attempt 2|attempt":"?2/);
  });
});

test.each([
  ['cloudevents', 'application/cloudevents+json; charset=utf-8'],
  ['cdevents', 'application/cloudevents+json; charset=utf-8'],
  ['slack', 'application/json'],
] as const)('%s is labelled %s', (format, contentType) => {
  expect(webhookBody(webhook(format), MESSAGE).contentType).toBe(contentType);
});

test('cdevents: both envelopes agree, as the binding has it', () => {
  const { data, ...outer } = JSON.parse(webhookBody(webhook('cdevents'), MESSAGE).text);
  const { context, subject } = data;
  expect(outer).toMatchObject({
    id: context.id,
    source: context.source,
    type: context.type,
    time: context.timestamp,
    subject: subject.id,
  });
  expect(subject.content).toEqual({
    description: `shop: canary verdict fail. ${MESSAGE.fields.reason}`,
    environment: { id: 'production' },
    service: { id: 'shop' },
    artifactId: METADATA.artifact,
  });
});

test('pagerduty: one alert a verdict, by its id', () => {
  const body = JSON.parse(webhookBody(webhook('pagerduty'), MESSAGE).text);
  expect(body).toMatchObject({
    routing_key: 'R0123456789ABCDEF0123456789ABCDE',
    event_action: 'trigger',
    dedup_key: MESSAGE.id,
    payload: { source: 'shop', severity: 'critical', custom_details: { verdict: 'fail' } },
  });
});

test('slack: no value can mention anyone or make a link', () => {
  const reason = 'see <!channel> & <https://evil.example.com|here>';
  const message = { ...MESSAGE, fields: { ...MESSAGE.fields, reason } };
  const { text, blocks } = JSON.parse(webhookBody(webhook('slack'), message).text);
  const escaped = 'see &lt;!channel&gt; &amp; &lt;https://evil.example.com|here&gt;';
  expect(text).toBe(`shop: canary verdict fail\n${escaped}`);
  expect(blocks[1].text.text).toBe(escaped);
  expect(JSON.stringify(blocks).match(/<[^>]*>/g)).toEqual([
    `<${MESSAGE.fields['run-url']}|Workflow run>`,
  ]);
});

test('github: the headers that its API wants', async () => {
  await using receiver = await startReceiver();
  receiver.answer({ status: 204 });
  const config = { ...webhook('github'), url: receiver.url, success: [[204, 204]] } as const;
  expect(await callWebhook(config, MESSAGE, HTTP, realClock, NEVER)).toMatchObject({
    state: 'done',
  });
  expect(receiver.calls[0]!.headers).toMatchObject({
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
  });
});

describe('recovery', () => {
  const AT = MESSAGE.decidedAt + 60_000;
  const announce = (config: WebhookConfig) =>
    announceRecovery(config, MESSAGE, AT, HTTP, realClock, NEVER);

  test('is told to the receivers of cdevents, as an event of its own in the same chain', async () => {
    await using receiver = await startReceiver();
    const told = await announce({ ...webhook('cdevents'), url: receiver.url });
    expect(told).toMatchObject({ state: 'done', id: `${MESSAGE.id}_recovered` });
    const [{ body, headers }] = receiver.calls as [(typeof receiver.calls)[0]];
    expect(complaints(SERVICE_ROLLED_BACK, body)).toEqual([]);
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(headers['webhook-id']).toBe(`${MESSAGE.id}_recovered`);
    expect(JSON.parse(body)).toMatchObject({
      time: new Date(AT).toISOString(),
      subject: 'shop',
      data: {
        context: { chainId: MESSAGE.id },
        subject: { content: { artifactId: METADATA['stable-artifact'] } },
      },
    });
  });

  test.each([
    ['another format', webhook('standard')],
    ['metadata that do not say what was restored', webhook('cdevents', { metadata: {} })],
  ])('is told to nobody with %s', async (_, config) => {
    await using receiver = await startReceiver();
    expect(await announce({ ...config, url: receiver.url })).toBeUndefined();
    expect(receiver.calls).toEqual([]);
  });

  test('that could not be told is a failure, never an exception', async () => {
    await using receiver = await startReceiver();
    receiver.answer({ status: 400 });
    const told = await announce({ ...webhook('cdevents'), url: receiver.url });
    expect(told).toMatchObject({ state: 'failed', status: 400 });
  });
});
