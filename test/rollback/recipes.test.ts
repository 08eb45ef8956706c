/** The recipes of docs/rollback.md, each run against a server that answers as that API is documented to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { realClock } from '../../src/clock.ts';
import type { WebhookConfig } from '../../src/config.ts';
import { httpClient } from '../../src/http.ts';
import { readConfig } from '../../src/inputs.ts';
import { rollbackMessage } from '../../src/rollback/message.ts';
import { type Confirmed, callWebhook } from '../../src/rollback/webhook.ts';
import { type Answer, type Asked, startAnswering } from '../support/answering.ts';
import { authorizationOf, expectedSignature } from '../support/aws-signature.ts';
import { CERTIFICATE } from '../support/certificate.ts';
import { leaks } from '../support/leaks.ts';
import { failing, outcomeOf, play } from '../support/outcomes.ts';
import { inputVariables } from '../support/runner-environment.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/rollback.md'), 'utf8');
const MESSAGE = rollbackMessage(outcomeOf(play(failing())));
const NEVER = new AbortController().signal;
const HTTP = httpClient(
  { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined },
  { clock: realClock, random: () => 0 },
);
const { inputs: INPUTS } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { default?: string }>;
};

const AWS_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
/** What GitHub would put for the expressions of the page. */
const RIGHT: Readonly<Record<string, string>> = {
  'secrets.KUBERNETES_CA': CERTIFICATE,
  'secrets.KUBERNETES_TOKEN': 'kubernetes-token-4b1d',
  'secrets.ARGOCD_TOKEN': 'argocd-token-90ce',
  'secrets.VERCEL_TOKEN': 'vercel-token-7a21',
  'secrets.NETLIFY_TOKEN': 'netlify-token-3c55',
  'secrets.RENDER_API_KEY': 'rnd_1a2b3c4d5e6f',
  'secrets.DISPATCH_TOKEN': 'ghp_5d6e7f8091a2',
  'secrets.PAGERDUTY_ROUTING_KEY': 'R0123456789ABCDEF0123456789ABCDE',
  'secrets.SLACK_WEBHOOK_URL': 'https://hooks.slack.com/services/T0SHOP/B0GATE/s3cretPath5f1c',
  'secrets.SPINNAKER_SECRET': 'spinnaker-secret-62fa',
  'secrets.LAUNCHDARKLY_TOKEN': 'api-launchdarkly-8d3b',
  'steps.auth.outputs.access_token': 'ya29.google-token-c77e',
  'steps.stable.outputs.history-id': '41',
  'steps.stable.outputs.revision': 'shop-00041-abc',
  'steps.stable.outputs.deployment': 'dep-41',
  'steps.deploy.outputs.deployment-id': 'd-0PQRSTUVW',
};
const WRONG: Readonly<Record<string, string>> = {
  ...RIGHT,
  ...Object.fromEntries(
    Object.keys(RIGHT)
      .filter((name) => /TOKEN|KEY$|SECRET|access_token/.test(name))
      .map((name) => [name, 'X0123456789ABCDEF0123456789ABCDE']),
  ),
  'secrets.SLACK_WEBHOOK_URL': 'https://hooks.slack.com/services/T0SHOP/B0GATE/wrongPath0000',
};

/** The recipe under a heading, read as the action reads it. */
function recipe(heading: string, values = RIGHT, awsSecret = AWS_SECRET): WebhookConfig {
  const [, section = ''] = PAGE.split(`### ${heading}\n`);
  const [, block = ''] = /```yaml\n(.*?)```/s.exec(section) ?? [];
  const { with: given } = parse(block) as { with: Record<string, unknown> };
  const filled = Object.entries(given).map(([name, value]) => [
    name,
    String(value).replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, of: string) => {
      if (values[of] === undefined) throw new Error(`${heading} needs a value for ${of}`);
      return values[of];
    }),
  ]);
  const step = {
    'metrics-url': 'https://prometheus.example.com',
    canary: 'http_requests_total{track="canary"}',
    baseline: 'http_requests_total{track="stable"}',
    ...Object.fromEntries(filled),
  };
  const aws = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: awsSecret };
  const { webhook } = readConfig({ ...inputVariables(INPUTS, step), ...aws }, Date.now());
  if (webhook === undefined) throw new Error(`${heading} has no webhook`);
  return webhook;
}

