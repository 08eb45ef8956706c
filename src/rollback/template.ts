/** The user's own body: `{{ field }}` placeholders, filled so that JSON stays JSON. */
import { fillTemplate, jsonEscaped, placeholders } from '../template.ts';
import { FIELDS, type Fields } from './message.ts';

/**
 * The body with every placeholder filled. A value is escaped for inside a JSON string; a number may also stand bare.
 * A number that is not known is `null`, a text that is not known is empty.
 */
export function fillBody(body: string, fields: Fields): string {
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, String(value)]),
  );
  return fillTemplate(body, values, jsonEscaped);
}

/** What a template can't be, each as a text that goes with `takes`. */
export function templateProblems(body: string): string[] {
  const known: readonly string[] = FIELDS;
  const problems = placeholders(body)
    .filter((name) => !known.includes(name))
    .map((name) => `no placeholder {{ ${name} }}; known are ${known.join(', ')}`);
  const rest = fillTemplate(
    body,
    Object.fromEntries(placeholders(body).map((name) => [name, ''])),
    String,
  );
  if (rest.includes('{{')) {
    problems.push(`placeholders such as {{ verdict }}, each closed; known are ${known.join(', ')}`);
  }
  return problems;
}
