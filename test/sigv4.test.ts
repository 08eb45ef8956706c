/** Our signatures against the ones that AWS publishes, and against a verifier of our own that is held to the same. */
import { describe, expect, test } from 'vitest';
import { signedBySigV4 } from '../src/sigv4.ts';
import { authorizationOf, expectedSignature } from './support/aws-signature.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const AT = Date.UTC(2015, 7, 30, 12, 36, 0);

function scope(service: string, sessionToken?: string) {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET, sessionToken };
  return { service, region: 'us-east-1', credentials };
}

/** AWS Signature Version 4 test suite: get-vanilla, get-vanilla-query-order-key-case, post-vanilla; and the IAM example. */
const PUBLISHED = [
  [
    'GET',
    'https://example.amazonaws.com/',
    'service',
    '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  ],
  [
    'GET',
    'https://example.amazonaws.com/?Param2=value2&Param1=value1',
    'service',
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  [
    'POST',
    'https://example.amazonaws.com/',
    'service',
    '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  ],
] as const;

describe.each(PUBLISHED)('%s %s', (method, address, service, signature) => {
  const url = new URL(address);

  test('is signed as AWS publishes it', async () => {
    const signed = await signedBySigV4(
      { method, url, headers: [], body: undefined },
      scope(service),
      AT,
    );
    expect(authorizationOf(arrived(method, url, signed)).signature).toBe(signature);
  });

  test('is verified as AWS publishes it', () => {
    const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`;
    const request = arrived(method, url, [
      ['x-amz-date', '20150830T123600Z'],
      ['authorization', authorization],
    ]);
    expect(expectedSignature(request, SECRET)).toBe(signature);
  });
});

test('a signature covers method, address, headers, body and the token of temporary credentials', async () => {
  const url = new URL('https://ecs.us-east-1.amazonaws.com/a%20b/c?q=1%2B1&empty=');
  const headers = [
    ['X-Amz-Target', 'Service.Action'],
    ['Content-Type', 'application/json'],
  ] as const;
  const body = '{"text": "päin"}';
  const signed = await signedBySigV4(
    { method: 'PUT', url, headers, body },
    scope('ecs', 'token'),
    AT,
  );
  const request = { ...arrived('PUT', url, signed), body };
  const { signature, signedHeaders, accessKeyId } = authorizationOf(request);
  expect(accessKeyId).toBe('AKIDEXAMPLE');
  expect(signedHeaders).toEqual(['host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target']);
  expect(expectedSignature(request, SECRET)).toBe(signature);
  const changes = [
    { method: 'POST' },
    { path: '/a%20b/c?q=1%2B2&empty=' },
    { body: '{}' },
    { headers: { ...request.headers, 'x-amz-target': 'Service.Other' } },
    { headers: { ...request.headers, 'x-amz-security-token': 'other' } },
  ];
  for (const change of changes) {
    expect(expectedSignature({ ...request, ...change }, SECRET)).not.toBe(signature);
  }
  expect(expectedSignature(request, `${SECRET}x`)).not.toBe(signature);
});

function arrived(method: string, url: URL, headers: Iterable<readonly [string, string]>) {
  const named = [...headers].map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, ...Object.fromEntries(named) },
    body: '',
  };
}
