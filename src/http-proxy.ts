/** The proxy variables, in the form that Node's agents read: what curl and Go take them to mean, Node does not quite. */
import { isIPv4, isIPv6 } from 'node:net';
import type { ProxyEnvironment } from './config.ts';
import type { InputProblem } from './errors.ts';

/** For `new Agent({ proxyEnv })`. A variable that isn't set is absent. */
export interface NodeProxyEnvironment {
  HTTP_PROXY?: string;
  HTTPS_PROXY?: string;
  NO_PROXY: string;
}

/** This machine is never behind its own proxy. */
const LOOPBACK = ['localhost', '.localhost', '127.0.0.0-127.255.255.255', '::1', '[::1]'];

/** Proxies with a scheme; exceptions with loopback, subdomains of bare names, and ranges for CIDR blocks. */
export function nodeProxyEnvironment(proxy: ProxyEnvironment): NodeProxyEnvironment {
  return {
    ...(proxy.httpProxy ? { HTTP_PROXY: withScheme(proxy.httpProxy) } : {}),
    ...(proxy.httpsProxy ? { HTTPS_PROXY: withScheme(proxy.httpsProxy) } : {}),
    NO_PROXY: [...LOOPBACK, ...exceptions(proxy.noProxy ?? '')].join(','),
  };
}

/** What can't be used, never quoting the variable: it may hold a password. */
export function proxyProblems(proxy: ProxyEnvironment): readonly InputProblem[] {
  const variables = [
    ['HTTP_PROXY', proxy.httpProxy],
    ['HTTPS_PROXY', proxy.httpsProxy],
  ] as const;
  return variables
    .filter(([, value]) => value && !isUsable(withScheme(value)))
    .map(([name]) => ({
      input: `environment variable ${name}`,
      got: '***',
      takes: 'the address of an http or https proxy, such as http://proxy.example.com:3128',
    }));
}

/** `host:port` of the proxy set for this address, whether or not an exception applies; undefined: none. */
export function proxyHost(proxy: ProxyEnvironment, url: URL): string | undefined {
  const value = url.protocol === 'https:' ? proxy.httpsProxy : proxy.httpProxy;
  return value ? new URL(withScheme(value)).host : undefined;
}

function withScheme(value: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
}

function isUsable(value: string): boolean {
  try {
    const { protocol, username, password } = new URL(value);
    decodeURIComponent(username + password);
    return protocol === 'http:' || protocol === 'https:';
  } catch {
    return false;
  }
}

function exceptions(noProxy: string): readonly string[] {
  return noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .flatMap(spellings);
}

/** Node takes `corp` for that very host, and knows ranges but no CIDR blocks. */
function spellings(entry: string): readonly string[] {
  if (entry.includes('/')) return cidrRange(entry) ?? [entry];
  if (/^[.*[]/.test(entry) || isIPv4(entry) || entry.includes(':')) {
    return isIPv6(entry) ? [entry, `[${entry}]`] : [entry];
  }
  return [entry, `.${entry}`];
}

function cidrRange(entry: string): readonly string[] | undefined {
  const [address = '', bits = ''] = entry.split('/');
  if (!isIPv4(address) || !/^([0-9]|[12][0-9]|3[0-2])$/.test(bits)) return undefined;
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(toNumber(address) / size) * size;
  return [`${toAddress(first)}-${toAddress(first + size - 1)}`];
}

function toNumber(address: string): number {
  return address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0);
}

function toAddress(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
