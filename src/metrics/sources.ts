/** The providers: a new one is a new file and a line in this table. */
import type { Duration } from '../clock.ts';
import type { SourceConfig } from '../config.ts';
import type { HttpClient } from '../http.ts';
import { jsonSource } from './json.ts';
import { prometheusSource } from './prometheus.ts';
import { recordedSource } from './recorded.ts';
import { scrapeSource } from './scrape.ts';
import type { MetricSource } from './source.ts';

export interface SourceOptions {
  /** A past window is judged: `at` lies in the past, and no answer may know what came after it. */
  readonly replay: boolean;
  /** Between polls. */
  readonly interval: Duration;
}

type Provider = SourceConfig['provider'];

type Factory<P extends Provider> = (
  config: Extract<SourceConfig, { readonly provider: P }>,
  http: HttpClient,
  options: SourceOptions,
) => MetricSource;

const FACTORIES: { readonly [P in Provider]: Factory<P> } = {
  prometheus: prometheusSource,
  scrape: scrapeSource,
  http: jsonSource,
  record: recordedSource,
};

export function createSource(
  config: SourceConfig,
  http: HttpClient,
  options: SourceOptions,
): MetricSource {
  const factory = FACTORIES[config.provider] as Factory<Provider>;
  return factory(config, http, options);
}
