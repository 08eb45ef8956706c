/**
 * Markdown for a job summary, where any label may come from a stranger: text is escaped by character
 * references, which Markdown shows and never obeys. By hand, because escaping libraries leave pipes, `@` and bare
 * addresses alive.
 */
import { cut, oneLine } from '../wording.ts';

const LONGEST_TEXT = 1200;
const LONGEST_CODE = 120;

/** Running text or a table cell: one line, cut, nothing in it is markup, a link or a mention. */
export function text(value: string, longest = LONGEST_TEXT): string {
  return cut(oneLine(value), longest)
    .replace(/[\\`*_[\]#|~<>&@$]|^[-=+]|:(?=[a-z/+_-])/gi, reference)
    .replace(/www\./gi, (prefix) => `${prefix.slice(0, 3)}&#46;`);
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** A label or a value in type of fixed width. */
export function code(value: string, longest = LONGEST_CODE): string {
  return value === '' ? '' : `<code>${text(value, longest)}</code>`;
}

/** A link, where the address is one of the web; else its words alone. */
export function link(words: string, address: string): string {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return text(words);
  return `[${text(words)}](<${url.href.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

/** A block of text as it is but for characters that no one can see, behind a fence longer than any run of backticks in it. */
export function fenced(value: string, language = ''): string {
  const longest = Math.max(2, ...(value.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${visible(value)}\n${fence}`;
}

function visible(value: string): string {
  const lines = value.toWellFormed().replace(/\r\n?/g, '\n');
  return lines.replace(/[^\P{C}\n\t]/gu, '').trimEnd();
}

/** @param align a column each: `l` or `r`. Cells must be escaped already. */
export function table(
  align: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const rule = [...align].map((side) => (side === 'r' ? '---:' : '---'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Folded until asked for. */
export function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
