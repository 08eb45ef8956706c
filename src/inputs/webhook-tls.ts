/** Whom the rollback webhook's address is believed, and who this client is there. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { TlsIdentity } from '../config.ts';
import type { InputReader } from './input-reader.ts';

const CA = 'rollback-webhook-ca';
const CERT = 'rollback-webhook-cert';
const KEY = 'rollback-webhook-key';

/** undefined: nothing of the kind is wanted, or it is unusable, with problems noted. */
export function readTls(reader: InputReader, url: URL | undefined): TlsIdentity | undefined {
  const given = [CA, CERT, KEY].filter((name) => reader.get(name as typeof CA) !== undefined);
  if (given.length === 0) return undefined;
  if (url?.protocol === 'http:') {
    for (const name of given) reader.reject(name as typeof CA, 'nothing with an http address');
  }
  const ca = reader.parse(
    CA,
    certificates,
    'certificates as PEM text, -----BEGIN CERTIFICATE-----',
  );
  const client = readClient(reader);
  return { ca, client };
}

function readClient(reader: InputReader): TlsIdentity['client'] {
  if (reader.get(CERT) === undefined && reader.get(KEY) === undefined) return undefined;
  const cert = reader.require(CERT, certificates, `the certificate of ${KEY} as PEM text`);
  const key = reader.require(KEY, privateKey, `the unencrypted private key of ${CERT} as PEM text`);
  if (cert === undefined || key === undefined) return undefined;
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
    reader.reject(KEY, `the key of ${CERT}; this one belongs to another`);
    return undefined;
  }
  return { cert, key };
}

/** One or more, nothing else of importance between them. */
function certificates(text: string): string | undefined {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.length > 0 && blocks.every(isCertificate) ? text : undefined;
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).serialNumber !== '';
  } catch {
    return false;
  }
}

function privateKey(text: string): string | undefined {
  try {
    return createPrivateKey(text).type === 'private' ? text : undefined;
  } catch {
    return undefined;
  }
}
