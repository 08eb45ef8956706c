/** Label matchers as Prometheus defines them: `=`, `!=`, `=~`, `!~`; a missing label is the empty string; regexes match in full. */

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/**
 * The test that a matcher puts to a label's value. Regexes are read as JavaScript's, which agree with RE2 on all that
 * selectors usually hold.
 * @throws SyntaxError when the regex is not one here
 */
export function valueTest({ operator, value }: Matcher): (text: string) => boolean {
  switch (operator) {
    case '=':
      return (text) => text === value;
    case '!=':
      return (text) => text !== value;
    case '=~': {
      const regex = anchored(value);
      return (text) => regex.test(text);
    }
    case '!~': {
      const regex = anchored(value);
      return (text) => !regex.test(text);
    }
  }
}

/** All matchers at once, against the labels of one series. @throws SyntaxError as `valueTest` */
export function labelsTest(
  matchers: readonly Matcher[],
): (labels: Readonly<Record<string, string>>) => boolean {
  const tests = matchers.map((matcher) => ({ label: matcher.label, test: valueTest(matcher) }));
  return (labels) => tests.every(({ label, test }) => test(labels[label] ?? ''));
}

/**
 * Whether JavaScript and RE2 surely read this regex the same way: no flags, look-around, POSIX classes or escapes
 * that only one of them knows.
 */
export function readsAlike(regex: string): boolean {
  if (/\(\?(?!:)|\[\[:|\[\^?\]|\\[^\\dDwW./+*?()[\]{}|^$]|[^\\]\$.|[^\\]\^/.test(regex))
    return false;
  try {
    anchored(regex);
    return true;
  } catch {
    return false;
  }
}

/** A regex that matches this text alone. RegExp.escape would do, but turns plain names into hex escapes nobody can read. */
export function literalRegex(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

function anchored(regex: string): RegExp {
  return new RegExp(`^(?:${regex})$`, 'su');
}
