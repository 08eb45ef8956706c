/** Pieces of text and tables that several parts of the page use. */
import type { Estimate } from '../../judge/judgement.ts';
import type { Verdict } from '../../outcome.ts';
import { cut, factor, oneLine, percent } from '../../wording.ts';
import { verdictWord } from '../check-cells.ts';
import { type Html, html } from './html.ts';

const LONGEST_LABEL = 120;

/** Of a reason, or of what was done. */
export const LONGEST_SENTENCE = 1200;

/** A label from outside: one line, cut. */
export function label(text: string, longest = LONGEST_LABEL): string {
  return cut(oneLine(text), longest);
}

/** In one word or two; what convicts stands out. */
export function verdictText(verdict: Verdict): Html {
  const word = verdictWord(verdict);
  return verdict.verdict === 'fail' ? html`<strong class="canary">${word}</strong>` : html`${word}`;
}

/** A share, or a dash where there is none. */
export function share(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '–' : unbroken(percent(value));
}

/** A link, where the address is one of the web; else its words alone. */
export function link(words: string, address: string): Html {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return html`${words}`;
  return html`<a href="${url.href}" rel="noopener noreferrer">${words}</a>`;
}

/** No line ends between a number and its unit. */
export function unbroken(text: string): string {
  return text.replaceAll(' %', '\u00a0%');
}

/** `2.1 % (95 %: 1.6 % to 2.7 %)`. */
export function shareWithLimits(value: number | undefined, limits: Estimate | undefined): string {
  const between =
    limits === undefined
      ? ''
      : unbroken(` (95 %: ${percent(limits.low)} to ${percent(limits.high)})`);
  return `${share(value)}${between}`;
}

/** `between 3.1 and 12`, `at least 3.1`. */
export function limitsOf({ low, high }: Pick<Estimate, 'low' | 'high'>): string {
  return high === Number.POSITIVE_INFINITY
    ? `at least ${factor(low)}`
    : `between ${factor(low)} and ${factor(high)}`;
}

/**
 * A table that scrolls by itself, also by keyboard, where it is wider than a phone.
 * @param caption says what it holds, to those who don't see what stands above it
 */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
): Html {
  const head = header.map((name) => html`<th scope="col">${name}</th>`);
  const body = rows.map(([first, ...cells]) => {
    const others = cells.map((cell) => html`<td>${cell}</td>`);
    return html`<tr><th scope="row">${first ?? ''}</th>${others}</tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table></div>`;
}

/** Folded until asked for. */
export function folded(title: string, body: Html): Html {
  return html`<details><summary>${title}</summary>
${body}
</details>`;
}
