/** Addresses of servers, and the header lines sent to them. */
import type { Headers } from '../config.ts';
import type { InputReader } from './input-reader.ts';
import type { InputName } from './table.ts';

/** An http(s) address without white space, user, password or fragment. */
export function parseAddress(text: string): URL | undefined {
  const url = /\s/.test(text) ? null : URL.parse(text);
  const usable =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '';
  return usable ? url : undefined;
}

/** What to say of an address that `parseAddress` refuses. */
export function addressTakes(text: string | undefined): string {
  return text?.includes('@')
    ? 'an http(s) address without user and password: those have inputs of their own'
    : 'an http(s) address such as https://prometheus.example.com';
}

/** RFC 9110, section 5.6.2. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Printable ASCII and tabs: no control character can end the line and begin another header. */
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;
/** Belong to the connection, not to the caller. */
const RESERVED = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** `Name: value` a line, empty lines ignored. Problems name the line's number, never its value. */
export function readHeaders(
  reader: InputReader,
  name: InputName,
  reserved: readonly string[] = [],
): Headers {
  const headers: (readonly [string, string])[] = [];
  const seen = new Set<string>();
  for (const [index, line] of (reader.get(name) ?? '').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const header = parseHeader(line);
    const key = header?.[0].toLowerCase() ?? '';
    if (header === undefined) {
      reader.reject(name, `one "Name: value" a line, in printable ASCII; line ${index + 1} is not`);
    } else if (RESERVED.includes(key) || reserved.includes(key)) {
      reader.reject(
        name,
        `headers other than ${header[0]}, which is set for you or by the connection`,
      );
    } else if (seen.has(key)) {
      reader.reject(name, `each header once; ${header[0]} is there twice`);
    } else {
      seen.add(key);
      headers.push(header);
    }
  }
  return headers;
}

function parseHeader(line: string): readonly [string, string] | undefined {
  const colon = line.indexOf(':');
  const header = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  return colon > 0 && HEADER_NAME.test(header[0]) && HEADER_VALUE.test(header[1])
    ? header
    : undefined;
}
