/** What follows from a verdict on GitHub: the rollback workflow, and what is told. */
import type { GitHubSide } from './github/side.ts';
import type { Announcement, Judged, Outcome, Rollback } from './outcome.ts';
import { newsOf } from './report/news.ts';
import { type RollbackMessage, rollbackMessage } from './rollback/message.ts';

/**
 * Starts the workflow where a rollback is due.
 * @param message under whose id; by default that of the verdict
 * @returns undefined where no workflow is set
 */
export async function dispatchWorkflow(
  github: GitHubSide | undefined,
  judged: Judged,
  signal: AbortSignal,
  message?: RollbackMessage,
): Promise<Rollback | undefined> {
  const { decision, config } = judged;
  if (github === undefined || config.github?.rollbackWorkflow === undefined) return undefined;
  if (!decision.rollback) return { state: 'not-called', because: decision.because };
  const { id, fields } = message ?? rollbackMessage(judged);
  const { verdict, reason, canary, baseline, 'run-url': runUrl } = fields;
  const inputs = { id, verdict, reason, canary, baseline, 'run-url': runUrl };
  return github.rollBack(id, inputs, signal);
}

/** Sets the deployment's status and comments. A dry run touches nothing, what others see on GitHub included. */
export async function announce(
  github: GitHubSide | undefined,
  acted: Outcome,
  signal: AbortSignal,
): Promise<readonly Announcement[]> {
  if (github === undefined || acted.config.policies.dryRun) return [];
  return github.announce(newsOf(acted), signal);
}
