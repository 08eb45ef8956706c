/** What of an input's text may be seen by others. */
import { type InputName, ruleOf } from './table.ts';

/**
 * The text of an input without its secrets: `***` for a token, `https://host/***` for the webhook's address,
 * `Name: ***` for a header. User and password of any address, usable or not, are left out, and so is its query.
 */
export function shownText(name: InputName, text: string): string {
  switch (ruleOf(name).shows) {
    case 'secret':
      return '***';
    case 'headers':
      return text
        .split(/\r\n|\n|\r/)
        .map(headerName)
        .join('\n');
    case 'address':
      return hostOf(text);
    default:
      if (name === 'checks') return checksText(text);
      return name === 'query' ? queryText(text) : withoutCredentials(text);
  }
}

function headerName(line: string): string {
  const name = /^\s*([\w-]+)\s*:/.exec(line)?.[1];
  return name === undefined ? '***' : `${name}: ***`;
}

function hostOf(text: string): string {
  const url = URL.parse(text);
  return url === null || url.host === '' ? '***' : `${url.protocol}//${url.host}/***`;
}

/** Addresses lose what stands before their last `@` and after their `?`; a selector has a brace or quote before both. */
function withoutCredentials(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/(:\/\/).*@/, '$1***@')
        .replace(/^[^{"\s:/]*:[^{"\s/]*@/, '***@')
        .replace(/(:\/\/[^?]*\?).*/, '$1***'),
    )
    .join('\n');
}

/** A selector (`scrape`) is shown; YAML (`http`) may hold headers, and headers hold keys. */
function queryText(text: string): string {
  return /^[a-zA-Z_:][\w:]*\s*(\{.*\})?$/.test(text) ? text : hiddenYaml(text);
}

/** Shown as long as none of its queries can hold a key. */
function checksText(text: string): string {
  return /headers|body/i.test(text) ? hiddenYaml(text) : withoutCredentials(text);
}

function hiddenYaml(text: string): string {
  const lines = text.split('\n').length;
  return `*** (${lines} ${lines === 1 ? 'line' : 'lines'} of YAML)`;
}
