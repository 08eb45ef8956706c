/** The watches of a step as lines of a log: one line a poll, however many checks there are. */
import type { Config } from '../config.ts';
import { noteLines, outageLines, planLines, pollHeader, pollLine, pollTone } from './log.ts';
import { wrapped } from './log-text.ts';
import { mergedPolls } from './merged-polls.ts';
import type { Tone } from './paint.ts';
import {
  notesWithoutSecrets,
  planWithoutSecrets,
  pollWithoutSecrets,
  type Redact,
} from './redaction.ts';
import type { WatchReporter } from './reporter.ts';

export type Print = (lines: readonly string[], tone?: Tone) => void;

/** One reporter a check of `config`, in their order. */
export function watchLines(
  { checks, timing }: Config,
  print: Print,
  redact: Redact,
): readonly WatchReporter[] {
  const lines = linesOfOne(print, redact);
  if (checks.length === 1) return [lines];
  const names = checks.map(({ name }) => name ?? '');
  return mergedPolls(lines, names, timing.interval);
}

function linesOfOne(print: Print, redact: Redact): WatchReporter {
  const outagesTold = new Set<string>();
  let hasHeader = false;
  return {
    unanswered(error) {
      const sentence = redact(`No numbers yet: ${error.message} ${error.hint}`);
      if (outagesTold.has(sentence)) return;
      outagesTold.add(sentence);
      print(wrapped(sentence, ''), 'warning');
    },
    planned(plan, notes) {
      print(planLines(planWithoutSecrets(plan, redact), notesWithoutSecrets(notes, redact)));
    },
    polled(poll) {
      const shown = pollWithoutSecrets(poll, redact);
      if (!hasHeader) print(pollHeader(poll.planned, poll.judgement.logThreshold), 'bold');
      hasHeader = true;
      print([pollLine(shown)], pollTone(shown));
      print(noteLines(shown.notes), 'dim');
      const outage = shown.outage?.message;
      if (outage !== undefined && !outagesTold.has(outage)) print(outageLines(shown), 'warning');
      if (outage !== undefined) outagesTold.add(outage);
    },
    ended() {},
  };
}
