/** What kind of fault it looks like, in a sentence with its evidence. */
import type { Pattern } from '../judge/pattern.ts';
import type { Watch } from '../outcome.ts';
import { formatDuration } from '../units.ts';
import { grouped, percent } from '../wording.ts';
import { timeOfDay } from './instant.ts';
import { code as markdownCode } from './markdown.ts';
import { pValue } from './summary-numbers.ts';

/** Empty where there is no fault to describe. */
export function patternSection(pattern: Pattern | undefined, watch: Watch): string {
  if (pattern === undefined) return '';
  return `**What it looks like:** ${patternSentence(pattern, watch)}`;
}

/** @param code writes names of instances and inputs; escaped Markdown, if nothing else is said */
export function patternSentence(
  pattern: Pattern,
  watch: Watch,
  code: (text: string, longest?: number) => string = markdownCode,
): string {
  switch (pattern.kind) {
    case 'shared':
      return pattern.setAside === undefined
        ? 'shared with the baseline, so rather a dependency than this release: the errors of both rise or fall together.'
        : `shared with the baseline, so rather a dependency than this release: ${percent(pattern.setAside)} of the canary's errors came in intervals in which the baseline's own rate jumped.`;
    case 'one-instance':
      return `one instance, so rather infrastructure than code: ${code(pattern.name, 80)} has ${percent(pattern.excess)} of the errors beyond the baseline's rate, with ${percent(pattern.traffic)} of the canary's requests (p ${pValue(pattern.pValue)}, corrected).`;
    case 'decaying':
      return pattern.fromStart
        ? `a cold start, so it may pass: the rate has fallen since the start, from ${percent(pattern.early)} in the first third to ${percent(pattern.late)} in the last. A ${code('warmup')} would leave it out.`
        : `transient: the errors began ${when(pattern.onset, watch)} and the rate has fallen since, from ${percent(pattern.early)} in the first third to ${percent(pattern.late)} in the last.`;
    case 'growing':
      return `growing, as leaks and filling queues do: since ${when(pattern.onset, watch)} the rate has risen from ${percent(pattern.early)} in the first third to ${percent(pattern.late)} in the last.`;
    case 'constant':
      return `deterministic, so it will not pass by itself: since ${when(pattern.onset, watch)} the rate has been steady at ${percent(pattern.rate)}, with errors in ${grouped(pattern.withErrors)} of ${grouped(pattern.strata)} intervals.`;
    case 'bursts':
      return `transient, in bursts: since ${when(pattern.onset, watch)} half of the errors came in ${grouped(pattern.halfIn)} of ${grouped(pattern.strata)} intervals.`;
    case 'unclear':
      return `too early to say: ${grouped(pattern.errors)} errors in ${grouped(pattern.strata)} intervals since they began. The verdict does not need to know.`;
  }
}

function when(onset: number, { strata }: Watch): string {
  const start = strata[onset]?.start;
  const first = strata[0]?.start;
  if (start === undefined || first === undefined || onset === 0) return 'the start';
  return `${timeOfDay(start)} UTC, ${formatDuration(Math.round((start - first) / 1000) * 1000)} into the watch,`;
}
