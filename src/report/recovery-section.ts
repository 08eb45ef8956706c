/** Whether the rollback worked, and the incident's moments in order: for summary and comment. */
import type { IncidentTimes, Outcome } from '../outcome.ts';
import { formatDuration } from '../units.ts';
import { timeOfDay } from './instant.ts';
import { text } from './markdown.ts';

/** Empty where nothing was watched for and nothing happened. */
export function recoverySection({ recovery }: Pick<Outcome, 'recovery'>): string {
  const { state, sentence, times } = recovery;
  const told = state === 'not-watched' ? '' : text(sentence);
  const loud = state === 'unconfirmed' ? `> [!CAUTION]\n> ${told}` : told;
  return [loud, timesLine(times)].filter((part) => part !== '').join('\n\n');
}

/** `onset 12:00:15 (estimated) → convicted 12:02:00 → rolled back 12:02:01 → recovered 12:03:16: 3m1s in all` */
function timesLine({ onset, conviction, call, recovery }: IncidentTimes): string {
  if (call === undefined) return '';
  const moments = [
    { what: 'onset (estimated)', at: onset },
    { what: 'convicted', at: conviction },
    { what: 'rollback accepted', at: call },
    { what: 'recovered', at: recovery },
  ].flatMap(({ what, at }) => (at === undefined ? [] : [{ what, at }]));
  const steps = moments.map(({ what, at }) => `${what} ${timeOfDay(at)}`).join(' → ');
  const whole = moments.at(-1)!.at - moments[0]!.at;
  return moments.length < 2
    ? ''
    : text(`${steps} UTC: ${formatDuration(roundToSecond(whole))} in all.`);
}

function roundToSecond(duration: number): number {
  return Math.round(duration / 1000) * 1000;
}
