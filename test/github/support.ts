/** A gate's side of GitHub against the local server. */
import { type Clock, realClock } from '../../src/clock.ts';
import type { GitHubConfig, RunIdentity } from '../../src/config.ts';
import { type GitHubSide, githubSide, type News } from '../../src/github/side.ts';
import { GITHUB_TOKEN, type GitHubServer } from '../support/github-server.ts';
import { config } from '../support/outcomes.ts';

export const SHA = 'ffac537e6cbbf934b08745a378932722df287a53';

export const RUN: RunIdentity = {
  repository: 'octo/shop',
  sha: SHA,
  runId: '1658821493',
  runAttempt: '1',
  job: 'deploy',
  step: '__self',
  runUrl: 'https://github.com/octo/shop/actions/runs/1658821493/attempts/1',
};

export const NEWS: News = {
  deployment: { state: 'failure', description: 'fail: 20 times worse', logUrl: RUN.runUrl },
  comment: '### Canary Gate: fail',
};

export function sideOf(
  server: Pick<GitHubServer, 'url'>,
  changes: Partial<GitHubConfig>,
  { run = RUN, clock = realClock as Clock, inputs = config().inputs } = {},
): GitHubSide {
  const github: GitHubConfig = {
    token: GITHUB_TOKEN,
    apiUrl: server.url,
    deployment: undefined,
    rollbackWorkflow: undefined,
    comment: false,
    repositoryId: 4711,
    workflow: 'Deploy',
    ...changes,
  };
  const side = githubSide({ github, inputs }, run, clock);
  if (side === undefined) throw new Error('no side, though an input asks for something');
  return side;
}

export const LIVE: AbortSignal = new AbortController().signal;

/** Real time, but waiting is over at once, and remembered in whole seconds. */
export function impatientClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => Date.now(),
    async sleepUntil(instant, signal) {
      signal.throwIfAborted();
      waits.push(Math.round((instant - Date.now()) / 1000));
    },
  };
}
