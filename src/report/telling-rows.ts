/** Which rows of a long table to show: the last half, and of the others those that moved the evidence most. */

interface Row {
  readonly logEvidence: number;
}

/** At most `most` rows, in their order. */
export function tellingRows<Each extends Row>(rows: readonly Each[], most: number): Each[] {
  if (rows.length <= most) return [...rows];
  const lastFrom = rows.length - Math.ceil(most / 2);
  const moved = (index: number) =>
    Math.abs(rows[index]!.logEvidence - (rows[index - 1]?.logEvidence ?? 0));
  const earlier = Array.from({ length: lastFrom }, (_, index) => index)
    .sort((a, b) => moved(b) - moved(a))
    .slice(0, Math.floor(most / 2));
  const shown = new Set(earlier);
  return rows.filter((_, index) => index >= lastFrom || shown.has(index));
}
