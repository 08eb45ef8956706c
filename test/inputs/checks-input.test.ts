import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { describeProblem, InputError } from '../../src/errors.ts';
import { parseErrors } from '../../src/inputs/errors-input.ts';
import { readConfig } from '../../src/inputs.ts';
import { printSelector } from '../../src/metrics/selector.ts';
import { inputVariables } from '../support/runner-environment.ts';

type Given = Readonly<Record<string, string>>;

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
const NOW = Date.UTC(2026, 2, 1, 12);

const STEP: Given = {
  'metrics-url': 'https://prometheus.example.com',
  canary: 'http_requests_total{version="f00"}',
  baseline: 'http_requests_total{version="stable"}',
};

const read = (given: Given) => readConfig(inputVariables(action.inputs, given), NOW);

function problemsOf(given: Given): readonly string[] {
  try {
    read(given);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(describeProblem);
  }
}

test('without checks the step is its only check', () => {
  const { checks, source, strictness } = read(STEP);
  expect(checks).toEqual([{ name: undefined, inputs: [], source, strictness }]);
});

test('each check is the step with some inputs of its own, and a share of its false alarms', () => {
  const { checks } = read({
    ...STEP,
    'detect-ratio': '4',
    'false-alarm-rate': '3%',
    checks: `
- name: all
- name: checkout
  canary: http_requests_total{version="f00", route="/checkout"}
  baseline: http_requests_total{version="stable", route="/checkout"}
  errors: 500,503
  max-error-ratio: 2
  power: 0.9
- name: search
  status-label: code
  max-error-rate: 5%
  negligible-error-rate: 1%
  detect-rate: 0.02
`,
  });
  expect(checks.map(({ name }) => name)).toEqual(['all', 'checkout', 'search']);
  const [all, checkout, search] = checks;
  expect(all).toMatchObject({
    source: { canary: STEP.canary, baseline: STEP.baseline, errors: { text: '5xx' } },
    strictness: { maxErrorRatio: 1.25, detectRatio: 4, power: 0.8, maxErrorRate: undefined },
  });
  expect(checkout).toMatchObject({
    source: {
      canary: 'http_requests_total{version="f00", route="/checkout"}',
      baseline: 'http_requests_total{version="stable", route="/checkout"}',
      errors: { text: '500,503' },
    },
    strictness: { maxErrorRatio: 2, detectRatio: 4, power: 0.9 },
  });
  expect(search).toMatchObject({
    source: { canary: STEP.canary, statusLabel: 'code' },
    strictness: { maxErrorRate: 0.05, negligibleErrorRate: 0.01, detectRate: 0.02 },
  });
  expect(search?.inputs.map(({ name }) => name)).toEqual(
    ['status-label', 'negligible-error-rate', 'max-error-rate', 'detect-rate'].sort(
      (a, b) => Object.keys(action.inputs).indexOf(a) - Object.keys(action.inputs).indexOf(b),
    ),
  );
  for (const { strictness } of checks) expect(strictness.falseAlarmRate).toBeCloseTo(0.01, 12);
});

test('a step without cohorts of its own leaves them to the checks', () => {
  const { checks, source } = read({
    'metrics-url': STEP['metrics-url']!,
    checks: `[{name: a, canary: 'm{v="2"}', baseline: 'm{v="1"}'}]`,
  });
  expect(source).toMatchObject({ canary: 'm{v="2"}', baseline: 'm{v="1"}' });
  expect(checks).toHaveLength(1);
});

test('a list of texts is a line each', () => {
  const { source } = read({
    provider: 'scrape',
    checks: `
- name: pages
  canary: [http://10.0.0.1/metrics, http://10.0.0.2/metrics]
  baseline:
    - http://10.0.1.1/metrics
  query: http_requests_total{route="/pay"}
`,
  });
  expect(source).toMatchObject({
    provider: 'scrape',
    canary: [new URL('http://10.0.0.1/metrics'), new URL('http://10.0.0.2/metrics')],
    baseline: [new URL('http://10.0.1.1/metrics')],
    selector: 'http_requests_total{route="/pay"}',
  });
});

test("a check's problems carry its name, the step's are told once, and all at once", () => {
  const problems = problemsOf({
    ...STEP,
    'metrics-url': 'not an address',
    power: '200%',
    duration: 'soon',
    checks: `
- {name: first, canary: 'm{', errors: sometimes}
- {name: second, baseline: 'http_requests_total{version="f00"}', max-error-ratio: 0.5}
`,
  });
  const starts = problems.map((problem) => problem.split(': got')[0]);
  expect(starts.toSorted()).toEqual(
    [
      'metrics-url',
      'power',
      'duration',
      'checks[first].canary',
      'checks[first].errors',
      'checks[second].baseline',
      'checks[second].max-error-ratio',
    ].sort(),
  );
});

