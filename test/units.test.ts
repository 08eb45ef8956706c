import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDuration,
  formatRate,
  parseBoolean,
  parseCount,
  parseDuration,
  parseInstant,
  parseRate,
  parseRatio,
  parseStatusRanges,
} from '../src/units.ts';

const parsers = {
  parseBoolean,
  parseCount,
  parseDuration,
  parseInstant,
  parseRate,
  parseRatio,
  parseStatusRanges,
};

/** What lenient number parsing would let through. */
const TRAPS = ['', ' ', '\n', '0x10', '1e3', '5m3', '٣', '٣s', '1,5', '+1', '-1', '.5', '1.', '１'];
const MORE_TRAPS = ['NaN', 'Infinity', '1_000', '1 0', '0b1', '1n', 'null', '5 m', 'm', '%', '1%%'];

describe.each(Object.entries(parsers))('%s', (_name, parse) => {
  test.each([...TRAPS, ...MORE_TRAPS])('refuses %j', (text) => {
    expect(parse(text)).toBeUndefined();
  });

  test('never throws and never trims', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const value: unknown = parse(text);
        if (value !== undefined) expect(text).toBe(text.trim());
      }),
    );
  });
});

describe('durations', () => {
  test.each([
    ['30s', 30_000],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['500ms', 500],
    ['5m500ms', 300_500],
    ['1d1h1m1s1ms', 90_061_001],
    ['90m', 5_400_000],
    ['0', 0],
    ['0s', 0],
    ['007s', 7000],
  ])('%s is %i ms', (text, duration) => expect(parseDuration(text)).toBe(duration));

  test.each(['10', '1m1h', '1s1s', '1.5h', '10M', '10min', '1h 30m', '-5s', '1w', '9999999999s'])(
    'refuses %j',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );

  test('prints what it reads, exactly below ten seconds and to the second above', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), (duration) => {
        const back = parseDuration(formatDuration(duration)) ?? Number.NaN;
        expect(Math.abs(back - duration)).toBeLessThanOrEqual(duration < 10_000 ? 0 : 500);
      }),
    );
  });

  test('prints whole seconds back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });

  test.each([
    [5_400_000, '1h30m'],
    [0, '0s'],
    [0.4, '0s'],
    [250, '250ms'],
    [59_999.6, '1m'],
    [195_003, '3m15s'],
    [-90_000, '-1m30s'],
    [Number.NaN, 'unknown'],
    [Number.POSITIVE_INFINITY, 'unknown'],
  ])('%d ms reads %s', (duration, text) => expect(formatDuration(duration)).toBe(text));
});

describe('rates', () => {
  test.each([
    ['0.1%', 0.001],
    ['0.1 %', 0.001],
    ['0.001', 0.001],
    ['1%', 0.01],
    ['100%', 1],
    ['0', 0],
    ['1', 1],
  ])('%s is %d', (text, rate) => expect(parseRate(text)).toBe(rate));

  test.each(['5', '101%', '1.0001', '0.1 percent', '0.1  %', '% 1', '0.1%%'])(
    'refuses %j',
    (text) => expect(parseRate(text)).toBeUndefined(),
  );

  test.each([
    [0.0042, '0.42 %'],
    [0.12345, '12.3 %'],
    [0, '0 %'],
    [1, '100 %'],
    [1e-9, '0.0000001 %'],
    [Number.NaN, 'unknown'],
  ])('%d reads %s', (rate, text) => expect(formatRate(rate)).toBe(text));

  test('prints what it reads, to three digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1, noNaN: true }), (rate) => {
        const back = parseRate(formatRate(rate)) ?? Number.NaN;
        expect(Math.abs(back / rate - 1)).toBeLessThanOrEqual(0.00501);
      }),
    );
  });
});

test.each([
  ['1.25', 1.25],
  ['5', 5],
  ['0', 0],
])('the ratio %s', (text, ratio) => expect(parseRatio(text)).toBe(ratio));

test.each([
  ['0', 0],
  ['5', 5],
  ['1000000', 1e6],
])('the count %s', (text, count) => expect(parseCount(text)).toBe(count));

test.each(['1.5', '9'.repeat(16)])('refuses the count %s', (text) => {
  expect(parseCount(text)).toBeUndefined();
});

describe('instants', () => {
  const noon = Date.UTC(2026, 2, 1, 12);

  test.each([
    '2026-03-01T12:00:00Z',
    '2026-03-01T12:00Z',
    '2026-03-01T12:00:00.000Z',
    '2026-03-01T14:00:00+02:00',
    '2026-03-01T07:30-04:30',
    String(noon / 1000),
    `${noon / 1000}.000`,
  ])('%s', (text) => expect(parseInstant(text)).toBe(noon));

  test.each([
    '2026-03-01T12:00:00',
    '2026-03-01',
    '2026-02-30T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-03-01T25:00:00Z',
    '2026-03-01T12:60:00Z',
    '2026-03-01T12:00:00+0200',
    '2026-03-01 12:00:00Z',
    '2026-03-01T12:00:00z',
    String(noon),
    '2026',
    '20260301',
    'now',
    'yesterday',
  ])('refuses %s', (text) => expect(parseInstant(text)).toBeUndefined());

  test('reads what Date prints', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31T23:59:59Z') }),
        (date) => {
          expect(parseInstant(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
});

describe('statuses', () => {
  test.each([
    ['5xx', [[500, 599]]],
    ['5XX', [[500, 599]]],
    ['500', [[500, 500]]],
    [
      '500,502-504',
      [
        [500, 500],
        [502, 504],
      ],
    ],
    ['200-299', [[200, 299]]],
    [
      '4xx, 500',
      [
        [400, 499],
        [500, 500],
      ],
    ],
  ])('%s', (text, ranges) => expect(parseStatusRanges(text)).toEqual(ranges));

  test.each([
    '500,',
    ',',
    '504-502',
    '50',
    '5000',
    '600',
    '0xx',
    '6xx',
    '5x',
    '5xx-6xx',
    '500 502',
  ])('refuses %j', (text) => expect(parseStatusRanges(text)).toBeUndefined());
});

test.each(['true', 'True', 'TRUE'])('%s is true', (text) => expect(parseBoolean(text)).toBe(true));
test.each(['false', 'False', 'FALSE'])('%s is false', (text) =>
  expect(parseBoolean(text)).toBe(false),
);
test.each(['yes', 'no', 'on', '1', 'tRUE', 'fales', ' true'])('%s is neither', (text) => {
  expect(parseBoolean(text)).toBeUndefined();
});
