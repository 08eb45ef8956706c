/** The colours of the style sheet, for what is drawn on a canvas. */

export interface Colours {
  readonly canary: string;
  readonly baseline: string;
  readonly limit: string;
  readonly text: string;
  readonly grid: string;
  readonly shaded: string;
  readonly bands: { readonly canary: string; readonly baseline: string; readonly limit: string };
}

/** As they are now: light or dark. */
export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    canary: of('canary'),
    baseline: of('baseline'),
    limit: of('limit'),
    text: of('muted'),
    grid: of('grid'),
    shaded: of('shaded'),
    bands: { canary: of('canary-band'), baseline: of('baseline-band'), limit: 'transparent' },
  };
}