test('a check that lacks a cohort says whose it is', () => {
  const problems = problemsOf({
    'metrics-url': STEP['metrics-url']!,
    canary: STEP.canary!,
    checks: `[{name: alone}, {name: capped, max-error-rate: 5%}]`,
  });
  expect(problems).toEqual([expect.stringMatching(/^checks\[alone\]\.baseline: got nothing/)]);
});

test.each([
  ['a text', 'checkout', /a YAML list of checks/],
  ['a mapping', 'checkout: {errors: 5xx}', /a YAML list of checks/],
  ['an empty list', '[]', /at least one check/],
  ['broken YAML', '- {name: a', /not YAML/],
  ['no name', '- {errors: 5xx}', /check 1.*name/],
  [
    'a name that is too long',
    `- {name: ${'x'.repeat(41)}}`,
    /check 1, name: takes 1 to 40 letters/,
  ],
  ['a name with markup', '- {name: "<b>"}', /check 1, name/],
  ['an empty value', '- {name: a, canary: }', /check 1, canary: takes a text/],
  ['a mapping for a value', '- {name: a, query: {path: x}}', /check 1, query: takes a text/],
  [
    'an unknown key',
    '- {name: a}\n- {name: b, intervall: 5s}',
    /check 2 has an unknown key intervall/,
  ],
  ["an input that is the step's alone", '- {name: a, duration: 5m}', /unknown key duration/],
  ['two of a name', '- {name: a}\n- {name: a}', /two checks are called a/],
  ['too many', Array.from({ length: 21 }, (_, i) => `- {name: c${i}}`).join('\n'), /at most 20/],
])('%s is refused', (_, checks, words) => {
  const problems = problemsOf({ ...STEP, checks });
  expect(problems).toEqual([expect.stringMatching(words)]);
  expect(problems[0]).toMatch(/^checks: /);
});

test('twenty checks are read', () => {
  const checks = Array.from({ length: 20 }, (_, i) => `- {name: c${i}}`).join('\n');
  expect(read({ ...STEP, checks }).checks).toHaveLength(20);
});

test('keys in the queries of checks are secrets, and are not shown', () => {
  const query = 'canary-errors: a, canary-requests: b, baseline-errors: c, baseline-requests: d';
  const config = read({
    provider: 'http',
    'metrics-url': 'https://stats.example.com/api',
    checks: `
- name: one
  query: '{path: "?a={{ start }}&b={{ end }}", headers: {X-Key: hidden-key-1}, ${query}}'
- name: two
  query: '{path: "?a={{ start }}&b={{ end }}", headers: {X-Key: hidden-key-2}, ${query}}'
`,
  });
  expect(config.secrets).toEqual(expect.arrayContaining(['hidden-key-1', 'hidden-key-2']));
  const shown = JSON.stringify([config.inputs, config.checks.map(({ inputs }) => inputs)]);
  expect(shown).not.toContain('hidden-key');
});

test('the shares of any number of checks add up to the rate of the step', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 500 }), (m, rate) => {
      const checks = Array.from({ length: m }, (_, i) => `- name: c${i}`).join('\n');
      const config = read({ ...STEP, 'false-alarm-rate': `${rate / 10}%`, checks });
      const sum = config.checks.reduce((all, one) => all + one.strictness.falseAlarmRate, 0);
      expect(sum).toBeCloseTo(rate / 1000, 12);
    }),
    { numRuns: 50 },
  );
});

test('slow requests are errors of a histogram, and of nothing else', () => {
  const bucket = (version: string) => `http_request_duration_seconds_bucket{version="${version}"}`;
  const step = { ...STEP, canary: bucket('f00'), baseline: bucket('stable') };
  expect(read({ ...step, errors: 'slower than 1s500ms' }).source).toMatchObject({
    errors: { kind: 'slower', limit: 1500, text: 'slower than 1s500ms' },
  });
  expect(problemsOf({ ...STEP, errors: 'slower than 500ms' })).toEqual([
    expect.stringMatching(/^canary: .*http_request_duration_seconds_bucket/),
    expect.stringMatching(/^baseline: /),
  ]);
  for (const errors of ['slower than 0s', 'slower than soon', 'slower', 'slower than']) {
    expect(problemsOf({ ...step, errors })).toEqual([expect.stringMatching(/^errors: /)]);
  }
  const scrape = {
    provider: 'scrape',
    canary: 'http://10.0.0.1/metrics',
    baseline: 'http://10.0.0.2/metrics',
    errors: 'slower than 500ms',
  };
  expect(problemsOf(scrape)).toEqual([expect.stringMatching(/^query: got nothing/)]);
  expect(problemsOf({ ...scrape, query: 'http_request_duration_seconds_bucket' })).toEqual([]);
});

