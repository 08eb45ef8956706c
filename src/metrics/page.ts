/** One `/metrics` page between two polls: its counters as series, and whether its process is still the same. */
import type { Duration, Instant } from '../clock.ts';
import { MetricsError } from '../errors.ts';
import type { ExposedSample, Exposition } from './exposition.ts';
import type { Series } from './series.ts';
import { shown } from './shown.ts';
import type { Cohort } from './source.ts';
import { labelsKey } from './targets.ts';

/** One address, read. */
export interface Reading {
  readonly exposition: Exposition;
  /** On this machine's clock. */
  readonly at: Instant;
  /** The page's clock before this machine's, where it says what time it has. */
  readonly ahead: Duration;
}

type Labels = Series['labels'];

/** The start of one process, computed anew at each scrape from the age of the machine, may waver this much. */
const WAVERING: Duration = 3_000;
/** Clocks of one process and of whoever dates its answers. */
const CLOCK_SLACK: Duration = 30_000;

export class Page {
  readonly cohort: Cohort;
  readonly url: URL;
  readonly #instance: string;
  /** Every series seen since the start, by key. */
  #known: ReadonlyMap<string, Labels> = new Map();
  #last:
    | { readonly start: Instant | undefined; readonly at: Instant; readonly ahead: Duration }
    | undefined;

  constructor(cohort: Cohort, url: URL, instance: string) {
    this.cohort = cohort;
    this.url = url;
    this.#instance = instance;
  }

  /**
   * The page's series of the counters of these names. Where `process_start_time_seconds` tells of a restart, each begins with a 0
   * between the two readings: a new value above the old one is then counted in full too.
   * @throws MetricsError when a series stands twice, or several processes answer in turn
   */
  series(
    reading: Reading,
    names: ReadonlySet<string>,
    matches: (labels: Labels) => boolean,
  ): Series[] {
    const present = this.#present(reading.exposition.samples, names, matches);
    const restart = this.#restartedAt(reading);
    const series: Series[] = [];
    for (const [key, labels] of new Map([...this.#known, ...present.labels])) {
      const value = present.values.get(key);
      const samples = [
        ...(restart !== undefined && this.#known.has(key) ? [{ at: restart, value: 0 }] : []),
        ...(value === undefined ? [] : [{ at: reading.at, value }]),
      ];
      if (samples.length > 0) series.push({ cohort: this.cohort, labels, samples });
    }
    return series;
  }

  /** Remembers a reading that was counted; one that was not has never been. */
  counted({ exposition, at, ahead }: Reading, series: readonly Series[]): void {
    this.#last = { start: processStart(exposition), at, ahead };
    this.#known = new Map([
      ...this.#known,
      ...series.map(({ labels }) => [labelsKey(labels), labels] as const),
    ]);
  }

  #present(
    samples: readonly ExposedSample[],
    names: ReadonlySet<string>,
    matches: (labels: Labels) => boolean,
  ): { labels: Map<string, Labels>; values: Map<string, number> } {
    const found = { labels: new Map<string, Labels>(), values: new Map<string, number>() };
    for (const sample of samples) {
      const { name } = sample;
      if (!names.has(name)) continue;
      const own = Object.fromEntries(sample.labels);
      if (!matches(own)) continue;
      const labels = this.#labelled(name, own);
      const key = labelsKey(labels);
      if (found.labels.has(key)) throw this.#twice(name);
      found.labels.set(key, labels);
      found.values.set(key, sample.value);
    }
    return found;
  }

  /** As Prometheus does it: a label that is called like ours keeps its value under another name. */
  #labelled(name: string, own: Labels): Labels {
    const { instance, ...others } = own;
    const exported = instance === undefined ? {} : { exported_instance: instance };
    return { __name__: name, ...others, ...exported, instance: this.#instance };
  }

  /** Between the last reading and this one, if the process began anew there. */
  #restartedAt({ exposition, at, ahead }: Reading): Instant | undefined {
    const start = processStart(exposition);
    const last = this.#last;
    if (last?.start === undefined || start === undefined) return undefined;
    if (Math.abs(start - last.start) <= WAVERING) return undefined;
    const ranBefore = start - ahead < last.at - CLOCK_SLACK;
    if (start < last.start || ranBefore) throw this.#severalProcesses();
    return Math.floor((last.at + at) / 2);
  }

  #severalProcesses(): MetricsError {
    return new MetricsError(
      'wrong-data',
      `${this.#instance} (${this.cohort}) answers for several processes in turn: process_start_time_seconds changes to that of one that ran before.`,
      'Give the address of each process, one a line, instead of one that balances between them.',
    );
  }

  #twice(name: string): MetricsError {
    return new MetricsError(
      'wrong-data',
      `${this.#instance} (${this.cohort}): a series of ${shown(name, 100)} stands on the page twice.`,
      'Mend the page: its numbers can not be told apart.',
    );
  }
}

/** undefined where the page does not say, or speaks of several processes. */
function processStart({ samples }: Exposition): Instant | undefined {
  const starts = samples.filter(({ name }) => name === 'process_start_time_seconds');
  const [only] = starts;
  return only === undefined || starts.length > 1 || !Number.isFinite(only.value)
    ? undefined
    : only.value * 1000;
}
