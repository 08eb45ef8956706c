/** The outputs of the step, all texts: what is not known is empty. */
import { evidenceValue } from '../judge/evidence.ts';
import type { Outcome, Recovery } from '../outcome.ts';
import { isRolledBack } from './acted.ts';
import { isoInstant } from './instant.ts';
import { errorRate } from './rates.ts';

/**
 * @param outcome without secrets
 * @param report path of the JSON record; undefined when it could not be written
 * @param html the same for the page
 */
export function outputs(
  outcome: Outcome,
  report: string | undefined,
  html?: string,
): Record<string, string> {
  const { verdict, watch, recovery, decidedAt } = outcome;
  const { judgement } = watch;
  return {
    verdict: verdict.verdict,
    reason: verdict.reason,
    evidence: number(judgement && evidenceValue(judgement.logEvidence)),
    'p-value': number(judgement?.pValue),
    'canary-error-rate': number(errorRate(watch, 'canary')),
    'baseline-error-rate': number(errorRate(watch, 'baseline')),
    'error-ratio': number(judgement?.ratio?.value),
    'error-ratio-low': number(judgement?.ratio?.low),
    'error-ratio-high': number(judgement?.ratio?.high),
    'canary-errors': number(judgement?.canary?.errors),
    'canary-requests': number(judgement?.canary?.requests),
    'baseline-errors': number(judgement?.baseline?.errors),
    'baseline-requests': number(judgement?.baseline?.requests),
    polls: number(watch.polls),
    'decided-at': isoInstant(decidedAt) ?? '',
    'rolled-back': String(isRolledBack(outcome)),
    recovered: RECOVERED[recovery.state],
    report: report ?? '',
    'report-html': html ?? '',
  };
}

const RECOVERED: Readonly<Record<Recovery['state'], string>> = {
  'not-watched': '',
  recovered: 'true',
  unconfirmed: 'false',
  interrupted: '',
};

/** The same outputs where the watch never began. */
export function outputsOfError(reason: string): Record<string, string> {
  return { ...UNKNOWN, verdict: 'error', reason };
}

const UNKNOWN = {
  verdict: '',
  reason: '',
  evidence: '',
  'p-value': '',
  'canary-error-rate': '',
  'baseline-error-rate': '',
  'error-ratio': '',
  'error-ratio-low': '',
  'error-ratio-high': '',
  'canary-errors': '',
  'canary-requests': '',
  'baseline-errors': '',
  'baseline-requests': '',
  polls: '0',
  'decided-at': '',
  'rolled-back': 'false',
  recovered: '',
  report: '',
  'report-html': '',
};

/** `Infinity` where there is no upper limit; empty for what has no value, such as 0 / 0. */
function number(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value);
}
