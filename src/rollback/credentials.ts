/** What of a webhook's credentials is secret. */
import type { TlsIdentity, WebhookAuth } from '../config.ts';

/** Everything that lets its bearer in, in each form in which it travels. */
export function credentialSecrets(auth: WebhookAuth): string[] {
  switch (auth.kind) {
    case 'none':
      return [];
    case 'bearer':
      return [auth.token];
    case 'routing-key':
      return [auth.key];
    case 'basic': {
      const pair = `${auth.username}:${auth.password}`;
      return [auth.password, Buffer.from(pair).toString('base64')];
    }
    case 'sigv4':
      return [auth.credentials.secretAccessKey, auth.credentials.sessionToken ?? ''];
  }
}

/** Of the private key, whole and by line: a log shows it line by line. */
export function keySecrets(tls: TlsIdentity | undefined): string[] {
  const key = tls?.client?.key ?? '';
  return [key, ...key.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('-----'))];
}
