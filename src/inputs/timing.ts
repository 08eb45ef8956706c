/** When to watch: `duration` and its kin, or a past window. */
import type { Duration, Instant } from '../clock.ts';
import type { Timing } from '../config.ts';
import { formatDuration, parseDuration, parseInstant } from '../units.ts';
import { complete, type InputReader } from './input-reader.ts';

const DURATION = 'a duration such as 30s, 10m or 1h30m';
const INSTANT = 'ISO 8601 with a zone (2026-03-01T12:00:00Z) or Unix seconds';
const DAY = 86_400_000;
const LONGEST_WATCH = 7 * DAY;
const LONGEST_HISTORY = 30 * DAY;
/** The edge guard needs a stratum's neighbours on both sides before it counts. */
const FEWEST_INTERVALS = 3;

/** Inputs that name something that a rollback can be asked of. */
export const CALLABLE = ['rollback-webhook-url', 'rollback-workflow'] as const;

/** Whether a past window is asked for, usable or not. */
export function wantsReplay(reader: InputReader): boolean {
  return reader.get('start-time') !== undefined || reader.get('end-time') !== undefined;
}

export function readTiming(reader: InputReader, now: Instant): Timing | undefined {
  const replay = wantsReplay(reader) ? readWindow(reader, now) : undefined;
  const asked = reader.parse('duration', between(1000, LONGEST_WATCH), `${DURATION}, 1s to 7d`);
  const interval = reader.parse('interval', between(1000, DAY), `${DURATION}, 1s to 1d`);
  const warmup = reader.parse('warmup', between(0, DAY), `${DURATION}, up to 1d`);
  const history = reader.parse('history', between(0, LONGEST_HISTORY), `${DURATION}, up to 30d`);
  const verifyRecovery = readVerifyRecovery(reader, interval);
  if (wantsReplay(reader) && warmup !== undefined && warmup > 0) {
    reader.reject('warmup', 'nothing with a past window: let start-time be later instead');
  }
  if (wantsReplay(reader) && replay === undefined) return undefined;

  const duration = replay === undefined ? asked : replay.end - replay.start;
  if (duration !== undefined && interval !== undefined && duration < FEWEST_INTERVALS * interval) {
    const least = `at least ${FEWEST_INTERVALS} times interval (${formatDuration(FEWEST_INTERVALS * interval)})`;
    if (replay === undefined) reader.reject('duration', `${least}: less allows no verdict`);
    else reader.reject('end-time', `a time ${least} after start-time: less allows no verdict`);
  }
  const timing = complete({ duration, interval, warmup, history, verifyRecovery });
  return timing === undefined ? undefined : { ...timing, replay };
}

function readVerifyRecovery(
  reader: InputReader,
  interval: Duration | undefined,
): Duration | undefined {
  const name = 'verify-recovery';
  const duration = reader.parse(name, between(0, DAY), `${DURATION}, up to 1d`);
  if (duration === undefined || duration === 0) return duration;
  if (wantsReplay(reader)) {
    reader.reject(name, 'nothing with a past window: there is no recovery to wait for');
  } else if (CALLABLE.every((by) => reader.get(by) === undefined)) {
    reader.reject(
      name,
      `a duration only together with ${CALLABLE.join(' or ')}: nothing is called`,
    );
  } else if (interval !== undefined && duration < FEWEST_INTERVALS * interval) {
    const least = formatDuration(FEWEST_INTERVALS * interval);
    reader.reject(name, `0s, or at least ${FEWEST_INTERVALS} times interval (${least})`);
  }
  return duration;
}

function readWindow(
  reader: InputReader,
  now: Instant,
): { readonly start: Instant; readonly end: Instant } | undefined {
  const start = reader.require('start-time', parseInstant, `${INSTANT}, together with end-time`);
  const end = reader.require('end-time', parseInstant, `${INSTANT}, together with start-time`);
  if (end !== undefined && end > now) {
    reader.reject('end-time', `a time in the past; it is ${new Date(now).toISOString()} now`);
    return undefined;
  }
  if (start === undefined || end === undefined) return undefined;
  if (end <= start) reader.reject('end-time', 'a time after start-time');
  else if (end - start > LONGEST_WATCH)
    reader.reject('end-time', 'a time at most 7d after start-time');
  else return { start, end };
  return undefined;
}

function between(low: Duration, high: Duration): (text: string) => Duration | undefined {
  return (text) => {
    const duration = parseDuration(text);
    return duration !== undefined && duration >= low && duration <= high ? duration : undefined;
  };
}
