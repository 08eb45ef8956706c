/** The example workflows, their gate steps run by the bundle as the runner would run them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type FakePrometheus, fakePrometheus } from './support/fake-prometheus.ts';
import { startReceiver } from './support/receiver.ts';
import { runAction } from './support/runner.ts';

const SECRET = 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiB0aGUgd2ViaG9vaw==';
const SHA = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

interface Workflow {
  readonly on: { readonly workflow_dispatch?: { readonly inputs: Inputs } };
  readonly jobs: Record<string, { readonly steps: readonly Step[] }>;
}
type Inputs = Record<string, { readonly default?: string }>;
interface Step {
  readonly uses?: string;
  readonly with?: Record<string, string>;
}

/** The gate step's `with:`, every expression replaced by what GitHub would put there. */
function gateInputs(file: string, values: Record<string, string>): Record<string, string> {
  const workflow = parse(
    readFileSync(join(import.meta.dirname, '../examples', file), 'utf8'),
  ) as Workflow;
  const defaults = Object.entries(workflow.on.workflow_dispatch?.inputs ?? {}).map(
    ([name, input]) => [`inputs.${name}`, input.default ?? ''] as const,
  );
  const known: Record<string, string> = { ...Object.fromEntries(defaults), ...values };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const gate = steps.find(({ uses }) => uses?.startsWith('OWNER/canary-gate@'));
  return Object.fromEntries(
    Object.entries(gate?.with ?? {}).map(([input, value]) => [
      input,
      value.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
        if (known[name] === undefined) throw new Error(`${file} needs a value for ${name}`);
        return known[name];
      }),
    ]),
  );
}

/** Two counters of a version, scraped every `every` ms over [from, until]. */
function addShop(
  server: FakePrometheus,
  version: string,
  errors: number,
  { from, until, every }: { from: number; until: number; every: number },
): void {
  const times = Array.from(
    { length: Math.floor((until - from) / every) + 1 },
    (_, i) => from + i * every,
  );
  const counter = (code: string, per: number) =>
    server.add(
      { __name__: 'http_requests_total', app: 'shop', version, code, instance: `${version}:80` },
      times.map((at, i) => [at, (i + 1) * per] as const),
    );
  counter('200', 100 - errors);
  counter('500', errors);
}

test('deploy.yml: a bad canary is rolled back through the secrets that the workflow names', async () => {
  await using server = await fakePrometheus();
  await using receiver = await startReceiver({ secret: SECRET });
  const now = Date.now();
  const live = { from: now - 120_000, until: now + 60_000, every: 500 };
  addShop(server, SHA, 30, live);
  addShop(server, 'stable', 1, live);
  const inputs = gateInputs('deploy.yml', {
    'vars.METRICS_URL': server.url.href,
    'secrets.METRICS_TOKEN': 'a-token-of-the-metrics',
    'secrets.ROLLBACK_URL': receiver.webhook.href,
    'secrets.ROLLBACK_SECRET': SECRET,
    'github.sha': SHA,
  });
  expect(inputs).toMatchObject({ duration: '15m', warmup: '1m' });
  const soon = { duration: '10s', interval: '1s', warmup: '0s', history: '0s' };
  using run = await runAction({ with: { ...inputs, ...soon } });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(run.exitCode).toBe(1);
  expect(receiver.calls).toHaveLength(1);
  expect(server.requests[0]?.headers.authorization).toBe('Bearer a-token-of-the-metrics');
});

test.each([
  ['a bad canary', 30, '1%', 'fail'],
  ['a healthy one', 1, '0.5%', 'pass'],
])(
  'rerun.yml: %s of the past, judged at once, nothing touched',
  async (_, errors, alpha, verdict) => {
    await using server = await fakePrometheus();
    const end = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;
    const start = end - 600_000;
    const past = { from: start - 3_600_000, until: end, every: 15_000 };
    addShop(server, 'v2', errors, past);
    addShop(server, 'stable', 1, past);
    const inputs = gateInputs('rerun.yml', {
      'vars.METRICS_URL': server.url.href,
      'secrets.METRICS_TOKEN': 'a-token-of-the-metrics',
      'inputs.canary': 'v2',
      'inputs.start-time': new Date(start).toISOString(),
      'inputs.end-time': new Date(end).toISOString(),
      'inputs.false-alarm-rate': alpha,
    });
    using run = await runAction({ with: inputs });
    expect(run.outputs).toMatchObject({ verdict, 'rolled-back': 'false' });
    expect(run.exitCode).toBe(0);
    expect(Date.parse(run.outputs['decided-at']!)).toBeLessThanOrEqual(end);
  },
);
