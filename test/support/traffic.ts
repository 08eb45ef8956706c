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
}

export interface Totals {
  readonly errors: number;
  readonly requests: number;
}

/** One version of the shop; what is changed must lie in the server's future. */
export interface Version {
  readonly selector: string;
  /** What was counted in (from, to]: increments of counters that begin at 0, and begin again at each restart. */
  counted(from: number, to: number): Totals;
  /** From then on so many of each scrape's requests fail; the series of errors are born there. Once, and where none failed before. */
  fail(at: number, errors: number): void;
  /** All pods start anew: what they count later, they count from 0. */
  restart(at: number): void;
  /** Pods are still scraped, and count nothing more. */
  idle(at: number): void;
  /** No request fails any more. */
  mend(at: number): void;
  /** No pod is scraped any more. */
  stop(at: number): void;
}

interface Pod {
  readonly labels: Readonly<Record<string, string>>;
  readonly succeeded: FakeSeries;
  failed: FakeSeries | undefined;
}

const MINUTE = 60_000;

/** Pods are scraped one after the other; each has a counter of answers with 200, and one with 500 where some fail. */
export function addVersion(
  server: FakePrometheus,
  version: string,
  {
    requests = 50,
    errors = 0,
    pods: size = 2,
    from = Date.now() - 2 * MINUTE,
    until = Date.now() + 2 * MINUTE,
    every = 500,
  }: Traffic = {},
): Version {
  const pods: Pod[] = Array.from({ length: size }, (_, pod) => {
    const first = from + Math.round((pod * every) / size);
    const times = Array.from({ length: Math.floor((until - first) / every) + 1 }, (_, scrape) => {
      return first + scrape * every;
    });
    const instance = `${version}-${pod}:8080`;
    const labels = { __name__: 'http_requests_total', job: 'shop', version, instance };
    const succeeded = server.add(
      { ...labels, code: '200' },
      times.map((at, scrape) => [at, (scrape + 1) * requests] as const),
    );
    return { labels, succeeded, failed: undefined };
  });
  const all = () =>
    pods.flatMap(({ succeeded, failed }) => [succeeded, ...(failed ? [failed] : [])]);

  const made: Version = {
    selector: `http_requests_total{job="shop",version="${version}"}`,
    counted(from, to) {
      const rise = (series: FakeSeries | undefined) => increase(series, from, to);
      const failed = pods.reduce((sum, pod) => sum + rise(pod.failed), 0);
      return {
        errors: failed,
        requests: pods.reduce((sum, pod) => sum + rise(pod.succeeded), failed),
      };
    },
    fail(at, errors) {
      for (const pod of pods) {
        const { samples } = pod.succeeded;
        const first = samples.findIndex(([when]) => when >= at);
        const failing = samples.slice(first).map(([when], i) => [when, (i + 1) * errors] as const);
        for (const [i, [when, count]] of failing.entries()) {
          samples[first + i] = [when, samples[first + i]![1] - count];
        }
        pod.failed = server.add({ ...pod.labels, code: '500' }, failing);
      }
    },
    restart(at) {
      for (const { samples } of all()) {
        const before = samples.findLast(([when]) => when <= at)?.[1] ?? 0;
        for (const [i, [when, value]] of samples.entries()) {
          if (when > at) samples[i] = [when, value - before];
        }
      }
    },
    idle(at) {
      for (const series of all()) hold(series, at);
    },
    mend(at) {
      for (const { failed } of pods) if (failed !== undefined) hold(failed, at);
    },
    stop(at) {
      for (const { samples } of all()) samples.splice(samples.findIndex(([when]) => when > at));
    },
  };
  if (errors > 0) made.fail(from, errors);
  return made;
}

/** Later values are the last one before. */
function hold({ samples }: FakeSeries, at: number): void {
  const last = samples.findLast(([when]) => when <= at)?.[1] ?? 0;
  for (const [i, [when]] of samples.entries()) if (when > at) samples[i] = [when, last];
}

function increase(series: FakeSeries | undefined, from: number, to: number): number {
  let before = 0;
  let sum = 0;
  for (const [at, value] of series?.samples ?? []) {
    if (from < at && at <= to) sum += value < before ? value : value - before;
    before = value;
  }
  return sum;
}
