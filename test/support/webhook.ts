/** A webhook as inputs would make it, unless told otherwise. */
import type { WebhookConfig } from '../../src/config.ts';

export function webhookConfig(url: URL, changes: Partial<WebhookConfig> = {}): WebhookConfig {
  return {
    url,
    secret: undefined,
    format: 'standard',
    method: 'POST',
    headers: [],
    body: undefined,
    metadata: {},
    auth: { kind: 'none' },
    tls: undefined,
    success: [[200, 299]],
    timeout: 5000,
    retries: 5,
    retryOnTimeout: true,
    ...changes,
  };
}
