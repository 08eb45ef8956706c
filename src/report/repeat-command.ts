/** The same analysis as a command: from the server's memory where it has one, else from the record. */
import type { ActionVersion } from '../config.ts';

const HIDDEN = '***';

interface Given {
  readonly name: string;
  readonly value: string;
}

/** Stands for a version that nobody knows: of an action in the workflow's own repository, or a command line. */
export const SOME_VERSION: ActionVersion = { repository: 'OWNER/canary-gate', ref: 'v1' };

/**
 * A line for a shell, wrapped at its flags; what was hidden is taken from the environment, as a comment before it says.
 */
export function replayCommand(action: ActionVersion, given: readonly Given[]): string {
  const hidden = given.filter(({ value }) => value.includes(HIDDEN));
  const flags = given
    .filter((one) => !hidden.includes(one))
    .map(({ name, value }) => `--${name} ${quoted(value)}`);
  const secrets = hidden.map(({ name }) => `# export ${variableOf(name)}=…`);
  return [...secrets, [`npx ${packageOf(action)} replay`, ...flags].join(' \\\n  ')].join('\n');
}

/** The record holds every interval and how the judge was set. */
export function recordCommand(action: ActionVersion): string {
  return `npx ${packageOf(action)} replay canary-gate-….json`;
}

/** The repository of the action is a package whose command is `canary-gate`; the registry has none of that name. */
function packageOf({ repository, ref }: ActionVersion): string {
  return quoted(`github:${repository}#${ref}`);
}

/** Within single quotes a shell takes everything as it is, but for the quote itself. */
function quoted(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function variableOf(name: string): string {
  return `CANARY_GATE_${name.toUpperCase().replaceAll('-', '_')}`;
}
