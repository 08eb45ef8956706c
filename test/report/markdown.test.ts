import fc from 'fast-check';
import { expect, test } from 'vitest';
import { code, details, fenced, table, text } from '../../src/report/markdown.ts';

test.each([
  ['a|b', 'a&#124;b'],
  ['`x`', '&#96;x&#96;'],
  ['</details><script>', '&#60;/details&#62;&#60;script&#62;'],
  ['[a](javascript:b)', '&#91;a&#93;(javascript&#58;b)'],
  ['**bold** _it_ ~~no~~', '&#42;&#42;bold&#42;&#42; &#95;it&#95; &#126;&#126;no&#126;&#126;'],
  ['@octocat #12', '&#64;octocat &#35;12'],
  ['&lt;', '&#38;lt;'],
  ['https://evil.example', 'https&#58;//evil.example'],
  ['www.evil.example', 'www&#46;evil.example'],
  ['- item', '&#45; item'],
  ['$x$ :tada: 03:12', '&#36;x&#36; &#58;tada: 03:12'],
  ['two\nlines\\', 'two lines&#92;'],
])('%s is shown, not obeyed', (strange, escaped) => {
  expect(text(strange)).toBe(escaped);
});

test('nothing with a meaning in Markdown or HTML comes through any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (strange) => {
      const bare = text(strange).replace(/&#\d+;/g, '');
      expect(bare).not.toMatch(/[\\`*_[\]#|~<>&@$\n\r]|^[-=+]/);
    }),
  );
});

test('a label is cut', () => {
  expect(code('x'.repeat(500))).toBe(`<code>${'x'.repeat(119)}…</code>`);
  expect(code('')).toBe('');
});

test('a fence is longer than any run of backticks in it', () => {
  expect(fenced('a\n```\n````js\nb', 'yaml')).toBe('`````yaml\na\n```\n````js\nb\n`````');
  expect(fenced('plain')).toBe('```\nplain\n```');
});

test('tables and folds are what GitHub reads', () => {
  expect(table('lr', ['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | ---: |\n| 1 | 2 |');
  expect(details('more', 'body')).toBe('<details><summary>more</summary>\n\nbody\n\n</details>');
});
