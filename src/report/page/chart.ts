/** What a chart is: drawn by the page's script from a Plot, and said in words and numbers beside it. */
/** How a value reads. `odds` and `factor` are drawn as log10, so that their axes are logarithmic. */
export type Unit = 'share' | 'odds' | 'factor';

export interface Line {
  readonly label: string;
  readonly colour: 'canary' | 'baseline' | 'limit';
  /** `edge`: of a band, drawn faintly; `dots`: apart from each other. */
  readonly style: 'line' | 'dashed' | 'dotted' | 'edge' | 'dots';
  /** One a moment; null where there is none. */
  readonly values: readonly (number | null)[];
}

/** Plain JSON: it is written into the page. */
export interface Plot {
  readonly id: string;
  readonly unit: Unit;
  /** Seconds since the epoch, rising. */
  readonly moments: readonly number[];
  readonly lines: readonly Line[];
  /** Between two lines, by their indices. */
  readonly bands: readonly { readonly low: number; readonly high: number }[];
  readonly range: readonly [low: number, high: number];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Set-aside intervals, as seconds since the epoch. */
  readonly shaded: readonly (readonly [from: number, to: number])[];
  /** When the canary was convicted. */
  readonly conviction: number | null;
}

/** The same but for what all charts of a run share. */
export type OwnPlot = Omit<Plot, 'moments' | 'shaded' | 'conviction'>;

export interface Chart {
  readonly plot: OwnPlot;
  readonly title: string;
  /** What the chart shows, for those who don't see it. */
  readonly sentence: string;
  /** What its lines and dots are. */
  readonly legend: readonly {
    readonly colour: Line['colour'];
    readonly style: Line['style'];
    readonly text: string;
  }[];
  /** A row a moment that closes a window: all charts of a check have the same. */
  readonly table: {
    readonly caption: string;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
}

/** JSON has null for a value that is not there. */
export function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

const DIGITS = 6;

/** With more digits than are seen or read out, and not with all that a computation has: most of the page is numbers. */
export function rounded(plot: Plot): Plot {
  const short = (value: number | null) => value && Number(value.toPrecision(DIGITS));
  return {
    ...plot,
    lines: plot.lines.map((line) => ({ ...line, values: line.values.map(short) })),
  };
}

/** A bound that is drawn across the whole chart. */
export function level(label: string, value: number, length: number): Line {
  return { label, colour: 'limit', style: 'dotted', values: Array.from({ length }, () => value) };
}
