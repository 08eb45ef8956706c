/** Just enough SVG for two charts: no library here draws without a browser, and the output must be the same bytes each time. */

/** Colours that can be told apart in light and dark, and by most colour-blind eyes (after Okabe & Ito 2008). */
const COLOURS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#8c6bb1',
  '#7f7f7f',
];

const STYLE = [
  'text { font: 12px system-ui, sans-serif; fill: #24292f }',
  '.title { font-size: 15px; font-weight: 600 }',
  '.quiet { fill: #57606a }',
  '.grid { stroke: #d0d7de; stroke-width: 1 }',
  '.mark { stroke: #24292f; stroke-width: 1; stroke-dasharray: 4 3 }',
  '.paper { fill: #ffffff }',
  '@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .quiet { fill: #9198a1 } .grid { stroke: #3d444d } .mark { stroke: #e6edf3 } .paper { fill: #0d1117 } }',
].join(' ');

export function colour(index: number): string {
  return COLOURS[index % COLOURS.length]!;
}

/** @param description what the chart says, for those who don't see it */
export function svg(
  width: number,
  height: number,
  title: string,
  description: string,
  parts: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    text(16, 26, title, 'title'),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

export function text(
  x: number,
  y: number,
  words: string,
  style: '' | 'title' | 'quiet' = '',
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const named = style === '' ? '' : ` class="${style}"`;
  return `<text x="${at(x)}" y="${at(y)}"${named} text-anchor="${anchor}">${escaped(words)}</text>`;
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  style: 'grid' | 'mark',
): string {
  return `<line class="${style}" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}"/>`;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function curve(
  points: readonly Point[],
  stroke: string,
  width: number,
  dashed: boolean,
): string {
  const path = points.map(({ x, y }) => `${at(x)},${at(y)}`).join(' ');
  const dashes = dashed ? ' stroke-dasharray="5 4"' : '';
  return `<polyline points="${path}" fill="none" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

/** @param label shown when pointed at */
export function dot({ x, y }: Point, fill: string, radius: number, label: string): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${radius}" fill="${fill}"><title>${escaped(label)}</title></circle>`;
}

function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
