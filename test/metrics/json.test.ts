import { expect, test } from 'vitest';
import type { HttpConfig, MetricsAccess } from '../../src/config.ts';
import { MetricsError } from '../../src/errors.ts';
import { type HttpClient, type HttpRequest, httpClient } from '../../src/http.ts';
import { parseHttpQuery } from '../../src/metrics/http-query.ts';
import { jsonSource } from '../../src/metrics/json.ts';
import type { MetricSource, Observation } from '../../src/metrics/source.ts';
import { type Answer, type AnsweringServer, startAnswering } from '../support/answering.ts';

const START = Date.parse('2026-03-01T03:12:00Z');
const POLL = 15_000;
const OPEN: MetricsAccess = { authorization: { kind: 'none' }, headers: [] };
const live = new AbortController().signal;

function client(changes: Partial<HttpRequest>): HttpClient {
  const http = httpClient({ httpProxy: undefined, httpsProxy: undefined, noProxy: undefined });
  return { send: (request, signal) => http.send({ ...request, ...changes }, signal) };
}

/** Waits for no second attempt. */
const ONCE = client({ retry: undefined });

interface Setting {
  readonly canary?: string;
  readonly baseline?: string;
  readonly access?: MetricsAccess;
  readonly path?: string;
  readonly http?: HttpClient;
  readonly replay?: boolean;
}

function source(server: AnsweringServer, yaml: string, setting: Setting = {}): MetricSource {
  const read = parseHttpQuery(yaml, false);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const config: HttpConfig = {
    provider: 'http',
    url: new URL(setting.path ?? '', server.url),
    canary: setting.canary,
    baseline: setting.baseline,
    access: setting.access ?? OPEN,
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: undefined,
    query: read.query,
  };
  return jsonSource(config, setting.http ?? ONCE, {
    interval: POLL,
    replay: setting.replay ?? false,
  });
}

/** `errors/requests` of canary and baseline. */
function counted(observation: Observation): string {
  if (observation.kind === 'rates') return `${observation.canary} ${observation.baseline}`;
  const { canary, baseline } = observation;
  const shown = [canary, ...(baseline === undefined ? [] : [baseline])];
  return shown.map(({ errors, requests }) => `${errors}/${requests}`).join(' ');
}

async function failure(promise: Promise<unknown>): Promise<MetricsError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MetricsError);
  return error as MetricsError;
}

/** Opens, polls once for each further answer, and says what each poll counted; an error by its code. */
async function poll(yaml: string, answers: readonly Answer[], setting: Setting = {}) {
  let k = 0;
  await using server = await startAnswering(() => answers[k] ?? { status: 404 });
  const of = source(server, yaml, setting);
  await of.open(START, live);
  const polls: string[] = [];
  const notes: string[] = [];
  for (k = 1; k < answers.length; k += 1) {
    try {
      const observation = await of.observe(START + k * POLL, live);
      polls.push(counted(observation));
      notes.push(...observation.notes.map(({ kind, sentence }) => `${kind}: ${sentence}`));
    } catch (error) {
      polls.push((error as MetricsError).code);
    }
  }
  return { polls, notes, requests: of.requests() };
}

const SIMPLE = `
path: '?from={{ start_ms }}&to={{ end_ms }}'
canary-errors: c[0]
canary-requests: c[1]
baseline-errors: b[0]
baseline-requests: b[1]
`;
const numbers = (c: unknown, b: unknown = [0, 10]) => JSON.stringify({ c, b });

const CLOUDWATCH = `
headers:
  Content-Type: application/x-amz-json-1.0
  X-Amz-Target: GraniteServiceVersion20100801.GetMetricData
body: |
  {"StartTime": {{ start_s }}, "EndTime": {{ end_s }}, "MetricDataQueries": []}
canary-errors: sum(MetricDataResults[?Id=='ce'].Values[])
canary-requests: sum(MetricDataResults[?Id=='cn'].Values[])
assert:
  - length(MetricDataResults[?StatusCode=='Complete']) == \`2\`
  - '!NextToken'
`;

test('CloudWatch: values by minute are summed; a partial answer is none', async () => {
  const answer = (status: string, more: object) =>
    JSON.stringify({
      Messages: [],
      MetricDataResults: [
        { Id: 'ce', Timestamps: [1, 2], Values: [1.0, 2.0], StatusCode: 'Complete' },
        { Id: 'cn', Timestamps: [1, 2], Values: [30, 40], StatusCode: status },
      ],
      ...more,
    });
  const whole = answer('Complete', {});
  const answers = [whole, answer('PartialData', {}), answer('Complete', { NextToken: 'x' }), whole];
  expect((await poll(CLOUDWATCH, answers)).polls).toEqual(['wrong-data', 'wrong-data', '3/70']);
});

