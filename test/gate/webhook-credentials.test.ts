/** The bundle with every way into a webhook that refuses and tells all that it was sent: none of it shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakePrometheus } from '../support/fake-prometheus.ts';
import { runGate } from '../support/gate-run.ts';
import { bodyOf, localServer } from '../support/local-server.ts';
import { addVersion } from '../support/traffic.ts';

const AWS_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const PASSWORD = 'pässword-77c1';
const KEY = 'R0123456789ABCDEF0123456789ABCDE';

interface Way {
  readonly with: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** What the receiver was told, so that it could have been shown. */
  readonly sent: RegExp;
}

const WAYS: Readonly<Record<string, Way>> = {
  bearer: {
    with: { 'rollback-webhook-token': 'bearer-token-3f9a' },
    secrets: ['bearer-token-3f9a'],
    sent: /Bearer bearer-token-3f9a/,
  },
  basic: {
    with: { 'rollback-webhook-username': 'gate', 'rollback-webhook-password': PASSWORD },
    secrets: [PASSWORD, Buffer.from(`gate:${PASSWORD}`).toString('base64')],
    sent: /Basic [\w+/=]+/,
  },
  pagerduty: {
    with: {
      'rollback-webhook-format': 'pagerduty',
      'rollback-webhook-token': KEY,
      'rollback-webhook-secret': '',
    },
    secrets: [KEY],
    sent: new RegExp(`"routing_key":"${KEY}"`),
  },
  sigv4: {
    with: { 'rollback-webhook-auth': 'sigv4:codedeploy:eu-west-1' },
    env: {
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: AWS_SECRET,
      AWS_SESSION_TOKEN: 'session-token-51d0',
    },
    secrets: [AWS_SECRET, 'session-token-51d0'],
    sent: /AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE.*session-token-51d0/,
  },
};

test.each(Object.entries(WAYS))('%s', async (_, { with: way, env = {}, secrets, sent }) => {
  await using server = await fakePrometheus();
  const told: string[] = [];
  await using receiver = await localServer(async (request, response) => {
    const echo = `${JSON.stringify(request.headers)} ${await bodyOf(request)}`;
    told.push(echo);
    response.writeHead(400).end(`bad ${secrets.join(' ')} ${echo}`);
  });
  using run = await runGate(receiver.url, {
    env,
    with: {
      'metrics-url': server.url.href,
      canary: addVersion(server, 'v2', { errors: 20 }).selector,
      baseline: addVersion(server, 'v1', { errors: 1 }).selector,
      ...way,
    },
  });
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(sent);
  expect(run.record.rollback).toMatchObject({ state: 'failed', status: 400 });
  const printed = run.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const folder = join(run.outputs.report!, '..');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const shown = [...printed, run.stderr, run.summary, ...Object.values(run.outputs), ...files].join(
    '\n',
  );
  expect(shown).toContain('answered 400');
  expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
});
