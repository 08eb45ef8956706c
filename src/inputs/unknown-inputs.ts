/** Names that are no inputs. The runner only warns of them, and a typo would silently mean the default. */
import { type Environment, type InputReader, outsideVariable, variableOf } from './input-reader.ts';
import { INPUT_NAMES, LATER_INPUTS } from './table.ts';

/**
 * Rejects every `INPUT_…` variable with a value that is not an input of this action.
 * Runners set them for this step's `with:` alone: the inputs of a composite action around it do not get here.
 * What does is `env:` of the workflow, so the problem says how to take such a variable away from this step.
 */
export function rejectUnknownInputs(reader: InputReader, environment: Environment): void {
  const known = new Set(INPUT_NAMES.map(variableOf));
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith('INPUT_') || known.has(variable) || (value ?? '').trim() === '') {
      continue;
    }
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const origin = originOf(name, variable, environment);
    reader.rejectName(name, LATER_INPUTS.includes(name) ? NOT_YET : noSuchInput(name, origin));
  }
}

const NOT_YET = 'nothing in this version: it is planned for a later one';

/** Where someone set it: the variable of the step, or on the command line the one it was read from. */
function originOf(name: string, variable: string, environment: Environment): string {
  const outside = outsideVariable(name, environment);
  return outside === undefined
    ? `if ${variable} comes from the workflow's env, set it to an empty text for this step`
    : `if the variable ${outside} is not meant for it, take it out of its environment`;
}

function noSuchInput(name: string, origin: string): string {
  const near = nearest(name);
  return near === undefined
    ? `nothing: there is no such input (${origin})`
    : `nothing: there is no such input; did you mean ${near}?`;
}

/** The input whose name needs the fewest edits, where those are few, or that ends with the same words. */
function nearest(name: string): string | undefined {
  const plain = name.replace(/[_\s]/g, '-');
  const ending = INPUT_NAMES.filter((known) => known.endsWith(`-${plain}`));
  if (ending.length === 1) return ending[0];
  const allowed = Math.max(1, Math.floor(plain.length / 3));
  return INPUT_NAMES.map((known) => ({ known, edits: editDistance(plain, known) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits)[0]?.known;
}

/** Levenshtein's; a dozen lines, too few for a dependency in what guards a deploy. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