test('placeholders are filled in, each encoded for its place', async () => {
  await using server = await startAnswering(() => numbers([0, 1]));
  const of = source(
    server,
    `
method: POST
path: /q/{{canary}}?s={{ start_s }}&e={{ end_s }}&b={{ baseline }}
headers: {X-Canary: '{{ canary }}'}
body: '{"from":"{{ start }}","to":"{{ end }}","ms":[{{ start_ms }},{{ end_ms }}],"w":{{ window_seconds }},"c":"{{ canary }}"}'
canary-errors: c[0]
canary-requests: c[1]
lag: 5s
`,
    { canary: 'a "b"\n/é', baseline: 'x&y={{ start }}', path: '/prefix/?key=1' },
  );
  await of.open(START + 400, live);
  await of.observe(START + 400 + POLL, live);
  const [, asked] = server.asked;
  const s = START / 1000;
  expect(asked?.path).toBe(
    `/prefix/q/a%20%22b%22%0A%2F%C3%A9?key=1&s=${s}&e=${s + 10}&b=x%26y%3D%7B%7B%20start%20%7D%7D`,
  );
  expect(asked?.headers['x-canary']).toBe('a "b"%0A/%C3%A9');
  expect(asked?.headers['content-type']).toBe('application/json');
  expect(JSON.parse(asked?.body ?? '')).toEqual({
    from: '2026-03-01T03:12:00.000Z',
    to: '2026-03-01T03:12:10.000Z',
    ms: [START, START + 10_000],
    w: 10,
    c: 'a "b"\n/é',
  });
});

test('a form is percent-encoded', async () => {
  await using server = await startAnswering(() => numbers([0, 1]));
  const of = source(
    server,
    `
headers: {Content-Type: application/x-www-form-urlencoded}
body: db=shop&q=SELECT n FROM r WHERE time < {{ end_ms }}ms AND time >= {{ start_ms }}ms AND v = '{{ canary }}'
canary-errors: c[0]
canary-requests: c[1]
`,
    { canary: 'a&b=\nc' },
  );
  await of.open(START, live);
  const form = new URLSearchParams(server.asked[0]?.body);
  expect([...form.keys()]).toEqual(['db', 'q']);
  expect(form.get('q')).toMatch(/ AND v = 'a&b=\nc'$/);
});

test('every window begins at the start, and what is late is counted late', async () => {
  await using server = await startAnswering((_, index) =>
    numbers(
      [
        [9, 99],
        [1, 10],
        [1, 10],
        [4, 30],
      ][index],
      [
        [0, 99],
        [0, 100],
        [0, 250],
        [2, 300],
      ][index],
    ),
  );
  const of = source(server, SIMPLE);
  expect(counted(await of.open(START, live))).toBe('0/0 0/0');
  const seen = [];
  for (const k of [1, 2, 3]) seen.push(counted(await of.observe(START + k * POLL, live)));
  expect(seen).toEqual(['1/10 0/100', '0/0 0/150', '3/20 2/50']);
  expect(server.asked.map(({ path }) => path)).toEqual(
    [-60_000, 0, 0, 0].map((from, k) => `/?from=${START + from}&to=${START + k * POLL}`),
  );
  expect(of.requests()).toBe(4);
});

test('a poll that failed loses nothing', async () => {
  const { polls } = await poll(SIMPLE, [
    numbers([0, 0]),
    numbers([1, 10], [0, 20]),
    { status: 503, body: 'busy' },
    '<html>',
    numbers([3, 30], [0, 60]),
  ]);
  expect(polls).toEqual(['1/10 0/20', 'overloaded', 'not-metrics', '2/20 0/40']);
});

test('a server that is busy for a moment is asked once more', async () => {
  await using server = await startAnswering((_, index) =>
    index === 0 ? { status: 503, headers: { 'retry-after': '0' } } : numbers([0, 0]),
  );
  const of = source(server, SIMPLE, { http: client({}) });
  await of.open(START, live);
  expect(of.requests()).toBe(2);
});

test('totals that shrink a little count nothing until they are passed again; a lot is wrong', async () => {
  const { polls, notes } = await poll(SIMPLE, [
    numbers([0, 0]),
    numbers([5, 100]),
    numbers([4, 98]),
    numbers([6, 104]),
    numbers([6, 40]),
    numbers([7, 110]),
  ]);
  expect(polls).toEqual(['5/100 0/10', '0/0 0/0', '1/4 0/0', 'wrong-data', '1/6 0/0']);
  expect(notes).toEqual([
    'ignored-sample: The totals of canary went from 100 requests with 5 errors to 98 requests with 4 errors: nothing is counted until they are passed again.',
  ]);
});

