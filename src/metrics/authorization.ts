/** The headers that open a metrics server's door, and what of them must never be shown. */
import type { Headers, MetricsAccess } from '../config.ts';

export function accessHeaders({ authorization, headers }: MetricsAccess): Headers {
  switch (authorization.kind) {
    case 'none':
      return headers;
    case 'bearer':
      return [['Authorization', `Bearer ${authorization.token}`], ...headers];
    case 'basic': {
      const pair = `${authorization.username}:${authorization.password}`;
      return [['Authorization', `Basic ${Buffer.from(pair).toString('base64')}`], ...headers];
    }
  }
}

/** Fewer characters hide nothing, and cutting them out would leave no text readable. */
const SHORTEST_SECRET = 4;

/** Secrets as a server may echo them; a key may be in the query of the address, too. */
export function accessSecrets(access: MetricsAccess, url: URL): readonly string[] {
  const { authorization } = access;
  const values = accessHeaders(access).map(([, value]) => value);
  for (const value of url.searchParams.values()) values.push(value, encodeURIComponent(value));
  if (authorization.kind === 'bearer') values.push(authorization.token);
  if (authorization.kind === 'basic') {
    values.push(values[0]?.slice('Basic '.length) ?? '', authorization.password);
  }
  return values.filter((value) => value.length >= SHORTEST_SECRET);
}
