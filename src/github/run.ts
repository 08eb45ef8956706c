/** Who is asking: the workflow run that this gate is a step of. */
import type { RunIdentity } from '../config.ts';

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
 * @actions/github takes some 70 ms to load, so it is loaded here: after the inputs are known to be usable.
 */
export async function readRunIdentity(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RunIdentity> {
  if (!environment.GITHUB_RUN_ID) return OUTSIDE;
  try {
    const { context } = await import('@actions/github');
    const repository = `${context.repo.owner}/${context.repo.repo}`;
    const runAttempt = Number.isNaN(context.runAttempt) ? 1 : context.runAttempt;
    return {
      repository,
      sha: context.sha,
      runId: String(context.runId),
      runAttempt: String(runAttempt),
      job: context.job,
      step: context.action,
      runUrl: `${context.serverUrl}/${repository}/actions/runs/${context.runId}/attempts/${runAttempt}`,
    };
  } catch {
    return OUTSIDE;
  }
}
