/** Several checks in one step: one verdict, the first conviction ends them all, and one line a poll. */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { type FakePrometheus, fakePrometheus, isRaw } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { expectHarmless, type GateRun, rollbackTarget, runGate } from '../support/gate-run.ts';
import { addVersion, type Traffic } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 20 });

const MINUTE = 60_000;
const START = Date.parse('2026-03-01T12:00:00Z');
const END = START + 15 * MINUTE;
const PAST: Traffic = { from: START - 90 * MINUTE, until: END + 30 * MINUTE, every: 15_000 };

interface Endpoint {
  readonly name: string;
  /** Of 50 requests a scrape. */
  readonly errors?: number;
  /** No series at all. */
  readonly missing?: boolean;
  readonly more?: string;
  readonly traffic?: Traffic;
}

/** YAML of one check an endpoint, each with a canary and a baseline of its own. */
function checks(server: FakePrometheus, endpoints: readonly Endpoint[]): string {
  return endpoints
    .map(({ name, errors = 1, missing = false, more = '', traffic = {} }) => {
      const selector = (version: string, of: number) =>
        missing
          ? `http_requests_total{version="${version}-${name}"}`
          : addVersion(server, `${version}-${name}`, { ...traffic, errors: of }).selector;
      return [
        `- name: ${name}`,
        `  canary: ${selector('v2', errors)}`,
        `  baseline: ${selector('v1', 1)}`,
        ...(more === '' ? [] : [`  ${more}`]),
      ].join('\n');
    })
    .join('\n');
}

function step(server: FakePrometheus, endpoints: readonly Endpoint[]): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    checks: checks(server, endpoints),
    history: '30s',
    duration: '5s',
  };
}

function pastStep(server: FakePrometheus, endpoints: readonly Endpoint[]): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    checks: checks(
      server,
      endpoints.map((one) => ({ traffic: PAST, ...one })),
    ),
    'start-time': new Date(START).toISOString(),
    'end-time': new Date(END).toISOString(),
    interval: '15s',
    history: '1h',
  };
}

// biome-ignore lint/suspicious/noExplicitAny: checked against its schema
type Recorded = any;

function byName({ record }: GateRun): Record<string, Recorded> {
  return Object.fromEntries(record.checks.map((check: Recorded) => [check.name, check]));
}

/** The numbers of the polls that have a line. */
function pollLines({ log }: GateRun): string[] {
  return log.split('\n').flatMap((line) => /^ *(\d+)\/\d+ /.exec(line)?.[1] ?? []);
}

test.concurrent('one sick check of three convicts: rolled back once, and the others end early', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const endpoints = [{ name: 'home' }, { name: 'checkout', errors: 20 }, { name: 'search' }];
  using run = await runGate(receiver.webhook, { with: step(server, endpoints) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, outcome: 'failure' });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(run.outputs.reason).toMatch(
    /^"checkout": The canary's rate of 5xx is 20 times the baseline's .* 99\.6 % confidence\): evidence .* 300 : 1 needed\.$/,
  );
  expect(receiver.calls).toHaveLength(1);
  const { data } = JSON.parse(receiver.calls[0]!.body);
  expect(data.reason).toBe(run.outputs.reason);
  expect(data.canary).toBe('http_requests_total{job="shop",version="v2-checkout"}');

  const { home, checkout, search } = byName(run);
  expect(checkout.verdict).toMatchObject({ verdict: 'fail' });
  for (const healthy of [home, search]) {
    expect(healthy.verdict).toMatchObject({ verdict: 'inconclusive', cause: 'cut-short' });
    expect(healthy.verdict.reason).toMatch(/"checkout" was convicted first/);
  }
  // What stands at the top of the record is the decisive check's.
  const { name: _name, verdict: _verdict, ...watched } = checkout;
  expect(run.record).toMatchObject(watched);
  expect(run.record.judgeSettings.alpha).toBeCloseTo(0.01 / 3, 15);
  expect(run.log).toContain('3 checks share it, 0.333 % each');
  // The others are in the report too, folded.
  const page = readFileSync(run.outputs['report-html']!, 'utf8');
  for (const name of ['home', 'search']) {
    expect(run.summary).toMatch(
      new RegExp(`<details><summary>${name}: ⏹️ ended early, evidence .* of 300 : 1</summary>`),
    );
    expect(page).toContain(`<details class="check"><summary><h3>${name}</h3>: ended early`);
  }
  expect(run.summary).toContain('What follows is of "checkout".');
});

test.concurrent('the log has one line a poll, of the check that is closest to conviction', async (context) => {
  await using server = await fakePrometheus();
  const endpoints = [{ name: 'home' }, { name: 'checkout', errors: 20 }, { name: 'search' }];
  using run = await runGate(undefined, { with: pastStep(server, endpoints) });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('fail');
  const polls = Number(run.outputs.polls);
  expect(polls).toBeGreaterThan(1);
  expect(pollLines(run)).toEqual(Array.from({ length: polls }, (_, i) => String(i + 1)));
  expect(run.log).toMatch(/"checkout": closest to its threshold\./);
  expect(run.log.split('\n').findLast((line) => /^ *\d+\/60 /.test(line))).toContain('CONVICTED');
});

