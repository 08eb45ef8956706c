/** The inputs as action.yml describes them, for the README's table and for the command line's help. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import { ROOT } from './build.ts';

interface InputGroup {
  readonly title: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly fallback: string | undefined;
  }[];
}

/** The comments between the inputs are the groups' names. */
export function inputGroups(): readonly InputGroup[] {
  const inputs = parseDocument(readFileSync(join(ROOT, 'action.yml'), 'utf8')).get('inputs');
  if (!isMap(inputs)) throw new TypeError('action.yml: inputs is no mapping');
  const groups: { title: string; inputs: InputGroup['inputs'][number][] }[] = [];
  for (const [index, { key, value }] of inputs.items.entries()) {
    if (!isScalar(key) || !isMap(value)) throw new TypeError('action.yml: an input is no mapping');
    const comment = index === 0 ? inputs.commentBefore : key.commentBefore;
    if (comment) groups.push({ title: comment.trim(), inputs: [] });
    const fallback = value.get('default');
    groups.at(-1)?.inputs.push({
      name: String(key.value),
      meaning: String(value.get('description')),
      fallback: fallback === undefined ? undefined : String(fallback),
    });
  }
  return groups;
}

/** src/cli/input-groups.ts. What the runner would fill in has no default outside of it. */
export function inputGroupsModule(): string {
  const shown = inputGroups().map(({ title, inputs }) => ({
    title,
    inputs: inputs.map(({ name, meaning, fallback }) => ({
      name,
      meaning: meaning.replaceAll('`', ''),
      ...(fallback === undefined || fallback.includes('${{') ? {} : { fallback }),
    })),
  }));
  return `/** Made by scripts/docs.ts from action.yml: do not edit. */
import type { InputName } from '../inputs/table.ts';

export const INPUT_GROUPS: readonly {
  readonly title: string;
  readonly inputs: readonly {
    readonly name: InputName;
    readonly meaning: string;
    readonly fallback?: string;
  }[];
}[] = ${JSON.stringify(shown, undefined, 2)};
`;
}
