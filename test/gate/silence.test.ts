/** Metrics that are there but say nothing of a cohort, or not of now: the verdict is `inconclusive`, never `pass`. */
import { expect, test, vi } from 'vitest';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { expectHarmless, type GateRun, rollbackTarget, runGate } from '../support/gate-run.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 10 });

const CANARY = 'http_requests_total{job="shop",version="v2"}';
const BASELINE = 'http_requests_total{job="shop",version="v1"}';
const HOUR = 3_600_000;

const inputs = (server: FakePrometheus) => ({
  'metrics-url': server.url.href,
  canary: CANARY,
  baseline: BASELINE,
});

const notes = (run: GateRun): string =>
  run.record.notes.map(({ sentence }: { sentence: string }) => sentence).join('\n');

/** @param prepare what the server holds, or does wrong */
async function watch(
  prepare: (server: FakePrometheus) => void,
  options: { now?: () => number } = {},
  more: Readonly<Record<string, string>> = {},
) {
  await using server = await fakePrometheus(options);
  await using receiver = await rollbackTarget();
  prepare(server);
  const run = await runGate(receiver.webhook, { with: { ...inputs(server), ...more } });
  return { run, receiver };
}

test.concurrent('nothing matches either selector', async (context) => {
  const { run, receiver } = await watch((server) => {
    addVersion(server, 'v2', { errors: 20 });
    addVersion(server, 'v1');
    server.misbehave('no-series');
  });
  using _ = run;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs).toMatchObject({ verdict: 'inconclusive' });
  expect(run.outputs.reason).toMatch(/^Nothing was heard of canary and baseline in \d of 4 polls/);
  expect(run.outputs.reason).toMatch(/check that .* the inputs `canary` and `baseline` name them/);
  expect(notes(run)).toMatch(/canary: no series matches .*there is no metric http_requests_total/);
  expect(run.record.verdict).toMatchObject({ cause: 'silent', cohort: null });
});

test.concurrent.each([
  ['canary', 'v2', 'v1'],
  ['baseline', 'v1', 'v2'],
] as const)(
  'no series of the %s: the note names what there is instead',
  async (cohort, gone, there) => {
    const { run, receiver } = await watch((server) => addVersion(server, there, { errors: 1 }));
    using _ = run;
    expectHarmless(run, receiver);
    expect(run.outputs.verdict).toBe('inconclusive');
    expect(run.outputs.reason).toMatch(
      new RegExp(`^Nothing was heard of the ${cohort} in \\d of 4`),
    );
    expect(run.outputs.reason).toMatch(new RegExp(`the input \`${cohort}\` names it`));
    expect(notes(run)).toContain(`none has version="${gone}"; there is "${there}"`);
    expect(run.summary).toContain('no series matches');
  },
);

test.concurrent.each([
  ['canary', 'v2', 'v1'],
  ['baseline', 'v1', 'v2'],
] as const)('the %s is scraped, but gets no request', async (cohort, idle, busy) => {
  const { run, receiver } = await watch((server) => {
    addVersion(server, idle, { requests: 0 });
    addVersion(server, busy, { errors: 1 });
  });
  using _ = run;
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(new RegExp(`the ${cohort} had no request in \\d of 4 polls`));
  expect(run.outputs.reason).toMatch(
    cohort === 'canary' ? /send the canary traffic/ : /check that/,
  );
  expect(run.record.verdict.cause).toBe(`no-${cohort}-traffic`);
});

test.concurrent.each([
  ['canary', 'v2', 'v1'],
  ['baseline', 'v1', 'v2'],
] as const)('the %s was last scraped a minute ago', async (cohort, gone, there) => {
  const { run, receiver } = await watch((server) => {
    addVersion(server, gone, { until: Date.now() - 60_000 });
    addVersion(server, there, { errors: 1 });
  });
  using _ = run;
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(new RegExp(`^Nothing was heard of the ${cohort}.*no fresh`));
  expect(notes(run)).toMatch(new RegExp(`${cohort}: the newest sample is .* old`));
});

