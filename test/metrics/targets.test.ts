import { expect, test } from 'vitest';
import { instanceName, labelsKey, ScrapeSpacing, targetLabels } from '../../src/metrics/targets.ts';

test('a process is its job and instance, whatever its series are about', () => {
  const labels = {
    __name__: 'http_requests_total',
    job: 'shop',
    instance: '10.0.0.1:80',
    code: '500',
    tenant: 'a',
    version: 'v1',
  };
  expect(targetLabels(labels)).toEqual({ job: 'shop', instance: '10.0.0.1:80' });
  expect(instanceName(targetLabels(labels))).toBe('10.0.0.1:80');
});

test('without an instance, all but the labels of requests', () => {
  const labels = {
    __name__: 'x',
    service: 'shop',
    version: 'v1',
    code: '500',
    route: '/',
    method: 'GET',
  };
  expect(targetLabels(labels)).toEqual({ service: 'shop', version: 'v1' });
  expect(instanceName(targetLabels(labels))).toBe('service=shop, version=v1');
  expect(instanceName({})).toBe('all');
  expect(instanceName({ pod: 'shop-1' })).toBe('shop-1');
});

test('the order of labels makes no other series', () => {
  expect(labelsKey({ b: '2', a: '1' })).toBe(labelsKey({ a: '1', b: '2' }));
  expect(labelsKey({ a: '1', b: '2' })).not.toBe(labelsKey({ a: '1b', '': '2' }));
});

function spacing(...seconds: number[]): number | undefined {
  const measured = new ScrapeSpacing();
  for (const second of seconds) measured.add(second * 1000);
  return measured.usual();
}

test('the scrape interval is the usual spacing, not that of a missed scrape', () => {
  expect(spacing(0, 15, 30, 45)).toBe(15_000);
  expect(spacing(0, 15, 45, 60)).toBe(15_000);
  expect(spacing(0, 30, 45, 60)).toBe(15_000);
  expect(spacing(0, 15.004, 30.001, 44.998)).toBe(15_000);
  expect(spacing(0, 0.5, 1, 1.5)).toBe(500);
});

test('few samples do not tell, unless they are all that came in a long time', () => {
  expect(spacing()).toBeUndefined();
  expect(spacing(0)).toBeUndefined();
  expect(spacing(0, 30)).toBeUndefined();
  expect(spacing(0, 120)).toBe(120_000);
  expect(spacing(0, 60, 180)).toBe(60_000);
});

test('overlapping answers add nothing', () => {
  expect(spacing(0, 15, 30, 0, 15, 30, 45)).toBe(15_000);
});
