import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, factor, odds, oneLine, percent, percentAtLeast } from '../src/wording.ts';

test.each([
  [0, '0 %'],
  [0.0034, '0.34 %'],
  [0.021, '2.1 %'],
  [0.123, '12 %'],
  [0.9999, '99.9 %'],
  [1, '100 %'],
  [Number.NaN, 'unknown'],
])('a share of %s reads %s', (share, text) => {
  expect(percent(share)).toBe(text);
});

test('what missed a bound is not rounded up to it', () => {
  expect(percentAtLeast(0.7999)).toBe('79 %');
  expect(percentAtLeast(0.8)).toBe('80 %');
  expect(percentAtLeast(0.29)).toBe('29 %');
  expect(percentAtLeast(0.0025)).toBe('0.25 %');
  expect(percentAtLeast(0)).toBe('0 %');
  expect(odds(Math.log(99.99))).toBe('99 : 1');
  expect(odds(Math.log(100))).toBe('100 : 1');
});

test.each([
  [0, '1 : 1'],
  [Math.log(240), '240 : 1'],
  [-Math.log(3.25), '1 : 3.2'],
  [Math.log(1e12), '10^12 : 1'],
  [1e6, '>10^999 : 1'],
  [Number.NaN, 'unknown'],
])('evidence of e^%s reads %s', (log, text) => {
  expect(odds(log)).toBe(text);
});

test.each([
  [6.24, '6.2'],
  [0.031, '0.031'],
  [1240, '1,240'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NaN, '?'],
])('a factor of %s reads %s', (value, text) => {
  expect(factor(value)).toBe(text);
});

test('any text becomes one line without control characters and keeps its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = oneLine(text);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(line.isWellFormed()).toBe(true);
    }),
  );
  expect(oneLine(' a\r\n::error::b\u2028c\u202Ed\x1b[31m ')).toBe('a ::error::b c d [31m');
});

test('text is cut by characters, never inside one', () => {
  expect(cut('abcdef', 6)).toBe('abcdef');
  expect(cut('abcdefg', 6)).toBe('abcde…');
  expect(cut('🐤🐤🐤🐤', 3)).toBe('🐤🐤…');
});
