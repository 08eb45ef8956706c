import { expect, test } from 'vitest';
import { markerOf } from '../../src/github/comment.ts';
import { githubServer } from '../support/github-server.ts';
import { LIVE, NEWS, RUN, SHA, sideOf } from './support.ts';

const OURS = { repository: 'octo/shop', repositoryId: 4711 };
const MARKED = /^<!-- canary-gate:[0-9a-f]{24} -->\n/;

test('is written once, and brought up to date by a rerun', async () => {
  await using server = await githubServer();
  server.pulls.set(SHA, [{ number: 7, ...OURS }]);
  const side = sideOf(server, { comment: true });
  const first = await side.announce(NEWS, LIVE);
  expect(first).toMatchObject([
    { what: 'comment', state: 'done', sentence: 'Commented on pull request 7.' },
  ]);
  const again = await side.announce({ ...NEWS, comment: '### Canary Gate: pass' }, LIVE);
  expect(again).toMatchObject([
    { state: 'done', sentence: 'The comment on pull request 7 is up to date.', url: first[0]!.url },
  ]);
  const [comment, ...others] = server.comments.get(7)!;
  expect(others).toEqual([]);
  expect(comment!.body).toMatch(MARKED);
  expect(comment!.body).toContain('### Canary Gate: pass');
});

test('another job, step, workflow or leg of a matrix has a comment of its own', async () => {
  const inputs = (canary: string) => [{ name: 'canary', value: canary, from: 'input' }] as const;
  const marker = markerOf(RUN, 'Deploy', inputs('{region="eu"}'));
  const others = [
    markerOf({ ...RUN, job: 'smoke' }, 'Deploy', inputs('{region="eu"}')),
    markerOf({ ...RUN, step: '__self_2' }, 'Deploy', inputs('{region="eu"}')),
    markerOf(RUN, 'Release', inputs('{region="eu"}')),
    markerOf(RUN, 'Deploy', inputs('{region="us"}')),
  ];
  expect(new Set([marker, ...others]).size).toBe(5);
});

test('a later commit, attempt or run has the same one', () => {
  const inputs = (sha: string) =>
    [{ name: 'canary', value: `{version="${sha}"}`, from: 'input' }] as const;
  const later = { ...RUN, sha: 'a'.repeat(40), runId: '2', runAttempt: '3' };
  expect(markerOf(later, 'Deploy', inputs('a'.repeat(40)))).toBe(
    markerOf(RUN, 'Deploy', inputs(SHA)),
  );
});

test('its own comment is found on a later page', async () => {
  await using server = await githubServer({ perPage: 3 });
  server.pulls.set(SHA, [{ number: 7, ...OURS }]);
  const said = { user: { type: 'User' as const }, author_association: 'MEMBER', html_url: '' };
  server.comments.set(
    7,
    Array.from({ length: 7 }, (_, id) => ({ id, body: `comment ${id}`, ...said })),
  );
  const side = sideOf(server, { comment: true });
  await side.announce(NEWS, LIVE);
  await side.announce(NEWS, LIVE);
  expect(server.comments.get(7)).toHaveLength(8);
});

test("a stranger's copy of the marker is left alone", async () => {
  await using server = await githubServer();
  server.pulls.set(SHA, [{ number: 7, ...OURS }]);
  const side = sideOf(server, { comment: true });
  await side.announce(NEWS, LIVE);
  const [own] = server.comments.get(7)!;
  const stranger = { user: { type: 'User' as const }, author_association: 'NONE', html_url: '' };
  server.comments.set(7, [{ id: 1, body: own!.body, ...stranger }]);
  await side.announce(NEWS, LIVE);
  const [copied, written] = server.comments.get(7)!;
  expect(copied!.user.type).toBe('User');
  expect(written!.user.type).toBe('Bot');
});

test('every pull request of the commit gets one, those of the upstream none', async () => {
  await using server = await githubServer();
  server.pulls.set(SHA, [
    { number: 7, ...OURS },
    { number: 8, repository: 'upstream/shop', repositoryId: 1 },
    { number: 9, ...OURS },
  ]);
  const told = await sideOf(server, { comment: true }).announce(NEWS, LIVE);
  expect(told).toHaveLength(2);
  expect([...server.comments.keys()]).toEqual([7, 9]);
});

test('at most five', async () => {
  await using server = await githubServer();
  server.pulls.set(
    SHA,
    Array.from({ length: 9 }, (_, index) => ({ number: index + 1, ...OURS })),
  );
  await sideOf(server, { comment: true }).announce(NEWS, LIVE);
  expect([...server.comments.keys()]).toEqual([1, 2, 3, 4, 5]);
});

test('without the number of the repository, its name tells whose they are', async () => {
  await using server = await githubServer();
  server.pulls.set(SHA, [
    { number: 7, repository: 'Octo/Shop', repositoryId: 4711 },
    { number: 8, repository: 'upstream/shop', repositoryId: 1 },
  ]);
  await sideOf(server, { comment: true, repositoryId: undefined }).announce(NEWS, LIVE);
  expect([...server.comments.keys()]).toEqual([7]);
});

test('a commit without a pull request is no failure', async () => {
  await using server = await githubServer();
  const told = await sideOf(server, { comment: true }).announce(NEWS, LIVE);
  expect(told).toMatchObject([{ what: 'comment', state: 'skipped' }]);
  expect(told[0]!.sentence).toContain('No pull request holds commit ffac537');
});

test('a renamed repository is followed for questions, too', async () => {
  await using server = await githubServer();
  server.pulls.set(SHA, [{ number: 7, ...OURS }]);
  const location = `${server.url.origin}/repositories/4711/commits/${SHA}/pulls?per_page=100`;
  server.first(/pulls$/, { status: 301, headers: { location } });
  const told = await sideOf(server, { comment: true }).announce(NEWS, LIVE);
  expect(told).toMatchObject([{ state: 'done' }]);
});

test('without permission: the exact line to add', async () => {
  await using server = await githubServer();
  server.pulls.set(SHA, [{ number: 7, ...OURS }]);
  const message = 'Resource not accessible by integration';
  server.first(/^POST .*comments$/, { status: 403, body: { message } });
  const told = await sideOf(server, { comment: true }).announce(NEWS, LIVE);
  expect(told).toMatchObject([{ what: 'comment', state: 'failed' }]);
  expect(told[0]!.sentence).toContain('`permissions: { pull-requests: write }`');
});

test('one that fails keeps the deployment from nothing', async () => {
  await using server = await githubServer();
  server.first(/pulls$/, { status: 403, headers: { 'retry-after': '900' }, body: {} });
  const target = { kind: 'id', id: 42 } as const;
  const deployment = { id: 42, environment: 'production', sha: SHA, created_at: '', statuses: [] };
  server.deployments.push(deployment);
  const told = await sideOf(server, { comment: true, deployment: target }).announce(NEWS, LIVE);
  expect(told).toMatchObject([
    { what: 'deployment', state: 'done' },
    { what: 'comment', state: 'failed' },
  ]);
  expect(told[1]!.sentence).toContain('a rate limit that lasts longer');
});
