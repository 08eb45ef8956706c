import { Counter, Gauge, Histogram, openMetricsContentType, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { ErrorDefinition, ScrapeConfig } from '../../src/config.ts';
import { MetricsError } from '../../src/errors.ts';
import { type HttpClient, type HttpRequest, httpClient } from '../../src/http.ts';
import { scrapeSource } from '../../src/metrics/scrape.ts';
import type { CountObservation, MetricSource, Observation } from '../../src/metrics/source.ts';
import { type Answer, type AnsweringServer, startAnswering } from '../support/answering.ts';

const START = Date.parse('2026-03-01T03:12:00Z');
const POLL = 15_000;
const live = new AbortController().signal;
const FIVES: ErrorDefinition = { kind: 'statuses', ranges: [[500, 599]], text: '5xx' };

function client(changes: Partial<HttpRequest>): HttpClient {
  const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });
  return { send: (request, signal) => http.send({ ...request, ...changes }, signal) };
}

/** Waits for no second attempt. */
const ONCE = client({ retry: undefined });

function source(
  canary: readonly URL[],
  baseline: readonly URL[] | undefined,
  changes: Partial<ScrapeConfig> = {},
  http = ONCE,
): MetricSource {
  const config: ScrapeConfig = {
    provider: 'scrape',
    canary,
    baseline,
    access: { authorization: { kind: 'none' }, headers: [] },
    errors: FIVES,
    statusLabel: undefined,
    selector: undefined,
    ...changes,
  };
  return scrapeSource(config, http, { interval: POLL });
}

function counts(observation: Observation): CountObservation {
  if (observation.kind !== 'counts') throw new Error('rates');
  return observation;
}

/** `errors/requests` of canary and baseline. */
function counted(observation: Observation): string {
  const { canary, baseline } = counts(observation);
  const cohorts = baseline === undefined ? [canary] : [canary, baseline];
  return cohorts.map(({ errors, requests }) => `${errors}/${requests}`).join(' ');
}

async function failure(promise: Promise<unknown>): Promise<MetricsError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MetricsError);
  return error as MetricsError;
}

interface Service extends AnsweringServer {
  /** What the page says next. */
  page: Answer;
}

async function service(page: Answer = ''): Promise<Service> {
  const server = await startAnswering(() => own.page);
  const own = { ...server, page };
  return own;
}

/** A page with `http_requests_total` by code, and the start of its process in seconds after START. */
function page(codes: Readonly<Record<string, number>>, start?: number): string {
  const lines = Object.entries(codes).map(
    ([code, value]) => `http_requests_total{code="${code}"} ${value}`,
  );
  const started = start === undefined ? [] : [`process_start_time_seconds ${START / 1000 + start}`];
  return `${['# TYPE http_requests_total counter', ...lines, ...started].join('\n')}\n`;
}

/** As a server says it whose clock is `skew` ahead, at poll k. */
function dated(body: string, k: number, skew = 0): Answer {
  return { body, headers: { date: new Date(START + k * POLL + skew).toUTCString() } };
}

/** Opens and polls canary and baseline over these pages, dated; an error by its code. */
async function watch(
  canary: readonly Answer[],
  baseline: readonly Answer[] = canary,
  skew: number = 0,
) {
  await using one = await service();
  await using two = await service();
  const of = source([one.url], [two.url]);
  const polls: string[] = [];
  const notes: string[] = [];
  for (const [k, answer] of canary.entries()) {
    const other = baseline[k] ?? '';
    one.page = typeof answer === 'string' ? dated(answer, k, skew) : answer;
    two.page = typeof other === 'string' ? dated(other, k, skew) : other;
    const at = START + k * POLL;
    try {
      const observation = await (k === 0 ? of.open(at, live) : of.observe(at, live));
      polls.push(counted(observation));
      notes.push(...observation.notes.map(({ kind, cohort }) => `${k} ${cohort} ${kind}`));
    } catch (error) {
      polls.push((error as MetricsError).code);
    }
  }
  return { polls, notes };
}

