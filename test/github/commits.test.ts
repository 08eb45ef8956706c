import { expect, test } from 'vitest';
import { realClock } from '../../src/clock.ts';
import { commitsBetween } from '../../src/github/commits.ts';
import { GITHUB_TOKEN, type GitHubServer, githubServer } from '../support/github-server.ts';
import { LIVE, RUN } from './support.ts';

const VERSIONS = { base: 'v1.4.2', head: '8f3c1d2' };
const COMPARED = /^GET \/repos\/octo\/shop\/compare\//;

const commit = (number: number) => ({
  sha: number.toString(16).padStart(40, '0'),
  html_url: `https://github.com/octo/shop/commit/${number}`,
  commit: { message: `Change ${number}\n\nWhy it was made.` },
});

const compared = (total: number, numbers: readonly number[]) => ({
  status: 200,
  body: {
    html_url: 'https://github.com/octo/shop/compare/v1.4.2...8f3c1d2',
    total_commits: total,
    ahead_by: total,
    behind_by: 0,
    commits: numbers.map(commit),
  },
});

function between(server: GitHubServer, token = GITHUB_TOKEN, run = RUN) {
  const patience = { clock: realClock, signal: LIVE, budget: 0, timeout: 10_000 };
  return commitsBetween({ token, apiUrl: server.url }, run, VERSIONS, patience);
}

test('link and subjects, newest first', async () => {
  await using server = await githubServer();
  server.first(COMPARED, compared(2, [1, 2]));
  expect(await between(server)).toEqual({
    ...VERSIONS,
    url: 'https://github.com/octo/shop/compare/v1.4.2...8f3c1d2',
    total: 2,
    behind: 0,
    commits: [
      { sha: commit(2).sha, url: commit(2).html_url, subject: 'Change 2' },
      { sha: commit(1).sha, url: commit(1).html_url, subject: 'Change 1' },
    ],
  });
  expect(server.asked.map(({ path }) => decodeURIComponent(path))).toEqual([
    '/repos/octo/shop/compare/v1.4.2...8f3c1d2',
  ]);
});

test('of many, the newest are on the last page', async () => {
  await using server = await githubServer();
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => from + i);
  server.first(COMPARED, compared(250, numbers(0, 100)), compared(250, numbers(200, 250)));
  const range = await between(server);
  expect(server.asked.map(({ query }) => query.page)).toEqual(['1', '3']);
  expect(range?.total).toBe(250);
  expect(range?.commits).toHaveLength(20);
  expect(range?.commits[0]?.subject).toBe('Change 249');
});

test('without permission: a sentence with the line to add', async () => {
  await using server = await githubServer();
  server.first(COMPARED, {
    status: 403,
    body: { message: 'Resource not accessible by integration' },
  });
  await expect(between(server)).rejects.toThrow('permissions: { contents: read }');
  // As GitHub hides what a token must not see, and what is not there.
  await expect(between(server)).rejects.toThrow(/answered 404/);
});

test('a wrong token is not shown', async () => {
  await using server = await githubServer();
  const wrong = 'ghs_wrongToken';
  await expect(between(server, wrong)).rejects.toThrow(/answered 401/);
  await expect(between(server, wrong)).rejects.not.toThrow(wrong);
});

test('outside of a run there is no repository to ask about', async () => {
  await using server = await githubServer();
  expect(await between(server, GITHUB_TOKEN, { ...RUN, repository: undefined })).toBe(undefined);
  expect(server.asked).toEqual([]);
});
