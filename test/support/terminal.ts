/** A command in a real pseudo-terminal (`script`, of Debian's base system), and what a person would see of it (xterm.js). */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import xterm from '@xterm/headless';

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface TerminalSession extends AsyncDisposable {
  /** What stands on the screen and above it now, lines without the blanks at their ends. */
  screen(): Promise<string[]>;
  /** What stood there after each piece of output so far. */
  frames(): Promise<readonly (readonly string[])[]>;
  /** Resolves once the screen has a line like that. */
  shows(pattern: RegExp): Promise<void>;
  /** Resolves once it has none. */
  hides(pattern: RegExp): Promise<void>;
  /** Rows that a line wider than the terminal has run over into. */
  overrun(): Promise<string[]>;
  /** All that was written, escape sequences included. */
  written(): string;
  /** As the keyboard would: `\u0003` is Ctrl-C. */
  type(keys: string): void;
  /** As somebody who pulls at the window. */
  resize(columns: number, rows: number): void;
  /** Where text is written next; hidden: whether it shows. */
  cursorHidden(): boolean;
  /** Resolves with the command's exit code. */
  readonly ended: Promise<number | null>;
}

const PATIENCE = 20_000;
const SCROLLBACK = 1000;

/** @param words of the command, the program first */
export function startInTerminal(
  words: readonly string[],
  { columns = 100, rows = 30, env = {} }: TerminalOptions = {},
): TerminalSession {
  const terminal = new xterm.Terminal({
    cols: columns,
    rows,
    scrollback: SCROLLBACK,
    allowProposedApi: true,
  });
  const command = `stty cols ${columns} rows ${rows}; exec ${words.map(quoted).join(' ')}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let raw = '';
  const frames: string[][] = [];
  child.stdout.on('data', (bytes: Buffer) => {
    raw += bytes.toString('latin1');
    terminal.write(bytes, () => frames.push(linesOf(terminal)));
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const parsed = () => new Promise<void>((resolve) => terminal.write('', resolve));
  const screen = async () => {
    await parsed();
    return linesOf(terminal);
  };
  const until = async (met: (lines: readonly string[]) => boolean, pattern: RegExp) => {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const lines = await screen();
      if (met(lines)) return;
      if (Date.now() > end) throw new Error(`waited for ${pattern}\n${lines.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return {
    screen,
    async frames() {
      await parsed();
      return frames;
    },
    shows: (pattern) => until((lines) => lines.some((line) => pattern.test(line)), pattern),
    hides: (pattern) => until((lines) => !lines.some((line) => pattern.test(line)), pattern),
    async overrun() {
      const lines = await screen();
      const { active } = terminal.buffer;
      return lines.filter((_, row) => active.getLine(row)?.isWrapped);
    },
    written: () => raw,
    type: (keys) => child.stdin.write(keys),
    resize(wider, higher) {
      terminal.resize(wider, higher);
      const size = ['cols', wider, 'rows', higher].map(String);
      execFileSync('stty', ['-F', terminalOf(child.pid!), ...size]);
    },
    cursorHidden: () => raw.lastIndexOf('\u001b[?25l') > raw.lastIndexOf('\u001b[?25h'),
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function linesOf({ buffer: { active } }: xterm.Terminal): string[] {
  const lines = Array.from({ length: active.length }, (_, row) =>
    (active.getLine(row)?.translateToString(true) ?? '').trimEnd(),
  );
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

/** `/dev/pts/3`: what the command that `script` has started reads from. */
function terminalOf(script: number): string {
  const [child] = readFileSync(`/proc/${script}/task/${script}/children`, 'utf8').split(' ');
  return readlinkSync(`/proc/${child}/fd/0`);
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
