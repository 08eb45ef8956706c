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

interface Shape {
  readonly yaml: string;
  readonly answer: object;
  /** Of canary and baseline. */
  readonly gives: string;
}

const GRAPHITE: Shape = {
  yaml: `
path: >-
  /render?format=json&from={{ start_s }}&until={{ end_s }}&target=stats.{{ canary }}.5xx.count&target=stats.{{
  canary }}.all.count&target=stats.{{ baseline }}.5xx.count&target=stats.{{ baseline }}.all.count
canary-errors: "sum([?tags.name=='stats.v2.5xx.count'].datapoints[] | [?[0]!=null] | [*][0])"
canary-requests: "sum([?tags.name=='stats.v2.all.count'].datapoints[] | [?[0]!=null] | [*][0])"
baseline-errors: "sum([?tags.name=='stats.v1.5xx.count'].datapoints[] | [?[0]!=null] | [*][0])"
baseline-requests: "sum([?tags.name=='stats.v1.all.count'].datapoints[] | [?[0]!=null] | [*][0])"
assert: length([?ends_with(tags.name, 'all.count')]) == \`2\`
`,
  answer: (
    [
      ['v2.5xx', 2, null, 1],
      ['v2.all', 40, 30, null],
      ['v1.5xx', null, null, null],
      ['v1.all', 400, 300, 200],
    ] as const
  ).map(([name, ...values]) => ({
    target: `stats.${name}.count`,
    tags: { name: `stats.${name}.count` },
    datapoints: values.map((value, i) => [value, 1772334720 + 10 * i]),
  })),
  gives: '3/70 0/900',
};

const ELASTICSEARCH: Shape = {
  yaml: `
method: POST
path: /logs-*/_search
body: |
  {"size": 0, "track_total_hits": true,
   "query": {"range": {"@timestamp": {"gte": "{{ start }}", "lt": "{{ end }}"}}},
   "aggs": {"c": {"filters": {"filters": {
     "canary": {"term": {"service.version": "{{ canary }}"}},
     "stable": {"term": {"service.version": "{{ baseline }}"}}}},
    "aggs": {"e": {"filter": {"range": {"http.response.status_code": {"gte": 500}}}}}}}}
canary-errors: aggregations.c.buckets.canary.e.doc_count
canary-requests: aggregations.c.buckets.canary.doc_count
baseline-errors: aggregations.c.buckets.stable.e.doc_count
baseline-requests: aggregations.c.buckets.stable.doc_count
assert: timed_out == \`false\` && _shards.failed == \`0\`
`,
  answer: {
    took: 4,
    timed_out: false,
    _shards: { total: 5, successful: 5, skipped: 0, failed: 0 },
    hits: { total: { value: 1070, relation: 'eq' }, hits: [] },
    aggregations: {
      c: {
        buckets: {
          canary: { doc_count: 70, e: { doc_count: 3 } },
          stable: { doc_count: 1000, e: { doc_count: 0 } },
        },
      },
    },
  },
  gives: '3/70 0/1000',
};

const DATADOG: Shape = {
  yaml: `
method: POST
path: /api/v2/query/scalar
headers:
  DD-APPLICATION-KEY: app
body: |
  {"data": {"type": "scalar_request", "attributes": {"from": {{ start_ms }}, "to": {{ end_ms }},
   "queries": [
     {"name": "e", "data_source": "metrics", "aggregator": "sum",
      "query": "sum:trace.http.request.hits.by_http_status{http.status_class:5xx} by {version}.as_count()"},
     {"name": "n", "data_source": "metrics", "aggregator": "sum",
      "query": "sum:trace.http.request.hits{*} by {version}.as_count()"}],
   "formulas": [{"formula": "e"}, {"formula": "n"}]}}}
canary-errors: zip(data.attributes.columns[0].values, data.attributes.columns[1].values) | [?[0][0]=='v2'] | [0][1] || \`0\`
canary-requests: zip(data.attributes.columns[0].values, data.attributes.columns[2].values) | [?[0][0]=='v2'] | [0][1]
baseline-errors: zip(data.attributes.columns[0].values, data.attributes.columns[1].values) | [?[0][0]=='v1'] | [0][1] || \`0\`
baseline-requests: zip(data.attributes.columns[0].values, data.attributes.columns[2].values) | [?[0][0]=='v1'] | [0][1]
assert: '!errors'
`,
  answer: {
    data: {
      type: 'scalar_response',
      attributes: {
        columns: [
          { name: 'version', type: 'group', values: [['v2'], ['v1']] },
          { name: 'e', type: 'number', values: [3, null] },
          { name: 'n', type: 'number', values: [70.0, 1000.0] },
        ],
      },
    },
  },
  gives: '3/70 0/1000',
};

