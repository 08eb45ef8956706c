import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  labelName,
  parseSelector,
  printSelector,
  selectorProblem,
} from '../../src/metrics/selector.ts';

test('reads a metric and its matchers', () => {
  expect(parseSelector(`http_requests_total{app="shop", version=~'v1|v2',x!=\`a\\b\`,}`)).toEqual({
    name: 'http_requests_total',
    matchers: [
      { label: 'app', operator: '=', value: 'shop' },
      { label: 'version', operator: '=~', value: 'v1|v2' },
      { label: 'x', operator: '!=', value: 'a\\b' },
    ],
  });
  expect(parseSelector('up')).toEqual({ name: 'up', matchers: [] });
  expect(parseSelector('{__name__="up", a!~"b"}')).toEqual({
    name: 'up',
    matchers: [{ label: 'a', operator: '!~', value: 'b' }],
  });
});

test('reads names beyond the classic alphabet', () => {
  const text = '{"http.server.request.duration_count", "http.response.status_code"=~"5..", a="é"}';
  expect(parseSelector(text)).toEqual({
    name: 'http.server.request.duration_count',
    matchers: [
      { label: 'http.response.status_code', operator: '=~', value: '5..' },
      { label: 'a', operator: '=', value: 'é' },
    ],
  });
  expect(printSelector(parseSelector(text))).toBe(
    '{"http.server.request.duration_count","http.response.status_code"=~"5..",a="é"}',
  );
  expect(labelName('http.route')).toBe('"http.route"');
});

test('understands the escapes of a Go string', () => {
  const { matchers } = parseSelector(
    String.raw`up{a="\"\\\n\t\a\x41\101\u00e9\U0001F600\xc3\xa9", b='it\'s'}`,
  );
  expect(matchers.map(({ value }) => value)).toEqual(['"\\\n\t\u0007AAé😀é', "it's"]);
});

test.each([
  ['', 'is empty'],
  ['up[5m]', 'is a range ([…]), not a plain selector'],
  ['up[5m:1m]', 'is a subquery ([…:…]), not a plain selector'],
  ['rate(up[5m])', 'is a function call, not a plain selector'],
  ['sum(up)', 'is an aggregation, not a plain selector'],
  ['up offset 5m', 'is a selector with an offset, not a plain selector'],
  ['up @ 5', 'is a selector with an @ time, not a plain selector'],
  ['up + 1', 'is an operation on two expressions, not a plain selector'],
  ['-up', 'is an operation, not a plain selector'],
  ['(up)', 'is an expression in parentheses, not a plain selector'],
  ['5', 'is a number, not a plain selector'],
  ['"up"', 'is a string, not a plain selector'],
  ['{app="shop"}', 'names no metric'],
  ['up{__name__="down"}', 'names more than one metric (up, down)'],
  ['{__name__=~"up|down"}', 'may match several metrics (__name__ with another operator than =)'],
  ['up{app="shop"', 'is not PromQL: unexpected end at character 14'],
  ['up{app=shop}', 'is not PromQL: unexpected "shop}" at character 8'],
  ['up down', 'is not PromQL: unexpected "down" at character 4'],
  ['up{app="shop}', 'is not PromQL: unexpected end at character 14'],
])('refuses %j', (text, problem) => {
  expect(selectorProblem(text)).toBe(problem);
  expect(() => parseSelector(text)).toThrow(problem);
});

test('what is printed reads the same', () => {
  // The grammar's keyword table also answers for what every object has, such as `constructor`.
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((name) => !(name.toLowerCase() in {}));
  const matcher = fc.record({
    label: text.filter((label) => label !== '__name__'),
    operator: fc.constantFrom('=', '!=', '=~', '!~'),
    value: fc.string({ unit: 'grapheme' }),
  });
  fc.assert(
    fc.property(fc.record({ name: text, matchers: fc.array(matcher) }), (selector) => {
      const printed = printSelector(selector);
      expect(selectorProblem(printed)).toBeUndefined();
      expect(parseSelector(printed)).toEqual(selector);
    }),
  );
});
