/** From a verdict to what happens, by the user's policies alone: nothing else ever fails a job or rolls back. */
import type { Config, Policies, Policy } from './config.ts';
import { InputError } from './errors.ts';
import type { Decision, Outcome, Recovery, Verdict } from './outcome.ts';

type Consequence = Pick<Decision, 'exit' | 'rollback' | 'because'>;

/** @param canRollBack by a webhook or a workflow; with neither, nothing is ever called */
export function decide(verdict: Verdict, policies: Policies, canRollBack: boolean): Decision {
  const { exit, rollback, because } = consequence(verdict, policies);
  const real = { exit, rollback: rollback && canRollBack, because };
  if (isInterrupted(verdict)) {
    return { ...real, rollback: real.rollback && !policies.dryRun, would: undefined };
  }
  if (!policies.dryRun) return { ...real, would: undefined };
  return {
    exit: 'success',
    rollback: false,
    because: 'dry-run is true: judged and reported, nothing touched.',
    would: { exit: real.exit, rollback: real.rollback },
  };
}

/** Whether there is anything that a rollback could be asked of. */
export function canRollBack({ webhook, github }: Pick<Config, 'webhook' | 'github'>): boolean {
  return webhook !== undefined || github?.rollbackWorkflow !== undefined;
}

/** Whether the job fails in the end: by the decision, or because a rollback that was due did not happen or did not help. */
export function jobFails({
  decision,
  rollback,
  dispatch,
  recovery,
}: Pick<Outcome, 'decision' | 'rollback' | 'dispatch'> & {
  readonly recovery: Pick<Recovery, 'state'>;
}): boolean {
  const missed = [rollback, dispatch].some((call) => call?.state === 'failed');
  return decision.exit === 'failure' || missed || recovery.state === 'unconfirmed';
}

function consequence(verdict: Verdict, policies: Policies): Consequence {
  switch (verdict.verdict) {
    case 'pass':
      return { exit: 'success', rollback: false, because: 'A pass lets the job go on.' };
    case 'fail':
      return policies.failJob
        ? {
            exit: 'failure',
            rollback: true,
            because: 'A fail verdict fails the job (fail-job: true).',
          }
        : { exit: 'success', rollback: true, because: 'fail-job is false: the job goes on.' };
    case 'inconclusive':
      return isInterrupted(verdict)
        ? byCancelPolicy(policies)
        : byPolicy('on-inconclusive', policies.onInconclusive);
    case 'error':
      return verdict.error instanceof InputError
        ? stopped('The inputs are unusable: no policy applies.')
        : byPolicy('on-error', policies.onError);
  }
}

/** Whether the run was stopped from outside before it could judge: then on-cancel applies and no other policy. */
export function isInterrupted(verdict: Verdict): boolean {
  return (
    verdict.verdict === 'inconclusive' &&
    (verdict.cause === 'interrupted' || verdict.cause === 'killed')
  );
}

function byCancelPolicy({ onCancel, dryRun }: Policies): Consequence {
  const because = `The run was stopped before a verdict, and on-cancel is ${onCancel}`;
  const rollback = onCancel === 'rollback';
  return {
    exit: 'failure',
    rollback,
    because: rollback && dryRun ? `${because}, but dry-run is true.` : `${because}.`,
  };
}

function stopped(because: string): Consequence {
  return { exit: 'failure', rollback: false, because };
}

function byPolicy(input: string, policy: Policy): Consequence {
  return {
    exit: policy === 'pass' ? 'success' : 'failure',
    rollback: policy === 'rollback',
    because: `${input} is ${policy}.`,
  };
}
