/** The `query` input of provider `http` filled in for one window: what is sent. */
import type { Instant } from '../clock.ts';
import type { Headers, HttpConfig } from '../config.ts';
import { fillTemplate, jsonEscaped } from '../template.ts';
import type { Question } from './ask.ts';

/** Half-open: [start, end). */
export interface Window {
  readonly start: Instant;
  readonly end: Instant;
}

/** What may stand in path, headers and body, with its meaning. */
export const PLACEHOLDERS = {
  start: 'start of the window, RFC 3339',
  start_ms: 'the same in milliseconds since 1970',
  start_s: 'the same in seconds since 1970',
  end: 'end of the window (exclusive), RFC 3339',
  end_ms: 'the same in milliseconds since 1970',
  end_s: 'the same in seconds since 1970',
  window_seconds: 'length of the window',
  canary: 'the input canary',
  baseline: 'the input baseline',
} as const;

type Placeholder = keyof typeof PLACEHOLDERS;

/** Names of a media type that a body is escaped for; all others are taken for JSON. */
const FORM = 'application/x-www-form-urlencoded';

/** Values are percent-encoded in path and form, JSON-escaped in any other body. */
export function fillQuestion(config: HttpConfig, window: Window): Question {
  const { query } = config;
  const values = placeholderValues(config, window);
  const given = query.headers.map(
    ([name, text]) => [name, fillTemplate(text, values, headerSafe)] as const,
  );
  const headers = withDefaults(given, query.body !== undefined);
  return {
    method: query.method,
    url: address(config.url, fillTemplate(query.path ?? '', values, encodeURIComponent)),
    base: config.url,
    headers,
    body:
      query.body &&
      fillTemplate(query.body, values, isForm(headers) ? encodeURIComponent : jsonEscaped),
  };
}

function placeholderValues(
  { canary, baseline }: HttpConfig,
  { start, end }: Window,
): Record<Placeholder, string | undefined> {
  return {
    start: new Date(start).toISOString(),
    start_ms: `${start}`,
    start_s: `${Math.floor(start / 1000)}`,
    end: new Date(end).toISOString(),
    end_ms: `${end}`,
    end_s: `${Math.floor(end / 1000)}`,
    window_seconds: `${Math.round((end - start) / 1000)}`,
    canary,
    baseline,
  };
}

/** The base's own path prefix and query are kept. */
function address(base: URL, path: string): URL {
  const url = new URL(base);
  const [route = '', ...query] = path.split('?');
  if (route !== '') url.pathname = url.pathname.replace(/\/$/, '') + route;
  if (query.length > 0) {
    url.search = [base.search.slice(1), query.join('?')].filter((part) => part !== '').join('&');
  }
  return url;
}

function withDefaults(given: Headers, hasBody: boolean): Headers {
  const has = (name: string) => given.some(([other]) => other.toLowerCase() === name);
  const defaults: [string, string][] = [];
  if (!has('accept')) defaults.push(['Accept', 'application/json']);
  if (hasBody && !has('content-type')) defaults.push(['Content-Type', 'application/json']);
  return [...defaults, ...given];
}

function isForm(headers: Headers): boolean {
  return headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' && value.toLowerCase().startsWith(FORM),
  );
}

/** Anything but visible ASCII and space percent-encoded: no value can end a header. */
function headerSafe(value: string): string {
  return value.replace(/[^\x20-\x7e]+/gu, encodeURIComponent);
}
