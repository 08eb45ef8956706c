/** Who is asking: the workflow run that this gate is a step of. */
import type { ActionVersion, RunIdentity } from '../config.ts';

const OUTSIDE: RunIdentity = {
  repository: undefined,
  sha: undefined,
  runId: undefined,
  runAttempt: undefined,
  job: undefined,
  step: undefined,
  runUrl: undefined,
};

/**
 * The run's identity, all undefined outside of GitHub Actions or where the runner's own account of it can't be read.
 * Read from the variables themselves: @actions/github has them too, but takes some 70 ms to load.
 */
export function readRunIdentity(
  environment: Readonly<Record<string, string | undefined>>,
): RunIdentity {
  const text = (name: string) => environment[`GITHUB_${name}`]?.trim() || undefined;
  const runId = text('RUN_ID');
  const repository = text('REPOSITORY');
  if (runId === undefined || repository === undefined) return OUTSIDE;
  const runAttempt = text('RUN_ATTEMPT') ?? '1';
  const server = (text('SERVER_URL') ?? 'https://github.com').replace(/\/+$/, '');
  return {
    repository,
    sha: text('SHA'),
    runId,
    runAttempt,
    job: text('JOB'),
    step: text('ACTION'),
    runUrl: `${server}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`,
    action: actionVersion(text('ACTION_REPOSITORY'), text('ACTION_REF')),
  };
}

/** As GitHub spells the two; anything else is not to be put into a command. */
function actionVersion(
  repository: string | undefined,
  ref: string | undefined,
): ActionVersion | undefined {
  const known = /^[\w.-]+\/[\w.-]+$/.test(repository ?? '') && /^[\w./-]+$/.test(ref ?? '');
  return known ? { repository: repository!, ref: ref! } : undefined;
}
