/** How much of a check the page shows: of the one that decided all, of the others as much as keeps the file small. */

export interface Detail {
  /** Before every id, so that no two on the page are the same. */
  readonly prefix: string;
  /** At most so many moments a chart. */
  readonly moments: number;
  /** At most so many rows a table, and so many dots. */
  readonly windows: number;
}

/** Beyond it a chart of a phone's or a screen's width shows no more. */
export const IN_FULL: Detail = { prefix: '', moments: 240, windows: 80 };

const WINDOWS_OF_ALL = 240;
const FEWEST_WINDOWS = 12;
const MOST_WINDOWS = 40;
/** Of each window the end, the highest and the lowest evidence. */
const MOMENTS_A_WINDOW = 3;

/** @param others how many checks beside the one that decided @param index of this one among them */
export function detailOf(index: number, others: number): Detail {
  const fair = Math.floor(WINDOWS_OF_ALL / others);
  const windows = Math.min(MOST_WINDOWS, Math.max(FEWEST_WINDOWS, fair));
  return { prefix: `other-${index + 1}-`, moments: MOMENTS_A_WINDOW * windows, windows };
}
