/** Starts the rollback workflow by a `workflow_dispatch`. */
import type { GitHubConfig } from '../config.ts';
import { RollbackError } from '../errors.ts';
import type { Rollback } from '../outcome.ts';
import { cut } from '../wording.ts';
import { converse, type Patience, type Repository } from './api.ts';
import { permissionsLine, type Trouble, troubleOf } from './trouble.ts';

/** Of one input, in characters: GitHub takes 65,535 for all of them. */
const LONGEST_INPUT = 8000;

type Target = NonNullable<GitHubConfig['rollbackWorkflow']>;

/**
 * Sent once: a request that may have been heard is not repeated, because a second rollback would go one release too far.
 * @param inputs at most 25, each text cut to 8,000 characters
 * @returns `failed` for whatever goes wrong
 */
export async function startWorkflow(
  config: GitHubConfig,
  target: Target,
  repository: Repository | undefined,
  id: string,
  inputs: Readonly<Record<string, string>>,
  patience: Patience,
): Promise<Rollback> {
  const failed = (attempts: number, trouble: Trouble): Rollback => {
    const error = refusal(target, trouble);
    return { state: 'failed', id, attempts, status: trouble.status, error };
  };
  if (config.token === undefined || repository === undefined) return failed(0, NO_TOKEN);
  const { octokit, attempts } = await converse(config, config.token, patience);
  try {
    const { status } = await octokit.rest.actions.createWorkflowDispatch({
      ...repository,
      workflow_id: target.file,
      ref: target.ref,
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [name, cut(value, LONGEST_INPUT)]),
      ),
    });
    return { state: 'done', id, attempts: attempts(), status, at: patience.clock.now() };
  } catch (error) {
    return failed(attempts(), troubleOf(error, 'actions', patience.signal));
  }
}

const NO_TOKEN: Trouble = {
  code: 'unauthorized',
  status: undefined,
  why: 'there is no github-token, or no workflow run that it belongs to',
  hint: `Give github-token and add \`${permissionsLine('actions')}\` to the job.`,
};

function refusal({ file, ref }: Target, { code, status, why, hint }: Trouble): RollbackError {
  const sentence = `The rollback workflow ${file} could not be started on ${ref}: ${why}.`;
  const next = hint ?? adviceOn(code, status);
  return new RollbackError(code, sentence, `Roll the canary back by hand now. ${next}`);
}

function adviceOn(code: Trouble['code'], status: number | undefined): string {
  if (status === 422) {
    return 'Then see that the workflow exists on that ref, has `on: workflow_dispatch`, and declares the inputs id, verdict, reason, canary, baseline and run-url.';
  }
  if (code === 'unreachable' || code === 'interrupted' || (status ?? 0) >= 500) {
    return 'It may have been started all the same: look at the runs of that workflow first.';
  }
  return 'Then look at the runs of that workflow and at its settings.';
}