const errorsOf = (errors: string) => read({ ...STEP, errors }).source.errors;

test.each([
  ['shop_errors_total', []],
  ['{__name__="shop_errors_total"}', []],
  ['shop_errors_total{}', []],
  ['shop_errors_total{kind="server"}', [{ label: 'kind', operator: '=', value: 'server' }]],
  [
    'shop_errors_total{kind=~"server|db", route!="/health"}',
    [
      { label: 'kind', operator: '=~', value: 'server|db' },
      { label: 'route', operator: '!=', value: '/health' },
    ],
  ],
])('errors as a counter of their own: %s', (text, matchers) => {
  expect(errorsOf(text)).toEqual({ kind: 'counter', name: 'shop_errors_total', matchers, text });
});

test('a name that is no counter by custom needs braces to be one', () => {
  expect(errorsOf('errors{}')).toMatchObject({ kind: 'counter', name: 'errors' });
  for (const errors of ['errors', 'none', 'all', 'SERVER', 'slower']) {
    expect(problemsOf({ ...STEP, errors })).toEqual([
      expect.stringMatching(/^errors: got "\w+"; takes statuses .*counter of errors .*_total\)$/),
    ]);
  }
});

test.each([
  ['shop_errors_total[5m]', /one is a range/],
  ['shop_errors_total offset 5m', /one is a selector with an offset/],
  ['shop_errors_total @ 0', /one is a selector with an @ time/],
  ['rate(shop_errors_total[5m])', /one is a function call/],
  ['sum by (app) (shop_errors_total)', /one is an aggregation/],
  ['{kind="server"}', /one names no metric/],
  ['{__name__=~"shop_.*"}', /one may match several metrics/],
  ['shop_errors_total{kind="server"', /one is not PromQL/],
  ['shop_errors_total{kind=~"["}', /takes statuses/],
  ['http_requests_total', /takes another counter than that of canary/],
  ['http_requests_total{code="500"}', /takes another counter than that of canary/],
  ['shop_errors_total{version="f00"}', /takes matchers that baseline leaves room for: its version/],
  ['shop_errors_total{version!~"f.*"}', /takes matchers that canary leaves room for: its version/],
])('errors: %s is refused, and why', (errors, words) => {
  const problems = problemsOf({ ...STEP, errors });
  expect(problems).toEqual([expect.stringMatching(words)]);
  expect(problems[0]).toMatch(/^errors: got /);
});

test('a counter of errors on pages is another than that of query', () => {
  const scrape = {
    provider: 'scrape',
    canary: 'http://10.0.0.1/metrics',
    baseline: 'http://10.0.0.2/metrics',
    errors: 'shop_errors_total',
  };
  expect(problemsOf(scrape)).toEqual([]);
  expect(problemsOf({ ...scrape, query: 'shop_requests_total' })).toEqual([]);
  expect(problemsOf({ ...scrape, query: 'shop_errors_total{a="b"}' })).toEqual([
    expect.stringMatching(/^errors: .* another counter than that of query/),
  ]);
  // One problem is enough where query can't be read at all.
  expect(problemsOf({ ...scrape, query: 'shop_errors_total{' })).toEqual([
    expect.stringMatching(/^query: /),
  ]);
});

test('any selector of a counter is read as it was meant', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}_[a-z]{0,8}$/);
  const matcher = fc.record({
    label: fc.stringMatching(/^[a-z]{1,8}$/),
    operator: fc.constantFrom('=' as const, '!=' as const),
    value: fc.string({ maxLength: 12, unit: 'binary' }),
  });
  fc.assert(
    fc.property(word, fc.array(matcher, { maxLength: 3 }), (name, matchers) => {
      const text = printSelector({ name, matchers });
      expect(parseErrors(text)).toEqual({ kind: 'counter', name, matchers, text });
    }),
    { numRuns: 300 },
  );
});
