/** What changed between the baseline's version and the canary's, for the report. */
import type { GitHubReading, RunIdentity } from '../config.ts';
import type { CommitRange } from '../outcome.ts';
import { cut, oneLine } from '../wording.ts';
import { converse, type Octokit, type Patience, type Repository, repositoryOf } from './api.ts';
import { troubleOf } from './trouble.ts';
import type { Versions } from './versions.ts';

/** GitHub's own most. */
const PAGE = 100;
const MOST_COMMITS = 20;
const LONGEST_SUBJECT = 120;

/** `undefined` outside of a repository's run. @throws Error with a sentence for a note */
export async function commitsBetween(
  reading: GitHubReading,
  run: RunIdentity,
  versions: Versions,
  patience: Patience,
): Promise<CommitRange | undefined> {
  const repository = repositoryOf(run);
  if (repository === undefined) return undefined;
  try {
    const { octokit } = await converse(reading, reading.token, patience);
    return await compare(octokit, repository, versions);
  } catch (error) {
    const { why, hint } = troubleOf(error, 'contents', patience.signal);
    throw new Error(`${why}.${hint === undefined ? '' : ` ${hint}`}`, { cause: error });
  }
}

async function compare(
  octokit: Octokit,
  repository: Repository,
  { base, head }: Versions,
): Promise<CommitRange> {
  const ask = async (page: number) => {
    const basehead = `${base}...${head}`;
    const { compareCommitsWithBasehead } = octokit.rest.repos;
    const { data } = await compareCommitsWithBasehead({
      ...repository,
      basehead,
      per_page: PAGE,
      page,
    });
    return data;
  };
  const first = await ask(1);
  // Oldest first: the newest are on the last page.
  const pages = Math.ceil(first.total_commits / PAGE);
  const last = pages > 1 ? await ask(pages) : first;
  const commits = pages > 1 ? [...first.commits, ...last.commits] : first.commits;
  return {
    base,
    head,
    url: first.html_url,
    total: first.total_commits,
    behind: first.behind_by,
    commits: commits
      .slice(-MOST_COMMITS)
      .reverse()
      .map(({ sha, html_url, commit }) => ({
        sha,
        url: html_url,
        subject: subjectOf(commit.message),
      })),
  };
}

function subjectOf(message: string): string {
  return cut(oneLine(message.split('\n', 1)[0] ?? ''), LONGEST_SUBJECT);
}
