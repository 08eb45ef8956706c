/**
 * Every scenario with marked secrets in every place that takes one, against servers that throw back what they are sent:
 * the mark is in nothing that was written, but for the commands that tell the runner what to mask.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type AnsweringServer, type Asked, startAnswering } from '../support/answering.ts';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { type ActionRun, type RunOptions, runAction } from '../support/runner.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 20, testTimeout: 60_000 });

const MARK = 'zq9mark';
/** The values of a run's secret inputs; all hold the mark. */
const SECRETS = {
  'metrics-token': `${MARK}-metrics-token`,
  'metrics-headers': `X-Scope-OrgID: ${MARK}/tenant+1`,
  'rollback-webhook-secret': `${MARK}-signing`,
  'rollback-webhook-headers': `X-Api-Key: ${MARK} "quoted" key`,
  'github-token': `ghs_${MARK}`,
};
const WEBHOOK_PATH = `/hooks/${MARK}-path?key=${MARK}-query`;
const BASIC = { 'metrics-username': 'reader', 'metrics-password': `${MARK}:pass word` };

/** Also in the forms in which it travels: any alignment of base64 shows one of these. */
const FORMS = [
  MARK,
  ...[0, 1, 2].map((lead) =>
    Buffer.from('x'.repeat(lead) + MARK)
      .toString('base64')
      .slice(lead === 0 ? 0 : 4, -4),
  ),
];

/** Throws back all that it was sent, and tries to command the runner and to write into the summary. */
function echo({ path, headers, body }: Asked): string {
  const sent = `${decodeURIComponent(path)} ${path} ${JSON.stringify(headers)} ${Object.values(headers).join(' ')} ${body}`;
  return `${sent}\n::error::injected\n  ::set-output name=verdict::injected\n##[error]injected\u001b[31m\n</details><h1>injected</h1>`;
}

function echoing(status: number): Promise<AnsweringServer> {
  return startAnswering((asked) => ({
    status,
    headers: { location: `https://elsewhere.example.com/${MARK}?next=${MARK}` },
    body: echo(asked),
  }));
}

const TRAFFIC = { sick: 20, healthy: 1 };

function prometheus(server: FakePrometheus, canary: keyof typeof TRAFFIC): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: addVersion(server, 'v2', { errors: TRAFFIC[canary] }).selector,
    baseline: addVersion(server, 'v1', { errors: 1 }).selector,
  };
}

interface World {
  readonly server: FakePrometheus;
  /** The rollback target. */
  readonly target: AnsweringServer;
}

async function run(
  { target }: World,
  inputs: Record<string, string>,
  options: Omit<RunOptions, 'with'> = {},
): Promise<ActionRun> {
  return runAction({
    ...options,
    with: {
      duration: '4s',
      interval: '1s',
      history: '0s',
      'rollback-webhook-retries': '0',
      'rollback-webhook-url': new URL(WEBHOOK_PATH, target.url).href,
      ...SECRETS,
      ...inputs,
    },
  });
}

/** Cancelled when the server has been asked so often. */
async function cancelled(
  world: World,
  asked: number,
  inputs: Record<string, string>,
  patience: RunOptions['patience'],
): Promise<ActionRun> {
  const cancel = new AbortController();
  const running = run(world, inputs, { cancel: cancel.signal, patience });
  await world.server.asked(asked);
  cancel.abort();
  return running;
}

type Scenario = (world: World) => Promise<ActionRun>;

const sick: Scenario = (world) => run(world, prometheus(world.server, 'sick'));

