import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { describeProblem, InputError, type InputProblem } from '../src/errors.ts';
import { INPUT_NAMES, INPUTS } from '../src/inputs/table.ts';
import { readConfig } from '../src/inputs.ts';
import { CERTIFICATE } from './support/certificate.ts';
import { inputVariables } from './support/runner-environment.ts';

type Given = Readonly<Record<string, string>>;

const action = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));

const NOW = Date.UTC(2026, 2, 1, 12);

const FOUR_LINES: Given = {
  'metrics-url': 'https://prometheus.example.com/tenant/',
  canary: 'http_requests_total{app="shop", version="f00"}',
  baseline: 'http_requests_total{app="shop", version="stable"}',
  'rollback-webhook-url': 'https://deploy.example.com/rollback?key=hidden-key',
};

const SCRAPE: Given = {
  provider: 'scrape',
  canary: 'http://10.0.0.1:9100/metrics\nhttp://10.0.0.2:9100/metrics',
  baseline: 'http://10.0.1.1:9100/metrics',
};

const HTTP: Given = {
  provider: 'http',
  'metrics-url': 'https://stats.example.com/api',
  query: [
    'path: ?from={{ start }}&to={{ end }}',
    'canary-errors: canary.errors',
    'canary-requests: canary.requests',
    'baseline-errors: baseline.errors',
    'baseline-requests: baseline.requests',
  ].join('\n'),
};

const RATES = 'path: ?from={{ start }}\ncanary-rate: a\nbaseline-rate: b';

const PAST: Given = { 'start-time': '2026-03-01T10:00:00Z', 'end-time': '2026-03-01T11:00:00Z' };

const read = (given: Given, more: Given = {}) =>
  readConfig({ ...inputVariables(action.inputs, given), ...more }, NOW);

function problemsOf(given: Given, more: Given = {}): readonly InputProblem[] {
  try {
    read(given, more);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (error.problems.length === 0) throw new Error('refused without a reason');
    return error.problems;
  }
}

describe('the four-line step', () => {
  const config = read(FOUR_LINES);

  test('asks Prometheus', () => {
    expect(config.source).toEqual({
      provider: 'prometheus',
      url: new URL('https://prometheus.example.com/tenant/'),
      canary: FOUR_LINES.canary,
      baseline: FOUR_LINES.baseline,
      access: { authorization: { kind: 'none' }, headers: [] },
      errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
      statusLabel: undefined,
    });
  });

  test('takes the documented defaults', () => {
    expect(config.timing).toEqual({
      duration: 600_000,
      interval: 15_000,
      warmup: 0,
      history: 3_600_000,
      verifyRecovery: 0,
      replay: undefined,
    });
    expect(config.strictness).toEqual({
      falseAlarmRate: 0.01,
      maxErrorRatio: 1.25,
      negligibleErrorRate: 0.001,
      maxErrorRate: undefined,
      detectRatio: 5,
      detectRate: 0.01,
      power: 0.8,
    });
    expect(config.policies).toEqual({
      failJob: true,
      onInconclusive: 'fail',
      onError: 'fail',
      onCancel: 'none',
      dryRun: false,
    });
    expect(config.webhook).toEqual({
      url: new URL('https://deploy.example.com/rollback?key=hidden-key'),
      secret: undefined,
      format: 'standard',
      method: 'POST',
      headers: [],
      body: undefined,
      metadata: {},
      auth: { kind: 'none' },
      tls: undefined,
      success: [[200, 299]],
      timeout: 15_000,
      retries: 5,
      retryOnTimeout: true,
    });
  });

  test('reads the same without the defaults that the runner fills in', () => {
    const bare = Object.fromEntries(
      Object.entries(FOUR_LINES).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    );
    expect(readConfig(bare, NOW)).toEqual(config);
  });

  test('remembers where each value came from', () => {
    expect(config.inputs).toContainEqual({ name: 'duration', value: '10m', from: 'default' });
    expect(config.inputs).toContainEqual({
      name: 'canary',
      value: FOUR_LINES.canary,
      from: 'input',
    });
    expect(config.inputs).toContainEqual({ name: 'dry-run', value: 'false', from: 'default' });
    expect(config.inputs.map(({ name }) => name)).not.toContain('max-error-rate');
  });
});

