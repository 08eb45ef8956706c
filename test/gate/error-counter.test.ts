/** Services that count their errors in a counter of their own, judged by the bundle. */
import { expect, test, vi } from 'vitest';
import { startAnswering } from '../support/answering.ts';
import { type FakePrometheus, fakePrometheus, isRaw } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { expectHarmless, rollbackTarget, runGate } from '../support/gate-run.ts';

vi.setConfig({ maxConcurrency: 10 });

const MINUTE = 60_000;
const SCRAPE = 15_000;
const START = Date.parse('2026-03-01T12:00:00Z');
const END = START + 15 * MINUTE;

/** Errors of 100 requests a scrape, by their kind; a number is the same at every scrape. */
type Errors = Readonly<Record<string, number>>;

/** A version of the shop, scraped from 90 minutes before the start; a kind without errors has no series. */
function addShop(server: FakePrometheus, version: string, errors: Errors): string {
  const labels = { app: 'shop', version, instance: `${version}:80` };
  const count = (name: string, each: number, more = {}) => {
    const scrapes = Array.from({ length: 480 }, (_, scrape) => {
      return [START - 90 * MINUTE + scrape * SCRAPE, (scrape + 1) * each] as const;
    });
    server.add({ __name__: name, ...labels, ...more }, scrapes);
  };
  count('shop_requests_total', 100);
  for (const [kind, each] of Object.entries(errors)) {
    if (each > 0) count('shop_errors_total', each, { kind });
  }
  return `shop_requests_total{app="shop",version="${version}"}`;
}

function past(server: FakePrometheus, canary: Errors, errors: string): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: addShop(server, 'v2', canary),
    baseline: addShop(server, 'v1', { server: 2, client: 10 }),
    errors,
    'start-time': new Date(START).toISOString(),
    'end-time': new Date(END).toISOString(),
    interval: '15s',
    history: '1h',
    'dry-run': 'false',
  };
}

test.concurrent('a canary with more errors of the kind asked for is convicted, one question a poll', async (context) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  const errors = 'shop_errors_total{kind="server"}';
  using run = await runGate(receiver.webhook, {
    with: past(server, { server: 20, client: 10 }, errors),
  });
  showWhenFailed(context, run);
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });
  expect(run.outputs.reason).toMatch(
    /^The canary's error rate \(shop_errors_total\{kind="server"\}\) is 10 times the baseline's \(20 % of/,
  );
  const { canary, dispersion } = run.record.judgement;
  expect(canary.errors * 5).toBe(canary.requests);
  // The baseline's past was there to learn from, and is its errors alone.
  expect(dispersion.from).toBe('totals');
  expect(run.record.strata[0].baseline).toMatchObject({ errors: 2, requests: 100 });
  expect(server.requests.filter(isRaw)).toHaveLength(1 + Number(run.outputs.polls));
  expect(run.summary).toContain('[graph](');
});

test.concurrent('a healthy canary passes, however many errors are of another kind', async (context) => {
  await using server = await fakePrometheus();
  const errors = 'shop_errors_total{kind="server"}';
  using run = await runGate(undefined, {
    with: past(server, { server: 2, client: 90 }, errors),
  });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('pass');
  expect(run.record.judgement.canary).toEqual({ errors: 120, requests: 6000 });
  expect(run.record.judgement.baseline).toEqual({ errors: 120, requests: 6000 });
});

test.concurrent.each([
  ['a name that is none', 'shop_errs_total', /There is no metric shop_errs_total \(errors\)/],
  ['a word that was meant otherwise', 'SERVER_ERROR', /no metric SERVER_ERROR .*outcome=/],
  ['a label that is none', 'shop_errors_total{type="a"}', /no label type, which errors asks for/],
])('%s is an error, and never no errors', async (_, errors, words) => {
  await using server = await fakePrometheus();
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, { with: past(server, { server: 2 }, errors) });
  expectHarmless(run, receiver);
  expect(run.outputs.verdict).toBe('error');
  expect(run.outputs.reason).toMatch(words);
});

test.concurrent('a canary without a series of errors passes, and the note says on what', async (context) => {
  await using server = await fakePrometheus();
  using run = await runGate(undefined, { with: past(server, {}, 'shop_errors_total') });
  showWhenFailed(context, run);
  expect(run.outputs).toMatchObject({ verdict: 'pass', 'canary-errors': '0' });
  expect(run.log).toMatch(/canary: no series of shop_errors_total yet, which counts as no errors/);
  expect(run.summary).toMatch(/1 note.*canary: no series of \S+ yet/s);
});

test.concurrent('checks have their counters each for itself', async (context) => {
  await using server = await fakePrometheus();
  const { errors: _, ...step } = past(server, { server: 2, client: 40 }, '');
  const checks = [
    '- {name: server, errors: "shop_errors_total{kind=\\"server\\"}"}',
    '- {name: client, errors: "shop_errors_total{kind=\\"client\\"}"}',
  ].join('\n');
  using run = await runGate(undefined, { with: { ...step, checks } });
  showWhenFailed(context, run);
  expect(run.outputs.verdict).toBe('fail');
  expect(run.outputs.reason).toMatch(/^"client": .* is 4 times the baseline's \(40 % of/);
});

/** A page whose counters grow with the time since it was started: of 1000 requests a second so many errors. */
function service(each: number) {
  const start = Date.now() - MINUTE;
  return startAnswering(() => {
    const quarters = Math.floor((Date.now() - start) / 250);
    return [
      '# TYPE http_requests_total counter',
      `http_requests_total ${quarters * 250}`,
      '# TYPE shop_errors_total counter',
      `shop_errors_total{kind="server"} ${(quarters * each) / 4}`,
      '',
    ].join('\n');
  });
}

test.concurrent.each([
  ['fail', 400],
  ['pass', 20],
])('scrape: %s with %d errors a second', async (verdict, each) => {
  await using canary = await service(each);
  await using baseline = await service(20);
  await using receiver = await rollbackTarget();
  using run = await runGate(receiver.webhook, {
    with: {
      provider: 'scrape',
      canary: canary.url.href,
      baseline: baseline.url.href,
      errors: 'shop_errors_total{kind="server"}',
      duration: verdict === 'fail' ? '60s' : '8s',
    },
  });
  expect(run.outputs.verdict).toBe(verdict);
  const { errors, requests } = run.record.judgement.canary;
  expect(errors / requests).toBeCloseTo(each / 1000, 10);
});
