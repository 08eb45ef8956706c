/** Single values of the JSON record. */
import type { Instant } from '../clock.ts';
import { isoInstant } from './instant.ts';

export function orNull<Value>(value: Value | undefined): Value | null {
  return value ?? null;
}

export function instant(at: Instant | undefined): string | null {
  return isoInstant(at) ?? null;
}

/** JSON has no NaN and no Infinity. */
export function number(value: number | undefined): number | 'Infinity' | '-Infinity' | null {
  if (value === undefined || Number.isNaN(value)) return null;
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'Infinity' : '-Infinity';
}
