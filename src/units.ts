/**
 * Text of a person to numbers and back: durations, rates, ratios, counts, instants, statuses.
 * Every parser takes the whole text or gives undefined: none trims, guesses or throws.
 */
import type { Duration, Instant } from './clock.ts';

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;
const DURATION =
  /^(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?$/;
const DECIMAL = /^[0-9]{1,15}(?:\.[0-9]{1,15})?$/;

/** `30s`, `10m`, `1h30m`, `500ms`, `1d`, `0`: whole numbers, largest unit first, in milliseconds. */
export function parseDuration(text: string): Duration | undefined {
  if (text === '0') return 0;
  const found = DURATION.exec(text);
  if (text === '' || found === null) return undefined;
  return Object.values(UNITS).reduce(
    (total, unit, index) => total + Number(found[index + 1] ?? 0) * unit,
    0,
  );
}

/**
 * The shortest text that `parseDuration` reads as this duration: `1h30m`, `15s`, `250ms`, `0s`.
 * From ten seconds on rounded to whole seconds. A negative one gets a minus sign.
 */
export function formatDuration(duration: Duration): string {
  if (!Number.isFinite(duration)) return 'unknown';
  if (duration < 0) return `-${formatDuration(-duration)}`;
  let left = duration < 10 * UNITS.s ? Math.round(duration) : roundTo(duration, UNITS.s);
  let text = '';
  for (const [name, unit] of Object.entries(UNITS)) {
    const whole = Math.floor(left / unit);
    if (whole > 0) text += `${whole}${name}`;
    left -= whole * unit;
  }
  return text === '' ? '0s' : text;
}

/** A factor: `5`, `1.25`. Plain decimals >= 0. */
export function parseRatio(text: string): number | undefined {
  return DECIMAL.test(text) ? Number(text) : undefined;
}

/** A share in [0, 1]: `0.1%`, `0.1 %`, `0.001`. `5` is nobody's rate and gives undefined. */
export function parseRate(text: string): number | undefined {
  const percent = /^(.*?) ?%$/.exec(text);
  const value = parseRatio(percent?.[1] ?? text);
  if (value === undefined) return undefined;
  const rate = percent === null ? value : value / 100;
  return rate <= 1 ? rate : undefined;
}

const threeDigits = new Intl.NumberFormat('en', {
  maximumSignificantDigits: 3,
  useGrouping: false,
});

/** In percent with three significant digits: `0.42 %`, `12.3 %`, `0 %`. */
export function formatRate(rate: number): string {
  return Number.isFinite(rate) ? `${threeDigits.format(rate * 100)} %` : 'unknown';
}

/** A whole number >= 0, up to 15 digits. */
export function parseCount(text: string): number | undefined {
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}

const ISO =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})$/;
/** Seconds from 1973 to 5138: years, dates without dashes and milliseconds fall outside. */
const UNIX_SECONDS = /^[0-9]{9,11}(?:\.[0-9]{1,9})?$/;

/** ISO 8601 with a zone (`2026-03-01T12:00:00Z`, `…T14:00+02:00`) or Unix seconds. */
export function parseInstant(text: string): Instant | undefined {
  if (UNIX_SECONDS.test(text)) return Math.round(Number(text) * 1000);
  const found = ISO.exec(text);
  if (found === null || !isDay(Number(found[1]), Number(found[2]), Number(found[3]))) {
    return undefined;
  }
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Closed ranges of HTTP statuses within 100-599: `5xx`, `500`, `500,502-504`, `200-299`. */
export function parseStatusRanges(
  text: string,
): readonly (readonly [low: number, high: number])[] | undefined {
  const ranges = text.split(',').map((part) => parseStatusRange(part.trim()));
  return ranges.includes(undefined) ? undefined : ranges.filter((range) => range !== undefined);
}

/** `true` or `false`, in the three spellings of YAML 1.2 (`true`, `True`, `TRUE`). */
export function parseBoolean(text: string): boolean | undefined {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  return ['false', 'False', 'FALSE'].includes(text) ? false : undefined;
}

function parseStatusRange(text: string): readonly [number, number] | undefined {
  const family = /^([1-5])xx$/i.exec(text);
  if (family !== null) return [Number(family[1]) * 100, Number(family[1]) * 100 + 99];
  const found = /^([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?$/.exec(text);
  if (found === null) return undefined;
  const low = Number(found[1]);
  const high = Number(found[2] ?? found[1]);
  return low <= high ? [low, high] : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step;
}