test('errors that show before their requests wait for them', async () => {
  const { polls } = await poll(SIMPLE, [
    numbers([0, 0]),
    numbers([0, 10]),
    numbers([3, 11]),
    numbers([3, 20]),
  ]);
  expect(polls).toEqual(['0/10 0/10', '1/1 0/0', '2/9 0/0']);
});

test('a window that lag has not let begin is not asked for', async () => {
  await using server = await startAnswering(() => numbers([0, 5]));
  const of = source(server, `${SIMPLE}lag: 30s`);
  await of.open(START, live);
  const early = await of.observe(START + POLL, live);
  expect(early).toMatchObject({ canary: { requests: 0, stale: true, newest: undefined } });
  expect(early.notes.map(({ kind }) => kind)).toEqual(['stale']);
  expect(server.asked).toHaveLength(1);
  const third = await of.observe(START + 3 * POLL, live);
  expect(third).toMatchObject({ canary: { requests: 5, stale: false, newest: START + POLL } });
});

test('before the start missing numbers are a note; a server that does not answer is an error', async () => {
  await using server = await startAnswering((_, index) =>
    index === 0 ? '{}' : { status: 401, body: 'no' },
  );
  const of = source(server, SIMPLE);
  const opened = await of.open(START, live);
  expect(opened.notes.map(({ sentence }) => sentence)).toEqual([
    'Over the minute before the start: canary-errors (c[0]) gave null; a whole number >= 0 is accepted.',
  ]);
  expect((await failure(of.open(START, live))).code).toBe('unauthorized');
});

const RUNNING = SIMPLE.replace(/path.*\n/, 'mode: cumulative\n');

test('running totals are differenced; a restart begins them again', async () => {
  const { polls, notes } = await poll(RUNNING, [
    numbers([5, 1000], [1, 5000]),
    numbers([6, 1010], [1, 5100]),
    numbers([2, 20], [1, 5200]),
    numbers([2, 30], [1, 5199]),
    numbers([3, 40], [2, 5300]),
    numbers([3, 50], [1, 4000]),
    numbers([3, 60], [1, 4100]),
  ]);
  expect(polls).toEqual([
    '1/10 0/100',
    '2/20 0/100',
    '0/10 0/0',
    '1/10 1/100',
    '0/10 0/0',
    '0/10 0/100',
  ]);
  expect(notes.map((note) => note.split(':')[0])).toEqual(['reset', 'ignored-sample', 'vanished']);
});

test('running totals need a level to start from', async () => {
  await using server = await startAnswering(() => numbers([null, 10]));
  expect((await failure(source(server, RUNNING).open(START, live))).code).toBe('wrong-data');
});

