/** How the rollback webhook knows the caller. */
import type { AwsCredentials, Headers, WebhookAuth, WebhookFormat } from '../config.ts';
import type { Environment, InputReader } from './input-reader.ts';

const AUTH = 'rollback-webhook-auth';
const TOKEN = 'rollback-webhook-token';
const USERNAME = 'rollback-webhook-username';
const PASSWORD = 'rollback-webhook-password';

const KINDS = 'none, bearer, basic or sigv4:<service>:<region>, such as sigv4:codedeploy:eu-west-1';

type Wanted =
  | { readonly kind: 'none' | 'bearer' | 'basic' | 'routing-key' }
  | { readonly kind: 'sigv4'; readonly service: string; readonly region: string };

/** undefined: unusable, with problems noted. */
export function readWebhookAuth(
  reader: InputReader,
  environment: Environment,
  format: WebhookFormat,
  headers: Headers,
): WebhookAuth | undefined {
  const wanted = readWanted(reader, format);
  if (wanted === undefined) return undefined;
  rejectUnused(reader, wanted);
  const authorizes = headers.some(([name]) => name.toLowerCase() === 'authorization');
  if (authorizes && wanted.kind !== 'none' && wanted.kind !== 'routing-key') {
    reader.reject(
      'rollback-webhook-headers',
      `no Authorization beside ${wanted.kind}: one of them`,
    );
  }
  switch (wanted.kind) {
    case 'none':
      return { kind: 'none' };
    case 'bearer': {
      const token = readToken(reader);
      return token === undefined ? undefined : { kind: 'bearer', token };
    }
    case 'routing-key': {
      const key = readToken(reader);
      return key === undefined ? undefined : { kind: 'routing-key', key };
    }
    case 'basic':
      return readBasic(reader);
    case 'sigv4': {
      const credentials = readAws(reader, environment);
      return credentials === undefined ? undefined : { ...wanted, credentials };
    }
  }
}

/** As it says, or as the credentials say that are given. */
function readWanted(reader: InputReader, format: WebhookFormat): Wanted | undefined {
  if (format === 'pagerduty') {
    if (reader.get(AUTH) !== undefined && reader.get(AUTH) !== 'none') {
      reader.reject(AUTH, `nothing with format pagerduty, which takes its routing key: ${TOKEN}`);
    }
    return { kind: 'routing-key' };
  }
  if (reader.get(AUTH) !== undefined) return reader.parse(AUTH, parseAuth, KINDS);
  if (reader.get(TOKEN) !== undefined) return { kind: 'bearer' };
  return reader.get(USERNAME) === undefined && reader.get(PASSWORD) === undefined
    ? { kind: 'none' }
    : { kind: 'basic' };
}

function parseAuth(text: string): Wanted | undefined {
  if (text === 'none' || text === 'bearer' || text === 'basic') return { kind: text };
  const [, service, region] = /^sigv4:([a-z0-9-]+):([a-z0-9-]+)$/.exec(text) ?? [];
  return service === undefined || region === undefined
    ? undefined
    : { kind: 'sigv4', service, region };
}

function rejectUnused(reader: InputReader, { kind }: Wanted): void {
  const takesToken = kind === 'bearer' || kind === 'routing-key';
  if (!takesToken && reader.get(TOKEN) !== undefined) {
    reader.reject(TOKEN, `nothing with authorization ${kind}: one way in`);
  }
  for (const name of [USERNAME, PASSWORD] as const) {
    if (kind !== 'basic' && reader.get(name) !== undefined) {
      reader.reject(name, `nothing with authorization ${kind}: one way in`);
    }
  }
}

function readToken(reader: InputReader): string | undefined {
  return reader.require(
    TOKEN,
    (text) => (/^[\x21-\x7e]+$/.test(text) ? text : undefined),
    'the bare token: printable ASCII without spaces, and without the word Bearer',
  );
}

function readBasic(reader: InputReader): WebhookAuth | undefined {
  const username = reader.require(
    USERNAME,
    (text) => (/^[^\p{Cc}:]+$/u.test(text) ? text : undefined),
    'a user name without colons and control characters',
  );
  const given = reader.get(PASSWORD) !== undefined;
  const password = reader.parse(
    PASSWORD,
    (text) => (/^\P{Cc}+$/u.test(text) ? text : undefined),
    'a password without control characters',
  );
  if (username === undefined || (given && password === undefined)) return undefined;
  return { kind: 'basic', username, password: password ?? '' };
}

/** As every tool of AWS names them, and as aws-actions/configure-aws-credentials sets them. */
function readAws(reader: InputReader, environment: Environment): AwsCredentials | undefined {
  const accessKeyId = environment.AWS_ACCESS_KEY_ID?.trim();
  const secretAccessKey = environment.AWS_SECRET_ACCESS_KEY?.trim();
  if (!accessKeyId || !secretAccessKey) {
    reader.reject(
      AUTH,
      'sigv4 where AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set: run aws-actions/configure-aws-credentials before',
    );
    return undefined;
  }
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: environment.AWS_SESSION_TOKEN?.trim() || undefined,
  };
}
