import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HttpQuery } from '../../src/config.ts';
import { parseHttpQuery } from '../../src/metrics/http-query.ts';
import { httpQueryProblems } from '../../src/metrics/http-query-problems.ts';

const FULL = `
method: POST
path: /search?pretty
headers:
  Authorization: ApiKey abc
  X-Version: '{{ canary }}'
body: |
  {"from": {{ start_ms }}, "to": {{ end_ms }}}
mode: window
canary-errors: a.e
canary-requests: a.n
baseline-errors: b.e
baseline-requests: b.n
assert:
  - timed_out == \`false\`
  - '!error'
lag: 1m30s
`;

function problems(yaml: string, hasBaseline = true): readonly string[] {
  const read = parseHttpQuery(yaml, hasBaseline);
  return 'problems' in read ? read.problems : [];
}

function query(yaml: string, hasBaseline = true): HttpQuery {
  const read = parseHttpQuery(yaml, hasBaseline);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.query;
}

test('every key is read', () => {
  expect(query(FULL)).toEqual({
    method: 'POST',
    path: '/search?pretty',
    headers: [
      ['Authorization', 'ApiKey abc'],
      ['X-Version', '{{ canary }}'],
    ],
    body: '{"from": {{ start_ms }}, "to": {{ end_ms }}}\n',
    mode: 'window',
    numbers: {
      kind: 'counts',
      canaryErrors: 'a.e',
      canaryRequests: 'a.n',
      baseline: { errors: 'b.e', requests: 'b.n' },
    },
    assert: ['timed_out == `false`', '!error'],
    lag: 90_000,
  } satisfies HttpQuery);
});

test('what is left out has a default', () => {
  expect(query('path: ?since={{ start }}\ncanary-errors: e\ncanary-requests: n', false)).toEqual({
    method: 'GET',
    path: '?since={{ start }}',
    headers: [],
    body: undefined,
    mode: 'window',
    numbers: { kind: 'counts', canaryErrors: 'e', canaryRequests: 'n', baseline: undefined },
    assert: [],
    lag: 0,
  } satisfies HttpQuery);
  expect(query(`body: '{{ start }}'\ncanary-rate: a\nbaseline-rate: b\nassert: ok`)).toMatchObject({
    method: 'POST',
    numbers: { kind: 'rates', canaryRate: 'a', baselineRate: 'b' },
    assert: ['ok'],
  });
  expect(query('mode: cumulative\ncanary-errors: e\ncanary-requests: n', false)).toMatchObject({
    mode: 'cumulative',
    path: undefined,
  });
});

const COUNTS = `
canary-errors: e
canary-requests: n
baseline-errors: f
baseline-requests: m
`;
const WINDOW = `path: '?from={{ start_s }}&until={{ end_s }}'${COUNTS}`;
const IN_QUOTES = 'a JMESPath expression, in quotes where YAML needs them';

