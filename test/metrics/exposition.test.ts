import fc from 'fast-check';
import { Counter, Histogram, openMetricsContentType, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import {
  type ExposedSample,
  ExpositionError,
  isCounter,
  parseExposition,
  typeOf,
} from '../../src/metrics/exposition.ts';

/** `name{labels} value` of every sample, in order. */
function shown(samples: readonly ExposedSample[]): string[] {
  return samples.map(
    ({ name, labels, value }) => `${name} ${JSON.stringify(Object.fromEntries(labels))} ${value}`,
  );
}

test('the example page of the 0.0.4 format is read whole', () => {
  const { samples, types } = parseExposition(
    String.raw`# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3 1395066363000

# Escaping in label values:
msdos_file_access_time_seconds{path="C:\\DIR\\FILE.TXT",error="Cannot find file:\n\"FILE.TXT\""} 1.458255915e9

# Minimalistic line:
metric_without_timestamp_and_labels 12.47

# A weird metric from before the epoch:
something_weird{problem="division by zero"} +Inf -3982045

# TYPE rpc_duration_seconds summary
rpc_duration_seconds{quantile="0.01"} 3102
rpc_duration_seconds_count 2693
`,
    false,
  );
  expect(shown(samples)).toEqual([
    'http_requests_total {"method":"post","code":"200"} 1027',
    'http_requests_total {"method":"post","code":"400"} 3',
    String.raw`msdos_file_access_time_seconds {"path":"C:\\DIR\\FILE.TXT","error":"Cannot find file:\n\"FILE.TXT\""} 1458255915`,
    'metric_without_timestamp_and_labels {} 12.47',
    'something_weird {"problem":"division by zero"} Infinity',
    'rpc_duration_seconds {"quantile":"0.01"} 3102',
    'rpc_duration_seconds_count {} 2693',
  ]);
  expect(types).toEqual(
    new Map([
      ['http_requests_total', 'counter'],
      ['rpc_duration_seconds', 'summary'],
    ]),
  );
});

test('an OpenMetrics page with exemplars, created times and units is read whole', () => {
  const { samples, types } = parseExposition(
    `# TYPE foo_seconds histogram
# UNIT foo_seconds seconds
foo_seconds_bucket{le="0.1"} 8 # {} 0.054
foo_seconds_bucket{le="1"} 11 # {trace_id="KOO5S4vxi0o"} 0.67
foo_seconds_bucket{le="+Inf"} 17 # {trace_id="a b}c # d"} 9.8 1520879607.789
foo_seconds_count 17
foo_seconds_created 1520430000.123
# TYPE acme_http counter
acme_http_total{code="500"} 17.0 1520879607.789 # {id="x"} 1
acme_http_created{code="500"} 1605281325.0
# EOF
`,
    true,
  );
  expect(shown(samples)).toEqual([
    'foo_seconds_bucket {"le":"0.1"} 8',
    'foo_seconds_bucket {"le":"1"} 11',
    'foo_seconds_bucket {"le":"+Inf"} 17',
    'foo_seconds_count {} 17',
    'foo_seconds_created {} 1520430000.123',
    'acme_http_total {"code":"500"} 17',
    'acme_http_created {"code":"500"} 1605281325',
  ]);
  expect(['acme_http_total', 'foo_seconds_count'].every((name) => isCounter(name, types))).toBe(
    true,
  );
  expect(['acme_http_created', 'foo_seconds_bucket'].some((name) => isCounter(name, types))).toBe(
    false,
  );
  expect(typeOf('acme_http_total', types)).toBe('counter');
  expect(typeOf('other_total', types)).toBeUndefined();
});

test('quoted names, odd spacing, carriage returns, trailing commas and every spelling of a float', () => {
  const { samples } = parseExposition(
    [
      '{"http.requests", code = "500", "user.agent"="x", } 1',
      'a { code = "200" , }\t2',
      'a{code="{}"}3\r',
      'b +Inf',
      'b -Inf',
      'b NaN',
      'b 1e+06',
      'b .5',
      'b{__proto__="p"} 1',
      '',
    ].join('\n'),
    false,
  );
  expect(shown(samples)).toEqual([
    'http.requests {"code":"500","user.agent":"x"} 1',
    'a {"code":"200"} 2',
    'a {"code":"{}"} 3',
    'b {} Infinity',
    'b {} -Infinity',
    'b {} NaN',
    'b {} 1000000',
    'b {} 0.5',
    'b {"__proto__":"p"} 1',
  ]);
});

test.each([
  ['a 1', false, 'the page ends without a line feed, so it may be cut off'],
  ['a 1\n', true, 'the OpenMetrics page ends without # EOF, so it is cut off'],
  ['# EOF\na 1\n', true, 'line 2 comes after # EOF'],
  ['a 1\n<html>\n', false, 'line 2 is not a sample'],
  ['{"status":"ok"}\n', false, 'line 1 is not a sample'],
  ['a\n', false, 'line 1 is not a sample'],
  ['a one\n', false, 'line 1 is not a sample'],
  ['a 0x10\n', false, 'line 1 is not a sample'],
  ['a 1 2 3\n', false, 'line 1 is not a sample'],
  ['a{b="c} 1\n', false, 'line 1 is not a sample'],
  ['a{"b"} 1\n', false, 'line 1 is not a sample'],
  ['a{b="1",b="2"} 1\n', false, "line 1 has labels that can't be read"],
  ['a{b="1" c="2"} 1\n', false, "line 1 has labels that can't be read"],
  ['a{b=} 1\n', false, "line 1 has labels that can't be read"],
])('refuses %j (OpenMetrics: %j)', (page, openMetrics, message) => {
  expect(() => parseExposition(page, openMetrics)).toThrow(new ExpositionError(message));
});

const name = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,20}$/);
const label = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,10}$/);
const anyText = fc.string({ unit: fc.constantFrom(...'ab"\\n\n{},=# \u2028\r€'), maxLength: 12 });
const labels = fc.dictionary(label, anyText, { maxKeys: 4, noNullPrototype: true });
const sample = fc.record({
  name,
  labels,
  value: fc.double(),
  timestamp: fc.option(fc.integer()),
  exemplar: fc.option(labels),
});