test.concurrent('the canary stops in the midst: what it did before is no pass', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const canary = addVersion(server, 'v2');
  addVersion(server, 'v1', { errors: 1 });
  const running = runGate(receiver.webhook, { with: { ...inputs(server), duration: '5s' } });
  await server.asked(3);
  canary.stop(server.requests.at(-1)!.at);
  using run = await running;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/the canary had \d+ requests/);
  expect(run.outputs.reason).toMatch(/check that the input `canary` names it/);
  expect(Number(run.outputs['canary-requests'])).toBeGreaterThan(0);
});

test.concurrent('a canary whose every sample is NaN', async (context) => {
  const { run, receiver } = await watch((server) => {
    const now = Date.now();
    const samples = Array.from({ length: 120 }, (_, i) => [now + (i - 60) * 500, NaN] as const);
    const labels = { __name__: 'http_requests_total', job: 'shop', version: 'v2', instance: 'a' };
    server.add({ ...labels, code: '200' }, samples);
    addVersion(server, 'v1', { errors: 1 });
  });
  using _ = run;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/^Nothing was heard of the canary/);
});

test.concurrent('too little traffic to tell is no pass', async (context) => {
  const { run, receiver } = await watch((server) => {
    addVersion(server, 'v2', { requests: 1, pods: 1 });
    addVersion(server, 'v1');
  });
  using _ = run;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/would have been caught in only \d+ % of such runs/);
  expect(run.outputs.reason).toMatch(/watch for longer \(`duration`\) or send the canary more/);
});

test.concurrent('the Date of the answers is an hour ahead of the samples', async (context) => {
  const { run, receiver } = await watch((server) => {
    addVersion(server, 'v2', { errors: 20 });
    addVersion(server, 'v1', { errors: 1 });
    server.dateSkew = HOUR;
  });
  using _ = run;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/no fresh sample/);
  expect(notes(run)).toMatch(/The clock of 127\.0\.0\.1:\d+ is (1h|59m59s)\S* ahead of/);
});

test.concurrent('the Date of the answers is an hour behind the samples', async (context) => {
  const { run, receiver } = await watch((server) => {
    addVersion(server, 'v2', { errors: 20 });
    addVersion(server, 'v1', { errors: 1 });
    server.dateSkew = -HOUR;
  });
  using _ = run;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(/in the future of the server's own clock \(clock skew\)/);
  expect(run.outputs.reason).toMatch(/Set the clocks .* right \(NTP\)/);
});

test.concurrent.each([
  ['ahead of', HOUR],
  ['behind', -HOUR],
])('server and samples are an hour %s this runner: judged all the same', async (side, skew) => {
  const now = () => Date.now() + skew;
  const { run, receiver } = await watch(
    (server) => {
      const past = { from: now() - 60_000, until: now() + 60_000 };
      addVersion(server, 'v2', { errors: 20, ...past });
      addVersion(server, 'v1', { errors: 1, ...past });
    },
    { now },
    { history: '30s', duration: '60s' },
  );
  using _ = run;
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(receiver.calls).toHaveLength(1);
  expect(notes(run)).toMatch(new RegExp(`is (1h|59m59s|59m58s|1h\\d+s)\\S* ${side} this runner's`));
  // From the hour before on the server's clock, not on the runner's.
  expect(run.record.judgeSettings.dispersion).toEqual({ phi: 1, from: 'instances' });
});

test.concurrent('on-inconclusive: rollback calls the webhook, once, and fails', async (context) => {
  const { run, receiver } = await watch(
    (server) => addVersion(server, 'v1'),
    {},
    {
      'on-inconclusive': 'rollback',
    },
  );
  using _ = run;
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'inconclusive', 'rolled-back': 'true' });
  expect(receiver.calls).toMatchObject([{ signature: 'valid' }]);
  const { data } = JSON.parse(receiver.calls[0]!.body);
  expect(data).toMatchObject({ verdict: 'inconclusive', trigger: 'on-inconclusive' });
});

test.concurrent('on-inconclusive: pass lets the job go on, without calling', async (context) => {
  const { run, receiver } = await watch(
    (server) => addVersion(server, 'v1'),
    {},
    {
      'on-inconclusive': 'pass',
    },
  );
  using _ = run;
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.outputs).toMatchObject({ verdict: 'inconclusive', 'rolled-back': 'false' });
  expect(receiver.calls).toEqual([]);
});
