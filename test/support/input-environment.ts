/** Inputs as the runner hands them over. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
};

/** Every input of action.yml as a variable, defaults and empty texts included, and then those given. */
export function inputEnvironment(
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const environment: Record<string, string> = {};
  const set = (name: string, value: string) => {
    environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value;
  };
  for (const [name, { default: value }] of Object.entries(action.inputs)) set(name, value ?? '');
  for (const [name, value] of Object.entries(given)) set(name, value ?? '');
  return environment;
}
