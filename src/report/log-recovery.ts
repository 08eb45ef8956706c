/** The log after a rollback: one line a poll until the recovery is seen. */
import type { Counts } from '../metrics/source.ts';
import type { RecoveryPoll } from '../outcome.ts';
import { formatDuration } from '../units.ts';
import { cut, factor, grouped, oneLine, percent } from '../wording.ts';
import { COLUMNS, logLine, wrapped } from './log-text.ts';

/** Said once, before the first line. */
export function recoveryHeader({ duration }: RecoveryPoll): string[] {
  return wrapped(
    `Rolled back. Watching for at most ${formatDuration(duration)} whether it helps; counts are those since the call.`,
    '',
  );
}

/** One poll, at most 100 columns whatever the numbers. */
export function recoveryLine(poll: RecoveryPoll): string {
  const { number, planned, elapsed, outage, how } = poll;
  const lead = `recovery ${number}/${planned}  ${formatDuration(Math.round(elapsed / 1000) * 1000).padStart(6)}`;
  const text =
    outage === undefined
      ? `${lead}  ${seen(poll)}${how === undefined ? '' : '  RECOVERED'}`
      : `${lead}  no numbers: ${oneLine(outage.message)}`;
  return cut(logLine(text), COLUMNS);
}

function seen({ canary, baseline, rates, ratio }: RecoveryPoll): string {
  if (rates !== undefined) {
    return `canary ${rate(rates.canary)}  baseline ${rate(rates.baseline)}`;
  }
  const times = ratio === undefined ? '' : `  at most ${factor(ratio.high)} times`;
  const other = baseline === undefined ? '' : `  baseline ${side(baseline)}${times}`;
  return `canary ${side(canary)}${other}`;
}

function side({ errors, requests }: Counts): string {
  return `${grouped(requests)} ${requests === 0 ? '–' : percent(errors / requests)}`;
}

function rate(value: number | undefined): string {
  return value === undefined ? '–' : percent(value);
}