test.concurrent('all healthy: a pass of all, and a row each in the summary', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const endpoints = [{ name: 'home' }, { name: 'checkout' }, { name: 'search' }];
  using run = await runGate(receiver.webhook, { with: pastStep(server, endpoints) });
  showWhenFailed(context, run);
  expect(receiver.calls).toEqual([]);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.outputs.verdict).toBe('pass');
  expect(run.outputs.reason).toMatch(/^All 3 checks pass; closest to a conviction was "\w+": /);
  for (const { name } of endpoints) {
    expect(run.summary).toMatch(new RegExp(`^\\| ${name} \\| ✅ pass \\| 2 % \\| 2 % \\|`, 'm'));
  }
  expect(pollLines(run)).toHaveLength(60);
});

test.concurrent('a check without series is no pass, and its silence is told by name', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const endpoints = [{ name: 'home' }, { name: 'gone', missing: true }];
  using run = await runGate(receiver.webhook, { with: step(server, endpoints) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/^"gone": Nothing was heard of canary and baseline/);
  expect(byName(run).home.verdict.verdict).toBe('pass');
  expect(receiver.calls).toEqual([]);
});

test.concurrent('a check that can not be read is an error, and the others are watched to their end', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = step(server, [{ name: 'home' }, { name: 'locked' }]);
  server.misbehave('unauthorized', { queries: /v2-locked/ });
  using run = await runGate(receiver.webhook, { with: with_ });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(/^"locked": .*401/);
  expect(byName(run).home.verdict.verdict).toBe('pass');
  expect(run.log).toMatch(/"locked": ended in an error/);
  expect(receiver.calls).toEqual([]);
});

test.concurrent('a conviction counts more than an error elsewhere', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const with_ = step(server, [{ name: 'locked' }, { name: 'sick', errors: 20 }]);
  server.misbehave('unauthorized', { queries: /v2-locked/ });
  using run = await runGate(receiver.webhook, { with: with_ });
  showWhenFailed(context, run);
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(run.outputs.reason).toMatch(/^"sick": /);
  expect(byName(run).locked.verdict.verdict).toBe('error');
});

test.concurrent('each check asks its own questions: one a poll, and one before the first', async (context) => {
  await using server = await fakePrometheus();
  const endpoints = [{ name: 'home' }, { name: 'checkout' }, { name: 'search' }];
  using run = await runGate(undefined, { with: { ...pastStep(server, endpoints), history: '0s' } });
  showWhenFailed(context, run);
  expect(server.requests.filter(isRaw)).toHaveLength(3 * (1 + 60));
  for (const check of run.record.checks) expect(check.source.requests).toBe(1 + 60);
});

test.concurrent('after the rollback the check that was convicted is watched until it has recovered', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const traffic = { requests: 2000, errors: 40 };
  const sick = addVersion(server, 'v2-sick', { requests: 2000, errors: 400 });
  const selector = (version: string) => addVersion(server, version, traffic).selector;
  const checks = [
    `- {name: well, canary: '${selector('v2-well')}', baseline: '${selector('v1-well')}'}`,
    `- {name: sick, canary: '${sick.selector}', baseline: '${selector('v1-sick')}'}`,
  ].join('\n');
  const with_ = {
    'metrics-url': server.url.href,
    checks,
    duration: '1m',
    'verify-recovery': '12s',
  };
  const running = runGate(receiver.webhook, { with: with_ });
  await receiver.called(1);
  sick.stop(Date.now() + 200);
  using run = await running;
  showWhenFailed(context, run);
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true', recovered: 'true' });
  expect(run.record.recovery.state).toBe('recovered');
});

/** Errors that one judgement finds just enough at 1 %, and not at a twentieth of it. */
const BORDERLINE: Endpoint = {
  name: 'borderline',
  traffic: { ...PAST, until: END },
  errors: 3,
};

test.concurrent('the false alarms are really shared: what convicts alone does not as one of many', async (context) => {
  await using server = await fakePrometheus();
  const healthy = Array.from({ length: 19 }, (_, i) => ({ name: `healthy-${i}` }));
  const short = { 'end-time': new Date(START + 3.5 * MINUTE).toISOString() };
  using alone = await runGate(undefined, {
    with: { ...pastStep(server, [BORDERLINE]), ...short },
  });
  showWhenFailed(context, alone);
  await using other = await fakePrometheus();
  using among = await runGate(undefined, {
    with: { ...pastStep(other, [BORDERLINE, ...healthy]), ...short },
  });
  showWhenFailed(context, among);
  expect(alone.outputs.verdict).toBe('fail');
  expect(among.outputs.verdict).not.toBe('fail');
  expect(byName(among).borderline.judgeSettings.alpha).toBeCloseTo(0.01 / 20, 15);
});