const LOKI: Shape = {
  yaml: `
path: >-
  /loki/api/v1/query?time={{ end_s }}&query=sum by (version, class) (count_over_time({app="shop"} | json [{{ window_seconds }}s]))
canary-errors: to_number(data.result[?metric.version=='v2' && metric.class=='5xx'].value[1] | [0] || '0')
canary-requests: sum(data.result[?metric.version=='v2'].to_number(value[1]))
baseline-errors: to_number(data.result[?metric.version=='v1' && metric.class=='5xx'].value[1] | [0] || '0')
baseline-requests: sum(data.result[?metric.version=='v1'].to_number(value[1]))
assert: status == 'success' && length(data.result) > \`0\`
`,
  answer: {
    status: 'success',
    data: {
      resultType: 'vector',
      result: [
        { metric: { version: 'v2', class: '2xx' }, value: [1772334735, '67'] },
        { metric: { version: 'v2', class: '5xx' }, value: [1772334735, '3'] },
        { metric: { version: 'v1', class: '2xx' }, value: [1772334735, '1000'] },
      ],
      stats: {},
    },
  },
  gives: '3/70 0/1000',
};

const NEW_RELIC: Shape = {
  yaml: `
method: POST
path: /graphql
headers:
  API-Key: NRAK-test
body: |
  {"query": "query($q: Nrql!) { actor { account(id: 1) { nrql(query: $q, timeout: 10) { results } } } }",
   "variables": {"q": "SELECT count(*) AS requests, filter(count(*), WHERE http.statusCode >= 500) AS errors FROM Transaction FACET version SINCE {{ start_ms }} UNTIL {{ end_ms }}"}}
canary-errors: data.actor.account.nrql.results[?facet=='v2'].errors | [0]
canary-requests: data.actor.account.nrql.results[?facet=='v2'].requests | [0]
baseline-errors: data.actor.account.nrql.results[?facet=='v1'].errors | [0]
baseline-requests: data.actor.account.nrql.results[?facet=='v1'].requests | [0]
assert: '!errors'
`,
  answer: {
    data: {
      actor: {
        account: {
          nrql: {
            results: [
              { facet: 'v1', version: 'v1', requests: 1000, errors: 0 },
              { facet: 'v2', version: 'v2', requests: 70, errors: 3 },
            ],
          },
        },
      },
    },
  },
  gives: '3/70 0/1000',
};

const CLOUDWATCH: Shape = {
  yaml: `
method: POST
headers:
  Content-Type: application/x-amz-json-1.0
  X-Amz-Target: GraniteServiceVersion20100801.GetMetricData
body: |
  {"StartTime": {{ start_s }}, "EndTime": {{ end_s }}, "MetricDataQueries": []}
canary-errors: sum(MetricDataResults[?Id=='ce'].Values[])
canary-requests: sum(MetricDataResults[?Id=='cn'].Values[])
baseline-errors: sum(MetricDataResults[?Id=='be'].Values[])
baseline-requests: sum(MetricDataResults[?Id=='bn'].Values[])
assert:
  - length(MetricDataResults[?StatusCode=='Complete']) == \`4\`
  - '!NextToken'
`,
  answer: {
    Messages: [],
    MetricDataResults: [
      { Id: 'ce', Timestamps: [1, 2], Values: [1, 2], StatusCode: 'Complete' },
      { Id: 'cn', Timestamps: [1, 2], Values: [30, 40], StatusCode: 'Complete' },
      { Id: 'be', Timestamps: [], Values: [], StatusCode: 'Complete' },
      { Id: 'bn', Timestamps: [1, 2], Values: [400, 600], StatusCode: 'Complete' },
    ],
  },
  gives: '3/70 0/1000',
};