test('every input ends up where the table says', () => {
  const everything: Record<string, Given> = {
    prometheus: {
      ...FOUR_LINES,
      'metrics-token': 'token-of-metrics',
      'metrics-headers': 'X-Scope-OrgID: shop',
      'status-label': 'code',
      'max-error-rate': '5%',
      'start-time': '2026-03-01T10:00:00Z',
      'end-time': '2026-03-01T11:00:00Z',
      'rollback-webhook-secret': `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
      'rollback-webhook-format': 'raw',
      'rollback-webhook-body': '{"verdict": "{{ verdict }}"}',
      environment: 'production',
      'rollback-workflow': 'rollback.yml@main',
      comment: 'true',
      'rollback-webhook-token': 'token-of-the-receiver',
      'rollback-webhook-ca': CERTIFICATE,
    },
    http: HTTP,
  };
  for (const name of INPUT_NAMES) {
    const rule = INPUTS[name];
    const provider = 'providers' in rule && !rule.providers.some((p) => p === 'prometheus');
    const config: unknown = read(everything[provider ? 'http' : 'prometheus']!);
    const value = rule.becomes
      .split('.')
      .reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], config);
    expect(value, `${name} -> ${rule.becomes}`).toBeDefined();
  }
});

describe('what providers take', () => {
  test('scrape: addresses, one a line, and a counter', () => {
    const { source } = read({ ...SCRAPE, query: 'requests_total{route="/pay"}' });
    expect(source).toMatchObject({
      provider: 'scrape',
      canary: [new URL('http://10.0.0.1:9100/metrics'), new URL('http://10.0.0.2:9100/metrics')],
      baseline: [new URL('http://10.0.1.1:9100/metrics')],
      selector: 'requests_total{route="/pay"}',
    });
  });

  test('http: a query', () => {
    const { source } = read({ ...HTTP, canary: 'v2', baseline: 'v1' });
    expect(source).toMatchObject({ provider: 'http', canary: 'v2', baseline: 'v1' });
    expect(source.provider === 'http' && source.query.numbers).toEqual({
      kind: 'counts',
      canaryErrors: 'canary.errors',
      canaryRequests: 'canary.requests',
      baseline: { errors: 'baseline.errors', requests: 'baseline.requests' },
    });
  });

  test('http: a past window, where the query can ask for one', () => {
    expect(read({ ...HTTP, ...PAST }).timing.duration).toBe(3_600_000);
  });

  test('http: no numbers of a baseline where a ceiling judges alone', () => {
    const query = HTTP.query!.replace(/baseline-.*/g, '');
    const { source } = read({ ...HTTP, query, 'max-error-rate': '5%' });
    expect(source.provider === 'http' && source.query.numbers).toMatchObject({
      baseline: undefined,
    });
  });

  test('no baseline where a ceiling judges alone', () => {
    const { baseline: _, ...rest } = FOUR_LINES;
    const { source } = read({ ...rest, 'max-error-rate': '5%' });
    expect(source.provider === 'prometheus' && source.baseline).toBeUndefined();
  });

  test('basic authentication, with or without a password', () => {
    const { source } = read({ ...FOUR_LINES, 'metrics-username': 'me', 'metrics-password': 'a b' });
    expect(source.access.authorization).toEqual({ kind: 'basic', username: 'me', password: 'a b' });
    expect(read({ ...FOUR_LINES, 'metrics-username': 'key' }).source.access.authorization).toEqual({
      kind: 'basic',
      username: 'key',
      password: '',
    });
  });

  test.each([
    ['outcome="SERVER_ERROR"', 'outcome', '=', 'SERVER_ERROR'],
    ['outcome =~ "SERVER_.*"', 'outcome', '=~', 'SERVER_.*'],
    ['code!~"[123].."', 'code', '!~', '[123]..'],
    ['outcome="a\\"b}"', 'outcome', '=', 'a"b}'],
  ])('errors by the matcher %s', (text, label, operator, value) => {
    expect(read({ ...FOUR_LINES, errors: text }).source.errors).toEqual({
      kind: 'matcher',
      label,
      operator,
      value,
      text,
    });
  });

  test('a header whose value holds colons', () => {
    const given = { ...FOUR_LINES, 'metrics-headers': 'X-Scope-OrgID: a:b\n\n  X-Two:2' };
    expect(read(given).source.access.headers).toEqual([
      ['X-Scope-OrgID', 'a:b'],
      ['X-Two', '2'],
    ]);
  });
});

describe('a past window', () => {
  const past = { ...FOUR_LINES, 'start-time': '2026-03-01T10:00:00Z', 'end-time': '1772361000' };

  test('gives the duration, and a dry run by default', () => {
    const config = read(past);
    expect(config.timing.replay).toEqual({
      start: Date.UTC(2026, 2, 1, 10),
      end: Date.UTC(2026, 2, 1, 10, 30),
    });
    expect(config.timing.duration).toBe(1_800_000);
    expect(config.policies.dryRun).toBe(true);
    expect(config.inputs).toContainEqual({ name: 'duration', value: '30m', from: 'input' });
    expect(config.inputs).toContainEqual({ name: 'dry-run', value: 'true', from: 'default' });
  });

  test('acts when told to', () => {
    expect(read({ ...past, 'dry-run': 'false' }).policies.dryRun).toBe(false);
  });
});

describe('the webhook', () => {
  test('none without an address', () => {
    const { 'rollback-webhook-url': _, ...rest } = FOUR_LINES;
    expect(read(rest).webhook).toBeUndefined();
  });

  test('raw, with an empty body', () => {
    const given = { 'rollback-webhook-format': 'raw', 'rollback-webhook-body': 'none' };
    expect(read({ ...FOUR_LINES, ...given }).webhook?.body).toBe('');
  });
});

test('the report lies in a folder of its own for every step', () => {
  const step = { RUNNER_TEMP: '/runner/temp', GITHUB_ACTION: '__shop/canary-gate_2' };
  expect(read(FOUR_LINES, step).reportFolder).toBe('/runner/temp/canary-gate/__shop_canary-gate_2');
  expect(read(FOUR_LINES).reportFolder).toBe(join(tmpdir(), 'canary-gate'));
  expect(read(FOUR_LINES, { GITHUB_ACTION: '..' }).reportFolder).toMatch(/__$/);
});

test('proxies come from the environment, lower case first', () => {
  const proxy = { HTTPS_PROXY: 'http://big:1', https_proxy: 'http://small:1', NO_PROXY: '.corp' };
  expect(read(FOUR_LINES, proxy).proxy).toEqual({
    httpProxy: undefined,
    httpsProxy: 'http://small:1',
    noProxy: '.corp',
  });
});

/** Each is the one thing wrong; the problem names this input, and its sentence says this. */
const UNUSABLE: readonly (readonly [why: string, given: Given, input: string, says: string])[] = [
  ['a typo', { tresholds: '1' }, 'tresholds', 'there is no such input'],
  ['a near typo', { 'metrics-tokn': 'sesame-open' }, 'metrics-tokn', 'did you mean metrics-token?'],
  ['underscores', { max_error_ratio: '2' }, 'max_error_ratio', 'did you mean max-error-ratio?'],
  ['a short name', { 'webhook-url': 'x' }, 'webhook-url', 'did you mean rollback-webhook-url?'],
  ['an input to come', { 'early-pass': 'true' }, 'early-pass', 'nothing in this version'],
  ['a provider to come', { provider: 'datadog' }, 'provider', 'takes prometheus, scrape, http'],
  ['no server', { 'metrics-url': '' }, 'metrics-url', 'got nothing; takes an http(s) address'],
  ['another protocol', { 'metrics-url': 'ftp://x' }, 'metrics-url', 'an http(s) address'],
  ['no protocol', { 'metrics-url': 'prometheus:9090' }, 'metrics-url', 'an http(s) address'],
  [
    'a password in the address',
    { 'metrics-url': 'https://me:sesame@x' },
    'metrics-url',
    'without user',
  ],
  [
    'a query in the address',
    { 'metrics-url': 'https://x?a=sesame' },
    'metrics-url',
    'without a query',
  ],
  ['no canary', { canary: ' ' }, 'canary', 'got nothing; takes a series selector'],
  ['no baseline', { baseline: '' }, 'baseline', 'left out only where max-error-rate is set'],
  ['no selector', { canary: 'sum(rate(x[1m]))' }, 'canary', 'not a plain selector'],
  ['a broken selector', { baseline: 'x{version="stable"' }, 'baseline', 'is not PromQL'],
  ['one for both', { baseline: FOUR_LINES.canary! }, 'baseline', 'the two are the same'],
  [
    'one for both in other words',
    { baseline: '{__name__="http_requests_total",version="f00",app="shop"}' },
    'baseline',
    'the two are the same',
  ],
  [
    'a baseline with the canary',
    { baseline: 'http_requests_total' },
    'baseline',
    'leaves the canary out',
  ],
  [
    'a canary with the baseline',
    { canary: 'http_requests_total' },
    'canary',
    'leaves the baseline out',
  ],
  ['bad statuses', { errors: '5x' }, 'errors', 'takes statuses (500, 5xx'],
  ['two matchers', { errors: 'a="1",b="2"' }, 'errors', 'one matcher on a label'],
  ['a matcher that breaks out', { errors: 'a="1"} or vector(1)' }, 'errors', 'one matcher'],
  ['a bad regex', { errors: 'a=~"["' }, 'errors', 'one matcher'],
  ['a bad label', { 'status-label': 'a b' }, 'status-label', 'the name of a label'],
  ['a query for Prometheus', { query: 'x' }, 'query', 'nothing with provider prometheus'],
  [
    'two ways in',
    { 'metrics-token': 'sesame-1', 'metrics-username': 'me' },
    'metrics-token',
    'nothing beside metrics-username',
  ],
  [
    'a password alone',
    { 'metrics-password': 'sesame' },
    'metrics-username',
    'metrics-password belongs to',
  ],
  ['the word Bearer', { 'metrics-token': 'Bearer sesame' }, 'metrics-token', 'the bare token'],
  ['a colon in the user', { 'metrics-username': 'a:b' }, 'metrics-username', 'without colons'],
  ['no header', { 'metrics-headers': 'A: 1\nsesame' }, 'metrics-headers', 'line 2 is not'],
  ['a header without name', { 'metrics-headers': ': sesame' }, 'metrics-headers', 'line 1 is not'],
  [
    'header injection',
    { 'metrics-headers': 'A: 1\rHost: evil' },
    'metrics-headers',
    'line 1 is not',
  ],
  [
    'a header beyond ASCII',
    { 'metrics-headers': 'A: sésame' },
    'metrics-headers',
    'printable ASCII',
  ],
  [
    'a header of the connection',
    { 'metrics-headers': 'Host: a' },
    'metrics-headers',
    'other than Host',
  ],
  ['a header twice', { 'metrics-headers': 'A: 1\na: 2' }, 'metrics-headers', 'a is there twice'],
  [
    'two authorizations',
    { 'metrics-token': 'sesame-1', 'metrics-headers': 'authorization: Basic sesame' },
    'metrics-headers',
    'no Authorization beside',
  ],
  ['a bare number', { duration: '10' }, 'duration', 'takes a duration such as 30s'],
  ['a duration with a sign', { interval: '-5s' }, 'interval', 'takes a duration'],
  ['too long a watch', { duration: '8d' }, 'duration', '1s to 7d'],
  ['too short a watch', { duration: '44s' }, 'duration', 'at least 3 times interval (45s)'],
  ['too long an interval', { interval: '11m' }, 'duration', 'at least 3 times interval (33m)'],
  ['no history', { history: 'none' }, 'history', 'takes a duration'],
  ['a bad warm-up', { warmup: '1' }, 'warmup', 'takes a duration'],
  [
    'half a window',
    { 'start-time': '2026-03-01T10:00:00Z' },
    'end-time',
    'together with start-time',
  ],
  [
    'the other half',
    { 'end-time': '2026-03-01T10:00:00Z' },
    'start-time',
    'together with end-time',
  ],
  [
    'a window without zone',
    { 'start-time': '2026-03-01T10:00:00', 'end-time': '2026-03-01T11:00:00Z' },
    'start-time',
    'ISO 8601 with a zone',
  ],
  [
    'a window that ends first',
    { 'start-time': '2026-03-01T11:00:00Z', 'end-time': '2026-03-01T10:00:00Z' },
    'end-time',
    'a time after start-time',
  ],
  [
    'a window to come',
    { 'start-time': '2026-03-01T11:00:00Z', 'end-time': '2026-03-01T12:00:01Z' },
    'end-time',
    'a time in the past; it is 2026-03-01T12:00:00.000Z now',
  ],
  [
    'a window too short',
    { 'start-time': '2026-03-01T11:00:00Z', 'end-time': '2026-03-01T11:00:30Z' },
    'end-time',
    'at least 3 times interval (45s) after start-time',
  ],
  [
    'a window too long',
    { 'start-time': '2026-02-01T11:00:00Z', 'end-time': '2026-03-01T11:00:00Z' },
    'end-time',
    'at most 7d after start-time',
  ],
  [
    'a warm-up in the past',
    {
      'start-time': '2026-03-01T10:00:00Z',
      'end-time': '2026-03-01T11:00:00Z',
      warmup: '1m',
    },
    'warmup',
    'let start-time be later',
  ],
  ['no alpha', { 'false-alarm-rate': '0%' }, 'false-alarm-rate', 'above 0 and at most 50%'],
  ['a large alpha', { 'false-alarm-rate': '51%' }, 'false-alarm-rate', 'at most 50%'],
  ['a rate without percent', { 'false-alarm-rate': '1.5' }, 'false-alarm-rate', 'at most 50%'],
  ['a ratio below one', { 'max-error-ratio': '0.9' }, 'max-error-ratio', 'from 1 to 1000'],
  ['all negligible', { 'negligible-error-rate': '100%' }, 'negligible-error-rate', 'below 100%'],
  ['a ceiling of zero', { 'max-error-rate': '0' }, 'max-error-rate', 'above 0'],
  ['an exponent', { 'max-error-rate': '1e-3' }, 'max-error-rate', 'a rate'],
  [
    'a detectable that is allowed',
    { 'detect-ratio': '1.25' },
    'detect-ratio',
    'more than max-error-ratio',
  ],
  [
    'a detectable that is negligible',
    { 'detect-rate': '0.05%' },
    'detect-rate',
    'at least negligible-error-rate (0.1 %)',
  ],
  ['no detect-rate', { 'detect-rate': '0' }, 'detect-rate', 'above 0'],
  ['full power', { power: '100%' }, 'power', 'below 100%'],
  ['neither true nor false', { 'fail-job': 'fales' }, 'fail-job', 'true or false'],
  ['yes', { 'dry-run': 'yes' }, 'dry-run', 'true or false'],
  [
    'a recovery without a rollback',
    { 'rollback-webhook-url': '', 'verify-recovery': '5m' },
    'verify-recovery',
    'a duration only together with rollback-webhook-url or rollback-workflow',
  ],
  [
    'too short a recovery',
    { 'verify-recovery': '20s' },
    'verify-recovery',
    '0s, or at least 3 times interval (45s)',
  ],
  ['another cancel policy', { 'on-cancel': 'fail' }, 'on-cancel', 'none or rollback'],
  [
    'a rollback on cancel without a webhook',
    { 'rollback-webhook-url': '', 'on-cancel': 'rollback' },
    'on-cancel',
    'rollback only together with rollback-webhook-url',
  ],
  ['another policy', { 'on-error': 'ignore' }, 'on-error', 'fail, pass or rollback'],
  [
    'a rollback of nothing',
    { 'rollback-webhook-url': '', 'on-inconclusive': 'rollback' },
    'on-inconclusive',
    'only together with rollback-webhook-url',
  ],
  [
    'a secret for nothing',
    { 'rollback-webhook-url': '', 'rollback-webhook-secret': 'sesame-sesame' },
    'rollback-webhook-secret',
    'nothing without rollback-webhook-url',
  ],
  [
    'a webhook with a password',
    { 'rollback-webhook-url': 'https://me:sesame@x/y' },
    'rollback-webhook-url',
    'without user',
  ],
  [
    'a webhook that is none',
    { 'rollback-webhook-url': 'sesame' },
    'rollback-webhook-url',
    'an http(s) address',
  ],
  ['a bad secret', { 'rollback-webhook-secret': 'whsec_%%%' }, 'rollback-webhook-secret', ''],
  [
    'an unknown format',
    { 'rollback-webhook-format': 'morse' },
    'rollback-webhook-format',
    'standard, cloudevents, cdevents, flagger, pagerduty, slack, github, raw',
  ],
  [
    'a method in lower case',
    { 'rollback-webhook-method': 'post' },
    'rollback-webhook-method',
    'POST, PUT',
  ],
  [
    'a standard GET',
    { 'rollback-webhook-method': 'GET' },
    'rollback-webhook-method',
    'POST, PUT or PATCH with',
  ],
  [
    'a signature of your own',
    { 'rollback-webhook-headers': 'Webhook-Id: 1' },
    'rollback-webhook-headers',
    'other than Webhook-Id',
  ],
  ['a standard body', { 'rollback-webhook-body': '{}' }, 'rollback-webhook-body', 'format raw'],
  [
    'an unknown placeholder',
    { 'rollback-webhook-format': 'raw', 'rollback-webhook-body': '{{ sesam }}' },
    'rollback-webhook-body',
    'sesam',
  ],
  [
    'a body for GET',
    {
      'rollback-webhook-format': 'raw',
      'rollback-webhook-method': 'GET',
      'rollback-webhook-body': '{}',
    },
    'rollback-webhook-body',
    'nothing with rollback-webhook-method GET',
  ],
  ['no statuses', { 'rollback-webhook-success': '2' }, 'rollback-webhook-success', 'statuses'],
  [
    'too short a timeout',
    { 'rollback-webhook-timeout': '0s' },
    'rollback-webhook-timeout',
    '1s to 5m',
  ],
  ['too many retries', { 'rollback-webhook-retries': '21' }, 'rollback-webhook-retries', '0 to 20'],
  ['half a retry', { 'rollback-webhook-retries': '0.5' }, 'rollback-webhook-retries', '0 to 20'],
];

describe('unusable, each alone', () => {
  test.each(UNUSABLE)('%s', (_why, given, input, says) => {
    const problems = problemsOf({ ...FOUR_LINES, ...given });
    expect(problems.map((problem) => problem.input)).toEqual([input]);
    expect(describeProblem(problems[0]!)).toContain(says);
  });

  test.each([
    ['no address', { ...SCRAPE, canary: '10.0.0.1:9100' }, 'canary', 'line 1 is not'],
    [
      'one page twice',
      { ...SCRAPE, canary: 'http://a/m\nhttp://a/m' },
      'canary',
      'each of them once',
    ],
    [
      'one page for both',
      { ...SCRAPE, baseline: 'http://10.0.0.2:9100/metrics' },
      'baseline',
      'none of which',
    ],
    ['no counter', { ...SCRAPE, query: 'a + b' }, 'query', 'this one is an operation'],
    [
      'a server to scrape',
      { ...SCRAPE, 'metrics-url': 'http://x' },
      'metrics-url',
      'nothing with provider scrape',
    ],
    ['the past of a page', { ...SCRAPE, ...PAST }, 'start-time', 'shows the present alone'],
    ['no query', { ...HTTP, query: '' }, 'query', 'YAML that says how to ask'],
    ['no YAML', { ...HTTP, query: 'a: [' }, 'query', ''],
    ['no numbers', { ...HTTP, query: 'method: GET' }, 'query', ''],
    [
      'one label for both',
      { ...HTTP, canary: 'v1', baseline: 'v1' },
      'baseline',
      'the two are the same',
    ],
    ['no window', { ...HTTP, query: HTTP.query!.replace(/^.*\n/, '') }, 'query', 'which window'],
    [
      'nobody named',
      { ...HTTP, query: `${HTTP.query}\nbody: '{{ canary }}'\nmethod: POST` },
      'query',
      'input canary is empty',
    ],
    [
      'half of the numbers',
      { ...HTTP, query: HTTP.query!.replace(/baseline-errors.*/, '') },
      'query',
      'baseline-errors',
    ],
    [
      'rates against a ceiling',
      { ...HTTP, query: RATES, 'max-error-rate': '5%' },
      'max-error-rate',
      'a ceiling needs counts',
    ],
    [
      'the past of running totals',
      { ...HTTP, ...PAST, query: HTTP.query!.replace(/^.*\n/, 'mode: cumulative\n') },
      'start-time',
      'running totals',
    ],
    [
      'errors that are in the query',
      { ...HTTP, errors: '500' },
      'errors',
      'nothing with provider http',
    ],
  ] satisfies [string, Given, string, string][])('%s', (_why, given, input, says) => {
    const problems = problemsOf(given);
    expect(problems.map((problem) => problem.input)).toContain(input);
    expect(problems.map(describeProblem).join('\n')).toContain(says);
  });
});

test('all that is wrong is said at once, in one error', () => {
  const given = {
    provider: 'prometheus',
    'metrics-url': 'prometheus:9090',
    canary: '',
    baseline: 'rate(x[1m])',
    duration: 'ten minutes',
    'false-alarm-rate': '5',
    'fail-job': 'maybe',
    'rollback-webhook-secret': 'sesame-sesame',
    tresholds: '3',
  };
  const problems = problemsOf(given);
  expect(problems.map(({ input }) => input).sort()).toEqual(Object.keys(given).slice(1).sort());
  expect(new InputError(problems).message.split('\n')).toHaveLength(problems.length);
});

test('a variable from the workflow can be taken away from the step', () => {
  expect(problemsOf(FOUR_LINES, { INPUT_TAG: 'v1' }).map(describeProblem)).toEqual([
    'tag: got "***"; takes nothing: there is no such input ' +
      "(if INPUT_TAG comes from the workflow's env, set it to an empty text for this step)",
  ]);
  expect(problemsOf(FOUR_LINES, { INPUT_TAG: '' })).toEqual([]);
});

describe('secrets', () => {
  const SECRETS = ['hidden-token', 'hidden-header', 'hidden-signing-key-0123456789', 'hidden-call'];
  const given: Given = {
    ...FOUR_LINES,
    'metrics-token': 'hidden-token',
    'metrics-headers': 'X-Key: hidden-header',
    'rollback-webhook-secret': `whsec_${Buffer.from('hidden-signing-key-0123456789').toString('base64')}`,
    'rollback-webhook-headers': 'Authorization: Token hidden-call',
  };

  test('are all listed, longest first', () => {
    const { secrets } = read(given);
    expect(secrets).toEqual(
      expect.arrayContaining([
        'hidden-token',
        'hidden-header',
        given['rollback-webhook-secret'],
        'Token hidden-call',
        'hidden-call',
        '/rollback?key=hidden-key',
      ]),
    );
    expect(secrets.map(({ length }) => length)).toEqual(
      secrets.map(({ length }) => length).sort((a, b) => b - a),
    );
  });

  test('of basic authentication and proxies too', () => {
    const { secrets } = read(
      { ...FOUR_LINES, 'metrics-username': 'me', 'metrics-password': 'hidden-password' },
      { https_proxy: 'http://me:hidden%40proxy@proxy:3128' },
    );
    expect(secrets).toEqual(
      expect.arrayContaining([
        'hidden-password',
        Buffer.from('me:hidden-password').toString('base64'),
        'hidden%40proxy',
        'hidden@proxy',
      ]),
    );
  });

  test('in the headers of a query too', () => {
    const config = read({ ...HTTP, query: `${HTTP.query}\nheaders:\n  X-Key: hidden-header` });
    expect(config.secrets).toContain('hidden-header');
    expect(JSON.stringify(config.inputs)).not.toContain('hidden-header');
  });

  test('in a query that is no YAML', () => {
    const query = 'headers:\n  X-Key: "hidden-header\n  Y: [';
    expect(new InputError(problemsOf({ ...HTTP, query })).message).not.toContain('hidden-header');
  });

  test('too short to be any are not: they would blacken the log', () => {
    expect(read({ ...FOUR_LINES, 'metrics-headers': 'X-Scope-OrgID: 1' }).secrets).not.toContain(
      '1',
    );
  });

  test('are in no resolved value', () => {
    const shown = JSON.stringify(read(given).inputs);
    for (const secret of [...SECRETS, 'hidden-key', given['rollback-webhook-secret']!]) {
      expect(shown).not.toContain(secret);
    }
    expect(shown).toContain('https://deploy.example.com/***');
    expect(shown).toContain('X-Key: ***');
  });

  test.each(UNUSABLE.filter(([, bad]) => JSON.stringify(bad).includes('sesame')))(
    'are in no problem: %s',
    (_why, bad) => {
      const problems = problemsOf({ ...given, ...bad });
      expect(problems).not.toEqual([]);
      expect(new InputError(problems).message).not.toMatch(/s[eé]same|hidden/);
    },
  );

  test('are in no problem whatever is given', () => {
    const secret = fc.stringMatching(/^[a-z]{12}$/).map((text) => `SECRET${text}`);
    const junk = fc.string({ maxLength: 8 });
    const name = fc.constantFrom(
      'metrics-token',
      'metrics-password',
      'metrics-headers',
      'rollback-webhook-url',
      'rollback-webhook-secret',
      'rollback-webhook-headers',
      'rollback-webhook-body',
      'no-such-input',
    );
    fc.assert(
      fc.property(name, junk, secret, junk, (input, before, hidden, after) => {
        const text = `${before}${hidden}${after}`;
        const value = input.endsWith('-headers') ? `X-Key\n: ${text}` : text;
        const problems = problemsOf({ ...FOUR_LINES, [input]: value });
        expect(new InputError(problems).message).not.toContain(hidden);
      }),
    );
  });
});

test('nothing that is given makes it throw anything but an InputError', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...INPUT_NAMES), fc.string({ unit: 'grapheme' })),
      fc.constantFrom(FOUR_LINES, SCRAPE, HTTP),
      (given, base) => {
        expect(Array.isArray(problemsOf({ ...base, ...given }))).toBe(true);
      },
    ),
  );
});
