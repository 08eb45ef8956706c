/** Good weather: what each verdict leads to under each policy, and what is left behind. */
import { expect, test, vi } from 'vitest';
import { startAnswering } from '../support/answering.ts';
import { type FakePrometheus, fakePrometheus, isRaw } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { type GateRun, rollbackTarget, runGate } from '../support/gate-run.ts';
import { PATH_SECRET, QUERY_SECRET } from '../support/receiver.ts';
import { runAction } from '../support/runner.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 10 });

const USUAL_ERRORS = 1;
const FAULTY_ERRORS = 20;

function inputs(
  server: FakePrometheus,
  canaryErrors: number,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: addVersion(server, 'v2', { errors: canaryErrors }).selector,
    baseline: addVersion(server, 'v1', { errors: USUAL_ERRORS }).selector,
    history: '30s',
    // A conviction ends a watch; the longer it may be, the more patience it has with a busy machine.
    duration: canaryErrors > USUAL_ERRORS ? '60s' : '8s',
    ...more,
  };
}

/** Once for the opening, and again where a busy machine was too slow for its first answer; then once a poll. */
function timesAsked({ record }: GateRun): number {
  const early = record.outages.filter(({ at }: { at: string }) => at < record.plan.start);
  return 1 + early.length + record.polls;
}

test.concurrent('a bad canary is convicted, rolled back once by a signed call, and the job fails', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: inputs(server, FAULTY_ERRORS) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, outcome: 'failure' });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(run.outputs.reason).toMatch(
    /^The canary's rate of 5xx is 20 times the baseline's \(40 % of [\d,]+ requests against 2 % of [\d,]+; at least [\d.]+ times with 99 % confidence\): evidence .* : 1 after \d+ of 60 polls, 100 : 1 needed\.$/,
  );
  expect(run.annotations).toMatchObject([{ name: 'error', message: run.outputs.reason }]);
  expect(Number(run.outputs.evidence)).toBeGreaterThanOrEqual(100);
  expect(Number(run.outputs['p-value'])).toBeLessThanOrEqual(0.01);
  expect(Number(run.outputs['error-ratio-low'])).toBeGreaterThan(1.25);
  expect(Number(run.outputs['canary-error-rate'])).toBeCloseTo(0.4, 9);

  const [call, ...others] = receiver.calls;
  expect(others).toEqual([]);
  expect(call).toMatchObject({
    method: 'POST',
    path: `${receiver.webhook.pathname}${receiver.webhook.search}`,
    signature: 'valid',
  });
  expect(call!.headers['idempotency-key']).toBe(call!.headers['webhook-id']);
  const { data } = JSON.parse(call!.body);
  const { verdict, reason } = run.outputs;
  expect(data).toMatchObject({ verdict, reason, trigger: 'fail', id: call!.headers['webhook-id'] });
  expect(data.canary_errors).toBe(Number(run.outputs['canary-errors']));
  expect(run.record.rollback).toMatchObject({ state: 'done', id: data.id, attempts: 1 });
  expect(run.record.judgeSettings.dispersion).toEqual({ phi: 1, from: 'instances' });
});

test.concurrent('a healthy canary passes: the job goes on and nobody is called', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: inputs(server, USUAL_ERRORS) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, outcome: 'success' });
  expect(run.outputs).toMatchObject({ verdict: 'pass', 'rolled-back': 'false' });
  expect(run.outputs.reason).toMatch(/a canary 5 times worse would have been caught in 100 %/);
  expect(run.annotations).toMatchObject([{ name: 'notice' }]);
  expect(receiver.calls).toEqual([]);
});

test.concurrent('fail-job: false lets the job go on, and still rolls back', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = inputs(server, FAULTY_ERRORS, { 'fail-job': 'false' });
  using run = await runGate(receiver.webhook, { with: with_ });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, outcome: 'success' });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(receiver.calls).toHaveLength(1);
});

test.concurrent('a dry run calls nothing, succeeds, and says what would have happened', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = inputs(server, FAULTY_ERRORS, { 'dry-run': 'true' });
  using run = await runGate(receiver.webhook, { with: with_ });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, outcome: 'success' });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'false' });
  expect(run.summary).toContain('It would have called the rollback webhook and failed the step');
  expect(run.record.decision).toMatchObject({ would: { exit: 'failure', rollback: true } });
  expect(receiver.connections()).toBe(0);
});

