/** Where the canary's errors are: each of its instances against its others, each route against the same route of the baseline. */
import { holm, ShareTest } from '../judge/share-test.ts';
import type { Counts } from '../metrics/source.ts';
import type { Stratum } from '../outcome.ts';

export interface BreakdownRow {
  readonly name: string;
  /** Of the canary. */
  readonly part: Counts;
  /** What it is compared with. */
  readonly rest: Counts;
  /** Two-sided, interval by interval, corrected by Holm's method over all that were tested. */
  readonly pValue: number;
}

export interface Breakdown {
  /** Rows with an error on either side; the others can't differ. */
  readonly tested: number;
  /** Lowest p-value first, then the most errors. */
  readonly rows: readonly BreakdownRow[];
}

/** Each instance of the canary against its other instances. @param phi dispersion >= 1 */
export function byInstance(strata: readonly Stratum[], phi: number): Breakdown {
  const table = new Table();
  if (!tells(strata, 'instances')) return table.tested(phi);
  for (const { canary } of strata) {
    const all = total(canary.instances.values());
    for (const [name, own] of canary.instances) table.add(name, own, minus(all, own));
  }
  return table.tested(phi);
}

/** Each route of the canary against the same route of the baseline. @param phi dispersion >= 1 */
export function byRoute(strata: readonly Stratum[], phi: number): Breakdown {
  const table = new Table();
  if (!tells(strata, 'routes')) return table.tested(phi);
  for (const { canary, baseline } of strata) {
    for (const [name, own] of canary.routes) {
      table.add(name, own, baseline?.routes.get(name) ?? NOTHING);
    }
    for (const [name, theirs] of baseline?.routes ?? []) {
      if (!canary.routes.has(name)) table.add(name, NOTHING, theirs);
    }
  }
  return table.tested(phi);
}

/** Whether no interval has errors that none of its parts tells: then the others would look too good. */
export function tells(strata: readonly Stratum[], parts: 'instances' | 'routes'): boolean {
  return strata.every(({ canary, baseline }) =>
    [canary, baseline].every((side) => !side || side.errors === 0 || side[parts].size > 0),
  );
}

const NOTHING: Counts = { errors: 0, requests: 0 };

interface Sum {
  errors: number;
  requests: number;
}

class Table {
  readonly #rows = new Map<string, { part: Sum; rest: Sum; test: ShareTest }>();

  add(name: string, part: Counts, rest: Counts): void {
    let row = this.#rows.get(name);
    if (row === undefined) {
      row = { part: { ...NOTHING }, rest: { ...NOTHING }, test: new ShareTest() };
      this.#rows.set(name, row);
    }
    raise(row.part, part);
    raise(row.rest, rest);
    row.test.add(part, rest);
  }

  tested(phi: number): Breakdown {
    const rows = [...this.#rows];
    const failed = rows.filter(([, { part, rest }]) => part.errors + rest.errors > 0);
    const corrected = holm(failed.map(([, { test }]) => test.pValue(phi)));
    const pValues = new Map(failed.map(([name], i) => [name, corrected[i]!]));
    return {
      tested: failed.length,
      rows: rows
        .map(([name, { part, rest }]) => ({ name, part, rest, pValue: pValues.get(name) ?? 1 }))
        .sort((a, b) => a.pValue - b.pValue || b.part.errors - a.part.errors),
    };
  }
}

function total(counts: Iterable<Counts>): Counts {
  const sum = { ...NOTHING };
  for (const each of counts) raise(sum, each);
  return sum;
}

/** In place: a long run of many instances has millions of counts. */
function raise(sum: Sum, { errors, requests }: Counts): void {
  sum.errors += errors;
  sum.requests += requests;
}

function minus(a: Counts, b: Counts): Counts {
  return { errors: a.errors - b.errors, requests: a.requests - b.requests };
}
