/** What may be said of the webhook, and what contradicts itself. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Config, WEBHOOK_FORMATS } from '../../src/config.ts';
import { InputError, type InputProblem } from '../../src/errors.ts';
import { readConfig } from '../../src/inputs.ts';
import { CERTIFICATE, KEY } from '../support/certificate.ts';

type Given = Readonly<Record<string, string>>;

const STEP: Given = {
  'metrics-url': 'https://prometheus.example.com',
  canary: 'http_requests_total{version="f00"}',
  baseline: 'http_requests_total{version="stable"}',
  'rollback-webhook-url': 'https://deploy.example.com/shop',
};
const AWS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'session-token-51d0',
};
const OTHER_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const LOCKED_KEY = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

function read(webhook: Given, environment: Given = {}): Config {
  const given = { ...STEP, ...prefixed(webhook) };
  const variables = Object.entries(given).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return readConfig({ ...Object.fromEntries(variables), ...environment }, Date.UTC(2026, 2, 1));
}

function prefixed(webhook: Given): Given {
  return Object.fromEntries(
    Object.entries(webhook).map(([name, value]) => [`rollback-webhook-${name}`, value]),
  );
}

function problems(webhook: Given, environment: Given = {}): readonly InputProblem[] {
  try {
    read(webhook, environment);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('authorization', () => {
  test.each([
    ['none', {}, { kind: 'none' }],
    ['a token', { token: 'abcd-1234' }, { kind: 'bearer', token: 'abcd-1234' }],
    [
      'a token, said to be one',
      { token: 'abcd-1234', auth: 'bearer' },
      { kind: 'bearer', token: 'abcd-1234' },
    ],
    ['a user', { username: 'me' }, { kind: 'basic', username: 'me', password: '' }],
    [
      'a user and a password',
      { username: 'me', password: 'p w:d' },
      { kind: 'basic', username: 'me', password: 'p w:d' },
    ],
    [
      'PagerDuty’s key',
      { format: 'pagerduty', token: 'R012' },
      { kind: 'routing-key', key: 'R012' },
    ],
  ] as const)('%s', (_, given, auth) => {
    expect(read(given).webhook?.auth).toEqual(auth);
  });

  test('AWS takes the credentials of the environment', () => {
    expect(read({ auth: 'sigv4:codedeploy:eu-west-1' }, AWS).webhook?.auth).toEqual({
      kind: 'sigv4',
      service: 'codedeploy',
      region: 'eu-west-1',
      credentials: {
        accessKeyId: AWS.AWS_ACCESS_KEY_ID,
        secretAccessKey: AWS.AWS_SECRET_ACCESS_KEY,
        sessionToken: AWS.AWS_SESSION_TOKEN,
      },
    });
  });
});

describe('defaults follow the format', () => {
  test.each([
    ['standard', 200, 299, true],
    ['cloudevents', 200, 299, true],
    ['cdevents', 200, 299, true],
    ['flagger', 200, 299, false],
    ['pagerduty', 202, 202, true],
    ['slack', 200, 200, false],
    ['github', 204, 204, false],
    ['raw', 200, 299, false],
  ] as const)(
    '%s: done at %i to %i, called again when in doubt: %s',
    (format, low, high, again) => {
      const config = read(complete(format));
      expect(config.webhook).toMatchObject({ success: [[low, high]], retryOnTimeout: again });
      const shown = config.inputs.filter(({ name }) => /success|retry-on/.test(name));
      const value = low === high ? String(low) : `${low}-${high}`;
      expect(shown).toEqual([
        { name: 'rollback-webhook-success', value, from: 'default' },
        { name: 'rollback-webhook-retry-on-timeout', value: String(again), from: 'default' },
      ]);
    },
  );

  test('and give way to what is said', () => {
    const given = { ...complete('github'), success: '200-299', 'retry-on-timeout': 'true' };
    const config = read(given);
    expect(config.webhook).toMatchObject({ success: [[200, 299]], retryOnTimeout: true });
    expect(config.inputs).toContainEqual({
      name: 'rollback-webhook-success',
      value: '200-299',
      from: 'input',
    });
  });
});

test('every format can be had, and all are counted here', () => {
  for (const format of WEBHOOK_FORMATS) expect(problems(complete(format)), format).toEqual([]);
});

test('metadata: a name and a value a line', () => {
  const metadata = 'service: shop\n\n  team : on call: us \nurl: https://x/?a=b';
  expect(read({ metadata }).webhook?.metadata).toEqual({
    service: 'shop',
    team: 'on call: us',
    url: 'https://x/?a=b',
  });
});

test('every credential is a secret, whole, as it travels, and each line of a key', () => {
  const { secrets } = read({ auth: 'sigv4:ecs:eu-west-1', cert: CERTIFICATE, key: KEY }, AWS);
  const lines = KEY.trim().split('\n').slice(1, -1);
  expect(secrets).toEqual(
    expect.arrayContaining([
      AWS.AWS_SECRET_ACCESS_KEY,
      AWS.AWS_SESSION_TOKEN,
      KEY.trim(),
      ...lines,
    ]),
  );
  expect(secrets.filter((secret) => /^-----[A-Z ]+-----$/.test(secret))).toEqual([]);
  const pair = Buffer.from('me:sesame').toString('base64');
  expect(read({ username: 'me', password: 'sesame' }).secrets).toEqual(
    expect.arrayContaining(['sesame', pair]),
  );
  expect(read({ format: 'pagerduty', token: 'R012' }).secrets).toContain('R012');
});

test('no credential is shown among the inputs', () => {
  const { inputs } = read({ token: 'abcd-1234', cert: CERTIFICATE, key: KEY, ca: CERTIFICATE });
  expect(JSON.stringify(inputs)).not.toMatch(/abcd-1234|BEGIN/);
});

/** Each is the one thing wrong; the problem names this input, and its sentence says this. */
const UNUSABLE: readonly (readonly [why: string, given: Given, input: string, says: string])[] = [
  [
    'an unknown way in',
    { auth: 'digest' },
    'auth',
    'none, bearer, basic or sigv4:<service>:<region>',
  ],
  ['half a signature', { auth: 'sigv4:ecs' }, 'auth', 'sigv4:codedeploy:eu-west-1'],
  [
    'AWS without credentials',
    { auth: 'sigv4:ecs:eu-west-1' },
    'auth',
    'aws-actions/configure-aws-credentials',
  ],
  ['a bearer without a token', { auth: 'bearer' }, 'token', 'the bare token'],
  ['a token with its scheme', { token: 'Bearer x' }, 'token', 'without the word Bearer'],
  [
    'a token for no one',
    { auth: 'none', token: 'abcd' },
    'token',
    'nothing with authorization none',
  ],
  [
    'a token and a user',
    { token: 'abcd', username: 'me' },
    'username',
    'nothing with authorization bearer',
  ],
  ['a password alone', { password: 'sesame' }, 'username', 'a user name'],
  [
    'two authorizations',
    { token: 'abcd', headers: 'authorization: x' },
    'headers',
    'no Authorization beside bearer',
  ],
  ['PagerDuty without its key', { format: 'pagerduty' }, 'token', 'the bare token'],
  [
    'PagerDuty with a bearer',
    { format: 'pagerduty', token: 'R0', auth: 'bearer' },
    'auth',
    'nothing with format pagerduty',
  ],
  [
    'a signature that Slack can’t verify',
    { format: 'slack', secret: 'plain' },
    'secret',
    'verifies no signature',
  ],
  [
    'Slack by PUT',
    { format: 'slack', method: 'PUT' },
    'method',
    'POST with rollback-webhook-format slack',
  ],
  [
    'a CloudEvent by GET',
    { format: 'cloudevents', method: 'GET' },
    'method',
    'POST, PUT or PATCH with',
  ],
  [
    'a body for GitHub',
    { format: 'github', body: '{}' },
    'body',
    'only with rollback-webhook-format raw',
  ],
  ['CDEvents from nowhere', { format: 'cdevents' }, 'metadata', '"environment: …"'],
  [
    'Flagger without a name',
    { format: 'flagger', metadata: 'namespace: a' },
    'metadata',
    '"name: …"',
  ],
  [
    'metadata for a body of one’s own',
    { format: 'raw', metadata: 'a: b' },
    'metadata',
    'write it into the body',
  ],
  ['metadata without a name', { metadata: 'a: b\nshop' }, 'metadata', 'line 2 is not'],
  ['metadata twice', { metadata: 'a: b\na: c' }, 'metadata', 'a is there twice'],
  ['no yes or no', { 'retry-on-timeout': 'maybe' }, 'retry-on-timeout', 'true or false'],
  ['no authority', { ca: 'certs/ca.pem' }, 'ca', 'PEM text'],
  [
    'half an authority',
    { ca: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' },
    'ca',
    'PEM text',
  ],
  [
    'a certificate without its key',
    { cert: CERTIFICATE },
    'key',
    'private key of rollback-webhook-cert',
  ],
  ['a key without its certificate', { key: KEY }, 'cert', 'certificate of rollback-webhook-key'],
  [
    'the key of another',
    { cert: CERTIFICATE, key: OTHER_KEY },
    'key',
    'this one belongs to another',
  ],
  ['a locked key', { cert: CERTIFICATE, key: LOCKED_KEY }, 'key', 'unencrypted'],
  [
    'an authority for plain http',
    { ca: CERTIFICATE, url: 'http://x/y' },
    'ca',
    'nothing with an http address',
  ],
];

test.each(UNUSABLE)('%s', (_why, given, input, says) => {
  const found = problems(given);
  expect(found.map((problem) => problem.input)).toEqual([`rollback-webhook-${input}`]);
  expect(found[0]!.takes).toContain(says);
  expect(JSON.stringify(found)).not.toMatch(/sesame|abcd|BEGIN [A-Z ]*KEY/);
});

/** With what the format can't do without. */
function complete(format: string): Given {
  const metadata = { flagger: 'name: shop\nnamespace: prod', cdevents: 'environment: prod' };
  const needed = metadata[format as keyof typeof metadata];
  return {
    format,
    ...(needed === undefined ? {} : { metadata: needed }),
    ...(format === 'pagerduty' ? { token: 'R012' } : {}),
  };
}
