/** The rollback webhook: whom to call, and how. */
import {
  type ResolvedInput,
  WEBHOOK_FORMATS,
  type WebhookConfig,
  type WebhookFormat,
} from '../config.ts';
import { FORMATS } from '../rollback/formats.ts';
import { templateProblems } from '../rollback/template.ts';
import { secretProblem } from '../rollback/webhook.ts';
import { parseBoolean, parseCount, parseDuration, parseStatusRanges } from '../units.ts';
import { addressTakes, parseAddress, readHeaders } from './addresses.ts';
import { complete, type Environment, type InputReader, oneOf } from './input-reader.ts';
import { INPUT_NAMES } from './table.ts';
import { readWebhookAuth } from './webhook-auth.ts';
import { readMetadata } from './webhook-metadata.ts';
import { readTls } from './webhook-tls.ts';

const URL_INPUT = 'rollback-webhook-url';
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const;
const LONGEST_TIMEOUT = 300_000;
const MOST_RETRIES = 20;
/** An empty input is one left out, so an empty body needs a word. */
const EMPTY_BODY = 'none';

/** undefined: no webhook is wanted, or, with problems noted, it is unusable. */
export function readWebhook(
  reader: InputReader,
  environment: Environment,
): WebhookConfig | undefined {
  if (reader.get(URL_INPUT) === undefined) {
    rejectOrphans(reader);
    return undefined;
  }
  const format = reader.parse(
    'rollback-webhook-format',
    oneOf(WEBHOOK_FORMATS),
    WEBHOOK_FORMATS.join(', '),
  );
  const url = reader.parse(URL_INPUT, parseAddress, addressTakes(reader.get(URL_INPUT)));
  const headers = readHeaders(reader, 'rollback-webhook-headers', SIGNED);
  const tls = readTls(reader, url);
  const manner = readManner(reader);
  if (format === undefined) return undefined;
  const secret = readSecret(reader, format);
  const body = readBody(reader, format);
  const metadata = readMetadata(reader, format);
  const rest = complete({
    url,
    format,
    method: readMethod(reader, format),
    auth: readWebhookAuth(reader, environment, format, headers),
    ...manner,
  });
  const { success, deduplicates } = FORMATS[format];
  return rest === undefined
    ? undefined
    : {
        ...rest,
        secret,
        headers,
        body,
        metadata,
        tls,
        success: readSuccess(reader) ?? parseStatusRanges(success) ?? [],
        retryOnTimeout:
          reader.parse('rollback-webhook-retry-on-timeout', parseBoolean, 'true or false') ??
          deduplicates,
      };
}

/** What is resolved by the format where the inputs say nothing: the report shows it. */
export function formatDefaults(reader: InputReader, webhook: WebhookConfig): ResolvedInput[] {
  const { success, deduplicates } = FORMATS[webhook.format];
  const defaults = [
    ['rollback-webhook-success', success],
    ['rollback-webhook-retry-on-timeout', String(deduplicates)],
  ] as const;
  return defaults
    .filter(([name]) => reader.get(name) === undefined)
    .map(([name, value]) => ({ name, value, from: 'default' }));
}

function readManner(reader: InputReader) {
  return {
    timeout: reader.parse('rollback-webhook-timeout', parseTimeout, 'a duration from 1s to 5m'),
    retries: reader.parse(
      'rollback-webhook-retries',
      (text) => ((parseCount(text) ?? Infinity) <= MOST_RETRIES ? parseCount(text) : undefined),
      `a whole number from 0 to ${MOST_RETRIES}`,
    ),
  };
}

function readSuccess(reader: InputReader): WebhookConfig['success'] | undefined {
  return reader.parse(
    'rollback-webhook-success',
    parseStatusRanges,
    'statuses such as 200-299 or 200,202',
  );
}

/** Set for every call; a second one would contradict it. */
const SIGNED = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'idempotency-key'];

function rejectOrphans(reader: InputReader): void {
  for (const name of INPUT_NAMES) {
    if (name.startsWith('rollback-webhook-') && reader.chosen(name)) {
      reader.reject(name, `nothing without ${URL_INPUT}: there is nothing to call`);
    }
  }
}

function readMethod(
  reader: InputReader,
  format: WebhookFormat,
): WebhookConfig['method'] | undefined {
  const method = reader.parse('rollback-webhook-method', oneOf(METHODS), METHODS.join(', '));
  const { methods } = FORMATS[format];
  if (method !== undefined && !methods.includes(method)) {
    const takes = methods.join(', ').replace(/, (\w+)$/, ' or $1');
    reader.reject('rollback-webhook-method', `${takes} with rollback-webhook-format ${format}`);
  }
  return method;
}

function readSecret(reader: InputReader, format: WebhookFormat): string | undefined {
  const secret = reader.get('rollback-webhook-secret');
  if (secret !== undefined && !FORMATS[format].verifies) {
    reader.reject(
      'rollback-webhook-secret',
      `nothing with rollback-webhook-format ${format}, which verifies no signature`,
    );
    return undefined;
  }
  const problem = secret === undefined ? undefined : secretProblem(secret);
  if (problem === undefined) return secret;
  reader.reject('rollback-webhook-secret', problem);
  return undefined;
}

function readBody(reader: InputReader, format: WebhookFormat): string | undefined {
  const body = reader.get('rollback-webhook-body');
  if (body === undefined) return undefined;
  if (format !== 'raw') {
    reader.reject('rollback-webhook-body', 'a template only with rollback-webhook-format raw');
  }
  if (body === EMPTY_BODY) return '';
  if (reader.get('rollback-webhook-method') === 'GET') {
    reader.reject('rollback-webhook-body', 'nothing with rollback-webhook-method GET');
  }
  for (const problem of templateProblems(body)) reader.reject('rollback-webhook-body', problem);
  return body;
}

function parseTimeout(text: string): number | undefined {
  const timeout = parseDuration(text);
  return timeout !== undefined && timeout >= 1000 && timeout <= LONGEST_TIMEOUT
    ? timeout
    : undefined;
}