function quote(text: string): string {
  return `"${text.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`))}"`;
}

function printLabels(pairs: Record<string, string>): string {
  return `{${Object.entries(pairs)
    .map(([key, value]) => `${key}=${quote(value)}`)
    .join(',')}}`;
}

function printValue(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}

test('what was printed is read back', () => {
  fc.assert(
    fc.property(fc.array(sample), fc.boolean(), (page, openMetrics) => {
      const lines = page.map(
        (s) =>
          s.name +
          (Object.keys(s.labels).length > 0 ? printLabels(s.labels) : '') +
          ` ${printValue(s.value)}` +
          (s.timestamp === null ? '' : ` ${s.timestamp}`) +
          (s.exemplar === null ? '' : ` # ${printLabels(s.exemplar)} 1 2.5`),
      );
      const text = `${[...lines, ...(openMetrics ? ['# EOF'] : [])].join('\n')}\n`;
      expect(parseExposition(text, openMetrics).samples).toEqual(
        page.map((s) => ({
          name: s.name,
          labels: new Map(Object.entries(s.labels)),
          value: s.value,
        })),
      );
    }),
  );
});

test('no text makes the parser throw anything but its own error', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab1{}"\\=,# \n\t.e') }), (text) => {
      try {
        parseExposition(`${text}\n`, false);
      } catch (error) {
        expect(error).toBeInstanceOf(ExpositionError);
      }
    }),
  );
});

test('a line of 100,000 quotes and braces is refused, not chewed on', () => {
  for (const nasty of ['a{'.repeat(50_000), '"'.repeat(100_001), `a{${'"x",'.repeat(25_000)}`]) {
    expect(() => parseExposition(`${nasty}\n`, false)).toThrow(ExpositionError);
  }
});

test.each(['text', 'openmetrics'])("prom-client's own page (%s) is read", async (format) => {
  const openMetrics = format === 'openmetrics';
  const registry = new Registry();
  if (openMetrics) registry.setContentType(openMetricsContentType as never);
  const enableExemplars = openMetrics;
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'of "all" \\ kinds\nand more',
    labelNames: ['code', 'path'],
    registers: [registry],
    enableExemplars,
  });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'h',
    labelNames: ['code'],
    buckets: [1],
    registers: [registry],
    enableExemplars,
  });
  const labels = { code: '500', path: '/a"b\\c\nd' };
  if (openMetrics) {
    requests.inc({ labels, value: 3, exemplarLabels: { trace_id: 'f00d' } } as never);
    seconds.observe({
      labels: { code: '200' },
      value: 0.5,
      exemplarLabels: { trace_id: 'beef' },
    } as never);
  } else {
    requests.inc(labels, 3);
    seconds.observe({ code: '200' }, 0.5);
  }
  const page = parseExposition(await registry.metrics(), openMetrics);
  expect(shown(page.samples)).toEqual([
    `http_requests_total ${JSON.stringify(labels)} 3`,
    'http_request_duration_seconds_bucket {"le":"1","code":"200"} 1',
    'http_request_duration_seconds_bucket {"le":"+Inf","code":"200"} 1',
    'http_request_duration_seconds_sum {"code":"200"} 0.5',
    'http_request_duration_seconds_count {"code":"200"} 1',
  ]);
  expect(isCounter('http_requests_total', page.types)).toBe(true);
  expect(isCounter('http_request_duration_seconds_count', page.types)).toBe(true);
});
