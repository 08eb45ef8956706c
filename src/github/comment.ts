/** One comment on each pull request of the commit, written once and kept up to date. */
import { createHash } from 'node:crypto';
import type { GitHubConfig, ResolvedInput, RunIdentity } from '../config.ts';
import type { Octokit, Repository } from './api.ts';

/** A commit deep in a stack may be in dozens of pull requests; not all of them want to hear of it. */
const MOST_PULLS = 5;

export interface Commented {
  readonly pull: number;
  readonly url: string;
  readonly updated: boolean;
}

/** Open and merged pull requests that hold the commit, that of the event first, at most five. */
export async function pullsOf(
  octokit: Octokit,
  repository: Repository,
  config: Pick<GitHubConfig, 'repositoryId'>,
  sha: string | undefined,
): Promise<number[]> {
  const event = await eventPull();
  const found =
    sha === undefined
      ? []
      : await octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, {
          ...repository,
          commit_sha: sha,
          per_page: 100,
        });
  // For a fork GitHub also names pull requests of the upstream: a number of theirs is something else here.
  const name = `${repository.owner}/${repository.repo}`.toLowerCase();
  const ours = found.filter(({ base }) =>
    config.repositoryId === undefined
      ? base.repo.full_name.toLowerCase() === name
      : base.repo.id === config.repositoryId,
  );
  const numbers = [...(event === undefined ? [] : [event]), ...ours.map(({ number }) => number)];
  return [...new Set(numbers)].slice(0, MOST_PULLS);
}

/** In a run of the event `pull_request` the commit is a merge that GitHub made, which belongs to no pull request. */
async function eventPull(): Promise<number | undefined> {
  const { context } = await import('@actions/github');
  return context.payload.pull_request?.number;
}

/** Writes the comment, or brings the one with this marker up to date. */
export async function writeComment(
  octokit: Octokit,
  repository: Repository,
  pull: number,
  marker: string,
  markdown: string,
): Promise<Commented> {
  const body = `${marker}\n${markdown}`;
  const known = await ownComment(octokit, repository, pull, marker);
  const { data } =
    known === undefined
      ? await octokit.rest.issues.createComment({ ...repository, issue_number: pull, body })
      : await octokit.rest.issues.updateComment({ ...repository, comment_id: known, body });
  return { pull, url: data.html_url, updated: known !== undefined };
}

const TRUSTED = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/** The marker is no secret: a stranger who copies it must not get the report under their name. */
async function ownComment(
  octokit: Octokit,
  repository: Repository,
  pull: number,
  marker: string,
): Promise<number | undefined> {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
    ...repository,
    issue_number: pull,
    per_page: 100,
  });
  for await (const { data } of pages) {
    const own = data.find(
      ({ body, user, author_association }) =>
        body?.startsWith(marker) &&
        (user?.type === 'Bot' || TRUSTED.includes(author_association ?? '')),
    );
    if (own !== undefined) return own.id;
  }
  return undefined;
}

/** Say what a gate is about; the legs of a matrix, whose job and step have the same names, differ in them. */
const TELLING = ['metrics-url', 'canary', 'baseline', 'environment'];

/**
 * The hidden line that a gate knows its comment by: the same over reruns and over the commits of a pull request, so
 * commit ids in the inputs do not count; another one for another workflow, job, step or leg of a matrix.
 */
export function markerOf(
  { job, step }: RunIdentity,
  workflow: string | undefined,
  inputs: readonly ResolvedInput[],
): string {
  const about = inputs
    .filter(({ name }) => TELLING.includes(name))
    .map(({ name, value }) => [name, value.replace(/\b[0-9a-f]{7,40}\b/g, '*')]);
  const hash = createHash('sha256').update(JSON.stringify([workflow, job, step, about]));
  return `<!-- canary-gate:${hash.digest('hex').slice(0, 24)} -->`;
}
