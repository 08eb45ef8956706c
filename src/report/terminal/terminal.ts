/** A terminal, or what stands in for one: lines that stay and, where it can, a picture that is drawn in place. */
import { createLogUpdate } from 'log-update';
import stringWidth from 'string-width';
import { type Paint, painter, type Tone } from '../paint.ts';
import type { Line } from './scene.ts';

/** What of a process's output stream a terminal needs. */
export type TerminalStream = Pick<NodeJS.WriteStream, 'write'> &
  Partial<Pick<NodeJS.WriteStream, 'columns' | 'rows' | 'isTTY'>>;

export interface Terminal {
  /** Whether pictures can be drawn. */
  readonly live: boolean;
  readonly columns: number;
  /** That a picture may have. */
  readonly rows: number;
  /** Lines that stay, and with them the picture above. */
  print(lines: readonly string[], tone?: Tone): void;
  /** In the place of the picture before. */
  draw(lines: readonly Line[]): void;
  /** The picture stays: as it is, or in its place these lines, which may be more than the terminal has. */
  keep(lines?: readonly Line[]): void;
}

const WIDEST = 100;
const USUAL_WIDTH = 80;
const USUAL_HEIGHT = 24;
/** Moves to it and empties it. */
const ROW_ABOVE = '\u001b[1A\u001b[2K';

export function terminalOn(
  stream: TerminalStream,
  { live, colours }: { readonly live: boolean; readonly colours: boolean },
): Terminal {
  const paint: Paint = painter(colours);
  const picture = createLogUpdate(stream as NodeJS.WriteStream);
  const painted = (lines: readonly Line[]) =>
    lines.map(({ text, tone }) => paint(text, tone)).join('\n');
  const width = () => stream.columns || USUAL_WIDTH;
  let drawing = false;
  let drawn: { readonly lines: readonly Line[]; readonly width: number } | undefined;
  /** A terminal that has become narrower has broken the lines of the picture, which now stands higher. */
  const clearBroken = () => {
    if (drawn === undefined || width() >= drawn.width) return;
    const rows = drawn.lines.map(({ text }) => Math.ceil(stringWidth(text) / width()));
    picture.clear();
    stream.write(ROW_ABOVE.repeat(rows.reduce((sum, of) => sum + Math.max(0, of - 1), 0)));
  };
  const keep = (lines?: readonly Line[]) => {
    clearBroken();
    if (lines !== undefined) picture.persist(painted(lines));
    if (drawing) picture.done();
    drawing = false;
    drawn = undefined;
  };
  return {
    live,
    /** One less than there are: a full line would wrap on some terminals. */
    get columns() {
      return stream.isTTY === true ? Math.min(WIDEST, width() - 1) : WIDEST;
    },
    /** The cursor stands below the picture. */
    get rows() {
      return Math.max(1, (stream.rows || USUAL_HEIGHT) - 1);
    },
    print(lines, tone = 'plain') {
      keep();
      for (const line of lines) stream.write(`${paint(line, tone)}\n`);
    },
    draw(lines) {
      clearBroken();
      drawing = true;
      drawn = { lines, width: width() };
      picture(painted(lines));
    },
    keep,
  };
}