/** With the status of the target's answer. */
const SCENARIOS: Record<string, readonly [status: number, Scenario]> = {
  'fail, rolled back': [200, sick],
  'fail, and the receiver echoes a 400': [400, sick],
  'fail, and the receiver echoes a 403': [403, sick],
  'fail, and the receiver echoes a 500': [500, sick],
  'fail, and the receiver redirects': [307, sick],
  'fail, with debugging on': [
    500,
    (world) => run(world, prometheus(world.server, 'sick'), { env: { RUNNER_DEBUG: '1' } }),
  ],
  'fail, and no recovery': [
    200,
    (world) => run(world, { ...prometheus(world.server, 'sick'), 'verify-recovery': '3s' }),
  ],
  'fail, with a token for the webhook': [
    401,
    (world) =>
      run(world, {
        ...prometheus(world.server, 'sick'),
        'rollback-webhook-auth': 'bearer',
        'rollback-webhook-token': `${MARK}-bearer`,
      }),
  ],
  'fail, in a dry run': [
    200,
    (world) => run(world, { ...prometheus(world.server, 'sick'), 'dry-run': 'true' }),
  ],
  'pass, with basic authentication': [
    200,
    (world) => {
      const inputs = { ...prometheus(world.server, 'healthy'), ...BASIC };
      return run(world, { ...inputs, 'metrics-token': '' });
    },
  ],
  'inconclusive: nothing is there': [
    200,
    (world) => {
      world.server.misbehave('no-series');
      return run(world, prometheus(world.server, 'healthy'));
    },
  ],
  ...Object.fromEntries(
    [200, 302, 400, 401, 422, 503].map((status) => [
      `error: the metrics server echoes with ${status}`,
      [
        500,
        async (world: World) => {
          await using metrics = await echoing(status);
          const selectors = { canary: 'up{a="1"}', baseline: 'up{a="2"}' };
          const inputs = { 'metrics-url': metrics.url.href, ...selectors, 'on-error': 'rollback' };
          return await run(world, inputs);
        },
      ] as const,
    ]),
  ),
  'error: a JSON endpoint echoes': [
    200,
    async (world) => {
      await using metrics = await echoing(400);
      const query = `path: '/${MARK}?a=1'\nheaders:\n  X-Key: ${MARK}-query-header\ncanary-errors: a\ncanary-requests: b\nbaseline-errors: c\nbaseline-requests: d`;
      const inputs = { provider: 'http', 'metrics-url': metrics.url.href, query };
      return await run(world, { ...inputs, query: query.replace(`/${MARK}?`, '/x?') });
    },
  ],
  'error: metrics pages echo': [
    200,
    async (world) => {
      await using metrics = await echoing(200);
      const canary = new URL('/canary', metrics.url).href;
      const baseline = new URL('/baseline', metrics.url).href;
      return await run(world, { provider: 'scrape', canary, baseline });
    },
  ],
  'error: a proxy with a password that is not there': [
    200,
    (world) =>
      run(world, prometheus(world.server, 'healthy'), {
        env: { HTTP_PROXY: `http://user:${MARK}-proxy@127.0.0.1:9`, NO_PROXY: '' },
      }),
  ],
  'unusable inputs beside all secrets': [
    200,
    (world) =>
      run(world, {
        ...prometheus(world.server, 'healthy'),
        'metrics-headers': `${MARK} without a colon`,
        'metrics-password': `${MARK}-orphan`,
        'rollback-webhook-secret': `whsec_${MARK}-not base64!`,
        'rollback-webhook-url': `https://user:${MARK}@example.com/${MARK}`,
        'rollback-webhook-headers': `${MARK}\n: ${MARK}`,
        'rollback-webhook-body': `{{ ${MARK}`,
        interval: 'often',
      }),
  ],
  'a misspelt secret': [
    200,
    (world) =>
      run(world, prometheus(world.server, 'healthy'), {
        env: { 'INPUT_METRICS-TOKN': `${MARK}-misspelt` },
      }),
  ],
  'cancelled, the receiver echoes to main and to the post step': [
    500,
    (world) => {
      const inputs = { ...prometheus(world.server, 'healthy'), 'on-cancel': 'rollback' };
      return cancelled(world, 2, inputs, [['SIGINT', 4000]]);
    },
  ],
  'killed, the receiver echoes to the post step': [
    403,
    (world) => {
      const inputs = { ...prometheus(world.server, 'healthy'), 'on-cancel': 'rollback' };
      return cancelled(world, 2, inputs, []);
    },
  ],
  'killed, and nothing is called': [
    200,
    (world) => cancelled(world, 2, prometheus(world.server, 'healthy'), []),
  ],
};

test.concurrent.each(Object.entries(SCENARIOS))('%s', async (_, [status, play]) => {
  await using server = await fakePrometheus();
  await using target = await echoing(status);
  using ended = await play({ server, target });
  expect(leaks(ended, target)).toEqual([]);
  const told = ended.annotations.map(({ message }) => message);
  expect(told.filter((message) => /^\s*injected/.test(message))).toEqual([]);
  expect(ended.outputs.verdict).not.toBe('injected');
  expect(ended.summary + (ended.post?.summary ?? '')).not.toContain('<h1>');
  // Or the test would pass on a run that did nothing.
  expect(ended.stdout + (ended.post?.stdout ?? '')).toMatch(/Canary Gate/);
});

function leaks(ended: ActionRun, target: AnsweringServer): string[] {
  const printed = [ended.stdout, ended.stderr, ended.post?.stdout, ended.post?.stderr]
    .join('\n')
    .replaceAll(/^::add-mask::.*$/gm, '');
  const written = { printed, bodies: target.asked.map(({ body }) => body).join('\n') };
  return Object.entries({ ...written, ...filesIn(ended.folder) }).flatMap(([where, text]) =>
    FORMS.filter((form) => text.includes(form)).map(
      (form) => `${form} in ${where}: ${around(text, form)}`,
    ),
  );
}

function around(text: string, form: string): string {
  const at = text.indexOf(form);
  return text.slice(Math.max(0, at - 60), at + 60);
}

function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );
}