test('what came between two readings is counted, by status and by address', async () => {
  await using one = await service(page({ 200: 100, 500: 5 }));
  await using two = await service(page({ 200: 1000, 500: 1 }));
  const of = source([one.url], [two.url]);
  expect(counted(await of.open(START, live))).toBe('0/0 0/0');
  one.page = page({ 200: 130, 500: 7, 503: 1 });
  two.page = page({ 200: 1600, 500: 1 });
  const { canary, baseline, scrapeInterval } = counts(await of.observe(START + POLL, live));
  expect(canary).toEqual({
    errors: 3,
    requests: 33,
    statuses: new Map([
      ['200', 30],
      ['500', 2],
      ['503', 1],
    ]),
    instances: new Map([[one.host, { errors: 3, requests: 33 }]]),
    routes: new Map(),
    newest: START + POLL,
    stale: false,
  });
  expect(baseline?.instances).toEqual(new Map([[two.host, { errors: 0, requests: 600 }]]));
  expect(scrapeInterval).toBeUndefined();
  expect(await of.history(0, 1, 1, live)).toBeUndefined();
  expect(of.requests()).toBe(4);
  expect(of.describe()).toEqual({
    provider: 'scrape',
    url: one.url.href,
    queries: [
      { cohort: 'canary', query: `${one.url} http_requests_total` },
      { cohort: 'baseline', query: `${two.url} http_requests_total` },
    ],
    statusLabel: 'code',
  });
});

test('the order of addresses does not matter', async () => {
  await using one = await service();
  await using two = await service();
  await using three = await service();
  const servers = [one, two, three];
  const of = [
    source([one.url, two.url, three.url], undefined),
    source([three.url, one.url, two.url], undefined),
  ];
  const seen: CountObservation[][] = [[], []];
  for (let k = 0; k < 4; k += 1) {
    for (const [i, server] of servers.entries()) {
      const restarted = i === 1 && k > 1;
      const codes = { 200: 10 * k * (i + 1) + (restarted ? -20 : 100), 500: k * i };
      server.page = dated(page(codes, restarted ? 16 : -50), k);
    }
    for (const [i, each] of of.entries()) {
      const at = START + k * POLL;
      seen[i]?.push(counts(await (k === 0 ? each.open(at, live) : each.observe(at, live))));
    }
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]?.map((observation) => observation.canary.requests)).toEqual([0, 63, 64, 63]);
});

test('both pages are asked at once', async () => {
  let waiting: (() => void)[] = [];
  const together: Answer = (response) => {
    waiting.push(() => response.end(page({ 200: 1 })));
    if (waiting.length < 2) return;
    for (const answer of waiting) answer();
    waiting = [];
  };
  await using one = await service(together);
  await using two = await service(together);
  const of = source([one.url], [two.url]);
  await of.open(START, live);
  expect(one.asked[0]?.headers.accept).toContain('application/openmetrics-text');
});

test('a restart is counted from zero, also where the new value has passed the old one', async () => {
  const { polls, notes } = await watch(
    [
      page({ 200: 100, 500: 5 }, -100),
      page({ 200: 110, 500: 5 }, -100),
      page({ 200: 30, 500: 2 }, 16),
      page({ 200: 40, 500: 2 }, 16),
      page({ 200: 240, 500: 9 }, 46),
      page({ 200: 250, 500: 9 }, 47),
    ],
    Array(6).fill(page({ 200: 7 }, -100)),
  );
  expect(polls).toEqual(['0/0 0/0', '0/10 0/0', '2/32 0/0', '0/10 0/0', '9/249 0/0', '0/10 0/0']);
  expect(notes).toEqual(['2 canary reset', '4 canary reset']);
});

test('a restart shows in the series that come back later, too', async () => {
  const { polls } = await watch(
    [page({ 200: 100, 500: 5 }, -100), page({}, 10), page({ 500: 7 }, 10)],
    Array(3).fill(page({ 200: 7 }, -100)),
  );
  expect(polls).toEqual(['0/0 0/0', '0/0 0/0', '7/7 0/0']);
});

test('without a process start a fall tells of a restart', async () => {
  const pages = [page({ 200: 100 }), page({ 200: 30 }), page({ 200: 40 })];
  expect((await watch(pages)).polls).toEqual(['0/0 0/0', '0/30 0/30', '0/10 0/10']);
});

