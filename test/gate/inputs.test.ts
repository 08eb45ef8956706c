/** Unusable inputs: all of them named at once, nothing polled, nothing called. */
import { expect, test, vi } from 'vitest';
import { fakePrometheus } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { rollbackTarget, runGate } from '../support/gate-run.ts';

vi.setConfig({ maxConcurrency: 20 });

const SELECTOR = 'http_requests_total{version="v2"}';

test.concurrent('every problem is named with what was got and what is taken', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: {
      'metrics-url': server.url.href,
      canary: SELECTOR,
      baseline: SELECTOR,
      duration: '10 minuets',
      interval: '10ms',
      'start-time': 'yesterday',
      'false-alarm-rate': '90%',
      'fail-job': 'yes',
      'on-error': 'ignore',
      'rollback-webhook-format': 'morse',
      'rolback-webhook-retries': '3',
    },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, outcome: 'failure' });
  expect(run.outputs).toMatchObject({ verdict: 'error', 'rolled-back': 'false', polls: '0' });
  expect(server.requests).toEqual([]);
  expect(receiver.connections()).toBe(0);

  const [annotation] = run.annotations.filter(({ name }) => name === 'error');
  for (const [input, got, takes] of [
    ['baseline', SELECTOR, ''],
    ['duration', '10 minuets', 'a duration such as 30s'],
    ['interval', '10ms', '1s to 1d'],
    ['start-time', 'yesterday', 'ISO 8601'],
    ['end-time', undefined, 'together with start-time'],
    ['false-alarm-rate', '90%', 'at most 50%'],
    ['fail-job', 'yes', 'true or false'],
    ['on-error', 'ignore', 'fail, pass or rollback'],
    [
      'rollback-webhook-format',
      'morse',
      'standard, cloudevents, cdevents, flagger, pagerduty, slack, github, raw',
    ],
    ['rolback-webhook-retries', '***', 'rollback-webhook-retries'],
  ] as const) {
    const line = annotation!.message.split('\n').find((one) => one.startsWith(`${input}: `));
    expect(line, input).toContain(got === undefined ? 'got nothing' : JSON.stringify(got));
    expect(line).toContain(takes);
    expect(run.summary).toContain(`<code>${input}</code>`);
    expect(run.outputs.reason).toContain(`${input}: got`);
  }
  expect(annotation!.message).toContain('nothing was polled and nothing was called');
});

test.concurrent('a policy of rollback without a webhook is refused', async (context) => {
  await using server = await fakePrometheus();
  using run = await runGate(undefined, {
    with: {
      'metrics-url': server.url.href,
      canary: SELECTOR,
      baseline: 'http_requests_total{version="v1"}',
      'on-inconclusive': 'rollback',
      'on-error': 'rollback',
    },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs.reason).toMatch(/on-inconclusive: .*on-error: /);
  expect(run.outputs.reason).toContain('there is nothing to call');
  expect(server.requests).toEqual([]);
});

test.concurrent('no input at all', async (context) => {
  using run = await runGate(undefined, { with: { 'metrics-token': '', 'metrics-headers': '' } });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs.verdict).toBe('error');
  for (const input of ['metrics-url', 'canary', 'baseline']) {
    expect(run.outputs.reason).toContain(`${input}: got nothing; takes`);
  }
});

test.concurrent('on-error: rollback and on-error: pass are for metrics, not for inputs', async (context) => {
  await using receiver = await rollbackTarget();
  for (const policy of ['rollback', 'pass']) {
    using run = await runGate(receiver.webhook, { with: { 'on-error': policy } });
    showWhenFailed(context, run);
    expect(run).toMatchObject({ exitCode: 1 });
    expect(run.outputs).toMatchObject({ verdict: 'error', 'rolled-back': 'false' });
  }
  expect(receiver.connections()).toBe(0);
});

test.concurrent('a proxy that can not be used is an input too', async (context) => {
  await using server = await fakePrometheus();
  using run = await runGate(undefined, {
    with: {
      'metrics-url': server.url.href,
      canary: SELECTOR,
      baseline: 'http_requests_total{version="v1"}',
    },
    env: { HTTPS_PROXY: 'socks5://user:proxy-password-88@127.0.0.1:1' },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(/proxy/i);
  expect(
    `${run.stdout}${run.summary}${run.outputs.reason}`.replaceAll(/^::add-mask.*$/gm, ''),
  ).not.toContain('proxy-password-88');
  expect(server.requests).toEqual([]);
});
