/** Text on a terminal: how wide it is, and numbers as small columns. */
import { expect, test } from 'vitest';
import { sparkline } from '../../../src/report/terminal/sparkline.ts';
import { cutToWidth, padToWidth } from '../../../src/report/terminal/width.ts';

test('widths are those of a terminal', () => {
  expect(cutToWidth('漢字漢字', 8)).toBe('漢字漢字');
  expect(cutToWidth('漢字漢字', 7)).toBe('漢字漢…');
  expect(cutToWidth('漢字漢字', 6)).toBe('漢字…');
  expect(cutToWidth('abc', 0)).toBe('');
  expect(padToWidth('漢', 4)).toBe('漢  ');
});

test('a sparkline has one column a number', () => {
  expect(sparkline([0, 1, 2, undefined, 4, 8, Number.NaN, 9], 8)).toBe('▁▂▃ ▅█ █');
  expect(sparkline([0, 0], 0)).toBe('▁▁');
});
