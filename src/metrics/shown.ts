/** Text of a server in a sentence of ours: one line, cut, and without the secrets that an echo may hold. */
import { cut, oneLine } from '../wording.ts';

/** At most `limit` characters; whatever is in `secrets` becomes `***`. */
export function shown(text: string, limit = 200, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '***');
  return cut(oneLine(clean), limit);
}
