/** The body of the call in each format. */
import type { WebhookConfig, WebhookFormat } from '../config.ts';
import type { Fields, RollbackMessage } from './message.ts';
import { fillBody } from './template.ts';

export interface WebhookBody {
  /** Empty: none is sent. */
  readonly text: string;
  readonly contentType: string | undefined;
}

type Called = Pick<WebhookConfig, 'format' | 'method' | 'body'>;

/** What is sent and how it is labelled. GET sends nothing. */
export function webhookBody(webhook: Called, message: RollbackMessage): WebhookBody {
  const text = webhook.method === 'GET' ? '' : FORMATS[webhook.format](webhook, message);
  return { text, contentType: text === '' ? undefined : contentType(text) };
}

const FORMATS: Readonly<
  Record<WebhookFormat, (webhook: Called, message: RollbackMessage) => string>
> = {
  /** The envelope that Standard Webhooks recommends: type, timestamp, data. */
  standard: (_webhook, { decidedAt, fields }) =>
    JSON.stringify({
      type: 'canary_gate.rollback',
      timestamp: new Date(decidedAt).toISOString(),
      data: plainData(fields),
    }),
  raw: ({ body }, { fields }) =>
    body === undefined ? JSON.stringify(plainData(fields)) : fillBody(body, fields),
};

/** With underscores, as names in JSON are usually written; null where nothing is known. */
function plainData(fields: Fields): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replaceAll('-', '_'),
      value === '' ? null : value,
    ]),
  );
}

function contentType(text: string): string {
  try {
    JSON.parse(text);
    return 'application/json';
  } catch {
    return 'text/plain; charset=utf-8';
  }
}
