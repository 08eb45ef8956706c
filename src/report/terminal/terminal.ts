/** A terminal, or what stands in for one: lines that stay and, where it can, a picture that is drawn in place. */
import { createLogUpdate } from 'log-update';
import { type Paint, painter, type Tone } from '../paint.ts';
import type { Line } from './live-view.ts';

/** What of a process's output stream a terminal needs. */
export type TerminalStream = Pick<NodeJS.WriteStream, 'write'> &
  Partial<Pick<NodeJS.WriteStream, 'columns' | 'isTTY'>>;

export interface Terminal {
  /** Whether pictures can be drawn. */
  readonly live: boolean;
  readonly columns: number;
  /** Lines that stay; between pictures they would be lost, so not while one is drawn. */
  print(lines: readonly string[], tone?: Tone): void;
  /** In the place of the picture before. */
  draw(lines: readonly Line[]): void;
  /** The picture stays as it is. */
  keep(): void;
}

const WIDEST = 100;
const USUAL_WIDTH = 80;

export function terminalOn(
  stream: TerminalStream,
  { live, colours }: { readonly live: boolean; readonly colours: boolean },
): Terminal {
  const paint: Paint = painter(colours);
  const picture = createLogUpdate(stream as NodeJS.WriteStream);
  return {
    live,
    /** One less than there are: a full line would wrap on some terminals. */
    get columns() {
      return Math.min(WIDEST, (stream.columns || USUAL_WIDTH) - 1);
    },
    print(lines, tone = 'plain') {
      for (const line of lines) stream.write(`${paint(line, tone)}\n`);
    },
    draw: (lines) => picture(lines.map(({ text, tone }) => paint(text, tone)).join('\n')),
    keep: () => picture.done(),
  };
}
