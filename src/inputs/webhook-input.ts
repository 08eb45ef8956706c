/** The rollback webhook: whom to call, and how. */
import { WEBHOOK_FORMATS, type WebhookConfig } from '../config.ts';
import { templateProblems } from '../rollback/template.ts';
import { secretProblem } from '../rollback/webhook.ts';
import { parseCount, parseDuration, parseStatusRanges } from '../units.ts';
import { addressTakes, parseAddress, readHeaders } from './addresses.ts';
import { complete, type InputReader, oneOf } from './input-reader.ts';
import { INPUT_NAMES } from './table.ts';

const URL_INPUT = 'rollback-webhook-url';
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const;
const WITHOUT_BODY = ['DELETE', 'GET'];
const LONGEST_TIMEOUT = 300_000;
const MOST_RETRIES = 20;
/** An empty input is one left out, so an empty body needs a word. */
const EMPTY_BODY = 'none';

/** undefined: no webhook is wanted, or, with problems noted, it is unusable. */
export function readWebhook(reader: InputReader): WebhookConfig | undefined {
  if (reader.get(URL_INPUT) === undefined) {
    rejectOrphans(reader);
    return undefined;
  }
  const secret = readSecret(reader);
  const body = readBody(reader);
  const headers = readHeaders(reader, 'rollback-webhook-headers', SIGNED);
  const rest = complete({
    url: reader.parse(URL_INPUT, parseAddress, addressTakes(reader.get(URL_INPUT))),
    format: reader.parse('rollback-webhook-format', oneOf(WEBHOOK_FORMATS), 'standard or raw'),
    method: readMethod(reader),
    success: reader.parse(
      'rollback-webhook-success',
      parseStatusRanges,
      'statuses such as 200-299 or 200,202',
    ),
    timeout: reader.parse('rollback-webhook-timeout', parseTimeout, 'a duration from 1s to 5m'),
    retries: reader.parse(
      'rollback-webhook-retries',
      (text) => ((parseCount(text) ?? Infinity) <= MOST_RETRIES ? parseCount(text) : undefined),
      `a whole number from 0 to ${MOST_RETRIES}`,
    ),
  });
  return rest === undefined ? undefined : { ...rest, secret, headers, body };
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

function readMethod(reader: InputReader): WebhookConfig['method'] | undefined {
  const method = reader.parse('rollback-webhook-method', oneOf(METHODS), METHODS.join(', '));
  const standard = reader.get('rollback-webhook-format') === 'standard';
  if (standard && method !== undefined && WITHOUT_BODY.includes(method)) {
    reader.reject(
      'rollback-webhook-method',
      'POST, PUT or PATCH with rollback-webhook-format standard',
    );
  }
  return method;
}

function readSecret(reader: InputReader): string | undefined {
  const secret = reader.get('rollback-webhook-secret');
  const problem = secret === undefined ? undefined : secretProblem(secret);
  if (problem === undefined) return secret;
  reader.reject('rollback-webhook-secret', problem);
  return undefined;
}

function readBody(reader: InputReader): string | undefined {
  const body = reader.get('rollback-webhook-body');
  if (body === undefined) return undefined;
  if (reader.get('rollback-webhook-format') !== 'raw') {
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
