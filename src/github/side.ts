/** What the gate does on GitHub, behind one small door: start the rollback workflow, tell how it ended. */
import type { Clock, Duration } from '../clock.ts';
import type { Config, GitHubConfig, RunIdentity } from '../config.ts';
import type { Announcement, Rollback } from '../outcome.ts';
import { converse, type Octokit, type Patience, type Repository, repositoryOf } from './api.ts';
import { type Commented, markerOf, pullsOf, writeComment } from './comment.ts';
import { type DeploymentNews, setDeploymentStatus } from './deployment.ts';
import { type Permission, permissionsLine, troubleOf } from './trouble.ts';
import { startWorkflow } from './workflow.ts';

/** Rate limits are waited for: long where a rollback is due, shortly where something is only told. */
const ROLLBACK_BUDGET: Duration = 120_000;
const NEWS_BUDGET: Duration = 30_000;
const TIMEOUT: Duration = 15_000;

export interface News {
  readonly deployment: DeploymentNews;
  /** Markdown, with all that strangers wrote escaped. */
  readonly comment: string;
}

export interface GitHubSide {
  /** Starts the workflow of `rollback-workflow`, for a rollback that is due. Never throws. */
  rollBack(
    id: string,
    inputs: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Rollback>;
  /** Sets the deployment's status and comments, as far as that is wanted. Never throws: what fails is said. */
  announce(news: News, signal: AbortSignal): Promise<readonly Announcement[]>;
}

/** @returns undefined where no input asks for anything on GitHub */
export function githubSide(
  { github, inputs }: Pick<Config, 'github' | 'inputs'>,
  run: RunIdentity,
  clock: Clock,
): GitHubSide | undefined {
  if (github === undefined) return undefined;
  const repository = repositoryOf(run);
  return {
    async rollBack(id, workflowInputs, signal) {
      const target = github.rollbackWorkflow;
      if (target === undefined) return { state: 'not-called', because: 'No workflow is set.' };
      const patience = { clock, signal, timeout: TIMEOUT, budget: ROLLBACK_BUDGET };
      return startWorkflow(github, target, repository, id, workflowInputs, patience);
    },
    async announce(news, signal) {
      const told = wanted(github, run, markerOf(run, github.workflow, inputs), news);
      const patience = { clock, signal, timeout: TIMEOUT, budget: NEWS_BUDGET };
      const announcements = told.map((telling) => tell(telling, github, repository, patience));
      return (await Promise.all(announcements)).flat();
    },
  };
}

/** One thing to tell GitHub. */
interface Telling {
  readonly what: Announcement['what'];
  /** As in "… could not be set". */
  readonly phrase: string;
  readonly permission: Permission;
  tell(octokit: Octokit, repository: Repository): Promise<readonly Announcement[]>;
}

function wanted(github: GitHubConfig, run: RunIdentity, marker: string, news: News): Telling[] {
  return [
    ...(github.deployment === undefined
      ? []
      : [deploymentTelling(github.deployment, run, news.deployment)]),
    ...(github.comment ? [commentTelling(github, run, marker, news.comment)] : []),
  ];
}

function deploymentTelling(
  target: NonNullable<GitHubConfig['deployment']>,
  { sha }: RunIdentity,
  news: DeploymentNews,
): Telling {
  const what = 'deployment';
  const name = target.kind === 'id' ? String(target.id) : `of ${target.name}`;
  return {
    what,
    phrase: `The status of deployment ${name} could not be set`,
    permission: 'deployments',
    async tell(octokit, repository) {
      const id = await setDeploymentStatus(octokit, repository, target, sha, news);
      if (id === undefined) {
        const sentence = `The environment ${name.slice(3)} has no deployment of commit ${short(sha)}: no status was set. Check the environment's name, or give deployment-id.`;
        return [{ what, state: 'failed', sentence, url: undefined }];
      }
      const sentence = `The status of deployment ${id} is now ${news.state}.`;
      return [{ what, state: 'done', sentence, url: undefined }];
    },
  };
}

function commentTelling(
  github: GitHubConfig,
  { sha }: RunIdentity,
  marker: string,
  markdown: string,
): Telling {
  const what = 'comment';
  return {
    what,
    phrase: 'The pull request could not be commented on',
    permission: 'pull-requests',
    async tell(octokit, repository) {
      const pulls = await pullsOf(octokit, repository, github, sha);
      if (pulls.length === 0) {
        const sentence = `No pull request holds commit ${short(sha)}: there was nothing to comment on.`;
        return [{ what, state: 'skipped', sentence, url: undefined }];
      }
      const announcements: Announcement[] = [];
      for (const pull of pulls) {
        const commented = await writeComment(octokit, repository, pull, marker, markdown);
        announcements.push(asAnnouncement(commented));
      }
      return announcements;
    },
  };
}

function asAnnouncement({ pull, url, updated }: Commented): Announcement {
  const done = updated ? 'The comment on pull request' : 'Commented on pull request';
  const sentence = `${done} ${pull}${updated ? ' is up to date' : ''}.`;
  return { what: 'comment', state: 'done', sentence, url };
}

async function tell(
  telling: Telling,
  github: GitHubConfig,
  repository: Repository | undefined,
  patience: Patience,
): Promise<readonly Announcement[]> {
  const { what, phrase, permission } = telling;
  const failed = (why: string): Announcement[] => [
    { what, state: 'failed', sentence: `${phrase}: ${why}`, url: undefined },
  ];
  if (github.token === undefined || repository === undefined) {
    return failed(
      `there is no github-token, or no workflow run that it belongs to. Give github-token and add \`${permissionsLine(permission)}\` to the job.`,
    );
  }
  try {
    const { octokit } = await converse(github, github.token, patience);
    return await telling.tell(octokit, repository);
  } catch (error) {
    const { why, hint } = troubleOf(error, permission, patience.signal);
    return failed(`${why}.${hint === undefined ? '' : ` ${hint}`}`);
  }
}

function short(sha: string | undefined): string {
  return sha?.slice(0, 7) ?? '(unknown)';
}
