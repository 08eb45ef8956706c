/** Moments in a report: ISO 8601 in UTC for machines, the same with a space for people. */
import type { Instant } from '../clock.ts';

/** The furthest moment from the epoch that a Date can hold. */
const FURTHEST = 8.64e15;

/** `2026-03-01T12:00:00.000Z`; undefined where there is no such moment. */
export function isoInstant(instant: Instant | undefined): string | undefined {
  return instant !== undefined && Math.abs(instant) <= FURTHEST
    ? new Date(instant).toISOString()
    : undefined;
}

/** `2026-03-01 12:00:00 UTC`. */
export function dateAndTime(instant: Instant): string {
  const iso = isoInstant(instant);
  return iso === undefined ? 'unknown' : `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

/** `12:00:00`. */
export function timeOfDay(instant: Instant): string {
  return isoInstant(instant)?.slice(11, 19) ?? 'unknown';
}
