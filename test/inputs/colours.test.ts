import { expect, test } from 'vitest';
import { showsColours } from '../../src/inputs/colours.ts';

test.each([
  ['on GitHub, whose log shows them', { GITHUB_ACTIONS: 'true' }, true],
  ['elsewhere', {}, false],
  ['where NO_COLOR is set', { GITHUB_ACTIONS: 'true', NO_COLOR: '1' }, false],
  ['where NO_COLOR is empty, which means nothing', { GITHUB_ACTIONS: 'true', NO_COLOR: '' }, true],
  ['where FORCE_COLOR is set', { FORCE_COLOR: '1' }, true],
  ['where FORCE_COLOR is set without a value', { FORCE_COLOR: '' }, false],
  ['where FORCE_COLOR is 0', { GITHUB_ACTIONS: 'true', FORCE_COLOR: '0' }, false],
  ['where both are set: as Node does', { NO_COLOR: '1', FORCE_COLOR: '1' }, true],
])('%s', (_, environment, colours) => {
  expect(showsColours(environment)).toBe(colours);
});