interface Api {
  /** Where its behaviour is written down. */
  readonly source: string;
  readonly host: string;
  readonly tls?: boolean;
  readonly serves: string;
  /** In the order in which the API itself looks: who asks, in what form, for what. */
  readonly answer: (asked: Asked) => Answer;
  readonly done: number;
  readonly body: (body: string) => unknown;
  readonly sent: unknown;
  /** What a wrong credential leads to; undefined: it can't be told from a right one. */
  readonly denied: { readonly status: number; readonly code: string } | undefined;
  /** What else it refuses, and the status that says so. */
  readonly refuses?: Readonly<Record<string, { readonly answer: Answer; readonly says: string }>>;
}

function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

function bearer({ headers }: Asked, name: string): boolean {
  return headers.authorization === `Bearer ${RIGHT[name]}`;
}

const isJson = ({ headers }: Asked) => headers['content-type'] === 'application/json';

const APIS: Readonly<Record<string, Api>> = {
  'Argo Rollouts': {
    source:
      'https://kubernetes.io/docs/reference/using-api/api-concepts and argo-rollouts pkg/kubectl-argo-rollouts/cmd/abort',
    host: 'kubernetes.example.com',
    tls: true,
    serves: 'PATCH /apis/argoproj.io/v1alpha1/namespaces/prod/rollouts/shop/status',
    answer(asked) {
      const status = (code: number, reason: string, message: string) =>
        json(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, message, code });
      if (!bearer(asked, 'secrets.KUBERNETES_TOKEN'))
        return status(401, 'Unauthorized', 'Unauthorized');
      if (asked.headers['content-type'] !== 'application/merge-patch+json')
        return status(
          415,
          'UnsupportedMediaType',
          'the body of the request was in an unknown format',
        );
      return json(200, { kind: 'Rollout', status: { abort: true } });
    },
    done: 200,
    body: JSON.parse,
    sent: { status: { abort: true } },
    denied: { status: 401, code: 'unauthorized' },
    refuses: {
      'a role without patch on the status': {
        answer: json(403, { kind: 'Status', reason: 'Forbidden', code: 403 }),
        says: 'rollback-webhook-token',
      },
    },
  },
  'Argo CD': {
    source:
      'https://argo-cd.readthedocs.io/en/stable/developer-guide/api-docs and server/application/application.go',
    host: 'argocd.example.com',
    serves: 'POST /api/v1/applications/shop/rollback',
    answer(asked) {
      if (!isJson(asked)) return { status: 415, body: 'Invalid content type' };
      if (!bearer(asked, 'secrets.ARGOCD_TOKEN'))
        return json(401, { error: 'invalid session', code: 16, message: 'invalid session' });
      return typeof JSON.parse(asked.body).id === 'number'
        ? json(200, { metadata: { name: 'shop' }, operation: {} })
        : json(400, { error: 'invalid value for int64 type', code: 3 });
    },
    done: 200,
    body: JSON.parse,
    sent: { id: 41, prune: true },
    denied: { status: 401, code: 'unauthorized' },
    refuses: {
      'a rollback while it syncs automatically': {
        answer: json(400, {
          error: 'rollback cannot be initiated when auto-sync is enabled',
          code: 9,
        }),
        says: 'by hand',
      },
    },
  },
  'AWS CodeDeploy': {
    source: 'https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_StopDeployment.html',
    host: 'codedeploy.eu-west-1.amazonaws.com',
    serves: 'POST /',
    answer(asked) {
      const error = (type: string) => json(400, { __type: type, message: type });
      const { signature, scope, signedHeaders } = authorizationOf(asked);
      const signed = ['host', 'x-amz-date', 'x-amz-target'].every((name) =>
        signedHeaders.includes(name),
      );
      if (!signed || !scope.endsWith('/eu-west-1/codedeploy/aws4_request'))
        return error('IncompleteSignature');
      if (signature !== expectedSignature(asked, AWS_SECRET))
        return error('InvalidSignatureException');
      if (asked.headers['content-type'] !== 'application/x-amz-json-1.1')
        return json(404, { __type: 'UnknownOperationException' });
      if (asked.headers['x-amz-target'] !== 'CodeDeploy_20141006.StopDeployment')
        return error('UnknownOperationException');
      return json(200, { status: 'Pending', statusMessage: 'Stopping' });
    },
    done: 200,
    body: JSON.parse,
    sent: { deploymentId: 'd-0PQRSTUVW', autoRollbackEnabled: true },
    denied: { status: 400, code: 'unauthorized' },
    refuses: {
      'a deployment that has ended': {
        answer: json(400, { __type: 'DeploymentAlreadyCompletedException' }),
        says: 'by hand',
      },
      'a role without the permission': {
        answer: json(400, { __type: 'AccessDeniedException', message: 'not authorized' }),
        says: 'AWS credentials',
      },
    },
  },
  'Cloud Run': {
    source: 'https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services/patch',
    host: 'run.googleapis.com',
    serves: 'PATCH /v2/projects/acme/locations/europe-west1/services/shop?updateMask=traffic',
    answer(asked) {
      if (!bearer(asked, 'steps.auth.outputs.access_token'))
        return json(401, { error: { code: 401, status: 'UNAUTHENTICATED' } });
      const { traffic } = JSON.parse(asked.body);
      const total = traffic.reduce(
        (sum: number, { percent }: { percent: number }) => sum + percent,
        0,
      );
      return total === 100
        ? json(200, { name: 'projects/acme/locations/europe-west1/operations/1', done: false })
        : json(400, { error: { code: 400, status: 'INVALID_ARGUMENT' } });
    },
    done: 200,
    body: JSON.parse,
    sent: {
      traffic: [
        {
          type: 'TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION',
          revision: 'shop-00041-abc',
          percent: 100,
        },
      ],
    },
    denied: { status: 401, code: 'unauthorized' },
  },
  Vercel: {
    source: 'https://vercel.com/docs/rest-api/projects: rollback',
    host: 'api.vercel.com',
    serves: 'POST /v1/projects/prj_shop/rollback/dep-41?teamId=team_acme',
    answer: (asked) =>
      bearer(asked, 'secrets.VERCEL_TOKEN')
        ? { status: 201 }
        : json(403, {
            error: { code: 'forbidden', message: 'Not authorized', invalidToken: true },
          }),
    done: 201,
    body: String,
    sent: '',
    denied: { status: 403, code: 'unauthorized' },
  },
  Netlify: {
    source: 'https://open-api.netlify.com/#operation/restoreSiteDeploy',
    host: 'api.netlify.com',
    serves: 'POST /api/v1/sites/shop.netlify.app/deploys/dep-41/restore',
    answer: (asked) =>
      bearer(asked, 'secrets.NETLIFY_TOKEN')
        ? json(200, { id: 'dep-41', state: 'ready' })
        : json(401, { code: 401, message: 'Access Denied: Invalid token' }),
    done: 200,
    body: String,
    sent: '',
    denied: { status: 401, code: 'unauthorized' },
  },
  Render: {
    source: 'https://api-docs.render.com/reference/rollback-deploy',
    host: 'api.render.com',
    serves: 'POST /v1/services/srv-shop/rollback',
    answer(asked) {
      if (!bearer(asked, 'secrets.RENDER_API_KEY')) return json(401, { message: 'Unauthorized' });
      return isJson(asked) && typeof JSON.parse(asked.body).deployId === 'string'
        ? json(201, { id: 'dep-42', status: 'created' })
        : json(400, { message: 'invalid JSON' });
    },
    done: 201,
    body: JSON.parse,
    sent: { deployId: 'dep-41' },
    denied: { status: 401, code: 'unauthorized' },
  },
  GitHub: {
    source: 'https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event',
    host: 'api.github.com',
    serves: 'POST /repos/acme/deploy/dispatches',
    answer(asked) {
      if (!asked.headers['user-agent']) return { status: 403, body: 'Request forbidden' };
      if (!bearer(asked, 'secrets.DISPATCH_TOKEN'))
        return json(401, { message: 'Bad credentials' });
      if (asked.headers['x-github-api-version'] !== '2022-11-28')
        return json(400, { message: 'The API version is not supported' });
      const { event_type, client_payload } = JSON.parse(asked.body);
      return typeof event_type === 'string' && Object.keys(client_payload).length <= 10
        ? { status: 204 }
        : json(422, { message: 'Invalid request.' });
    },
    done: 204,
    body: (text) => {
      const { event_type, client_payload } = JSON.parse(text);
      const { id, verdict, metadata } = client_payload;
      return { event_type, id, verdict, metadata };
    },
    sent: {
      event_type: 'canary-gate-rollback',
      id: MESSAGE.id,
      verdict: 'fail',
      metadata: { service: 'shop', environment: 'production' },
    },
    denied: { status: 401, code: 'unauthorized' },
    refuses: {
      'a token without contents: write': {
        answer: json(403, { message: 'Resource not accessible by personal access token' }),
        says: 'rollback-webhook-token',
      },
      // A 200 comes from something between here and GitHub.
      'an answer that GitHub never gives': {
        answer: { status: 200, body: '<html>' },
        says: 'by hand',
      },
    },
  },
  PagerDuty: {
    source: 'https://developer.pagerduty.com/docs/send-alert-event',
    host: 'events.pagerduty.com',
    serves: 'POST /v2/enqueue',
    answer(asked) {
      const invalid = (...errors: string[]) =>
        json(400, { status: 'invalid event', message: 'Event object is invalid', errors });
      const { routing_key, event_action, dedup_key, payload } = JSON.parse(asked.body);
      if (routing_key.length !== 32)
        return invalid("Length of 'routing_key' is incorrect (should be 32 characters)");
      if (routing_key !== RIGHT['secrets.PAGERDUTY_ROUTING_KEY'])
        return invalid('Invalid routing key');
      return event_action === 'trigger' && payload.summary && payload.source && payload.severity
        ? json(202, { status: 'success', message: 'Event processed', dedup_key })
        : invalid("'payload' is missing or blank");
    },
    done: 202,
    body: (text) => {
      const { dedup_key, payload } = JSON.parse(text);
      return { dedup_key, source: payload.source, group: payload.group };
    },
    sent: { dedup_key: MESSAGE.id, source: 'shop', group: 'production' },
    denied: { status: 400, code: 'unauthorized' },
  },
  Slack: {
    source:
      'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: handling errors',
    host: 'hooks.slack.com',
    serves: 'POST /services/T0SHOP/B0GATE/s3cretPath5f1c',
    answer(asked) {
      if (!asked.path.endsWith('/s3cretPath5f1c')) return { status: 403, body: 'invalid_token' };
      return isJson(asked) && JSON.parse(asked.body).text !== ''
        ? { status: 200, body: 'ok' }
        : { status: 400, body: 'invalid_payload' };
    },
    done: 200,
    body: (text) => JSON.parse(text).text,
    sent: expect.stringMatching(/^shop: canary verdict fail\n/),
    denied: { status: 403, code: 'unauthorized' },
    refuses: {
      'a channel that is gone': {
        answer: { status: 410, body: 'channel_is_archived' },
        says: 'by hand',
      },
    },
  },
  Spinnaker: {
    source: 'https://spinnaker.io/docs/guides/user/pipeline/triggers/webhooks',
    host: 'gate.example.com',
    serves: 'POST /webhooks/webhook/shop-rollback',
    answer: (asked) =>
      isJson(asked) && typeof JSON.parse(asked.body) === 'object'
        ? json(200, { eventProcessed: true, eventId: '6c1e3f62' })
        : { status: 400 },
    done: 200,
    body: JSON.parse,
    sent: {
      secret: RIGHT['secrets.SPINNAKER_SECRET'],
      parameters: { id: MESSAGE.id, reason: MESSAGE.fields.reason },
    },
    denied: undefined,
  },
  LaunchDarkly: {
    source: 'https://launchdarkly.com/docs/api/feature-flags/update-feature-flag',
    host: 'app.launchdarkly.com',
    serves: 'PATCH /api/v2/flags/shop/new-checkout',
    answer(asked) {
      if (asked.headers.authorization !== RIGHT['secrets.LAUNCHDARKLY_TOKEN'])
        return json(401, { code: 'unauthorized', message: 'Invalid access token' });
      // Without it the body is taken for a JSON patch, which is a list.
      if (
        !/;\s*domain-model=launchdarkly\.semanticpatch$/.test(String(asked.headers['content-type']))
      )
        return json(400, { code: 'invalid_request', message: 'Invalid JSON patch' });
      const { environmentKey, instructions } = JSON.parse(asked.body);
      return environmentKey && instructions.length > 0
        ? json(200, { key: 'new-checkout' })
        : json(400, { code: 'invalid_request' });
    },
    done: 200,
    body: JSON.parse,
    sent: {
      environmentKey: 'production',
      comment: MESSAGE.fields.reason,
      instructions: [{ kind: 'turnFlagOff' }],
    },
    denied: { status: 401, code: 'unauthorized' },
    refuses: {
      'a flag that somebody else is changing': {
        answer: json(409, { code: 'optimistic_locking_error' }),
        says: 'by hand',
      },
    },
  },
};

