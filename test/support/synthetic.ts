/** A past that never was: counters of a service as a server would have scraped them, and what they add up to. */
import { seededUniform } from '../../src/random.ts';

export interface Pod {
  readonly version: string;
  readonly instance: string;
  readonly requestsPerSecond: number;
  /** Error rate at a moment, in seconds since the epoch. */
  readonly errorRate: (at: number) => number;
  /** Started then, its first scrape at the latest one interval later; its counters begin at 0. */
  readonly startedAt: number;
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly at: number;
  readonly value: number;
}

const SCRAPE_INTERVAL = 15;

/** `code="500"` appears with its first error, as counters do. Every pod is scraped at its own second. */
export function scrapes(pods: readonly Pod[], until: number, seed: number): Sample[] {
  const random = seededUniform(seed);
  return pods.flatMap((pod, position) => {
    const samples: Sample[] = [];
    const counted = { '200': 0, '500': 0 };
    const first = pod.startedAt + ((position * 4) % SCRAPE_INTERVAL);
    for (let at = first; at <= until; at += SCRAPE_INTERVAL) {
      for (let request = 0; request < pod.requestsPerSecond * SCRAPE_INTERVAL; request++) {
        counted[random() < pod.errorRate(at) ? '500' : '200']++;
      }
      for (const code of ['200', '500'] as const) {
        if (counted[code] === 0) continue;
        const { version, instance } = pod;
        samples.push({ labels: { version, instance, code }, at, value: counted[code] });
      }
    }
    return samples;
  });
}

/** Increase of a version's counters over (from, to], by code; a series that begins there counts from 0. */
export function increase(
  samples: readonly Sample[],
  version: string,
  from: number,
  to: number,
): { errors: number; requests: number } {
  const last = new Map<string, { before: number; within: number; code: string }>();
  for (const { labels, at, value } of samples) {
    if (labels.version !== version || at > to) continue;
    const key = `${labels.instance} ${labels.code}`;
    const series = last.get(key) ?? { before: 0, within: 0, code: labels.code! };
    last.set(
      key,
      at <= from ? { ...series, before: value, within: value } : { ...series, within: value },
    );
  }
  const sum = (codes: readonly string[]) =>
    [...last.values()]
      .filter(({ code }) => codes.includes(code))
      .reduce((total, { before, within }) => total + within - before, 0);
  return { errors: sum(['500']), requests: sum(['200', '500']) };
}

/** With timestamps in seconds and the closing line, for promtool. */
export function openMetrics(samples: readonly Sample[]): string {
  const lines = sorted(samples).map(({ labels, at, value }) => `${series(labels)} ${value} ${at}`);
  return ['# TYPE http_requests counter', ...lines, '# EOF', ''].join('\n');
}

/** With timestamps in milliseconds, for the import of VictoriaMetrics. */
export function prometheusText(samples: readonly Sample[]): string {
  const lines = samples.map(({ labels, at, value }) => `${series(labels)} ${value} ${at * 1000}`);
  return [...lines, ''].join('\n');
}

/** A series' samples must stand together, in the order of time. */
function sorted(samples: readonly Sample[]): Sample[] {
  const bySeries = Map.groupBy(samples, ({ labels }) => series(labels));
  return [...bySeries.values()].flat();
}

function series(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return `http_requests_total{${pairs.join(',')}}`;
}
