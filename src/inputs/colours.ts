/** Whether the log shows colours: as the environment says, and otherwise where it is GitHub's, which does. */
import type { Environment } from './input-reader.ts';

/** FORCE_COLOR goes before NO_COLOR, as in Node itself; empty, neither says anything. */
export function showsColours({ FORCE_COLOR, NO_COLOR, GITHUB_ACTIONS }: Environment): boolean {
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && GITHUB_ACTIONS === 'true';
}
