/** Signs a request as AWS has it: Signature Version 4, in the Authorization header. */
import type { Instant } from './clock.ts';
import type { AwsCredentials, Headers } from './config.ts';

export interface SigV4Request {
  readonly method: string;
  readonly url: URL;
  /** Everything that is sent; all of it is signed but for what proxies may change. */
  readonly headers: Headers;
  readonly body: string | undefined;
}

export interface SigV4Scope {
  /** As AWS names it in signatures: `codedeploy`, `ecs`, `lambda`, `execute-api`. */
  readonly service: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
}

/**
 * The headers and, among them, X-Amz-Date, X-Amz-Security-Token where the credentials are temporary, and Authorization.
 * aws4fetch (MIT, 6 kB of the bundle) signs; it is loaded when first needed.
 * @param at AWS refuses what is five minutes off its own clock
 */
export async function signedBySigV4(
  { method, url, headers, body }: SigV4Request,
  { service, region, credentials }: SigV4Scope,
  at: Instant,
): Promise<Headers> {
  const { AwsV4Signer } = await import('aws4fetch');
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body: body ?? null,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    service,
    region,
    datetime: new Date(at).toISOString().replace(/[:-]|\.\d{3}/g, ''),
  });
  const { headers: signed } = await signer.sign();
  return [...signed];
}
