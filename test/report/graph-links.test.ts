import { expect, test } from 'vitest';
import type { Watch } from '../../src/outcome.ts';
import { graphLink } from '../../src/report/graph-links.ts';
import { summary } from '../../src/report/summary.ts';
import { config, OUTCOMES } from '../support/outcomes.ts';

const { watch } = OUTCOMES.fail!;
const QUERY = 'http_requests_total{app="shop",version=~"8f3c1d2|stable"}[45s]';
const settings = config().source;

function linkOf(source: Partial<Watch['source']> = {}, query = QUERY): URL | undefined {
  const link = graphLink(query, { ...watch, source: { ...watch.source, ...source } }, settings);
  return link === undefined ? undefined : new URL(link);
}

test('Prometheus: the graph page below the configured address, over the time of the watch', () => {
  const { origin, pathname, searchParams } = linkOf({ url: 'https://p.example.com/prefix/' })!;
  expect(origin + pathname).toBe('https://p.example.com/prefix/graph');
  expect(Object.fromEntries(searchParams)).toEqual({
    'g0.expr': `sum by (version, code) (rate(${QUERY}))`,
    'g0.tab': '0',
    'g0.range_input': '10m',
    'g0.end_input': '2026-03-01 03:22:00',
  });
});

test('a counter of errors has a graph of its own: rates have no names to tell two metrics apart by', () => {
  const errors = {
    kind: 'counter',
    name: 'shop_errors_total',
    matchers: [{ label: 'kind', operator: '=', value: 'server' }],
    text: 'shop_errors_total{kind="server"}',
  } as const;
  const query =
    '{__name__=~"http_requests_total|shop_errors_total",app="shop",version=~"8f3c1d2|stable"}[45s]';
  const link = (asked: string) => graphLink(asked, watch, { ...settings, errors });
  const { searchParams } = new URL(link(query)!);
  const matchers = 'app="shop",version=~"8f3c1d2|stable"';
  expect(searchParams.get('g0.expr')).toBe(
    `sum by (version, code) (rate(http_requests_total{${matchers}}[45s]))`,
  );
  expect(searchParams.get('g1.expr')).toBe(
    `sum by (version, code) (rate(shop_errors_total{${matchers},kind="server"}[45s]))`,
  );
  expect(searchParams.get('g1.end_input')).toBe(searchParams.get('g0.end_input'));
  expect(link('something_else[45s]')).toBe(undefined);
});

test.each([
  ['https://v.example.com', 'https://v.example.com/vmui/'],
  ['https://v.example.com/select/0/prometheus', 'https://v.example.com/select/0/vmui/'],
])('VictoriaMetrics at %s: its own page', (url, page) => {
  const { origin, pathname, hash } = linkOf({ url, software: 'VictoriaMetrics' })!;
  expect(origin + pathname).toBe(page);
  const parameters = new URLSearchParams(hash.replace('#/?', ''));
  expect(parameters.get('g0.expr')).toContain(QUERY);
  expect(parameters.get('g0.end_input')).toBe('2026-03-01T03:22:00');
});

test('labels that PromQL must quote are quoted', () => {
  const { searchParams } = linkOf({ statusLabel: 'http.status_code' })!;
  expect(searchParams.get('g0.expr')).toMatch(/^sum by \(version, "http.status_code"\)/);
});

test('no link with a part hidden, endless, before the plan or for another provider', () => {
  expect(linkOf({ url: 'https://p.example.com/***/' })).toBe(undefined);
  expect(linkOf({}, 'up{token="***"}[45s]')).toBe(undefined);
  expect(linkOf({}, `up{a="${'x'.repeat(9000)}"}[45s]`)).toBe(undefined);
  expect(graphLink(QUERY, { ...watch, plan: undefined }, settings)).toBe(undefined);
  const scrape = { ...settings, provider: 'scrape', canary: [], baseline: undefined } as const;
  expect(graphLink(QUERY, watch, { ...scrape, selector: undefined })).toBe(undefined);
});

test('nothing in a query ends the link early', () => {
  const query = 'up{a=")>](javascript:alert(1)) <b>\\n`"}[45s]';
  const outcome = OUTCOMES.fail!;
  const source = { ...watch.source, queries: [{ cohort: 'canary' as const, query }] };
  const shown = summary({ ...outcome, watch: { ...watch, source } });
  const [, target] = /canary \(\[graph\]\(<([^<>\s]*)>\)\):\n/.exec(shown) ?? [];
  expect(new URL(target!).searchParams.get('g0.expr')).toContain(query);
});
