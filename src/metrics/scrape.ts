/** Provider `scrape`: reads the `/metrics` pages themselves; what they count is counted as that of a server's samples. */
import type { Duration, Instant } from '../clock.ts';
import type { ScrapeConfig } from '../config.ts';
import { MetricsError } from '../errors.ts';
import type { HttpAnswer, HttpClient } from '../http.ts';
import { Asker, looksLike } from './ask.ts';
import { Counters } from './counters.ts';
import { type Exposition, ExpositionError, parseExposition } from './exposition.ts';
import { Page, type Reading } from './page.ts';
import { chooseCounter, matchersTest } from './request-counter.ts';
import { checkScrapedErrors } from './scraped-errors.ts';
import { printSelector, type Selector } from './selector.ts';
import type { Series } from './series.ts';
import type { CountObservation, MetricSource, Note, SourceDescription } from './source.ts';

/** OpenMetrics first: its end is marked, so that a page which was cut off can't pass for a whole one. */
const ACCEPT =
  'application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

/** @param options `interval`: between polls */
export function scrapeSource(
  config: ScrapeConfig,
  http: HttpClient,
  { interval }: { readonly interval: Duration },
): MetricSource {
  return new ScrapeSource(config, new Asker(http, config.access, interval));
}

class ScrapeSource implements MetricSource {
  readonly #config: ScrapeConfig;
  readonly #asker: Asker;
  readonly #counters: Counters;
  readonly #pages: readonly Page[];
  /** Once known. */
  #selector: Selector | undefined;

  constructor(config: ScrapeConfig, asker: Asker) {
    this.#config = config;
    this.#asker = asker;
    this.#pages = pagesOf(config);
    this.#counters = new Counters({
      errors: config.errors,
      statusLabel: config.statusLabel,
      compares: config.baseline !== undefined,
    });
  }

  async open(at: Instant, signal: AbortSignal): Promise<CountObservation> {
    const readings = await this.#read(at, signal);
    const selector = chooseCounter(
      readings.map(({ exposition }) => exposition),
      this.#config,
    );
    const missing = this.#missingErrors(readings, selector);
    const counted = this.#count(readings, selector, (series) => this.#counters.open(series, at));
    this.#selector = selector;
    return { ...counted, notes: [...missing, ...counted.notes] };
  }

  async observe(at: Instant, signal: AbortSignal): Promise<CountObservation> {
    if (this.#selector === undefined) throw new Error('observe before open');
    const readings = await this.#read(at, signal);
    return this.#count(readings, this.#selector, (series) => this.#counters.count(series, at));
  }

  /** A page shows the present alone. */
  async history(): Promise<undefined> {
    return undefined;
  }

  describe(): SourceDescription {
    const { selector, errors } = this.#config;
    const counter = this.#selector === undefined ? selector : printSelector(this.#selector);
    const ofErrors = errors.kind === 'counter' ? printSelector(errors) : undefined;
    const counters = [counter, ofErrors].filter((part) => part !== undefined);
    const queries = this.#pages.map(({ cohort, url }) => ({
      cohort,
      query: [url.origin + url.pathname, ...counters].join(' '),
    }));
    const { origin, pathname } = this.#pages[0]!.url;
    const { statusLabel } = this.#counters;
    return { provider: 'scrape', url: origin + pathname, queries, statusLabel };
  }

  requests(): number {
    return this.#asker.requests;
  }

  /** All or none: a page that is missing would make its cohort look better than it is. */
  async #read(at: Instant, signal: AbortSignal): Promise<Reading[]> {
    const readings = await Promise.allSettled(
      this.#pages.map(async ({ cohort, url }) => {
        const headers = [['Accept', ACCEPT]] as const;
        const answer = await this.#asker.ask(
          { method: 'GET', url, base: url, headers, body: undefined },
          signal,
        );
        const ahead = answer.date === undefined ? 0 : answer.date - at;
        return { exposition: readPage(answer, `${url.host} (${cohort})`), at, ahead };
      }),
    );
    return readings.map((reading) => {
      if (reading.status === 'rejected') throw reading.reason;
      return reading.value;
    });
  }

  #missingErrors(readings: readonly Reading[], selector: Selector): readonly Note[] {
    const { errors } = this.#config;
    if (errors.kind !== 'counter') return [];
    const pages = this.#pages.map(({ cohort }, index) => ({
      cohort,
      exposition: readings[index]!.exposition,
    }));
    return checkScrapedErrors(pages, selector, errors);
  }

  #count(
    readings: readonly Reading[],
    selector: Selector,
    count: (series: readonly Series[]) => CountObservation,
  ): CountObservation {
    const { errors } = this.#config;
    const names = new Set([selector.name, ...(errors.kind === 'counter' ? [errors.name] : [])]);
    const matches = matchersTest(selector);
    const series = this.#pages.map((page, index) => page.series(readings[index]!, names, matches));
    const observation = count(series.flat());
    for (const [index, page] of this.#pages.entries()) {
      page.counted(readings[index]!, series[index]!);
    }
    return { ...observation, scrapeInterval: undefined };
  }
}

/** An instance is called by its address: host and port, with the path where that is not enough, or a number. */
function pagesOf({ canary, baseline }: ScrapeConfig): Page[] {
  const addresses = [
    ...canary.map((url) => ({ cohort: 'canary' as const, url })),
    ...(baseline ?? []).map((url) => ({ cohort: 'baseline' as const, url })),
  ];
  const count = (name: (url: URL) => string, of: URL) =>
    addresses.filter(({ url }) => name(url) === name(of)).length;
  const host = (url: URL) => url.host;
  const place = (url: URL) => url.host + url.pathname;
  return addresses.map(({ cohort, url }, index) => {
    const unique = [host, place].find((name) => count(name, url) === 1);
    return new Page(cohort, url, unique?.(url) ?? `${place(url)} #${index + 1}`);
  });
}

function readPage(answer: HttpAnswer, from: string): Exposition {
  const openMetrics = /^application\/openmetrics-text\b/i.test(
    answer.headers['content-type'] ?? '',
  );
  try {
    return parseExposition(answer.body, openMetrics);
  } catch (error) {
    if (!(error instanceof ExpositionError)) throw error;
    throw new MetricsError(
      'not-metrics',
      `${from} answered ${answer.status} with ${looksLike(answer)} instead of a page of metrics: ${error.message}.`,
      'Give the address of a page in the Prometheus text or OpenMetrics format, often /metrics.',
    );
  }
}
