/** Texts with placeholders such as `{{ start }}`. */

const PLACEHOLDER = /\{\{\s*([A-Za-z][\w-]*)\s*\}\}/g;

/** The placeholders of a text, in order, each once. */
export function placeholders(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name ?? ''))];
}

/**
 * The text with every placeholder replaced by its value, encoded for where it stands. What a value brings in is not
 * read again.
 * @throws RangeError for a placeholder without a value: ask `placeholders` first
 */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  encode: (value: string) => string,
): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new RangeError(`{{ ${name} }} has no value`);
    return encode(value);
  });
}

/** For inside a JSON string: without the quotes around it. */
export function jsonEscaped(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
