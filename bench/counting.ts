/** One large poll answer: how long reading and counting take beyond JSON.parse. */
import { Counters } from '../src/metrics/counters.ts';
import { cohortQuestions } from '../src/metrics/prometheus-cohorts.ts';
import { readEnvelope } from '../src/metrics/prometheus-envelope.ts';

const STATUSES = ['200', '404', '500', '503'];
const SCRAPE = 15;
const START = 1_800_000_000;

/** The answer of a raw range query: `series` counters with `samples` samples each, up to `until` seconds after the start. */
function answerText(series: number, samples: number, until: number): string {
  const result = Array.from({ length: series }, (_, i) => {
    const version = i % 2 === 0 ? 'new' : 'old';
    const code = STATUSES[Math.floor(i / 2) % STATUSES.length]!;
    const pod = `shop-${version}-${Math.floor(i / (2 * STATUSES.length * 25))}`;
    const route = `/api/route-${Math.floor(i / (2 * STATUSES.length)) % 25}`;
    const metric = { __name__: 'http_requests_total', app: 'shop', version, code, pod, route };
    const values = Array.from({ length: samples }, (_, k) => {
      const after = until - (samples - 1 - k) * SCRAPE;
      return [START + after, String(1000 + after * (1 + (i % 7)))];
    });
    return { metric, values };
  });
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}

export interface Counted {
  readonly parseMs: number;
  /** Reading the envelope and counting, JSON.parse included. */
  readonly countMs: number;
  readonly requests: number;
}

/** The medians of `rounds` polls that follow each other. */
export function countLargeAnswers(series: number, samples: number, rounds: number): Counted {
  const questions = cohortQuestions({
    provider: 'prometheus',
    url: new URL('http://127.0.0.1:9090'),
    canary: 'http_requests_total{app="shop", version="new"}',
    baseline: 'http_requests_total{app="shop", version="old"}',
    access: { authorization: { kind: 'none' }, headers: [] },
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: undefined,
  });
  const [question] = questions.questions;
  const counters = new Counters({
    errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
    statusLabel: undefined,
    compares: true,
  });
  const read = (body: string) => {
    const answer = { status: 200, headers: {}, body, date: undefined, attempts: 1 };
    const asked = { host: '127.0.0.1', about: question!.about, secrets: [] };
    return question!.assign(readEnvelope(answer, 'matrix', asked));
  };
  const now = (until: number) => (START + until) * 1000;
  counters.open(read(answerText(series, samples, 600)), now(600));
  const parse: number[] = [];
  const count: number[] = [];
  let requests = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const until = 600 + round * SCRAPE;
    const text = answerText(series, samples, until);
    parse.push(timed(() => JSON.parse(text)));
    count.push(
      timed(() => {
        requests += counters.count(read(text), now(until)).canary.requests;
      }),
    );
  }
  return { parseMs: medianOf(parse), countMs: medianOf(count), requests };
}

function timed(work: () => void): number {
  globalThis.gc?.();
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
