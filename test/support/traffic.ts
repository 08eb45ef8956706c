/** A shop's request counters as a server has scraped them, and will: samples show once the server's clock has passed them. */
import type { FakePrometheus, FakeSeries } from './fake-prometheus.ts';

export interface Traffic {
  /** Per scrape of a pod. */
  readonly requests?: number;
  readonly errors?: number;
  readonly pods?: number;
  /** Both of the server's clock. */
  readonly from?: number;
  readonly until?: number;
  /** Between two scrapes, in milliseconds. */
  readonly every?: number;
  /** Before it there is no error, and no series of errors either. */
  readonly errorsFrom?: number;
}

export interface Totals {
  readonly errors: number;
  readonly requests: number;
}

export interface Version {
  readonly selector: string;
  readonly series: readonly FakeSeries[];
  /** What was counted in (from, to]: increments of counters that begin at 0, and begin again at each restart. */
  counted(from: number, to: number): Totals;
  /** All pods start anew: what they count later, they count from 0. */
  restart(at: number): void;
}

const MINUTE = 60_000;

/** Pods are scraped one after the other; each has a counter of answers with 200 and one with 500. */
export function addVersion(
  server: FakePrometheus,
  version: string,
  {
    requests = 50,
    errors = 0,
    pods = 2,
    from = Date.now() - 2 * MINUTE,
    until = Date.now() + 2 * MINUTE,
    every = 500,
    errorsFrom = from,
  }: Traffic = {},
): Version {
  const series = Array.from({ length: pods }, (_, pod) => {
    const first = from + Math.round((pod * every) / pods);
    const count = Math.max(0, Math.floor((until - first) / every) + 1);
    const times = Array.from({ length: count }, (_, scrape) => first + scrape * every);
    const failing = times.filter((at) => at >= errorsFrom);
    const labels = {
      __name__: 'http_requests_total',
      job: 'shop',
      version,
      instance: `${version}-${pod}:8080`,
    };
    const before = times.length - failing.length;
    const good = (scrape: number) =>
      (scrape + 1) * requests - Math.max(0, scrape + 1 - before) * errors;
    return [
      server.add(
        { ...labels, code: '200' },
        times.map((at, scrape) => [at, good(scrape)] as const),
      ),
      ...(errors === 0
        ? []
        : [
            server.add(
              { ...labels, code: '500' },
              failing.map((at, scrape) => [at, (scrape + 1) * errors] as const),
            ),
          ]),
    ];
  }).flat();
  return {
    selector: `http_requests_total{job="shop",version="${version}"}`,
    series,
    counted(from, to) {
      const rise = (code: string) =>
        series
          .filter(({ labels }) => labels.code === code)
          .reduce((sum, one) => sum + increase(one, from, to), 0);
      const failed = rise('500');
      return { errors: failed, requests: rise('200') + failed };
    },
    restart(at) {
      for (const { samples } of series) {
        const before = samples.findLast(([when]) => when <= at)?.[1] ?? 0;
        for (const [i, [when, value]] of samples.entries()) {
          if (when > at) samples[i] = [when, value - before];
        }
      }
    },
  };
}

function increase({ samples }: FakeSeries, from: number, to: number): number {
  let before = 0;
  let sum = 0;
  for (const [at, value] of samples) {
    if (from < at && at <= to) sum += value < before ? value : value - before;
    before = value;
  }
  return sum;
}
