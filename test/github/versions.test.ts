import { expect, test } from 'vitest';
import { versionsOf } from '../../src/github/versions.ts';

test.each([
  ['v1.4.2', 'v1.5.0'],
  ['8f3c1d2', '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'],
  ['2026.3.1', '2026.3.2-rc.1'],
])('%s and %s are versions', (base, head) => {
  const selector = (version: string) => `up{app="shop",version="${version}"}`;
  expect(versionsOf(selector(head), selector(base))).toEqual({ base, head });
});

test.each([
  ['up{version="stable"}', 'up{version="8f3c1d2"}'],
  ['up{version="1.2.3"}', 'up{version="1.2.3"}'],
  ['up{version=~"1.2.3"}', 'up{version="1.2.4"}'],
  ['up{a="1.2.3"}', 'up{b="1.2.4"}'],
  ['up{version="1.2.3/../x"}', 'up{version="1.2.4"}'],
  ['up{version="2"}', 'up{version="3"}'],
  ['not a selector', 'up{version="1.2.4"}'],
  [undefined, 'up{version="1.2.4"}'],
])('%s and %s name no two versions', (base, head) => {
  expect(versionsOf(head, base)).toBe(undefined);
});

test('the label that holds versions is found among those that differ', () => {
  const canary = 'up{track="canary",version="1.2.4"}';
  expect(versionsOf(canary, 'up{track="stable",version="1.2.3"}')).toEqual({
    base: '1.2.3',
    head: '1.2.4',
  });
});