test('a process start that wavers is no restart', async () => {
  const pages = [page({ 200: 100 }, -0.9), page({ 200: 110 }, 0.1), page({ 200: 120 }, -1)];
  expect((await watch(pages)).polls).toEqual(['0/0 0/0', '0/10 0/10', '0/10 0/10']);
});

test('an address that answers for several processes in turn is not believed', async () => {
  const alone = Array(3).fill(page({ 200: 1 }, -900));
  const older = [page({ 200: 100 }, -100), page({ 200: 900 }, -800), page({ 200: 110 }, -100)];
  const younger = [page({ 200: 900 }, -800), page({ 200: 100 }, -100), page({ 200: 910 }, -800)];
  for (const pages of [older, younger]) {
    const { polls } = await watch(pages, alone);
    expect(polls.slice(0, 2)).toEqual(['0/0 0/0', 'wrong-data']);
    expect(polls[2]).toBe('0/10 0/0');
  }
});

test('a runner whose clock is wrong by minutes sees restarts all the same', async () => {
  for (const skew of [-600_000, 600_000]) {
    const { polls } = await watch(
      [page({ 200: 100 }, skew / 1000 - 5), page({ 200: 120 }, skew / 1000 + 10)],
      [page({ 200: 1 }), page({ 200: 1 })],
      skew,
    );
    expect(polls).toEqual(['0/0 0/0', '0/120 0/0']);
  }
});

test('a page that disappears for a while loses nothing', async () => {
  const gone: Answer = (response) => response.destroy();
  const { polls } = await watch(
    [page({ 200: 10 }), gone, { status: 503 }, page({ 200: 30, 500: 2 })],
    [10, 20, 30, 40].map((value) => page({ 200: value })),
  );
  expect(polls).toEqual(['0/0 0/0', 'unreachable', 'overloaded', '2/22 0/30']);
});

test('one of several addresses missing is an error: what is left is not the cohort', async () => {
  await using one = await service(page({ 200: 1 }));
  await using two = await service(page({ 200: 1 }));
  const of = source([one.url, two.url], undefined);
  await of.open(START, live);
  one.page = page({ 200: 5 });
  two.page = { status: 404 };
  const error = await failure(of.observe(START + POLL, live));
  expect(error.message).toContain(two.host);
  two.page = page({ 200: 2 });
  expect(counted(await of.observe(START + 2 * POLL, live))).toBe('0/5');
});

test('a canary without traffic yet is silent, not healthy; its first errors count in full', async () => {
  await using one = await service(page({}, -10));
  await using two = await service(page({ 200: 10 }));
  const of = source([one.url], [two.url]);
  const opened = counts(await of.open(START, live));
  expect(opened.canary).toMatchObject({ requests: 0, stale: true });
  one.page = page({ 500: 3 }, -10);
  const second = counts(await of.observe(START + POLL, live));
  expect(second.canary).toMatchObject({ errors: 3, requests: 3, stale: false });
});

test('addresses that share host and port are told apart by path, or by number', async () => {
  await using server = await startAnswering(({ path }) => page({ 200: path.length }));
  const at = (path: string) => new URL(path, server.url);
  const of = source([at('/a'), at('/m?x=1')], [at('/m?x=2'), at('/m?x=3')]);
  const opened = counts(await of.open(START, live));
  const names = [opened.canary, opened.baseline].map((cohort) => [
    ...(cohort?.instances.keys() ?? []),
  ]);
  expect(names).toEqual([
    [`${server.host}/a`, `${server.host}/m #2`],
    [`${server.host}/m #3`, `${server.host}/m #4`],
  ]);
});

test("a page's own instance label does not hide the address", async () => {
  const text = (n: number) =>
    `http_requests_total{code="200",instance="x"} ${n}\nhttp_requests_total{code="200",instance="y"} ${n}\n`;
  await using one = await service(text(1));
  const of = source([one.url], undefined, { selector: 'http_requests_total' });
  await of.open(START, live);
  one.page = text(3);
  const { canary } = counts(await of.observe(START + POLL, live));
  expect([...canary.instances]).toEqual([[one.host, { errors: 0, requests: 4 }]]);
});

