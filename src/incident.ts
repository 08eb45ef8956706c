/** When it began, when it was proven and when it was answered: for whoever writes the incident report. */
import type { Test } from './judge/judgement.ts';
import { likelyOnset } from './judge/likely-onset.ts';
import type { IncidentTimes, Outcome } from './outcome.ts';
import { acceptedAt } from './report/acted.ts';

/** All but the recovery. */
export function incidentTimes({
  verdict,
  rollback,
  dispatch,
  watch,
  decidedAt,
}: Pick<Outcome, 'verdict' | 'rollback' | 'dispatch' | 'watch' | 'decidedAt'>): Omit<
  IncidentTimes,
  'recovery'
> {
  const failed = verdict.verdict === 'fail';
  return {
    onset: failed ? onsetOf(verdict.by, watch) : undefined,
    conviction: failed ? decidedAt : undefined,
    call: acceptedAt({ rollback, dispatch }),
  };
}

/** Of a comparison with a baseline alone: a ceiling or ranks say nothing of before and after. */
function onsetOf(by: Test, { strata }: Outcome['watch']): IncidentTimes['onset'] {
  const usable = strata.filter(
    ({ canary, standing }) => canary.requests > 0 && standing !== 'set-aside',
  );
  return by === 'ratio' ? usable[likelyOnset(usable)]?.start : undefined;
}
