/** Numbers as a row of small columns. Eight characters in a row: less than any library for it. */
const COLUMNS = '▁▂▃▄▅▆▇█';

/** One column a number, of a height between 0 and `highest`; a gap where there is none. */
export function sparkline(values: readonly (number | undefined)[], highest: number): string {
  return values
    .map((value) => {
      if (value === undefined || !Number.isFinite(value)) return ' ';
      const share = highest > 0 ? Math.min(1, Math.max(0, value / highest)) : 0;
      return COLUMNS[Math.round(share * (COLUMNS.length - 1))];
    })
    .join('');
}
