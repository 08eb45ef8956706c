import { expect, test } from 'vitest';
import type { ErrorDefinition } from '../../src/config.ts';
import { classifier, findStatusLabel, readStatus } from '../../src/metrics/status.ts';

const FIVE: ErrorDefinition = { kind: 'statuses', ranges: [[500, 599]], text: '5xx' };
const ONLY_500: ErrorDefinition = { kind: 'statuses', ranges: [[500, 500]], text: '500' };

test.each([
  ['code', '503', [503, 503]],
  ['code', '5xx', [500, 599]],
  ['code', '5XX', [500, 599]],
  ['envoy_response_code_class', '5', [500, 599]],
  ['code', '5', undefined],
  ['code', 'other', undefined],
  ['code', '0', undefined],
  ['code', '600', undefined],
  ['code', '200 OK', undefined],
])('%s="%s" stands for %j', (label, value, range) => {
  expect(readStatus(label, value)).toEqual(range);
});

test('the status label is found by its values, not by its name', () => {
  expect(
    findStatusLabel([
      { status: 'success', code: '200' },
      { status: 'error', code: '500' },
    ]),
  ).toBe('code');
  expect(findStatusLabel([{ code: 'OK', http_response_status_code: '200' }])).toBe(
    'http_response_status_code',
  );
  expect(findStatusLabel([{ code: '2xx' }, { code: '5xx' }, { code: 'other' }])).toBe('code');
  expect(findStatusLabel([{ code: '200', status_class: '2xx' }])).toBe('code');
  expect(findStatusLabel([{ code: 'OK' }, { code: 'UNAVAILABLE' }])).toBeUndefined();
  expect(findStatusLabel([])).toBeUndefined();
});

test('errors are told by status or by class', () => {
  const classify = classifier(FIVE, 'code');
  const error = (code: string) => classify({ code }).error;
  expect(['200', '404', '500', '599', '5xx', '2xx', 'other', '0'].map(error)).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(classify({ code: '503' }).status).toBe('503');
});

test('several ranges may cover a class together', () => {
  const errors: ErrorDefinition = {
    kind: 'statuses',
    ranges: [
      [500, 549],
      [550, 599],
    ],
    text: '500-549,550-599',
  };
  expect(classifier(errors, 'code')({ code: '5xx' }).error).toBe(true);
});

test('a class can not tell a single status', () => {
  const classify = classifier(ONLY_500, 'code');
  expect(classify({ code: '500' }).error).toBe(true);
  expect(classify({ code: '4xx' }).error).toBe(false);
  expect(() => classify({ code: '5xx' })).toThrow(
    'Label code holds classes such as "5xx", which can\'t tell apart the statuses of errors: 500.',
  );
});

test('a matcher tells errors by any label', () => {
  const errors: ErrorDefinition = {
    kind: 'matcher',
    label: 'outcome',
    operator: '=~',
    value: 'SERVER_.*',
    text: 'outcome=~"SERVER_.*"',
  };
  const classify = classifier(errors, 'code');
  expect(classify({ outcome: 'SERVER_ERROR', code: '500' })).toEqual({
    error: true,
    weights: { errors: 1, requests: 1 },
    status: '500',
  });
  expect(classify({ outcome: 'A_SERVER_ERROR' }).error).toBe(false);
  expect(classify({}).error).toBe(false);
});

test('a series without the status that others have is no answer', () => {
  expect(() => classifier(FIVE, 'code')({ method: 'GET' })).toThrow(
    'A series has no label code, which holds the status on the others; it has method.',
  );
});
