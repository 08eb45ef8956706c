/** All families, in the order of the tables. */
import type { Family } from './family.ts';
import { healthyFamilies } from './healthy-families.ts';
import { RHO } from './race.ts';
import { SICK_FAMILIES } from './sick-families.ts';

export const FAMILIES: readonly Family[] = [...healthyFamilies(RHO), ...SICK_FAMILIES];

/** @throws Error when there is none of that name */
export function familyNamed(name: string): Family {
  const found = FAMILIES.find((family) => family.name === name);
  if (found === undefined) throw new Error(`no family is called ${name}`);
  return found;
}
