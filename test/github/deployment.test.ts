import { expect, test } from 'vitest';
import { type GitHubServer, githubServer } from '../support/github-server.ts';
import { impatientClock, LIVE, NEWS, RUN, SHA, sideOf } from './support.ts';

const PRODUCTION = { kind: 'environment', name: 'production' } as const;

function deploy(server: GitHubServer, id: number, minute: number, more = {}): void {
  server.deployments.push({
    id,
    environment: 'production',
    sha: SHA,
    created_at: `2026-03-01T12:0${minute}:00Z`,
    statuses: [],
    ...more,
  });
}

const created = (server: GitHubServer) => server.asked.filter(({ method }) => method === 'POST');

test('by its number: state, description and the link to the run', async () => {
  await using server = await githubServer();
  deploy(server, 42, 0);
  const side = sideOf(server, { deployment: { kind: 'id', id: 42 } });
  expect(await side.announce(NEWS, LIVE)).toEqual([
    {
      what: 'deployment',
      state: 'done',
      sentence: 'The status of deployment 42 is now failure.',
      url: undefined,
    },
  ]);
  expect(created(server)).toMatchObject([
    {
      path: '/repos/octo/shop/deployments/42/statuses',
      body: { state: 'failure', description: 'fail: 20 times worse', log_url: RUN.runUrl },
    },
  ]);
});

test('the environment keeps its address, which a new status would otherwise take away', async () => {
  await using server = await githubServer();
  const statuses = [{ environment_url: 'https://shop.example.com' }];
  deploy(server, 42, 0, {
    statuses: [...statuses, { environment_url: 'https://old.example.com' }],
  });
  await sideOf(server, { deployment: { kind: 'id', id: 42 } }).announce(NEWS, LIVE);
  expect(created(server)[0]!.body.environment_url).toBe('https://shop.example.com');
});

test("by environment: the newest of this commit, on whatever page it is, and no one else's", async () => {
  await using server = await githubServer({ perPage: 2 });
  deploy(server, 11, 1);
  deploy(server, 12, 2);
  deploy(server, 13, 5);
  deploy(server, 14, 3);
  deploy(server, 98, 9, { sha: '0'.repeat(40) });
  deploy(server, 99, 9, { environment: 'staging' });
  const [told] = await sideOf(server, { deployment: PRODUCTION }).announce(NEWS, LIVE);
  expect(told).toMatchObject({ sentence: 'The status of deployment 13 is now failure.' });
  const lists = server.asked.filter(({ path }) => path.endsWith('/deployments'));
  expect(lists.map(({ query }) => query)).toEqual([
    { environment: 'production', sha: SHA, per_page: '100' },
    { environment: 'production', sha: SHA, per_page: '100', page: '2' },
  ]);
});

test('an environment without a deployment of this commit is said, and nothing is set', async () => {
  await using server = await githubServer();
  deploy(server, 98, 9, { sha: '0'.repeat(40) });
  const [told] = await sideOf(server, { deployment: PRODUCTION }).announce(NEWS, LIVE);
  expect(told).toMatchObject({ state: 'failed' });
  expect(told!.sentence).toContain(
    'The environment production has no deployment of commit ffac537',
  );
  expect(created(server)).toEqual([]);
});

test.each([
  [403, 'Resource not accessible by integration'],
  [404, 'Not Found'],
])('without permission (%d): the exact line to add', async (status, message) => {
  await using server = await githubServer();
  server.first(/deployments/, { status, body: { message } });
  const [told] = await sideOf(server, { deployment: PRODUCTION }).announce(NEWS, LIVE);
  expect(told).toMatchObject({ what: 'deployment', state: 'failed' });
  expect(told!.sentence).toContain('`permissions: { deployments: write }`');
  expect(told!.sentence).toContain(message);
});

test('a 403 for another reason blames no permission', async () => {
  await using server = await githubServer();
  server.first(/deployments/, {
    status: 403,
    body: { message: 'Repository was archived so is read-only.' },
  });
  const [told] = await sideOf(server, { deployment: PRODUCTION }).announce(NEWS, LIVE);
  expect(told!.sentence).toContain('archived');
  expect(told!.sentence).not.toContain('permissions');
});

test('a question is asked again after a 5xx and a broken connection', async () => {
  await using server = await githubServer();
  deploy(server, 42, 0);
  server.first(/^GET .*deployments$/, { status: 502 }, 'reset');
  const clock = impatientClock();
  const [told] = await sideOf(server, { deployment: PRODUCTION }, { clock }).announce(NEWS, LIVE);
  expect(told).toMatchObject({ state: 'done' });
  expect(clock.waits).toEqual([1, 3]);
});

test('what is no answer of GitHub becomes a sentence, not a crash', async () => {
  await using server = await githubServer();
  server.first(/deployments$/, { status: 200, body: 'please log in' });
  const [told] = await sideOf(server, { deployment: PRODUCTION }).announce(NEWS, LIVE);
  expect(told).toMatchObject({ state: 'failed' });
});

test('an answer that does not end is not read to its end', async () => {
  await using server = await githubServer();
  server.first(/deployments$/, { status: 200, body: 'x'.repeat(31_000_000) });
  const [told] = await sideOf(server, { deployment: PRODUCTION }).announce(NEWS, LIVE);
  expect(told).toMatchObject({ state: 'failed' });
  expect(told!.sentence).toContain('an answer of more than 30000000 bytes');
});

test('without a token: a sentence, and nothing is asked', async () => {
  await using server = await githubServer();
  const side = sideOf(server, { deployment: PRODUCTION, token: undefined });
  const [told] = await side.announce(NEWS, LIVE);
  expect(told!.sentence).toContain('there is no github-token');
  expect(told!.sentence).toContain('`permissions: { deployments: write }`');
  expect(server.asked).toEqual([]);
});
