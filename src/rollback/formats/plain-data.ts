/** The fields as a flat JSON object, for receivers that take the verdict as it is. */
import type { RollbackMessage } from '../message.ts';

/** With underscores, as names in JSON are usually written; null where nothing is known. */
export function plainData(
  { fields }: RollbackMessage,
  metadata: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const named = Object.entries(fields).map(([name, value]) => [
    name.replaceAll('-', '_'),
    value === '' ? null : value,
  ]);
  const told = Object.keys(metadata).length === 0 ? {} : { metadata };
  return { ...Object.fromEntries(named), ...told };
}