test.each([
  [null, /^canary-errors \(c\[0\]\) gave null; a whole number >= 0 is accepted\.$/],
  ['', /gave ""; a whole number/],
  ['NaN', /gave "NaN"/],
  ['1.5', /gave "1.5"/],
  [1.5, /gave 1.5/],
  [-1, /gave -1/],
  ['-1', /gave "-1"/],
  [2 ** 53, /gave 9007199254740992/],
  [true, /gave true/],
  [[1], /gave \[1\]/],
  [{ a: 'x'.repeat(200) }, /gave \{"a":"x{50,54}…; a whole/],
  ['::error::\u001b[31m\n', /gave "::error::\\u001b\[31m\\n"; a whole/],
  [11, /gave 11, more than the 10 of canary-requests/],
])('%j is no count of errors', async (value, message) => {
  await using server = await startAnswering(() => numbers([value, 10]));
  const of = source(server, SIMPLE);
  await of.open(START, live);
  const error = await failure(of.observe(START + POLL, live));
  expect(error.code).toBe('wrong-data');
  expect(error.message).toMatch(message);
  expect(error.message.length).toBeLessThan(300);
});

test.each(['7', '7.0', '0.7e1', 7, 7.0])('%j is the count 7', async (value) => {
  const { polls } = await poll(SIMPLE, [numbers([0, 0]), numbers([value, 10])]);
  expect(polls).toEqual(['7/10 0/10']);
});

test('an expression that fails on the answer says so', async () => {
  await using server = await startAnswering(() => '{}');
  const of = source(server, SIMPLE.replace('c[0]', 'sum(c)'));
  await of.open(START, live);
  const error = await failure(of.observe(START + POLL, live));
  expect(error.message).toMatch(/^canary-errors \(sum\(c\)\) could not be evaluated: Invalid type/);
});

test('rates are asked for the window since the last answer; null is none', async () => {
  await using server = await startAnswering(
    (_, index) =>
      [
        '{"c": null, "b": null}',
        '{"c": 0.5, "b": "0.25"}',
        { status: 500 },
        '{"c": null, "b": 0}',
        '{"c": 1.5, "b": 0}',
      ][index] ?? '',
  );
  const of = source(
    server,
    `path: '?from={{ start_ms }}&to={{ end_ms }}'\ncanary-rate: c\nbaseline-rate: b`,
  );
  await of.open(START, live);
  expect(counted(await of.observe(START + POLL, live))).toBe('0.5 0.25');
  expect((await failure(of.observe(START + 2 * POLL, live))).code).toBe('overloaded');
  expect(counted(await of.observe(START + 3 * POLL, live))).toBe('undefined 0');
  expect(server.asked.at(-1)?.path).toBe(`/?from=${START + POLL}&to=${START + 3 * POLL}`);
  const error = await failure(of.observe(START + 4 * POLL, live));
  expect(error.message).toContain('canary-rate (c) gave 1.5; a rate between 0 and 1');
});

test.each<[string, Answer, string, RegExp]>([
  [
    'HTML with 200',
    { type: 'text/html', body: '<html>login' },
    'not-metrics',
    /with an HTML or XML/,
  ],
  [
    'cut JSON',
    { type: 'application/json', body: '{"c": [1' },
    'not-metrics',
    /JSON that breaks off/,
  ],
  ['nothing', '', 'not-metrics', /with an empty answer/],
  ['text', 'hello', 'not-metrics', /5 characters of something else/],
  ['401', { status: 401, body: 'who are you' }, 'unauthorized', /answered 401: "who are you"\./],
  ['403 in HTML', { status: 403, body: '<html>no' }, 'unauthorized', /answered 403\./],
  [
    '404',
    { status: 404, body: '{"error":"no"}' },
    'refused',
    /answered 404: "{\\"error\\":\\"no\\"}"/,
  ],
  ['a redirect', { status: 302, headers: { location: '/login' } }, 'refused', /answered 302\./],
  ['429', { status: 429 }, 'overloaded', /answered 429\./],
  ['502', { status: 502, body: '::error::x\n::y' }, 'overloaded', /answered 502: "::error::x ::y"/],
  ['a broken line', (response) => response.destroy(), 'unreachable', /127\.0\.0\.1/],
  [
    'a body cut off',
    (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"c"');
      setImmediate(() => response.destroy());
    },
    'unreachable',
    /broke off/,
  ],
])('%s is an error that says so', async (_, answer, code, message) => {
  await using server = await startAnswering(() => answer);
  const error = await failure(source(server, SIMPLE).open(START, live));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
  expect(error.message).toContain(server.host);
  expect(error.hint).not.toBe('');
});

test('a body that drips is given up', async () => {
  await using server = await startAnswering(() => (response) => {
    response.write('{');
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  });
  const http = client({ timeout: 200 });
  const error = await failure(source(server, SIMPLE, { http }).open(START, live));
  expect(error.code).toBe('unreachable');
  expect(server.asked).toHaveLength(1);
});

test('credentials are sent, and hidden where a server echoes them', async () => {
  await using server = await startAnswering(({ headers }) => ({
    status: 403,
    body: `no ${headers.authorization} ${headers['x-scope']} url-key`,
  }));
  const access: MetricsAccess = {
    authorization: { kind: 'bearer', token: 's3cret' },
    headers: [['X-Scope', 'team-key']],
  };
  const error = await failure(
    source(server, SIMPLE, { access, path: '/?key=url-key' }).open(START, live),
  );
  expect(server.asked[0]?.headers.authorization).toBe('Bearer s3cret');
  expect(error.message).toContain('answered 403: "no *** *** ***"');
});

test('an abort comes through as itself', async () => {
  await using server = await startAnswering(() => () => {});
  const controller = new AbortController();
  const opening = source(server, SIMPLE).open(START, controller.signal);
  const reason = new Error('cancelled');
  controller.abort(reason);
  await expect(opening).rejects.toBe(reason);
});

test('a past window needs a query that says where it ends', async () => {
  await using server = await startAnswering(() => numbers([0, 0]));
  const replay = true;
  for (const yaml of [RUNNING, SIMPLE.replace('&to={{ end_ms }}', '')]) {
    const error = await failure(source(server, yaml, { replay }).open(START, live));
    expect(error.message).toContain('a past window can not be judged');
  }
  await source(server, SIMPLE, { replay }).open(START, live);
  expect(server.asked).toHaveLength(1);
});

test('it can not look back, and describes itself without credentials', async () => {
  await using server = await startAnswering(() => '{}');
  const of = source(server, `method: POST\n${SIMPLE}body: '{"to": {{ end_ms }}}'`, {
    path: '/es?key=s3cret',
  });
  expect(await of.history(0, 1, 1, live)).toBeUndefined();
  const { url, queries, provider } = of.describe();
  expect([provider, url]).toEqual(['http', `http://${server.host}/es`]);
  expect(queries[0]?.query).toBe('POST ?from={{ start_ms }}&to={{ end_ms }}\n{"to": {{ end_ms }}}');
});