test.concurrent('without a webhook a bad canary fails the job', async (context) => {
  await using server = await fakePrometheus();
  using run = await runGate(undefined, { with: inputs(server, FAULTY_ERRORS) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'false' });
  expect(run.summary).toContain('No webhook is set');
});

test.concurrent.each([
  ['down', undefined, 'unreachable', /nothing listens there/],
  ['answering 500', { status: 500 }, 'overloaded', /answered 500/],
  ['refusing the signature', { status: 401 }, 'unauthorized', /check rollback-webhook-secret/],
  ['moved', { status: 307, headers: { location: '/elsewhere' } }, 'redirected', /not followed/],
] as const)(
  'a webhook that is %s fails the job loudly, whatever fail-job says',
  async (_, answer, code, words) => {
    await using server = await fakePrometheus();
    await using receiver = await rollbackTarget();
    if (answer === undefined) await receiver[Symbol.asyncDispose]();
    else receiver.answer(answer);
    const with_ = inputs(server, FAULTY_ERRORS, { 'fail-job': 'false' });
    using run = await runGate(receiver.webhook, { with: with_ });
    expect(run).toMatchObject({ exitCode: 1, outcome: 'failure' });
    expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'false' });
    expect(run.record.rollback).toMatchObject({ state: 'failed', error: { code } });
    const failure = run.annotations.find(({ message }) => message.includes('THE ROLLBACK FAILED'));
    expect(failure).toMatchObject({ name: 'error' });
    expect(failure!.message).toMatch(words);
    expect(failure!.message).toMatch(/by hand/);
    expect(run.summary).toContain('THE ROLLBACK FAILED');
  },
);

test.concurrent('a receiver that echoes the call shows no secret of it', async (context) => {
  await using server = await fakePrometheus();
  await using echo = await startAnswering(({ headers, path }) => ({
    status: 400,
    body: `${path} ${headers['x-api-key']}\n::error::injected\n##[error]injected`,
  }));
  const webhook = new URL(`/hooks/${PATH_SECRET}?key=${QUERY_SECRET}`, echo.url);
  using run = await runGate(webhook, { with: inputs(server, FAULTY_ERRORS) });
  showWhenFailed(context, run);
  expect(run.record.rollback).toMatchObject({ state: 'failed', error: { code: 'refused' } });
  expect(run.outputs['rolled-back']).toBe('false');
  expect(run.stdout).toContain('answered 400 after 1 attempt');
  expect(run.annotations.map(({ message }) => message)).not.toContain('injected');
});

test.concurrent('a webhook that is overloaded for a moment is called again with the same id', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  receiver.answer({ status: 503 }, { status: 202 });
  const with_ = inputs(server, FAULTY_ERRORS, { 'rollback-webhook-retries': '9' });
  using run = await runGate(receiver.webhook, { with: with_ });
  showWhenFailed(context, run);
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(receiver.calls).toMatchObject([{ signature: 'valid' }, { signature: 'valid' }]);
  expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(run.record.rollback).toMatchObject({ attempts: 2, status: 202 });
});

test.concurrent("format raw sends a body of one's own", async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = inputs(server, FAULTY_ERRORS, {
    'rollback-webhook-format': 'raw',
    'rollback-webhook-method': 'PUT',
    'rollback-webhook-body': '{"why": "{{ reason }}", "errors": {{ canary-errors }}}',
  });
  using run = await runGate(receiver.webhook, { with: with_ });
  showWhenFailed(context, run);
  expect(receiver.calls).toMatchObject([{ method: 'PUT', signature: 'valid' }]);
  const { reason } = run.outputs;
  const errors = Number(run.outputs['canary-errors']);
  expect(JSON.parse(receiver.calls[0]!.body)).toEqual({ why: reason, errors });
});

test.concurrent.each([
  ['above', FAULTY_ERRORS, 'fail', /40 % of [\d,]+ requests, above the ceiling of 5 %/],
  ['below', USUAL_ERRORS, 'pass', /No sign of harm: .* the ceiling is 5 %/],
] as const)('a ceiling judges alone: a canary %s it', async (_, errors, verdict, words) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const { baseline: _baseline, ...alone } = inputs(server, errors);
  using run = await runGate(receiver.webhook, { with: { ...alone, 'max-error-rate': '5%' } });
  expect(run.outputs).toMatchObject({ verdict, 'baseline-requests': '', 'error-ratio': '' });
  expect(run.outputs.reason).toMatch(words);
  expect(receiver.calls).toHaveLength(verdict === 'fail' ? 1 : 0);
  // The canary alone is asked about, and no history: it is the baseline's.
  const [raw, others] = [server.requests.filter(isRaw), server.requests.filter((it) => !isRaw(it))];
  expect(raw).toHaveLength(timesAsked(run));
  // Traces of what failed, once it is convicted.
  const more = verdict === 'fail' ? ['/api/v1/query_exemplars'] : [];
  expect(others.map(({ path }) => path)).toEqual(more);
});

