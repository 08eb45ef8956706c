/** What the runner makes of a step's output: `::commands::` taken out and obeyed, secrets masked, the rest shown. */

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export interface Annotation extends Command {
  readonly name: 'error' | 'warning' | 'notice';
}

export interface StepLog {
  /** What a reader of the log sees, masked. */
  readonly lines: string[];
  readonly commands: Command[];
  readonly annotations: Annotation[];
  /** Titles of the groups, in order. */
  readonly groups: string[];
  readonly masks: string[];
  /** Takes one raw line; returns what the log shows of it, undefined when nothing. */
  take(line: string): string | undefined;
  mask(text: string): string;
}

const SHOWN: Readonly<Record<string, string>> = {
  error: 'Error: ',
  warning: 'Warning: ',
  notice: 'Notice: ',
  group: '▼ ',
};
const OBEYED = new Set([...Object.keys(SHOWN), 'endgroup', 'add-mask', 'debug', 'echo']);

/** @param secrets masked from the start, as `${{ secrets.… }}` are */
export function stepLog(secrets: readonly string[] = []): StepLog {
  const lines: string[] = [];
  const commands: Command[] = [];
  const annotations: Annotation[] = [];
  const groups: string[] = [];
  const masks: string[] = [...secrets];
  let stopped: string | undefined;

  const mask = (text: string) =>
    masks
      .flatMap(spellings)
      .sort((a, b) => b.length - a.length)
      .reduce((masked, secret) => masked.replaceAll(secret, '***'), text);

  function obey(line: string): string | undefined {
    const command = parseCommand(line);
    if (stopped !== undefined) {
      if (command?.name === stopped) stopped = undefined;
      return line;
    }
    if (command?.name === 'stop-commands') stopped = command.message;
    if (command === undefined || !OBEYED.has(command.name)) return line;
    commands.push(command);
    if (isAnnotation(command)) annotations.push(command);
    if (command.name === 'group') groups.push(command.message);
    if (command.name === 'add-mask') masks.push(command.message);
    const prefix = SHOWN[command.name];
    return prefix === undefined ? undefined : prefix + command.message;
  }

  function take(line: string): string | undefined {
    const shown = obey(line);
    if (shown === undefined) return undefined;
    lines.push(mask(shown));
    return lines.at(-1);
  }
  return { lines, commands, annotations, groups, masks, take, mask };
}

function isAnnotation(command: Command): command is Annotation {
  return ['error', 'warning', 'notice'].includes(command.name);
}

/** `::name key=value,…::message` at the start of a line, or the older `##[name key=value;…]message` anywhere in it. */
function parseCommand(line: string): Command | undefined {
  const now = /^\s*::([^\s:]+)(?:\s+(.*?))?::(.*)$/.exec(line);
  const older = /##\[([^\s\]]+)(?:\s+([^\]]*))?\](.*)$/.exec(line);
  const [, name, list = '', message = ''] = now ?? older ?? [];
  if (name === undefined) return undefined;
  const pairs = list.split(now === null ? ';' : ',').map((pair) => pair.trim());
  const properties = pairs
    .filter((pair) => pair.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), plain(pair.slice(pair.indexOf('=') + 1))]);
  return { name, properties: Object.fromEntries(properties), message: plain(message) };
}

function plain(escaped: string): string {
  const characters: Record<string, string> = {
    '%0D': '\r',
    '%0A': '\n',
    '%3A': ':',
    '%2C': ',',
    '%25': '%',
  };
  return escaped.replace(/%(?:0D|0A|3A|2C|25)/g, (code) => characters[code]!);
}

/** The forms in which the runner hides a secret: whole, by line, base64, in a JSON string, in a URL. */
function spellings(secret: string): string[] {
  return [secret, ...secret.split(/\r?\n/).map((line) => line.trim())]
    .filter((text) => text !== '')
    .flatMap((text) => [
      text,
      Buffer.from(text).toString('base64'),
      JSON.stringify(text).slice(1, -1),
      encodeURIComponent(text),
    ]);
}
