/** Every way in which an error usually gets printed. */
import { inspect } from 'node:util';

/** Those of `secrets` that some way of printing `error` shows. */
export function leaks(error: unknown, secrets: readonly string[]): string[] {
  const printed = [
    String(error),
    (error as Error).stack ?? '',
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity }),
    inspect((error as Error).cause, { depth: Infinity, showHidden: true }),
  ].join('\n');
  return secrets.filter((secret) => printed.includes(secret));
}
