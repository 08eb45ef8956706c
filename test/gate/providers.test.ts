/** The providers without a server of the Prometheus API: JSON endpoints and `/metrics` pages, in good and bad weather. */
import { expect, test, vi } from 'vitest';
import { type Answer, type AnsweringServer, startAnswering } from '../support/answering.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { expectHarmless, rollbackTarget, runGate } from '../support/gate-run.ts';

vi.setConfig({ maxConcurrency: 10 });

const REQUESTS_PER_SECOND = 1000;
const SICK = 0.3;
const USUAL = 0.02;

/** Of a service with so many requests a second, evenly: what came in [start, end), both in seconds. */
function countsOf(rate: number, start: number, end: number) {
  const requests = (end - start) * REQUESTS_PER_SECOND;
  return { errors: Math.round(requests * rate), requests };
}

function windowOf(path: string): [start: number, end: number] {
  const { searchParams } = new URL(path, 'http://endpoint');
  return [Number(searchParams.get('from')), Number(searchParams.get('to'))];
}

const COUNTS = `
path: '/counts?from={{ start_s }}&to={{ end_s }}'
canary-errors: canary.errors
canary-requests: canary.requests
baseline-errors: baseline.errors
baseline-requests: baseline.requests
`;

/** An endpoint that knows every window; `spoil` may answer in its place. */
function countingEndpoint(
  canaryRate: number,
  spoil: (index: number) => Answer | undefined = () => undefined,
): Promise<AnsweringServer> {
  return startAnswering(({ path }, index) => {
    const window = windowOf(path);
    const canary = countsOf(canaryRate, ...window);
    const baseline = countsOf(USUAL, ...window);
    return spoil(index) ?? JSON.stringify({ canary, baseline });
  });
}

const http = ({ url }: AnsweringServer, query: string) => ({
  provider: 'http',
  'metrics-url': url.href,
  query,
  // This provider can't look back.
  history: '1h',
});

test.concurrent('http, counts: a bad canary is convicted on the counts of the endpoint', async (context) => {
  await using server = await countingEndpoint(SICK);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: { ...http(server, COUNTS), duration: '60s' },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(receiver.calls).toMatchObject([{ signature: 'valid' }]);
  // Of the whole window, which is asked for anew at every poll.
  const window = windowOf(server.asked.at(-1)!.path);
  expect(run.record.judgement.canary).toEqual(countsOf(SICK, ...window));
  expect(run.record.judgement.baseline).toEqual(countsOf(USUAL, ...window));
  expect(server.asked).toHaveLength(1 + Number(run.outputs.polls));
  expect(server.asked[0]!.headers.authorization).toMatch(/^Bearer /);
  expect(run.record.plan.burstiness).toContain('this provider can not look back');
});

test.concurrent('http, counts: a healthy canary passes', async (context) => {
  await using server = await countingEndpoint(USUAL);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: { ...http(server, COUNTS), duration: '8s' },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.outputs.verdict).toBe('pass');
  expect(receiver.calls).toEqual([]);
});

test.concurrent('http, counts: a short outage loses none', async (context) => {
  await using server = await countingEndpoint(USUAL, (index) =>
    index === 3 ? { type: 'text/html', body: '<html>' } : undefined,
  );
  using run = await runGate(undefined, { with: { ...http(server, COUNTS), duration: '8s' } });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  expect(run.record.outages.length).toBeGreaterThan(0);
  const window = windowOf(server.asked.at(-1)!.path);
  expect(run.record.judgement.canary).toEqual(countsOf(USUAL, ...window));
});

const RATES = `
path: '/rates?from={{ start_s }}&to={{ end_s }}'
canary-rate: canary
baseline-rate: baseline
`;

test.concurrent('http, rates: worse in nearly every interval is a conviction, by ranks', async (context) => {
  await using server = await startAnswering(() =>
    JSON.stringify({ canary: SICK, baseline: USUAL }),
  );
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: { ...http(server, RATES), duration: '15s', 'false-alarm-rate': '20%' },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(run.outputs.reason).toMatch(/above 1\.25 times the baseline's in \d+ of \d+ intervals/);
  expect(run.outputs.reason).toContain('only rates are known, no counts');
  expect(run.outputs).toMatchObject({ 'canary-requests': '', 'canary-error-rate': String(SICK) });
  expect(run.log).toContain('Only rates are known, no counts: they are compared by rank');
  expect(run.record.strata).toEqual([]);
  expect(run.record.rateIntervals).toHaveLength(Number(run.outputs.polls));
  expect(receiver.calls).toHaveLength(1);
});

test.concurrent('http, rates: too few intervals are no pass', async (context) => {
  await using server = await startAnswering(() =>
    JSON.stringify({ canary: USUAL, baseline: USUAL }),
  );
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: http(server, RATES) });
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/watch for longer/);
});

test.concurrent('http, rates: a canary without any rate is no pass', async (context) => {
  await using server = await startAnswering(() =>
    JSON.stringify({ canary: null, baseline: USUAL }),
  );
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: http(server, RATES) });
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/^Nothing was heard of the canary/);
});

