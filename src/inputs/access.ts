/** How to be let in by the metrics server. */
import type { MetricsAccess } from '../config.ts';
import { readHeaders } from './addresses.ts';
import type { InputReader } from './input-reader.ts';

type Authorization = MetricsAccess['authorization'];

export function readAccess(reader: InputReader): MetricsAccess | undefined {
  const authorization = readAuthorization(reader);
  const headers = readHeaders(reader, 'metrics-headers');
  const authorizes = headers.some(([name]) => name.toLowerCase() === 'authorization');
  if (authorizes && authorization?.kind !== 'none') {
    reader.reject(
      'metrics-headers',
      'no Authorization beside metrics-token or metrics-username: one of them',
    );
  }
  return authorization === undefined ? undefined : { authorization, headers };
}

function readAuthorization(reader: InputReader): Authorization | undefined {
  const token = reader.parse(
    'metrics-token',
    (text) => (/^[\x21-\x7e]+$/.test(text) ? text : undefined),
    'the bare token: printable ASCII without spaces, and without the word Bearer',
  );
  const username = reader.parse(
    'metrics-username',
    (text) => (/^[^\p{Cc}:]+$/u.test(text) ? text : undefined),
    'a user name without colons and control characters',
  );
  const password = reader.parse(
    'metrics-password',
    (text) => (/^\P{Cc}+$/u.test(text) ? text : undefined),
    'a password without control characters',
  );
  const given = (name: 'metrics-token' | 'metrics-username' | 'metrics-password') =>
    reader.get(name) !== undefined;

  if (given('metrics-token') && (given('metrics-username') || given('metrics-password'))) {
    reader.reject(
      'metrics-token',
      'nothing beside metrics-username and metrics-password: one way in',
    );
    return undefined;
  }
  if (given('metrics-password') && !given('metrics-username')) {
    reader.reject('metrics-username', 'the user that metrics-password belongs to');
    return undefined;
  }
  if (given('metrics-token')) return token === undefined ? undefined : { kind: 'bearer', token };
  if (!given('metrics-username')) return { kind: 'none' };
  if (username === undefined || (given('metrics-password') && password === undefined)) {
    return undefined;
  }
  return { kind: 'basic', username, password: password ?? '' };
}
