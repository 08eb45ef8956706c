/** Values of labels as they may be shown: redacted once each, not with every interval. */
import type { Redact } from './redaction.ts';

/** The same name for the same value over a whole run; those that become equal are told apart by a number. */
export type ShownName = (value: string) => string;

export function shownNames(redact: Redact): ShownName {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return (value) => {
    const known = names.get(value);
    if (known !== undefined) return known;
    const redacted = redact(value);
    let name = redacted;
    for (let n = 2; taken.has(name); n += 1) name = `${redacted} (${n})`;
    taken.add(name);
    names.set(value, name);
    return name;
  };
}

/** The map itself where no key changes, as nearly always. */
export function withShownKeys<Value>(
  map: ReadonlyMap<string, Value>,
  shown: ShownName,
): ReadonlyMap<string, Value> {
  for (const key of map.keys()) {
    if (shown(key) !== key) return new Map([...map].map(([each, value]) => [shown(each), value]));
  }
  return map;
}
