/** What a person reads first, in the formats that are read by people. */
import type { RollbackMessage } from '../message.ts';

/** `shop: canary verdict fail (attempt 2)`. A first attempt is not numbered. */
export function headline(
  { fields }: RollbackMessage,
  metadata: Readonly<Record<string, string>>,
): string {
  const who = metadata.service || metadata.name || fields.repository || 'Canary Gate';
  const attempt = fields['run-attempt'] ?? 1;
  const rerun = attempt > 1 ? ` (attempt ${attempt})` : '';
  return `${who}: canary verdict ${fields.verdict}${rerun}`;
}
