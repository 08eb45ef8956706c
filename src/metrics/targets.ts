/** Whose counters they are: the process behind a series, the name it has in reports, and how often it is scraped. */
import type { Duration, Instant } from '../clock.ts';
import { STATUS_LABELS } from './status.ts';

type Labels = Readonly<Record<string, string>>;

/** Any of these names a process; the first that is there names it in reports. */
const PROCESS_LABELS = [
  'instance',
  'pod',
  'pod_name',
  'kubernetes_pod_name',
  'k8s_pod_name',
  'service_instance_id',
];

/** With one of those, these complete the identity: nothing else about a request can make the process a new one. */
const PLACE_LABELS = ['job', 'namespace', 'kubernetes_namespace', 'cluster', 'container'];

/** Without a process label, all labels identify the target but those of its requests. */
const REQUEST_LABELS = new Set([
  ...STATUS_LABELS,
  '__name__',
  'method',
  'http_method',
  'request_method',
  'http_request_method',
  'verb',
  'route',
  'http_route',
  'path',
  'uri',
  'url',
  'handler',
  'endpoint',
  'operation',
  'controller',
  'action',
  'resource',
  'page',
  'outcome',
  'classification',
  'exception',
  'error',
  'error_type',
  'reason',
  'grpc_status',
  'grpc_code',
  'response_flags',
  'le',
]);

/** The labels of a series that identify the process it comes from. */
export function targetLabels(labels: Labels): Labels {
  const process = PROCESS_LABELS.filter((name) => labels[name] !== undefined);
  const names =
    process.length > 0
      ? [...process, ...PLACE_LABELS.filter((name) => labels[name] !== undefined)]
      : Object.keys(labels).filter((name) => !REQUEST_LABELS.has(name));
  return Object.fromEntries(names.map((name) => [name, labels[name] ?? '']));
}

/** The label that names a process in reports; undefined where series have none. */
export function instanceLabel(labels: Labels): string | undefined {
  return PROCESS_LABELS.find((name) => labels[name] !== undefined && labels[name] !== '');
}

/** A target's name in reports: its instance or pod, else all that identifies it. */
export function instanceName(target: Labels): string {
  const label = instanceLabel(target);
  if (label !== undefined) return target[label] ?? '';
  const parts = Object.entries(target).map(([name, value]) => `${name}=${value}`);
  return parts.length === 0 ? 'all' : parts.sort().join(', ');
}

/** The same text for the same labels, in whatever order they come. */
export function labelsKey(labels: Labels): string {
  const names = Object.keys(labels);
  for (let i = 1; i < names.length; i += 1) {
    if ((names[i - 1] ?? '') > (names[i] ?? '')) {
      names.sort();
      break;
    }
  }
  const parts: string[] = [];
  for (const name of names) parts.push(name, labels[name] ?? '');
  return parts.join('\0');
}

/** More would not make a median any better. */
const ENOUGH_SPACINGS = 16;
/** A target with fewer spacings than this may owe one of them to a missed scrape … */
const FEW_SPACINGS = 3;
/** … unless that is all it brought in so long a time. */
const LONG_WATCH: Duration = 90_000;

/** Learns a target's scrape interval from the times of its samples. */
export class ScrapeSpacing {
  readonly #spacings: number[] = [];
  #first: Instant | undefined;
  #last: Instant | undefined;
  #usual: Duration | undefined;

  add(at: Instant): void {
    if (this.#last !== undefined && at <= this.#last) return;
    if (this.#last !== undefined && this.#spacings.length < ENOUGH_SPACINGS) {
      this.#spacings.push(at - this.#last);
      this.#usual = undefined;
    }
    this.#first ??= at;
    this.#last = at;
  }

  /** The (lower) median; undefined while there are too few to tell a scrape interval from a missed scrape. */
  usual(): Duration | undefined {
    const few = this.#spacings.length < FEW_SPACINGS;
    if (this.#spacings.length === 0 || (few && this.#watched() < LONG_WATCH)) return undefined;
    this.#usual ??= roundSpacing(lowerMedian(this.#spacings));
    return this.#usual;
  }

  #watched(): Duration {
    return (this.#last ?? 0) - (this.#first ?? 0);
  }
}

function lowerMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** Scrape intervals are set in whole seconds; the milliseconds beyond are jitter. */
function roundSpacing(spacing: Duration): Duration {
  return spacing < 5000 ? spacing : Math.round(spacing / 1000) * 1000;
}