const WRONG_JSON: readonly [string, Answer, cause: RegExp, step: RegExp][] = [
  [
    'null',
    '{"canary":{"requests":10},"baseline":{"errors":0,"requests":9}}',
    /canary-errors.*gave null/,
    /\|\| `0`/,
  ],
  [
    'NaN as a text',
    '{"canary":{"errors":"NaN","requests":10},"baseline":{"errors":0,"requests":9}}',
    /"NaN"/,
    /Correct the expression/,
  ],
  [
    'more errors than requests',
    '{"canary":{"errors":11,"requests":10},"baseline":{"errors":0,"requests":9}}',
    /gave 11, more than the 10/,
    /requests include those that failed/,
  ],
  [
    'a negative count',
    '{"canary":{"errors":-1,"requests":10},"baseline":{"errors":0,"requests":9}}',
    /gave -1/,
    /Correct the expression/,
  ],
  [
    'HTML with status 200',
    { type: 'text/html', body: '<!doctype html><title>Sign in</title>' },
    /HTML/,
    /credentials/,
  ],
  ['truncated JSON', '{"canary":{"errors":1,"requ', /instead of JSON/, /Check the address/],
  ['401', { status: 401, body: 'no' }, /401/, /metrics-token/],
  ['404', { status: 404, body: 'no' }, /404/, /Check the address/],
  ['500', { status: 500, body: 'no' }, /500/, /server/],
];

test.concurrent.each(WRONG_JSON)('http: %s', async (_, answer, cause, step) => {
  await using server = await countingEndpoint(SICK, () => answer);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: http(server, COUNTS) });
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(cause);
  expect(run.outputs.reason).toMatch(step);
});

/** A `/metrics` page whose counters grow with the time since `START`. */
const START = Date.now() - 60_000;

function pageNow(rate: number): string {
  const seconds = Math.floor((Date.now() - START) / 250) / 4;
  const { errors, requests } = countsOf(rate, 0, seconds);
  return [
    '# TYPE http_requests_total counter',
    `http_requests_total{code="200",path="/"} ${requests - errors}`,
    `http_requests_total{code="500",path="/"} ${errors}`,
    `process_start_time_seconds ${START / 1000}`,
    '',
  ].join('\n');
}

const service = (rate: number, spoil: (index: number) => Answer | undefined = () => undefined) =>
  startAnswering(
    (_, index) => spoil(index) ?? { type: 'text/plain; version=0.0.4', body: pageNow(rate) },
  );

const scrape = (canary: AnsweringServer, baseline: AnsweringServer) => ({
  provider: 'scrape',
  canary: new URL('/metrics', canary.url).href,
  baseline: new URL('/metrics', baseline.url).href,
});

test.concurrent('scrape: a bad canary is convicted, one request a page and poll', async (context) => {
  await using canary = await service(SICK);
  await using baseline = await service(USUAL);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: { ...scrape(canary, baseline), duration: '60s' },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(receiver.calls).toMatchObject([{ signature: 'valid' }]);
  for (const { asked } of [canary, baseline]) {
    expect(asked).toHaveLength(1 + Number(run.outputs.polls));
    expect(asked[0]!.path).toBe('/metrics');
  }
});

test.concurrent('scrape: a healthy canary passes', async (context) => {
  await using canary = await service(USUAL);
  await using baseline = await service(USUAL);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: { ...scrape(canary, baseline), duration: '8s' },
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.outputs.verdict).toBe('pass');
  expect(receiver.calls).toEqual([]);
});

const NO_COUNTER: Answer = { type: 'text/plain', body: '# TYPE up gauge\nup 1\n' };
const LOGIN: Answer = { type: 'text/html', body: '<!doctype html><title>Sign in</title>\n' };

test.concurrent.each([
  ['HTML with status 200', LOGIN, /200 with an HTML .*page, perhaps of a login/, /often \/metrics/],
  ['a page that is cut off', pageNow(SICK).slice(0, -9), /may be cut off/, /often \/metrics/],
  ['an empty page', '', /200 with an empty answer/, /often \/metrics/],
  ['404', { status: 404, body: 'not found' }, /answered 404/, /Check the address/],
  ['401', { status: 401, body: 'who?' }, /answered 401/, /Check metrics-token/],
] as const)('scrape: the canary answers with %s', async (_, answer, cause, step) => {
  await using canary = await service(SICK, () => answer);
  await using baseline = await service(USUAL);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: scrape(canary, baseline) });
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(cause);
  expect(run.outputs.reason).toMatch(step);
});

test.concurrent('scrape: no page has a counter of requests', async (context) => {
  await using canary = await service(SICK, () => NO_COUNTER);
  await using baseline = await service(USUAL, () => NO_COUNTER);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: scrape(canary, baseline) });
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(/no usual counter of requests/);
  expect(run.outputs.reason).toMatch(/Set query to the counter of requests/);
});

test.concurrent('scrape: a canary that has counted nothing yet is no pass', async (context) => {
  await using canary = await service(SICK, () => NO_COUNTER);
  await using baseline = await service(USUAL);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: scrape(canary, baseline) });
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('inconclusive');
  expect(run.outputs.reason).toMatch(/^Nothing was heard of the canary/);
});

test.concurrent('scrape: the canary dies in the midst', async (context) => {
  await using canary = await service(SICK);
  await using baseline = await service(USUAL);
  await using receiver = await rollbackTarget();
  const running = runGate(receiver.webhook, { with: scrape(canary, baseline) });
  await vi.waitFor(() => expect(canary.asked.length).toBeGreaterThan(1), {
    timeout: 20_000,
    interval: 10,
  });
  await canary[Symbol.asyncDispose]();
  using run = await running;
  showWhenFailed(context, run);
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(/could not connect/i);
});
