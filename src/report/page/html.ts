/**
 * HTML that no text can break out of: a template escapes all that is put into it, unless it is HTML already.
 * By hand: twenty lines, and a template language for them would have to be shipped and trusted too.
 */

/** Made by `html` alone, so that plain text is never taken for markup. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = Html | string | number | readonly Html[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    strings.reduce((whole, piece, i) => whole + markupOf(parts[i - 1] ?? '') + piece),
  );
}

export const NOTHING = html``;

function markupOf(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(({ markup }) => markup).join('\n');
  return escaped(String(part));
}

/** In text and in a quoted attribute. */
function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** JSON that can stand in a script element: no `</script>`, no `<!--`, no line that a script would end at. */
export function jsonInScript(data: object): Html {
  const text = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Html(text);
}
