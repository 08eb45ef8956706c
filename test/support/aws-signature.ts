/**
 * Verifies AWS Signature Version 4 as a server of AWS does, from the bytes that arrived; written from
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html, and knowing nothing of the
 * library that signs.
 */
import { createHash, createHmac } from 'node:crypto';

export interface ArrivedRequest {
  readonly method: string;
  /** As in the request line: path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What the signature should have been. Parts of the Authorization header say what was signed and for whom. */
export function expectedSignature(request: ArrivedRequest, secretAccessKey: string): string {
  const { scope, signedHeaders } = authorizationOf(request);
  const [day, region, service] = scope.split('/') as [string, string, string];
  const toSign = [
    'AWS4-HMAC-SHA256',
    String(request.headers['x-amz-date']),
    scope,
    sha256(canonicalRequest(request, signedHeaders)),
  ].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => hmac(previous, part),
    `AWS4${secretAccessKey}`,
  );
  return hmac(key, toSign).toString('hex');
}

export interface Authorization {
  readonly accessKeyId: string;
  /** `20150830/us-east-1/iam/aws4_request` */
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export function authorizationOf({ headers }: ArrivedRequest): Authorization {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      String(headers.authorization),
    );
  if (found === null) throw new Error(`no AWS signature: ${headers.authorization}`);
  const [, accessKeyId = '', scope = '', signedHeaders = '', signature = ''] = found;
  return { accessKeyId, scope, signedHeaders: signedHeaders.split(';'), signature };
}

function canonicalRequest(
  { method, path, headers, body }: ArrivedRequest,
  signedHeaders: readonly string[],
): string {
  const [pathname = '', query = ''] = path.split(/\?(.*)/s);
  return [
    method,
    pathname.split('/').map(encode).join('/'),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    sha256(body),
  ].join('\n');
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return `${encode(decodeURIComponent(name))}=${encode(decodeURIComponent(value))}`;
    })
    .sort()
    .join('&');
}

/** All but A-Z, a-z, 0-9, `-`, `.`, `_`, `~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
