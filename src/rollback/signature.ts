/** Signs the call as the Standard Webhooks specification has it. */
import { Webhook } from 'standardwebhooks';
import type { Instant } from '../clock.ts';

const PREFIX = 'whsec_';

/** `v1,` and the HMAC-SHA256 of id, timestamp (whole seconds) and body, in base64. */
export function sign(secret: string, id: string, at: Instant, body: string): string {
  return signer(secret).sign(id, new Date(at), body);
}

/** Why a secret can't be used, as a text that goes with `takes`; undefined when it can. */
export function secretProblem(secret: string): string | undefined {
  const takes = `${PREFIX} followed by base64 (A-Z, a-z, 0-9, +, /), or any other text, whose bytes are the key`;
  // One digit left over is no byte: the library drops it, another may not.
  if (
    secret.startsWith(PREFIX) &&
    secret.replace(/=+$/, '').length % 4 === (PREFIX.length + 1) % 4
  ) {
    return takes;
  }
  try {
    signer(secret);
    return undefined;
  } catch {
    return takes;
  }
}

function signer(secret: string): Webhook {
  return secret.startsWith(PREFIX)
    ? new Webhook(secret)
    : new Webhook(new TextEncoder().encode(secret), { format: 'raw' });
}
