/** The head of one attempt: what the format and the user want, who is calling, and proof of it. */
import type { Instant } from '../clock.ts';
import type { Headers, WebhookConfig } from '../config.ts';
import { signedBySigV4 } from '../sigv4.ts';
import { FORMATS, type WebhookBody } from './formats.ts';
import { sign } from './signature.ts';

/** @param at of this attempt: signatures carry it */
export async function callHeaders(
  webhook: WebhookConfig,
  id: string,
  { text, contentType }: WebhookBody,
  at: Instant,
): Promise<Headers> {
  const { method, url, secret, auth, format } = webhook;
  const headers = lastOfEach([
    ['Accept', '*/*'],
    ...(contentType === undefined ? [] : [['Content-Type', contentType] as const]),
    ...FORMATS[format].headers,
    ...webhook.headers,
    ['webhook-id', id],
    ['webhook-timestamp', String(Math.floor(at / 1000))],
    ...(secret === undefined ? [] : [['webhook-signature', sign(secret, id, at, text)] as const]),
    ['Idempotency-Key', id],
  ]);
  switch (auth.kind) {
    case 'none':
    case 'routing-key':
      return headers;
    case 'bearer':
      return [...headers, ['Authorization', `Bearer ${auth.token}`]];
    case 'basic': {
      const pair = Buffer.from(`${auth.username}:${auth.password}`).toString('base64');
      return [...headers, ['Authorization', `Basic ${pair}`]];
    }
    case 'sigv4': {
      const body = text === '' ? undefined : text;
      return signedBySigV4({ method, url, headers, body }, auth, at);
    }
  }
}

function lastOfEach(headers: Headers): Headers {
  const byName = new Map(headers.map((header) => [header[0].toLowerCase(), header]));
  return [...byName.values()];
}
