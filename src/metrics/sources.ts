/** The providers: a new one is a new file and a line in this table. */
import type { Duration } from '../clock.ts';
import type { Provider, SourceConfig } from '../config.ts';
import type { HttpClient } from '../http.ts';
import { prometheusSource } from './prometheus.ts';
import type { MetricSource } from './source.ts';

export interface SourceOptions {
  /** A past window is judged: `at` lies in the past, and no answer may know what came after it. */
  readonly replay: boolean;
  /** Between polls. */
  readonly interval: Duration;
}

type Factory<P extends Provider> = (
  config: Extract<SourceConfig, { readonly provider: P }>,
  http: HttpClient,
  options: SourceOptions,
) => MetricSource;

const FACTORIES: Partial<{ readonly [P in Provider]: Factory<P> }> = {
  prometheus: prometheusSource,
};

export function createSource(
  config: SourceConfig,
  http: HttpClient,
  options: SourceOptions,
): MetricSource {
  const factory = FACTORIES[config.provider] as Factory<Provider> | undefined;
  if (factory === undefined) throw new Error(`no provider ${config.provider}`);
  return factory(config, http, options);
}