test.each([
  ['an unknown key', `${WINDOW}canary-error: x`, ['canary-error: unknown key; takes method, path']],
  ['a wrong kind', `${WINDOW}lag: 30`, ['lag: got 30; takes a duration such as 30s']],
  [
    'a duration that is none',
    `${WINDOW}lag: 30x`,
    ['lag: got "30x"; takes a duration such as 30s'],
  ],
  ['an unknown mode', `${WINDOW}mode: total`, ['mode: got "total"; takes window or cumulative']],
  ['an unknown method', `${WINDOW}method: PUT`, ['method: got "PUT"; takes GET or POST']],
  [
    'an expression that YAML reads as a list',
    `path: '?{{ start }}'\ncanary-errors: [0].e\ncanary-requests: n`,
    ['not YAML: '],
  ],
  [
    'an expression that is a list',
    WINDOW.replace('errors: e', 'errors: [e]'),
    [`canary-errors: got ["e"]; takes ${IN_QUOTES}`],
  ],
  ['an empty expression', `${WINDOW}assert: ''`, [`assert: got ""; takes ${IN_QUOTES}`]],
  ['no mapping', 'just text', ['got a text; takes a YAML mapping of keys to values']],
  ['nothing', '', ['takes a YAML mapping of keys to values']],
  ['broken YAML', `${WINDOW}assert: 'x`, ['not YAML: Missing closing']],
  ['a key twice', `${WINDOW}canary-errors: e`, ['not YAML: Map keys must be unique']],
  [
    'missing expressions',
    `path: '?{{ start }}'\ncanary-errors: e`,
    [
      'canary-requests: got nothing',
      'baseline-errors: got nothing',
      'baseline-requests: got nothing',
    ],
  ],
  ['half a pair of rates', `path: '?{{ start }}'\ncanary-rate: r`, ['baseline-rate: got nothing']],
  [
    'counts and rates',
    `${WINDOW}canary-rate: r`,
    ['canary-errors and canary-rate: counts and rates'],
  ],
  [
    'a broken expression',
    WINDOW.replace('errors: e', 'errors: a[?b'),
    ['canary-errors: a[?b is no JMESPath expression: Syntax error'],
  ],
  [
    'an unknown function, however deep',
    `${WINDOW}assert: a.b[?total(x) > \`0\`] | [0]`,
    ['assert: a.b[?total(x) > `0`] | [0] is no JMESPath expression: there is no function total()'],
  ],
  [
    'an unknown placeholder',
    `${WINDOW}body: '{{ from }}'`,
    ['body: a GET', 'body: {{ from }} is unknown; takes start,'].slice(1),
  ],
  [
    'no window',
    `path: /stats?end={{ end }}${COUNTS}`,
    ['path, headers, body: nothing tells the endpoint which window to count'],
  ],
  ['a lag without an end', `path: '?{{ start }}'${COUNTS}lag: 30s`, ['lag: got 30s, but nothing']],
  [
    'a lag of running totals',
    `mode: cumulative${COUNTS}lag: 30s`,
    ['lag: got 30s; running totals'],
  ],
  [
    'running totals of rates',
    'mode: cumulative\ncanary-rate: r\nbaseline-rate: s',
    ['mode: cumulative is for running totals'],
  ],
  ['a body of a GET', `${WINDOW}method: GET\nbody: x`, ['body: a GET request has none']],
  ['a path that is none', WINDOW.replace('?from', 'x?from'), ['path: got "x?from=']],
  [
    'a header that is none',
    `${WINDOW}headers: {'a b': c}`,
    ['headers: "a b" is no name of a header'],
  ],
  [
    'a header of two lines',
    `${WINDOW}headers: {a: "b\\nc: d"}`,
    ['headers.a: a line break or a character that no header may hold'],
  ],
])('%s is named', (_, yaml, starts) => {
  const found = problems(yaml);
  expect(found).toHaveLength(starts.length);
  for (const [index, start] of starts.entries()) expect(found[index]).toContain(start);
});

test('all problems are named at once', () => {
  expect(problems(`lag: 5\nmode: x\nwho: me\ncanary-errors: 1`)).toHaveLength(4);
  expect(problems('path: x\ncanary-errors: (\ncanary-requests: no(a)', false)).toHaveLength(4);
});

test('no problem shows what may be secret', () => {
  for (const yaml of [
    'Bearer s3cret',
    'headers: s3cret',
    'headers: [s3cret]',
    'headers: {Authorization: [s3cret]}',
    'body: [s3cret]',
    'headers: {Authorization: "Bearer s3cret}',
    'headers: {Authorization: Bearer s3cret\n',
    'headers: {A: "s3cret\\n"}\npath: x\ncanary-errors: a\ncanary-requests: b',
  ]) {
    const found = problems(yaml, false);
    expect(found).not.toEqual([]);
    expect(found.join('\n')).not.toContain('s3cret');
  }
});

test('{{ canary }} and {{ baseline }} need the inputs that they stand for', () => {
  const named = query(`path: /{{ canary }}/{{ baseline }}?{{ start }}${COUNTS}`);
  expect(httpQueryProblems(named, { canary: 'v2', baseline: undefined })).toEqual([
    '{{ baseline }} is used, but the input baseline is empty',
  ]);
  expect(httpQueryProblems(named, { canary: 'v2', baseline: 'v1' })).toEqual([]);
  expect(httpQueryProblems(named)).toEqual([]);
});

test('a baseline is read where its expressions are given', () => {
  expect(query(WINDOW, false)).toMatchObject({
    numbers: { baseline: { errors: 'f', requests: 'm' } },
  });
  expect(problems(WINDOW.replace('baseline-requests: m', ''), false)).toEqual([
    `baseline-requests: got nothing; takes ${IN_QUOTES}`,
  ]);
});

test('aliases that grow without bound are refused', () => {
  const lines = ['a0: &a0 [x, x]'];
  for (let i = 1; i < 30; i += 1) lines.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
  expect(problems(lines.join('\n'))).not.toEqual([]);
});

test('no text makes the parser throw', () => {
  const piece = fc.constantFrom(...FULL.split(/(?<=[\s:])/), '[', '{', '"', '&a', '*a', '<<', '\t');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, hasBaseline) => {
      const read = parseHttpQuery(pieces.join(''), hasBaseline);
      if ('problems' in read) expect(read.problems.length).toBeGreaterThan(0);
    }),
  );
});
