/** Sets the status of the deployment that the gate watched over. */
import type { GitHubConfig } from '../config.ts';
import type { Octokit, Repository } from './api.ts';

export interface DeploymentNews {
  readonly state: 'success' | 'failure' | 'inactive';
  /** At most 140 characters. */
  readonly description: string;
  /** Where the run is shown. */
  readonly logUrl: string | undefined;
}

type Target = NonNullable<GitHubConfig['deployment']>;

/**
 * @param sha of the run: of an environment's deployments only those of this commit are the gate's business
 * @returns the deployment's id; undefined when the environment has none of this commit
 */
export async function setDeploymentStatus(
  octokit: Octokit,
  repository: Repository,
  target: Target,
  sha: string | undefined,
  news: DeploymentNews,
): Promise<number | undefined> {
  const id =
    target.kind === 'id' ? target.id : await newestOf(octokit, repository, target.name, sha);
  if (id === undefined) return undefined;
  const address = await addressOf(octokit, repository, id);
  await octokit.rest.repos.createDeploymentStatus({
    ...repository,
    deployment_id: id,
    state: news.state,
    description: news.description,
    ...(news.logUrl === undefined ? {} : { log_url: news.logUrl }),
    ...(address === undefined ? {} : { environment_url: address }),
  });
  return id;
}

async function newestOf(
  octokit: Octokit,
  repository: Repository,
  environment: string,
  sha: string | undefined,
): Promise<number | undefined> {
  if (sha === undefined) return undefined;
  const all = await octokit.paginate(octokit.rest.repos.listDeployments, {
    ...repository,
    environment,
    sha,
    per_page: 100,
  });
  const age = (created: string) => Date.parse(created) || 0;
  return all.toSorted((a, b) => age(b.created_at) - age(a.created_at) || b.id - a.id)[0]?.id;
}

/** Of its newest status: what a later status leaves out, GitHub no longer shows. */
async function addressOf(
  octokit: Octokit,
  repository: Repository,
  id: number,
): Promise<string | undefined> {
  const { data } = await octokit.rest.repos.listDeploymentStatuses({
    ...repository,
    deployment_id: id,
    per_page: 1,
  });
  const address = data[0]?.environment_url;
  return address ? address : undefined;
}
