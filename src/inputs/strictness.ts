/** How strict: the numbers that the judge is held to. */
import type { Strictness } from '../config.ts';
import { formatRate, parseRate, parseRatio } from '../units.ts';
import { complete, type InputReader } from './input-reader.ts';

const LARGEST_RATIO = 1000;

export function readStrictness(reader: InputReader): Strictness | undefined {
  const maxErrorRate = reader.parse(
    'max-error-rate',
    rateIn((rate) => rate > 0 && rate < 1),
    'a rate above 0 and below 100%, such as 5%; left out, there is no ceiling',
  );
  const rest = complete({
    falseAlarmRate: reader.parse(
      'false-alarm-rate',
      rateIn((rate) => rate > 0 && rate <= 0.5),
      'a rate above 0 and at most 50%, such as 1% or 0.01',
    ),
    maxErrorRatio: reader.parse('max-error-ratio', ratio, 'a number from 1 to 1000, such as 1.25'),
    negligibleErrorRate: reader.parse(
      'negligible-error-rate',
      rateIn((rate) => rate < 1),
      'a rate from 0 to below 100%, such as 0.1% or 0.001',
    ),
    detectRatio: reader.parse('detect-ratio', ratio, 'a number from 1 to 1000, such as 5'),
    detectRate: reader.parse(
      'detect-rate',
      rateIn((rate) => rate > 0),
      'a rate above 0, such as 1% or 0.01',
    ),
    power: reader.parse(
      'power',
      rateIn((rate) => rate > 0 && rate < 1),
      'a rate above 0 and below 100%, such as 80% or 0.8',
    ),
  });
  if (rest === undefined) return undefined;
  rejectContradictions(reader, rest);
  return { ...rest, maxErrorRate };
}

/** What would never be caught by these numbers. */
export function rejectContradictions(
  reader: InputReader,
  strictness: Omit<Strictness, 'maxErrorRate'>,
): void {
  const { detectRatio, maxErrorRatio, detectRate, negligibleErrorRate } = strictness;
  if (detectRatio <= maxErrorRatio) {
    reader.reject(
      'detect-ratio',
      `more than max-error-ratio (${maxErrorRatio}): a canary that is allowed is never caught`,
    );
  }
  if (detectRate < negligibleErrorRate) {
    reader.reject(
      'detect-rate',
      `at least negligible-error-rate (${formatRate(negligibleErrorRate)}): below it nothing is ever caught`,
    );
  }
}

function rateIn(accepts: (rate: number) => boolean): (text: string) => number | undefined {
  return (text) => {
    const rate = parseRate(text);
    return rate !== undefined && accepts(rate) ? rate : undefined;
  };
}

function ratio(text: string): number | undefined {
  const value = parseRatio(text);
  return value !== undefined && value >= 1 && value <= LARGEST_RATIO ? value : undefined;
}
