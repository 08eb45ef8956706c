/** Colours for the log, where it shows them. They say nothing that the words don't. */
import { styleText } from 'node:util';

export type Tone = 'plain' | 'dim' | 'bold' | 'good' | 'warning' | 'bad';

/** A whole line in one tone; given last, when nothing in it can be cut or obeyed any more. */
export type Paint = (line: string, tone: Tone) => string;

const FORMATS = {
  dim: 'gray',
  bold: 'bold',
  good: 'green',
  warning: 'yellow',
  bad: 'red',
} as const;

export function painter(colours: boolean): Paint {
  return (line, tone) =>
    colours && tone !== 'plain' && line !== ''
      ? styleText(FORMATS[tone], line, { validateStream: false })
      : line;
}
