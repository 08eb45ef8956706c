/** Where the numbers are: one of the providers, with the access that they share. */
import {
  type HttpConfig,
  type HttpQuery,
  PROVIDERS,
  type PrometheusConfig,
  type Provider,
  type ScrapeConfig,
  type SourceConfig,
} from '../config.ts';
import { parseHttpQuery } from '../metrics/http-query.ts';
import { httpQueryProblems, type NamedCohorts } from '../metrics/http-query-problems.ts';
import { selectorProblem } from '../metrics/selector.ts';
import { readAccess } from './access.ts';
import { addressTakes, parseAddress } from './addresses.ts';
import { readAddresses, readSelectors } from './cohorts.ts';
import { readErrors } from './errors-input.ts';
import { complete, type InputReader, oneOf } from './input-reader.ts';
import { INPUT_NAMES, ruleOf } from './table.ts';
import { wantsReplay } from './timing.ts';

export function readSource(reader: InputReader): SourceConfig | undefined {
  const provider = reader.parse('provider', oneOf(PROVIDERS), PROVIDERS.join(', '));
  if (provider !== undefined) rejectUnused(reader, provider);
  const shared = complete({
    access: readAccess(reader),
    errors: readErrors(reader),
  });
  const statusLabel = reader.parse(
    'status-label',
    (text) => (/^[a-zA-Z_][\w.]*$/.test(text) ? text : undefined),
    'the name of a label, such as code',
  );
  const own = provider === undefined ? undefined : READERS[provider](reader);
  return shared === undefined || own === undefined ? undefined : { ...shared, statusLabel, ...own };
}

type Own<Of extends SourceConfig> = Omit<Of, 'access' | 'errors' | 'statusLabel'>;

const READERS: {
  readonly [Name in Provider]: (
    reader: InputReader,
  ) => Own<Extract<SourceConfig, { provider: Name }>> | undefined;
} = { prometheus: readPrometheus, scrape: readScrape, http: readHttp };

function readPrometheus(reader: InputReader): Own<PrometheusConfig> | undefined {
  const url = readUrl(reader);
  if (url !== undefined && url.search !== '') {
    reader.reject('metrics-url', 'a base address without a query (?…)');
  }
  const cohorts = readSelectors(reader);
  if (url === undefined || cohorts === undefined) return undefined;
  return { provider: 'prometheus', url, ...cohorts };
}

function readScrape(reader: InputReader): Own<ScrapeConfig> | undefined {
  if (wantsReplay(reader)) {
    reader.reject(
      'start-time',
      'nothing with provider scrape: a /metrics page shows the present alone',
    );
  }
  const selector = reader.get('query');
  const problem = selector === undefined ? undefined : selectorProblem(selector);
  if (problem !== undefined) {
    reader.reject(
      'query',
      `with provider scrape, a selector such as http_requests_total{route="/pay"}; this one ${problem}`,
    );
  }
  const cohorts = readAddresses(reader);
  return cohorts === undefined ? undefined : { provider: 'scrape', selector, ...cohorts };
}

function readHttp(reader: InputReader): Own<HttpConfig> | undefined {
  const url = readUrl(reader);
  const takes = 'with provider http, YAML that says how to ask and where the numbers are';
  const text = reader.require('query', (given) => given, takes);
  const canary = reader.get('canary');
  const baseline = reader.get('baseline');
  if (canary !== undefined && canary === baseline) {
    reader.reject('baseline', 'another text than canary: the two are the same');
  }
  const query = text === undefined ? undefined : readQuery(reader, text, { canary, baseline });
  return url === undefined || query === undefined
    ? undefined
    : { provider: 'http', url, canary, baseline, query };
}

function readQuery(
  reader: InputReader,
  text: string,
  cohorts: NamedCohorts,
): HttpQuery | undefined {
  const compares = reader.get('max-error-rate') === undefined;
  const read = parseHttpQuery(text, compares);
  const problems = 'query' in read ? httpQueryProblems(read.query, cohorts) : read.problems;
  for (const problem of problems) reader.reject('query', `YAML; what is wrong: ${problem}`);
  return 'query' in read ? read.query : undefined;
}

function readUrl(reader: InputReader): URL | undefined {
  const takes = addressTakes(reader.get('metrics-url'));
  return reader.require('metrics-url', parseAddress, takes);
}

/** An input that is silently ignored is one that somebody relies on. */
function rejectUnused(reader: InputReader, provider: Provider): void {
  for (const name of INPUT_NAMES) {
    const { providers } = ruleOf(name);
    if (providers !== undefined && !providers.includes(provider) && reader.chosen(name)) {
      reader.reject(
        name,
        `nothing with provider ${provider}: it is for ${providers.join(' and ')}`,
      );
    }
  }
}