const INFLUXDB: Shape = {
  yaml: `
method: POST
path: /query?epoch=ms
headers:
  Content-Type: application/x-www-form-urlencoded
body: >-
  db=shop&q=SELECT sum(n) FROM requests WHERE time >= {{ start_ms }}ms AND time < {{ end_ms }}ms
  AND version =~ /{{ canary }}|{{ baseline }}/ GROUP BY version, code
canary-errors: sum(results[0].series[?tags.version=='v&2' && tags.code=='500'].values[][1])
canary-requests: sum(results[0].series[?tags.version=='v&2'].values[][1])
baseline-errors: sum(results[0].series[?tags.version=='v1' && tags.code=='500'].values[][1])
baseline-requests: sum(results[0].series[?tags.version=='v1'].values[][1])
assert: '!(results[0].error)'
`,
  answer: {
    results: [
      {
        statement_id: 0,
        series: [
          { name: 'requests', tags: { version: 'v&2', code: '500' }, values: [[0, 3]] },
          { name: 'requests', tags: { version: 'v&2', code: '200' }, values: [[0, 67]] },
          { name: 'requests', tags: { version: 'v1', code: '200' }, values: [[0, 1000]] },
        ],
      },
    ],
  },
  gives: '3/70 0/1000',
};

test.each(
  Object.entries({ GRAPHITE, ELASTICSEARCH, DATADOG, LOKI, NEW_RELIC, CLOUDWATCH, INFLUXDB }),
)('%s: its shape of answer is counted', async (_, { yaml, answer, gives }) => {
  const body = JSON.stringify(answer);
  const { polls } = await poll(yaml, [body, body, body], { canary: 'v2', baseline: 'v1' });
  expect(polls).toEqual([gives, gives.replace(/\d+/g, '0')]);
});

test.each([
  [
    'Elasticsearch lost a shard',
    ELASTICSEARCH,
    { ...ELASTICSEARCH.answer, _shards: { failed: 1 } },
  ],
  ['Elasticsearch gave up', ELASTICSEARCH, { ...ELASTICSEARCH.answer, timed_out: true }],
  ['Datadog failed inside a 200', DATADOG, { ...DATADOG.answer, errors: 'timeout' }],
  ['Graphite knows one of two series', GRAPHITE, (GRAPHITE.answer as object[]).slice(0, 3)],
  ['New Relic failed inside a 200', NEW_RELIC, { data: null, errors: [{ message: 'no' }] }],
  ['CloudWatch is partial', CLOUDWATCH, { ...CLOUDWATCH.answer, NextToken: 'x' }],
  ['Loki found nothing', LOKI, { status: 'success', data: { result: [] } }],
  ['InfluxDB has no such database', INFLUXDB, { results: [{ error: 'database not found: shop' }] }],
])('%s: an assert catches it', async (_, { yaml, answer, gives }, bad) => {
  const answers = [answer, bad, answer].map((one) => JSON.stringify(one));
  await using server = await startAnswering((_asked, index) => answers[index] ?? '');
  const of = source(server, yaml, { canary: 'v2', baseline: 'v1' });
  await of.open(START, live);
  const error = await failure(of.observe(START + POLL, live));
  expect(error.code).toBe('wrong-data');
  expect(error.message).toMatch(/^assert \(.*\) gave false; it must be true\.$/);
  expect(counted(await of.observe(START + 2 * POLL, live))).toBe(gives);
});

test('InfluxDB without rows is an error, not no errors', async () => {
  const empty = JSON.stringify({ results: [{ statement_id: 0 }] });
  const { polls } = await poll(INFLUXDB.yaml, [empty, empty], { canary: 'v&2', baseline: 'v1' });
  expect(polls).toEqual(['wrong-data']);
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
  await using server = await startAnswering(() => JSON.stringify(INFLUXDB.answer));
  const of = source(server, INFLUXDB.yaml, { canary: 'v&2', baseline: 'v1' });
  await of.open(START, live);
  const form = new URLSearchParams(server.asked[0]?.body);
  expect([...form.keys()]).toEqual(['db', 'q']);
  expect(form.get('q')).toContain('version =~ /v&2|v1/');
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
    body: `no ${headers.authorization} ${headers['x-scope']}`,
  }));
  const access: MetricsAccess = {
    authorization: { kind: 'bearer', token: 's3cret' },
    headers: [['X-Scope', 'team-key']],
  };
  const error = await failure(source(server, SIMPLE, { access }).open(START, live));
  expect(server.asked[0]?.headers.authorization).toBe('Bearer s3cret');
  expect(error.message).toContain('answered 403: "no *** ***"');
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
  const of = source(server, ELASTICSEARCH.yaml, { path: '/es?key=s3cret' });
  expect(await of.history(0, 1, 1, live)).toBeUndefined();
  const { url, queries, provider } = of.describe();
  expect([provider, url]).toEqual(['http', `http://${server.host}/es`]);
  expect(queries[0]?.query).toMatch(/^POST \/logs-\*\/_search\n\{"size": 0/);
});