/** Calls as the recipe has it, but for host and port, which are the local server's. */
async function call(
  webhook: WebhookConfig,
  { host, tls = false }: Api,
  answer: Api['answer'],
): Promise<{ rollback: Confirmed; asked: readonly Asked[] }> {
  expect(webhook.url.origin).toBe(`https://${host}`);
  await using server = await startAnswering(answer, { tls });
  const url = new URL(webhook.url.pathname + webhook.url.search, server.url);
  const rollback = await callWebhook({ ...webhook, url }, MESSAGE, HTTP, realClock, NEVER);
  return { rollback, asked: server.asked };
}

test('every recipe of the page is here', () => {
  const [, section = ''] = PAGE.split('## Recipes\n');
  const headings = section.split('\n## ')[0]!.matchAll(/^### (.*)$/gm);
  expect(Array.from(headings, ([, heading]) => heading)).toEqual(Object.keys(APIS));
});

describe.each(Object.entries(APIS))('%s', (heading, api) => {
  const { serves, answer, done, body, sent, denied, refuses = {} } = api;
  const secrets = Object.entries(RIGHT)
    .filter(([name]) => /secrets\.|access_token/.test(name) && !/_CA$|_URL$/.test(name))
    .map(([, value]) => value);

  test('is rolled back by one call', async () => {
    const { rollback, asked } = await call(recipe(heading), api, answer);
    expect(rollback).toMatchObject({ state: 'done', status: done, attempts: 1 });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([serves]);
    expect(body(asked[0]!.body)).toEqual(sent);
  });

  test.each(denied === undefined ? [] : [denied])(
    'says no to a wrong credential, which is nowhere shown',
    async ({ status, code }) => {
      const { rollback } = await call(recipe(heading, WRONG, `${AWS_SECRET}x`), api, answer);
      if (rollback.state !== 'failed') return expect.unreachable();
      expect(rollback).toMatchObject({ status, attempts: 1, error: { code } });
      expect(rollback.error.hint).toContain('by hand');
      expect(leaks(rollback.error, ['X0123456789', 'wrongPath0000'])).toEqual([]);
    },
  );

  test.each(Object.entries(refuses))('refuses %s', async (_, refusal) => {
    const { rollback } = await call(recipe(heading), api, () => refusal.answer);
    if (rollback.state !== 'failed') return expect.unreachable();
    expect(rollback.attempts).toBe(1);
    expect(rollback.error.hint).toContain(refusal.says);
    expect(leaks(rollback.error, secrets)).toEqual([]);
  });

  test('is tried again when it is overloaded', async () => {
    let times = 0;
    const overloaded = (asked: Asked): Answer => {
      times += 1;
      return times === 1 ? { status: 503 } : answer(asked);
    };
    const { rollback, asked } = await call(recipe(heading), api, overloaded);
    expect(rollback).toMatchObject({ state: 'done', attempts: 2 });
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
  });

  test('is not shown its own request in an answer', async () => {
    const echo = (asked: Asked): Answer => ({
      status: 400,
      body: `${asked.headers.authorization} ${asked.path} ${asked.body}`,
    });
    const { rollback } = await call(recipe(heading), api, echo);
    if (rollback.state !== 'failed') return expect.unreachable();
    expect(leaks(rollback.error, secrets)).toEqual([]);
  });
});

test('what can’t be told from success is said on the page', () => {
  const silent = Object.keys(APIS).filter((heading) => APIS[heading]!.denied === undefined);
  expect(silent).toEqual(['Spinnaker']);
  expect(PAGE).toMatch(/### Spinnaker\n\n.*a wrong secret looks like success/);
});
