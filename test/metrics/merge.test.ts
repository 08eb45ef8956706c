import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelsTest, literalRegex, readsAlike } from '../../src/metrics/matching.ts';
import { mergeSelectors } from '../../src/metrics/merge.ts';
import { parseSelector, printSelector } from '../../src/metrics/selector.ts';

function merged(canary: string, baseline: string) {
  return mergeSelectors(parseSelector(canary), parseSelector(baseline));
}

test('two values of one label become one question', () => {
  const one = merged('x{app="shop",version="1.2+b"}', 'x{version="stable",app="shop"}');
  expect(printSelector(one!.selector)).toBe(String.raw`x{app="shop",version=~"1\\.2\\+b|stable"}`);
  expect(['1.2+b', 'stable', '1x2+b', ''].map(one!.cohortOf)).toEqual([
    'canary',
    'baseline',
    undefined,
    undefined,
  ]);
});

test('regexes keep their limits', () => {
  const one = merged('x{v=~"a|b"}', 'x{v=~"b.*"}')!;
  expect(printSelector(one.selector)).toBe('x{v=~"(?:a|b)|(?:b.*)"}');
  expect(['a', 'b', 'bc', 'ac'].map(one.cohortOf)).toEqual([
    'canary',
    'both',
    'baseline',
    undefined,
  ]);
});

test('an empty value matches series without the label', () => {
  const one = merged('x{canary="yes"}', 'x{canary=""}')!;
  expect([one.cohortOf('yes'), one.cohortOf('')]).toEqual(['canary', 'baseline']);
});

test.each([
  ['other metric', 'x{v="1"}', 'y{v="2"}'],
  ['two labels', 'x{v="1",w="1"}', 'x{v="2",w="2"}'],
  ['another label', 'x{v="1"}', 'x{w="2"}'],
  ['one matcher more', 'x{v="1"}', 'x{v="2",w="2"}'],
  ['a negation', 'x{v!=""}', 'x{v=""}'],
  ['a regex that only RE2 knows', 'x{v=~"(?i)canary"}', 'x{v="stable"}'],
  ['a class that JavaScript reads otherwise', 'x{v=~"[[:alpha:]]+"}', 'x{v="stable"}'],
])('%s: two questions', (_why, canary, baseline) => {
  expect(merged(canary, baseline)).toBeUndefined();
});

test('a literal is matched by itself alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const value = literalRegex(one);
      const matches = labelsTest([{ label: 'v', operator: '=~', value }]);
      expect(matches({ v: one })).toBe(true);
      expect(matches({ v: other })).toBe(one === other);
    }),
  );
});

test('matchers see a missing label as empty', () => {
  const matches = (operator: '=' | '!=' | '=~' | '!~', value: string) =>
    labelsTest([{ label: 'v', operator, value }])({});
  expect([matches('=', ''), matches('!=', ''), matches('=~', 'a?'), matches('!~', 'a')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test.each(['v1|v2', 'a.*b', '(?:a|b)+', 'v\\d{2}', '[a-z]+', 'a\\.b', 'a\\^b', '^a$'])(
  '%s reads alike everywhere',
  (regex) => {
    expect(readsAlike(regex)).toBe(true);
  },
);

test.each([
  '(?i)a',
  '(?P<n>a)',
  '[[:alpha:]]',
  '[]a]',
  '\\pL',
  '\\x41',
  '\\s',
  'a$b',
  'a^b',
  '(',
  'a{',
])('%s may read otherwise', (regex) => {
  expect(readsAlike(regex)).toBe(false);
});
