/** Tells the runner what to mask. Before the first line of the log. */
import type { ActionCore } from './action-core.ts';
import { maskable, tooShort } from './redaction.ts';

/** Every secret and each of its lines; those under four characters would blot out the log and are left alone. */
export function maskSecrets(
  core: Pick<ActionCore, 'setSecret' | 'debug'>,
  secrets: readonly string[],
): void {
  for (const secret of maskable(secrets)) core.setSecret(secret);
  const short = tooShort(secrets);
  if (short > 0)
    core.debug(`${short} secret values are shorter than 4 characters and are not masked.`);
}
