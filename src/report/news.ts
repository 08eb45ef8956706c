/** What others read of a verdict on GitHub: a deployment's status, and a comment that fits on a screen. */
import { jobFails } from '../decision.ts';
import type { News } from '../github/side.ts';
import type { Outcome } from '../outcome.ts';
import { cut, oneLine } from '../wording.ts';
import { isRolledBack, rollbackFailed, rollbackSentence } from './acted.ts';
import { ICONS } from './icons.ts';
import { code, link, text } from './markdown.ts';
import { recoverySection } from './recovery-section.ts';
import { redactor, rollbackWithoutSecrets, verdictWithoutSecrets } from './redaction.ts';
import { ratesTable } from './summary-numbers.ts';

/** GitHub refuses a longer one. */
const LONGEST_DESCRIPTION = 140;

/** Holds no secret, whatever the outcome does; what strangers wrote is escaped. */
export function newsOf(complete: Outcome): News {
  const outcome = shown(complete);
  return {
    deployment: {
      state: stateOf(outcome),
      description: cut(oneLine(described(outcome)), LONGEST_DESCRIPTION),
      logUrl: outcome.run.runUrl,
    },
    comment: commentOf(outcome),
  };
}

/** Of all that `withoutSecrets` cleans, the few texts that are told here. */
function shown(outcome: Outcome): Outcome {
  const redact = redactor(outcome.config.secrets);
  const { verdict, decision, rollback, dispatch, recovery } = outcome;
  return {
    ...outcome,
    recovery: { ...recovery, sentence: redact(recovery.sentence) },
    verdict: verdictWithoutSecrets(verdict, redact),
    decision: { ...decision, because: redact(decision.because) },
    rollback: rollbackWithoutSecrets(rollback, redact),
    dispatch: dispatch && rollbackWithoutSecrets(dispatch, redact),
  };
}

/** A conviction is a failure whatever the job's exit; a verdict of no kind counts as the policy has it. */
function stateOf(outcome: Outcome): News['deployment']['state'] {
  const { verdict, recovery } = outcome;
  if (isRolledBack(outcome) && recovery.state !== 'unconfirmed') return 'inactive';
  const failed = verdict.verdict === 'fail' || jobFails(outcome);
  return failed ? 'failure' : 'success';
}

function described(outcome: Outcome): string {
  const { verdict } = outcome;
  if (rollbackFailed(outcome)) return `THE ROLLBACK FAILED. ${verdict.verdict}: ${verdict.reason}`;
  if (outcome.recovery.state === 'unconfirmed') return outcome.recovery.sentence;
  const done = isRolledBack(outcome) ? 'Rolled back. ' : '';
  return `${done}${verdict.verdict}: ${verdict.reason}`;
}

function commentOf(outcome: Outcome): string {
  const { verdict, watch, run } = outcome;
  const sections = [
    `### ${ICONS[verdict.verdict]} Canary Gate: ${verdict.verdict}`,
    `**${text(verdict.reason)}**`,
    watch.judgement === undefined ? '' : ratesTable(watch),
    rollbackFailed(outcome)
      ? `> [!CAUTION]\n> ${text(rollbackSentence(outcome))}`
      : text(rollbackSentence(outcome)),
    recoverySection(outcome),
    `<sub>${[
      run.runUrl === undefined ? '' : link('The whole report', run.runUrl),
      run.sha === undefined ? '' : `commit ${code(run.sha.slice(0, 7))}`,
      run.job === undefined ? '' : `job ${code(run.job)}`,
      run.runAttempt === undefined ? '' : `attempt ${text(run.runAttempt)}`,
    ]
      .filter((part) => part !== '')
      .join(' · ')}</sub>`,
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}
