/** What must never be shown, wherever it turns up. */
import type {
  Check,
  GitHubConfig,
  Headers,
  ProxyEnvironment,
  SourceConfig,
  WebhookConfig,
} from '../config.ts';
import { credentialSecrets, keySecrets } from '../rollback/credentials.ts';

/** Shorter values are in every second word; masking them would make the log unreadable and hide nothing. */
const SHORTEST = 4;

/**
 * Tokens, passwords, header values, the webhook's secret and the part of its address after the host, queries of the
 * metrics server's address, and the passwords of proxies. Each once, longest first, so that none is cut by a shorter one.
 */
export function secretsOf(
  checks: readonly Check[],
  webhook: WebhookConfig | undefined,
  github: Pick<GitHubConfig, 'token'> | undefined,
  proxy: ProxyEnvironment,
): readonly string[] {
  const found = [
    ...checks.flatMap(({ source }) => sourceSecrets(source)),
    ...(webhook === undefined ? [] : [...valuesOf(webhook.headers), ...addressParts(webhook.url)]),
    ...(webhook === undefined
      ? []
      : [...credentialSecrets(webhook.auth), ...keySecrets(webhook.tls)]),
    webhook?.secret ?? '',
    github?.token ?? '',
    ...Object.values(proxy).flatMap(passwordsOf),
  ];
  return [...new Set(found)]
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

function sourceSecrets(source: SourceConfig): string[] {
  const { authorization, headers } = source.access;
  const found = [
    ...valuesOf(headers),
    ...(source.provider === 'http' ? valuesOf(source.query.headers) : []),
    ...('url' in source ? [source.url.search] : []),
  ];
  if (authorization.kind === 'bearer') found.push(authorization.token);
  if (authorization.kind === 'basic') {
    const pair = `${authorization.username}:${authorization.password}`;
    found.push(authorization.password, Buffer.from(pair).toString('base64'));
  }
  return found;
}

/** A header's value and, of `Bearer …` and the like, the part that is secret on its own. */
function valuesOf(headers: Headers): string[] {
  return headers.flatMap(([, value]) => {
    const credentials = /^[A-Za-z-]+ +(\S+)$/.exec(value)?.[1];
    return credentials === undefined ? [value] : [value, credentials];
  });
}

function addressParts(url: URL): string[] {
  const path = `${url.pathname}${url.search}`;
  return path === '/' ? [] : [path, url.href];
}

function passwordsOf(address: string | undefined): string[] {
  const password = address === undefined ? '' : (URL.parse(address)?.password ?? '');
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