test.concurrent('the order of the checks changes nothing but their order', async () => {
  const endpoints = [
    { name: 'home' },
    { name: 'slowly', errors: 4 },
    { name: 'checkout', errors: 20 },
    { name: 'twin', errors: 20 },
    { name: 'gone', missing: true },
  ];
  const judged = async (order: readonly Endpoint[]) => {
    await using server = await fakePrometheus();
    using run = await runGate(undefined, { with: pastStep(server, order) });
    const { startedAt: _at, inputs: _inputs, source, checks, ...rest } = run.record;
    const named = checks
      .map((check: Recorded) => ({ ...check, source: { ...check.source, url: '' } }))
      .toSorted((a: Recorded, b: Recorded) => (a.name < b.name ? -1 : 1));
    return { ...rest, source: { ...source, url: '' }, checks: named };
  };
  const given = await judged(endpoints);
  expect(given.verdict.verdict).toBe('fail');
  expect(await judged(endpoints.toReversed())).toEqual(given);
  expect(await judged([2, 4, 1, 0, 3].map((i) => endpoints[i]!))).toEqual(given);
});

test.concurrent('a cancelled run ends all checks, as cancelled, and calls nobody', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const cancelled = new AbortController();
  const running = runGate(receiver.webhook, {
    with: { ...step(server, [{ name: 'home' }, { name: 'search' }]), duration: '10m' },
    cancel: cancelled.signal,
    patience: [['SIGINT', 2000]],
  });
  await server.asked(6);
  cancelled.abort();
  using run = await running;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outcome).toBe('cancelled');
  expect(run.outputs.reason).toMatch(/^The run was cancelled after/);
  for (const { verdict } of run.record.checks) expect(verdict.cause).toBe('interrupted');
});

test.concurrent('what is wrong with any check stops the step before the first question', async (context) => {
  await using server = await fakePrometheus();
  const with_ = {
    'metrics-url': server.url.href,
    checks: '- {name: a, canary: "m{", baseline: m}\n- {name: b, canary: m, errors: none}',
  };
  using run = await runGate(undefined, { with: with_ });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('error');
  expect(run.log).toMatch(/checks\[a\]\.canary/);
  expect(run.log).toMatch(/checks\[b\]\.errors/);
  expect(server.requests).toEqual([]);
});

/** A latency histogram of one pod, scraped every 15 s: of 100 requests a scrape, `slow` take longer than half a second. */
function addLatency(server: FakePrometheus, version: string, slow: number): string {
  const name = 'http_request_duration_seconds_bucket';
  const labels = { __name__: name, job: 'shop', version, instance: `${version}-0:8080` };
  const counts = { '0.1': 60, '0.5': 100 - slow, '2.5': 100, '+Inf': 100 };
  for (const [le, each] of Object.entries(counts)) {
    const scrapes = Array.from({ length: 480 }, (_, scrape) => {
      return [START - 90 * MINUTE + scrape * 15_000, (scrape + 1) * each] as const;
    });
    server.add({ ...labels, le }, scrapes);
  }
  return `${name}{job="shop",version="${version}"}`;
}

function errorsAndLatency(server: FakePrometheus, slow: number, limit = '500ms') {
  const with_ = pastStep(server, [{ name: 'errors' }]);
  const latency = [
    '- name: latency',
    `  canary: ${addLatency(server, 'v2', slow)}`,
    `  baseline: ${addLatency(server, 'v1', 2)}`,
    `  errors: slower than ${limit}`,
  ].join('\n');
  return { ...with_, checks: `${with_.checks}\n${latency}` };
}

test.concurrent('a canary that only became slow is convicted by its histogram', async (context) => {
  await using server = await fakePrometheus();
  using run = await runGate(undefined, { with: errorsAndLatency(server, 20) });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('fail');
  expect(run.outputs.reason).toMatch(
    /^"latency": The canary's share of requests slower than 500ms is 10 times the baseline's \(20 % of [\d,]+ requests against 2 % of/,
  );
  expect(run.record.judgeSettings.dispersion).not.toBeNull();
  expect(byName(run).errors.verdict.cause).toBe('cut-short');
});

test.concurrent('a canary as fast as its baseline passes, by errors and by latency', async (context) => {
  await using server = await fakePrometheus();
  using run = await runGate(undefined, { with: errorsAndLatency(server, 2) });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  const { latency } = byName(run);
  expect(latency.judgement.canary).toEqual({ errors: 120, requests: 6000 });
  expect(latency.judgement.baseline).toEqual({ errors: 120, requests: 6000 });
});

test.concurrent('a limit between two bounds is an error that lists the bounds', async (context) => {
  await using server = await fakePrometheus();
  using run = await runGate(undefined, { with: errorsAndLatency(server, 2, '300ms') });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(
    /^"latency": No bucket ends at 300ms; the bounds are 100ms, 500ms, 2500ms\. Set errors to slower than one of these/,
  );
});
