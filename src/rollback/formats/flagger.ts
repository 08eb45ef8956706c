/**
 * The payload of Flagger's webhooks, so that their receivers can be kept.
 * https://docs.flagger.app/usage/webhooks and CanaryWebhookPayload in pkg/apis/flagger/v1beta1/canary.go
 */
import type { Build } from '../formats.ts';

/** `name` and `namespace` of the metadata are the canary's; the rest is passed on, texts all. */
export const flagger: Build = ({ id, fields }, { metadata }) => {
  const { name, namespace, ...rest } = metadata;
  const told = Object.entries(fields).map(([field, value]) => [field, String(value ?? '')]);
  return JSON.stringify({
    name,
    namespace,
    phase: 'Failed',
    // Flagger's own is the hash of what was deployed: it, too, is another for each thing to act on.
    checksum: id,
    metadata: { ...Object.fromEntries(told), ...rest },
  });
};
