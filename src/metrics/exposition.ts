/**
 * Reads a `/metrics` page: Prometheus text format 0.0.4 and OpenMetrics 1.0, quoted (UTF-8) names included.
 * By hand, as no kept package reads both: parse-prometheus-text-format 1.1.1 takes exemplars for timestamps,
 * loses the type of `_total` series and folds every labelled `_count` of a histogram into none.
 */

export interface ExposedSample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  /** Any float: NaN and infinities are left to the reader. */
  readonly value: number;
}

export interface Exposition {
  readonly samples: readonly ExposedSample[];
  /** By the name in the `# TYPE` line. */
  readonly types: ReadonlyMap<string, string>;
  /** By its last line. */
  readonly openMetrics: boolean;
}

/** The text is not a whole page of metrics. The message holds no text of the page. */
export class ExpositionError extends Error {
  override readonly name = 'ExpositionError' as const;
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const LABELS = String.raw`\{((?:[^"{}]|${STRING})*)\}`;
const SAMPLE = new RegExp(
  String.raw`^([a-zA-Z_:][\w:]*)?[ \t]*(?:${LABELS})?[ \t]*(?<=[ \t}])([^ \t{}"#]+)` +
    String.raw`(?:[ \t]+-?[\d.e+-]+)?(?:[ \t]+#[ \t]*${LABELS}[ \t]+\S+(?:[ \t]+\S+)?)?[ \t]*$`,
  's',
);
const LABEL = new RegExp(
  String.raw`[ \t]*(?:([a-zA-Z_]\w*)|(${STRING}))[ \t]*(?:=[ \t]*(${STRING}))?[ \t]*(?:,|$)`,
  'sy',
);
const TYPE = /^#[ \t]+TYPE[ \t]+(?:([^\s"]+)|("(?:[^"\\]|\\.)*"))[ \t]+([a-z]+)[ \t]*$/s;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITY = /^([+-]?)inf(?:inity)?$/i;

/**
 * Every sample of a page; timestamps and exemplars are read past. A page declared as OpenMetrics must end with
 * `# EOF`, any other with a line feed, or it was cut off.
 * @throws ExpositionError naming the first line that is no sample
 */
export function parseExposition(text: string, openMetrics: boolean): Exposition {
  if (!text.endsWith('\n') && !text.endsWith('# EOF')) {
    throw new ExpositionError('the page ends without a line feed, so it may be cut off');
  }
  const samples: ExposedSample[] = [];
  const types = new Map<string, string>();
  let ended = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '') continue;
    if (ended) throw new ExpositionError(`line ${index + 1} comes after # EOF`);
    ended = line === '# EOF';
    if (line.startsWith('#')) noteType(line, types);
    else samples.push(parseSample(line, index + 1));
  }
  if (openMetrics && !ended) {
    throw new ExpositionError('the OpenMetrics page ends without # EOF, so it is cut off');
  }
  return { samples, types, openMetrics: ended };
}

/** Whether a series of this name only grows: a counter, or the count of a histogram or summary. */
export function isCounter(name: string, types: Exposition['types']): boolean {
  const family = (suffix: string) =>
    name.endsWith(suffix) ? types.get(name.slice(0, -suffix.length)) : undefined;
  return (
    types.get(name) === 'counter' ||
    family('_total') === 'counter' ||
    ['histogram', 'summary'].includes(family('_count') ?? '')
  );
}

/** Whether it is what OpenMetrics calls all parts of a counter together: the samples end in `_total`, and none is called so. */
export function isFamilyOnly(name: string, { types, openMetrics }: Exposition): boolean {
  return openMetrics && types.get(name) === 'counter' && !name.endsWith('_total');
}

/** What the page says of this name, of its family where it is a part of one; undefined when nothing. */
export function typeOf(name: string, types: Exposition['types']): string | undefined {
  return types.get(name) ?? types.get(name.replace(/_(?:total|count|sum|bucket|created)$/, ''));
}

function noteType(line: string, types: Map<string, string>): void {
  const found = TYPE.exec(line);
  if (found === null) return;
  types.set(found[1] ?? unquote(found[2] ?? ''), found[3] ?? '');
}

function parseSample(line: string, number: number): ExposedSample {
  const [, bare, inside, text] = SAMPLE.exec(line) ?? [];
  const labels = new Map<string, string>();
  const quoted = inside === undefined ? undefined : readLabels(inside, labels, number);
  const name = bare ?? quoted;
  const value = text === undefined ? undefined : parseValue(text);
  if (name === undefined || value === undefined || (bare !== undefined && quoted !== undefined)) {
    throw new ExpositionError(`line ${number} is not a sample`);
  }
  return { name, labels, value };
}

/** Fills `labels`; gives the metric name where it stands among them in quotes. */
function readLabels(
  inside: string,
  labels: Map<string, string>,
  number: number,
): string | undefined {
  let name: string | undefined;
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < inside.trimEnd().length) {
    const [, bare, quoted, value] = LABEL.exec(inside) ?? [];
    const key = bare ?? (quoted === undefined ? undefined : unquote(quoted));
    const isName = value === undefined && quoted !== undefined && name === undefined;
    if (key === undefined || (value === undefined && !isName) || labels.has(key)) {
      throw new ExpositionError(`line ${number} has labels that can't be read`);
    }
    if (value === undefined) name = key;
    else labels.set(key, unquote(value));
  }
  return name;
}

function parseValue(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  if (/^[+-]?nan$/i.test(text)) return Number.NaN;
  const sign = INFINITY.exec(text)?.[1];
  if (sign === undefined) return undefined;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\([\\"n])/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped));
}