test.concurrent('a canary that appears during the watch is counted from its first request', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const baseline = addVersion(server, 'v1', { errors: USUAL_ERRORS });
  const running = runGate(receiver.webhook, {
    with: {
      'metrics-url': server.url.href,
      canary: 'http_requests_total{job="shop",version="v2"}',
      baseline: baseline.selector,
      duration: '60s',
    },
  });
  await server.asked(2);
  const from = Date.now() + 500;
  const canary = addVersion(server, 'v2', { from, errors: FAULTY_ERRORS });
  using run = await running;
  showWhenFailed(context, run);
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  const until = Date.parse(run.record.strata.at(-1).canary.newest);
  expect(run.record.judgement.canary).toEqual(canary.counted(from - 1, until));
  const notes = run.record.notes.map(({ sentence }: { sentence: string }) => sentence).join();
  expect(notes).toMatch(/canary: no series matches/);
  expect(notes).toMatch(/2 instances \(v2-0:8080, v2-1:8080\) appeared after the start/);
});

test.concurrent('an incident that both share convicts nobody', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const canary = addVersion(server, 'v2');
  const baseline = addVersion(server, 'v1');
  const selectors = { canary: canary.selector, baseline: baseline.selector };
  const running = runGate(receiver.webhook, {
    with: { 'metrics-url': server.url.href, ...selectors, duration: '8s' },
  });
  await server.asked(3);
  for (const version of [canary, baseline]) version.fail(Date.now(), FAULTY_ERRORS);
  using run = await running;
  showWhenFailed(context, run);
  expect(['pass', 'inconclusive']).toContain(run.outputs.verdict);
  expect(run.record.strata).toContainEqual(expect.objectContaining({ standing: 'set-aside' }));
  expect(run.summary).toContain('shared incident');
  expect(receiver.calls).toEqual([]);
});

test.concurrent('one request a poll where one selector can hold both', async (context) => {
  await using server = await fakePrometheus();
  using run = await runGate(undefined, { with: inputs(server, USUAL_ERRORS) });
  showWhenFailed(context, run);
  const times = timesAsked(run);
  expect(server.requests.filter(isRaw)).toHaveLength(times);
  // And two for the history: requests and errors.
  expect(server.requests).toHaveLength(times + 2);
  expect(run.record.source.requests).toBe(times + 2);
});

test.concurrent('two requests a poll otherwise', async (context) => {
  await using server = await fakePrometheus();
  const with_ = inputs(server, USUAL_ERRORS, { baseline: 'http_requests_total{version!="v2"}' });
  using run = await runGate(undefined, { with: { ...with_, history: '0s' } });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  const times = timesAsked(run);
  expect(server.requests).toHaveLength(2 * times);
  expect(run.record.source.requests).toBe(2 * times);
});

test.concurrent('an unwritable report is a warning, and the verdict stands', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: inputs(server, FAULTY_ERRORS),
    env: { RUNNER_TEMP: '/dev/null' },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true', report: '' });
  expect(run.annotations).toContainEqual(
    expect.objectContaining({
      name: 'warning',
      message: expect.stringMatching(/JSON record could not be written.*stands/),
    }),
  );
  expect(run.annotations.at(-1)).toMatchObject({ name: 'error', message: run.outputs.reason });
});

test.concurrent('a runner without a summary costs a warning, and no more', async () => {
  await using server = await fakePrometheus();
  using run = await runAction({
    with: { ...inputs(server, FAULTY_ERRORS), interval: '1s' },
    env: { GITHUB_STEP_SUMMARY: undefined },
  });
  expect(run).toMatchObject({ exitCode: 1, stderr: '' });
  expect(run.outputs).toMatchObject({ verdict: 'fail' });
  expect(run.annotations).toContainEqual(
    expect.objectContaining({
      name: 'warning',
      message: expect.stringMatching(/job summary could not be written.*stands/),
    }),
  );
});
