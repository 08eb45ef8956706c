import { expect, test } from 'vitest';
import { realClock } from '../../src/clock.ts';
import { converse } from '../../src/github/api.ts';
import { troubleOf } from '../../src/github/trouble.ts';
import { GITHUB_TOKEN } from '../support/github-server.ts';
import { leaks } from '../support/leaks.ts';
import { localServer } from '../support/local-server.ts';
import { LIVE } from './support.ts';

const PATIENCE = { clock: realClock, signal: LIVE, timeout: 300, budget: 0 };

test.each(['never answers', 'drips'])('a server that %s is given up', async (kind) => {
  await using server = await localServer((_, response) => {
    if (kind === 'never answers') return;
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  });
  const { octokit, attempts } = await converse({ apiUrl: server.url }, GITHUB_TOKEN, PATIENCE);
  const error = await octokit.request('GET /').catch((error: unknown) => error);
  expect(troubleOf(error, 'deployments', LIVE)).toMatchObject({
    code: 'unreachable',
    why: 'GitHub gave no answer in time',
  });
  expect(attempts()).toBe(1);
});

test('no way of printing what went wrong shows the token', async () => {
  await using server = await localServer((request, response) => {
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: `no: ${request.url}` }));
  });
  const { octokit } = await converse({ apiUrl: server.url }, GITHUB_TOKEN, PATIENCE);
  const error = await octokit.request('GET /').catch((error: unknown) => error);
  expect(leaks(troubleOf(error, 'deployments', LIVE), [GITHUB_TOKEN])).toEqual([]);
  expect(leaks(error, [GITHUB_TOKEN])).toEqual([]);
});

test('what GitHub says is a quoted line, and no command of the runner', async () => {
  await using server = await localServer((_, response) => {
    response.writeHead(422, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: `a\n::error::b ##[warning]c ${'d'.repeat(9000)}` }));
  });
  const { octokit } = await converse({ apiUrl: server.url }, GITHUB_TOKEN, PATIENCE);
  const error = await octokit.request('GET /').catch((error: unknown) => error);
  const { why } = troubleOf(error, 'deployments', LIVE);
  expect(why).toMatch(/^GitHub answered 422: "a ::error::b ## \[warning\]c d+…"$/);
  expect(why.length).toBeLessThan(400);
});