test('query names the counter and the series of it', async () => {
  const text = (n: number) =>
    ['/pay', '/health', '/x']
      .map((path) => `my_answers{path="${path}",result="500"} ${n}\n`)
      .join('');
  await using one = await service(text(1));
  const of = source([one.url], undefined, {
    selector: 'my_answers{path!="/health", path=~"/.*"}',
    statusLabel: 'result',
  });
  await of.open(START, live);
  one.page = text(4);
  expect(counted(await of.observe(START + POLL, live))).toBe('6/6');
  expect(of.describe().queries[0]?.query).toContain('my_answers{path!="/health",path=~"/.*"}');
});

test('errors may be a matcher on another label', async () => {
  const text = (ok: number, bad: number) =>
    `# TYPE http_requests_total counter\nhttp_requests_total{outcome="OK"} ${ok}\nhttp_requests_total{outcome="SERVER_ERROR"} ${bad}\n`;
  await using one = await service(text(1, 1));
  const errors: ErrorDefinition = {
    kind: 'matcher',
    label: 'outcome',
    operator: '=',
    value: 'SERVER_ERROR',
    text: 'outcome="SERVER_ERROR"',
  };
  const of = source([one.url], undefined, { errors });
  await of.open(START, live);
  one.page = text(3, 2);
  expect(counted(await of.observe(START + POLL, live))).toBe('1/3');
});

const TYPED = '# TYPE http_requests_total counter\n';
const SECONDS = `# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="+Inf",status="200"} 1
http_request_duration_seconds_sum{status="200"} 1
http_request_duration_seconds_count{status="200"} 1
`;

test.each([
  ['a histogram', SECONDS, 'http_request_duration_seconds_count'],
  [
    'a counter beside a histogram without status',
    `${page({ 200: 1 })}# TYPE http_request_duration_seconds histogram\nhttp_request_duration_seconds_count 1\n`,
    'http_requests_total',
  ],
  ['a counter that has no series yet', TYPED, 'http_requests_total'],
  [
    'an OpenMetrics counter that has no series yet',
    '# TYPE http_requests counter\n# EOF\n',
    'http_requests_total',
  ],
  [
    'a summary',
    '# TYPE http_server_requests_seconds summary\nhttp_server_requests_seconds_count{status="200"} 1\n',
    'http_server_requests_seconds_count',
  ],
  [
    'the page of a library beside ours',
    `${page({ 200: 1 })}# TYPE promhttp_metric_handler_requests_total counter\npromhttp_metric_handler_requests_total{code="200"} 4\n`,
    'http_requests_total',
  ],
])('%s is found', async (_, text, name) => {
  await using one = await service(text);
  const of = source([one.url], undefined);
  await of.open(START, live);
  expect(of.describe().queries[0]?.query).toBe(`${one.url} ${name}`);
});

test('a canary without series takes the counter that the baseline shows', async () => {
  await using one = await service(`${TYPED}# TYPE http_request_duration_seconds histogram\n`);
  await using two = await service(`${TYPED}${SECONDS}`);
  const of = source([one.url], [two.url]);
  await of.open(START, live);
  expect(of.describe().queries[0]?.query).toContain(' http_request_duration_seconds_count');
});

