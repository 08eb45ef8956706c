/** Text that is safe and fits in a runner's log: one line, never a command, at most 100 columns. */
import { cut, oneLine } from '../wording.ts';

export const COLUMNS = 100;
/** Text is not broken into less than this. */
const NARROWEST = 20;

/**
 * A line that the runner prints and does not obey. It takes `::name::` at the start of a line, spaces
 * before it allowed, and `##[name]` anywhere for a command.
 */
export function logLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll('##[', '## [')
    .replace(/^(\s*)::/, '$1: :')
    .trimEnd();
}

/** Strange text in lines of at most so many columns; a word that does not fit is broken. By hand: wrapping is four lines. */
export function wrapped(text: string, indent: string, longest = 1000, columns = COLUMNS): string[] {
  const width = Math.max(NARROWEST, columns - indent.length);
  const pieces = new RegExp(`(\\S.{0,${width - 2}}\\S|\\S)(?=\\s|$)|\\S{1,${width}}`, 'gu');
  return (cut(oneLine(text), longest).match(pieces) ?? []).map((line) => logLine(indent + line));
}
