/** A metrics server that is down, slow or not what it should be: the verdict is `error`, and nothing is rolled back. */
import { expect, test, vi } from 'vitest';
import { startAnswering } from '../support/answering.ts';
import {
  type FakePrometheus,
  fakePrometheus,
  type Misbehaviour,
} from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { expectHarmless, rollbackTarget, runGate, TOKEN } from '../support/gate-run.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 10 });

/** A canary that the gate would convict if it trusted what it is given. */
function sickCanary(server: FakePrometheus): Record<string, string> {
  const canary = addVersion(server, 'v2', { errors: 20 });
  const baseline = addVersion(server, 'v1', { errors: 1 });
  return {
    'metrics-url': server.url.href,
    canary: canary.selector,
    baseline: baseline.selector,
  };
}

/** What goes wrong, and the cause and the next step as the reason must name them. */
const WEATHER: readonly [Misbehaviour, code: string, cause: RegExp, step: RegExp][] = [
  ['cut-connection', 'unreachable', /closed the connection/, /Check metrics-url/],
  ['silent', 'unreachable', /no complete answer within 2s/, /load of the metrics server/],
  ['drip', 'unreachable', /no complete answer within 2s/, /load of the metrics server/],
  ['overloaded', 'overloaded', /answered 503 .*query timed out/, /load of the metrics server/],
  ['query-timeout', 'overloaded', /answered 422 .*deadline exceeded/, /narrow the selectors/],
  ['html', 'not-metrics', /a page of HTML, perhaps of a login/, /no login page stands before it/],
  ['truncated', 'not-metrics', /JSON that breaks off/, /Check that metrics-url/],
  ['empty-body', 'not-metrics', /an empty answer/, /Check that metrics-url/],
  ['wrong-type', 'not-metrics', /a scalar instead of a matrix/, /Check that metrics-url/],
  ['unauthorized', 'unauthorized', /answered 401/, /Check metrics-token/],
  ['not-found', 'refused', /answered 404/, /base address of the API, without \/api\/v1\/query/],
  ['redirect', 'refused', /a redirect to login\.example\.com/, /the final address as metrics-url/],
  ['bad-data', 'refused', /answered 400 .*parse error/, /Correct the selectors/],
  ['error-in-200', 'refused', /many-to-many matching not allowed/, /Correct the selectors/],
  ['warnings', 'partial', /truncated due to limit/, /Mend what the server warns of/],
  ['partial', 'partial', /isPartial/, /Mend what the server warns of/],
];

test.concurrent.each(WEATHER)('%s from the start', async (how, code, cause, step) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const inputs = sickCanary(server);
  server.misbehave(how);
  using run = await runGate(receiver.webhook, { with: inputs });
  expectHarmless(run, receiver);
  expect(run.outputs).toMatchObject({ verdict: 'error', polls: '0', evidence: '' });
  expect(run.outputs.reason).toMatch(cause);
  expect(run.outputs.reason).toMatch(step);
  expect(run.record).toMatchObject({
    verdict: { error: { code } },
    decision: { exit: 'failure', rollback: false, because: 'on-error is fail.' },
    source: { requests: server.requests.length },
    plan: null,
    strata: [],
  });
});

test.concurrent.each(WEATHER)('%s in the midst', async (how, code, cause, step) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const running = runGate(receiver.webhook, { with: sickCanary(server) });
  // The opening and the first poll: no single one may convict.
  await server.asked(2);
  server.misbehave(how);
  using run = await running;
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(cause);
  expect(run.outputs.reason).toMatch(step);
  expect(run.record).toMatchObject({ verdict: { error: { code } }, plan: { polls: 4 } });
  expect(run.record.outages).toContainEqual(expect.objectContaining({ code }));
});

test.concurrent('nothing listens', async (context) => {
  const server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const inputs = sickCanary(server);
  await server[Symbol.asyncDispose]();
  using run = await runGate(receiver.webhook, { with: inputs });
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(/could not connect to .*nothing listens there/);
  expect(run.outputs.reason).toMatch(/Check metrics-url, and that this runner can reach it/);
});

test.concurrent('the server dies in the midst', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const running = runGate(receiver.webhook, { with: sickCanary(server) });
  await server.asked(2);
  await server[Symbol.asyncDispose]();
  using run = await running;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(/could not connect/);
  expect(run.record.outages.length).toBeGreaterThan(0);
});

test.concurrent('a server that takes no POST is asked by GET', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const inputs = { ...sickCanary(server), duration: '60s' };
  server.misbehave('no-post');
  using run = await runGate(receiver.webhook, { with: inputs });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('fail');
  expect(server.requests.map(({ method }) => method).slice(0, 3)).toEqual(['POST', 'GET', 'GET']);
  await receiver.called(1);
});

test.concurrent('what the server says is never a command to the runner', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const inputs = sickCanary(server);
  server.misbehave('warnings');
  using run = await runGate(receiver.webhook, { with: inputs });
  showWhenFailed(context, run);
  expect(run.stdout).toContain('injected');
  expect(run.annotations.map(({ message }) => message)).not.toContain('injected');
});

test.concurrent('a server that echoes the credentials, in an error or in its labels', async (context) => {
  await using receiver = await rollbackTarget();
  await using echo = await startAnswering(({ headers, path }) => ({
    status: 400,
    body: JSON.stringify({
      status: 'error',
      errorType: 'bad_data',
      error: `${path} ${JSON.stringify(headers)}`,
    }),
  }));
  const selectors = { canary: 'up{a="1"}', baseline: 'up{a="2"}' };
  using run = await runGate(receiver.webhook, {
    with: { 'metrics-url': echo.url.href, ...selectors },
  });
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.reason).toMatch(/"authorization":.*\*\*\*/);

  await using server = await fakePrometheus();
  const inputs = { ...sickCanary(server), duration: '60s' };
  const labels = { __name__: 'http_requests_total', job: 'shop', version: 'v2', code: '200' };
  const samples = [-1000, 0, 1000, 2000, 3000].map((at) => [Date.now() + at, at + 1000] as const);
  server.add({ ...labels, instance: TOKEN }, samples);
  using other = await runGate(receiver.webhook, { with: inputs });
  expect(other.record.instances).toContain('***');
});

test.concurrent('on-error: rollback calls the webhook, with the reason, and fails', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const inputs = { ...sickCanary(server), 'on-error': 'rollback' };
  server.misbehave('unauthorized');
  using run = await runGate(receiver.webhook, { with: inputs });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'error', 'rolled-back': 'true' });
  expect(receiver.calls).toMatchObject([{ signature: 'valid' }]);
  expect(receiver.calls[0]!.body).toContain('answered 401');
});

test.concurrent('on-error: pass lets the job go on, without calling', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const inputs = { ...sickCanary(server), 'on-error': 'pass' };
  server.misbehave('not-found');
  using run = await runGate(receiver.webhook, { with: inputs });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.outputs).toMatchObject({ verdict: 'error', 'rolled-back': 'false' });
  expect(receiver.calls).toEqual([]);
});
