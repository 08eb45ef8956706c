/** What of a webhook's configuration a receiver may echo in its answer, and nobody else may see. */
import type { WebhookConfig } from '../config.ts';
import { credentialSecrets, keySecrets } from './credentials.ts';

/** Shorter parts of an address name nothing that is secret, and stand in every other text. */
const SHORTEST = 4;

/** The user may have written a key into the body; names and short words are none. */
const TEXT_IN_BODY = /:\s*"([^"\\{]{12,})"/g;

/** Header values, the secret, long texts of the body, and every part of the address behind its host become `***`, as they are and decoded. */
export function withoutSecretsOf(webhook: WebhookConfig, text: string): string {
  const { url, secret = '', headers, auth, tls, body = '' } = webhook;
  const whole = [
    secret,
    ...credentialSecrets(auth),
    ...keySecrets(tls),
    ...Array.from(body.matchAll(TEXT_IN_BODY), ([, text = '']) => text),
    ...headers.flatMap(([, value]) => [value, ...value.split(/\s+/)]),
    url.href,
    `${url.pathname}${url.search}`,
    url.username,
    url.password,
    ...url.pathname.split('/'),
    ...[...url.searchParams].flat(),
    ...url.search.split(/[?&=]/),
    url.hash.slice(1),
  ];
  return [...new Set(whole.flatMap(spellings))]
    .filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .reduce((clean, part) => clean.replaceAll(part, '***'), text);
}

function spellings(part: string): string[] {
  const escaped = JSON.stringify(part).slice(1, -1);
  try {
    return [part, escaped, decodeURIComponent(part)];
  } catch {
    return [part, escaped];
  }
}