test.each<[string, string, Partial<ScrapeConfig>, string, RegExp]>([
  [
    'two candidates',
    page({ 200: 1 }) + SECONDS,
    {},
    'refused',
    /several counters of requests: http_request_duration_seconds_count\{status\}, http_requests_total\{code\}\./,
  ],
  [
    'no candidate',
    '# TYPE jobs_total counter\njobs_total{kind="a",queue="b"} 1\n# TYPE http_requests_total gauge\nhttp_requests_total{code="200"} 1\n',
    {},
    'wrong-data',
    /no usual counter of requests with a status label\. The counters found: jobs_total\{kind, queue\}\./,
  ],
  ['nothing at all', '\n', {}, 'wrong-data', /No counter at all was found\./],
  [
    'a counter without a status',
    `${TYPED}http_requests_total{method="GET"} 1\n`,
    {},
    'wrong-data',
    /The counters found: http_requests_total\{method\}\./,
  ],
  [
    'a query for what is not there',
    page({ 200: 1 }),
    { selector: 'http_request_total{code!="404"}' },
    'wrong-data',
    /No page holds http_request_total\{code!="404"\} \(query\)\. The counters found: http_requests_total\{code\}\./,
  ],
  [
    'a query that matches nothing',
    page({ 200: 1 }),
    { selector: 'http_requests_total{app="shop"}' },
    'wrong-data',
    /No series matches .*; on the pages stands http_requests_total\{code\}\./,
  ],
  [
    'a gauge',
    '# TYPE in_flight gauge\nin_flight{code="200"} 1\n',
    { selector: 'in_flight' },
    'refused',
    /in_flight \(query\) belongs to a gauge/,
  ],
  [
    'a bucket',
    SECONDS,
    { selector: 'http_request_duration_seconds_bucket' },
    'refused',
    /belongs to a histogram, and is no counter/,
  ],
  [
    'a regex of another language',
    page({ 200: 1 }),
    { selector: 'http_requests_total{code=~"(?i)a"}' },
    'refused',
    /a regex that can not be read here/,
  ],
  [
    'a series twice',
    `${page({ 200: 1 })}http_requests_total{code="200"} 2\n`,
    {},
    'wrong-data',
    /a series of http_requests_total stands on the page twice/,
  ],
  ['a value below zero', page({ 200: -1 }), {}, 'wrong-data', /-1/],
])('%s: an error that lists what was found', async (_, text, changes, code, message) => {
  await using one = await service(text);
  const error = await failure(source([one.url], undefined, changes).open(START, live));
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
  expect(error.hint).not.toBe('');
});

test.each<[string, Answer, string, RegExp]>([
  ['HTML with 200', '<!doctype html>\n<p>Log in\n', 'not-metrics', /with an HTML or XML page/],
  ['JSON', '{"status":"ok"}\n', 'not-metrics', /with JSON instead of a page of metrics/],
  ['nothing', '', 'not-metrics', /with an empty answer/],
  ['half a line', 'http_requests_total{co', 'not-metrics', /may be cut off/],
  [
    'half an OpenMetrics page',
    { type: openMetricsContentType, body: '# TYPE http_requests counter\n' },
    'not-metrics',
    /ends without # EOF/,
  ],
  ['401', { status: 401 }, 'unauthorized', /answered 401/],
  ['404', { status: 404 }, 'refused', /answered 404/],
  ['500', { status: 500, body: 'boom' }, 'overloaded', /answered 500: "boom"/],
  ['a redirect', { status: 301, headers: { location: '/' } }, 'refused', /answered 301/],
])('%s is an error that says so', async (_, answer, code, message) => {
  await using one = await service(answer);
  const error = await failure(source([one.url], undefined).open(START, live));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
  expect(error.message).toContain(one.host);
});

test('a page that drips is given up', async () => {
  await using one = await service((response) => {
    const drip = setInterval(() => response.write('# \n'), 10);
    response.on('close', () => clearInterval(drip));
  });
  const of = source([one.url], undefined, {}, client({ timeout: 200 }));
  const error = await failure(of.open(START, live));
  expect(error.code).toBe('unreachable');
  expect(one.asked).toHaveLength(1);
});

test('nobody there is an error that says so', async () => {
  const gone = await service();
  await gone[Symbol.asyncDispose]();
  const error = await failure(source([gone.url], undefined).open(START, live));
  expect(error.code).toBe('unreachable');
  expect(error.message).toContain(gone.host);
});

test.each([false, true])(
  'a service with prom-client is counted (OpenMetrics: %j)',
  async (openMetrics) => {
    const registry = new Registry();
    if (openMetrics) registry.setContentType(openMetricsContentType as never);
    const requests = new Counter({
      name: 'http_requests_total',
      help: 'h',
      labelNames: ['status_code'],
      registers: [registry],
    });
    new Histogram({ name: 'sizes', help: 'h', registers: [registry] }).observe(3);
    new Gauge({ name: 'process_start_time_seconds', help: 'h', registers: [registry] }).set(
      START / 1000 - 60,
    );
    const answer: Answer = (response) => {
      void registry.metrics().then((body) => {
        response.setHeader('content-type', registry.contentType);
        response.end(body);
      });
    };
    await using one = await service(answer);
    const of = source([one.url], undefined);
    await of.open(START, live);
    requests.inc({ status_code: '500' }, 3);
    requests.inc({ status_code: '200' }, 4);
    expect(counted(await of.observe(START + POLL, live))).toBe('3/7');
  },
);
