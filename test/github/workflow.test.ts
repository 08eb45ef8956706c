import { expect, test } from 'vitest';
import { githubServer } from '../support/github-server.ts';
import { impatientClock, LIVE, RUN, sideOf } from './support.ts';

const TARGET = { file: 'rollback.yml', ref: 'main' };
const INPUTS = {
  id: 'cg_1',
  verdict: 'fail',
  reason: 'worse; "quoted" $(touch x)',
  canary: 'c{}',
  baseline: '',
  'run-url': RUN.runUrl!,
};

test('is dispatched on its ref, once, authorized and versioned, with texts as inputs', async () => {
  await using server = await githubServer();
  const side = sideOf(server, { rollbackWorkflow: TARGET });
  const done = await side.rollBack('cg_1', INPUTS, LIVE);
  expect(done).toMatchObject({ state: 'done', id: 'cg_1', attempts: 1, status: 204 });
  expect(server.asked).toHaveLength(1);
  expect(server.asked[0]).toMatchObject({
    method: 'POST',
    path: '/repos/octo/shop/actions/workflows/rollback.yml/dispatches',
    body: { ref: 'main', inputs: INPUTS },
  });
  const { headers } = server.asked[0]!;
  expect(headers['x-github-api-version']).toBe('2022-11-28');
  expect(headers['user-agent']).toMatch(/^canary-gate\//);
  expect(headers.accept).toBe('application/vnd.github.v3+json');
});

test('a server of an enterprise has its API below a path', async () => {
  await using server = await githubServer({ prefix: '/api/v3' });
  const side = sideOf(server, { rollbackWorkflow: TARGET });
  expect(await side.rollBack('cg_1', INPUTS, LIVE)).toMatchObject({ state: 'done' });
});

test.each([
  [
    'no permission',
    403,
    'Resource not accessible by integration',
    'unauthorized',
    'permissions: { actions: write }',
  ],
  [
    'nothing there, or not to be seen',
    404,
    'Not Found',
    'unauthorized',
    'permissions: { actions: write }',
  ],
  ['a bad token', 401, 'Bad credentials', 'unauthorized', 'check github-token'],
  [
    'no such trigger',
    422,
    "Workflow does not have 'workflow_dispatch' trigger",
    'refused',
    'on: workflow_dispatch',
  ],
  ['GitHub in trouble', 502, 'Server Error', 'overloaded', 'It may have been started all the same'],
])('%s: the rollback failed, said with what to do', async (_, status, message, code, advice) => {
  await using server = await githubServer();
  server.first(/dispatches$/, { status, body: { message } });
  const side = sideOf(server, { rollbackWorkflow: TARGET });
  const failed = await side.rollBack('cg_1', INPUTS, LIVE);
  if (failed.state !== 'failed') return expect.unreachable(failed.state);
  expect(failed).toMatchObject({ id: 'cg_1', attempts: 1, status, error: { code } });
  expect(failed.error.message).toContain(`GitHub answered ${status}: ${JSON.stringify(message)}`);
  expect(failed.error.hint).toContain('Roll the canary back by hand now.');
  expect(failed.error.hint).toContain(advice);
  expect(server.asked).toHaveLength(1);
});

test("inputs that the workflow does not declare are GitHub's to refuse, and named", async () => {
  await using server = await githubServer();
  server.workflows.set('rollback.yml', ['verdict']);
  const failed = await sideOf(server, { rollbackWorkflow: TARGET }).rollBack('cg_1', INPUTS, LIVE);
  if (failed.state !== 'failed') return expect.unreachable(failed.state);
  expect(failed.error.message).toContain('Unexpected inputs provided');
  expect(failed.error.hint).toContain('declares the inputs id, verdict, reason');
});

test('a connection that breaks may have carried the request: it is not sent again', async () => {
  await using server = await githubServer();
  server.first(/dispatches$/, 'reset', { status: 204 });
  const failed = await sideOf(server, { rollbackWorkflow: TARGET }).rollBack('cg_1', INPUTS, LIVE);
  if (failed.state !== 'failed') return expect.unreachable(failed.state);
  expect(failed.error.code).toBe('unreachable');
  expect(failed.error.hint).toContain('look at the runs of that workflow first');
  expect(server.asked).toHaveLength(1);
});

test('where nothing listens, the request is tried again: it can not have been heard', async () => {
  const server = await githubServer();
  await server[Symbol.asyncDispose]();
  const clock = impatientClock();
  const side = sideOf(server, { rollbackWorkflow: TARGET }, { clock });
  const failed = await side.rollBack('cg_1', INPUTS, LIVE);
  if (failed.state !== 'failed') return expect.unreachable(failed.state);
  expect(failed).toMatchObject({ attempts: 3, status: undefined, error: { code: 'unreachable' } });
  expect(failed.error.message).toContain('ECONNREFUSED');
  expect(clock.waits).toEqual([1, 3]);
});

test('rate limits are waited for, twice if need be', async () => {
  await using server = await githubServer();
  const reset = String(Math.floor(Date.now() / 1000) + 40);
  server.first(
    /dispatches$/,
    { status: 429, headers: { 'retry-after': '7' }, body: { message: 'secondary rate limit' } },
    {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      body: { message: 'API rate limit exceeded' },
    },
  );
  const clock = impatientClock();
  const side = sideOf(server, { rollbackWorkflow: TARGET }, { clock });
  const done = await side.rollBack('cg_1', INPUTS, LIVE);
  expect(done).toMatchObject({ state: 'done', attempts: 3 });
  expect(clock.waits[0]).toBe(7);
  expect(clock.waits[1]).toBeGreaterThanOrEqual(39);
  expect(clock.waits[1]).toBeLessThanOrEqual(42);
});

test('a rate limit that lasts beyond the budget is a failure at once', async () => {
  await using server = await githubServer();
  server.first(/dispatches$/, {
    status: 403,
    headers: { 'retry-after': '3600' },
    body: { message: 'You have exceeded a secondary rate limit' },
  });
  const clock = impatientClock();
  const side = sideOf(server, { rollbackWorkflow: TARGET }, { clock });
  const failed = await side.rollBack('cg_1', INPUTS, LIVE);
  if (failed.state !== 'failed') return expect.unreachable(failed.state);
  expect(failed.error).toMatchObject({ code: 'overloaded' });
  expect(failed.error.message).toContain('a rate limit that lasts longer than the gate waits');
  expect(clock.waits).toEqual([]);
});

test.each([301, 302, 307, 308])(
  'a renamed repository (%d) is followed, and a POST stays one',
  async (status) => {
    await using server = await githubServer();
    const location = `${server.url.origin}/repositories/4711/actions/workflows/rollback.yml/dispatches`;
    server.first(/^POST \/repos/, { status, headers: { location }, body: { message: 'Moved' } });
    const done = await sideOf(server, { rollbackWorkflow: TARGET }).rollBack('cg_1', INPUTS, LIVE);
    expect(done).toMatchObject({ state: 'done', attempts: 1, status: 204 });
    expect(server.asked.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/repos/octo/shop/actions/workflows/rollback.yml/dispatches'],
      ['POST', '/repositories/4711/actions/workflows/rollback.yml/dispatches'],
    ]);
    expect(server.asked[1]!.body).toEqual(server.asked[0]!.body);
  },
);

test('the token goes nowhere else: a redirect to another host is refused', async () => {
  await using server = await githubServer();
  await using other = await githubServer();
  server.first(/dispatches$/, { status: 307, headers: { location: `${other.url}elsewhere` } });
  const failed = await sideOf(server, { rollbackWorkflow: TARGET }).rollBack('cg_1', INPUTS, LIVE);
  if (failed.state !== 'failed') return expect.unreachable(failed.state);
  expect(failed.error.code).toBe('redirected');
  expect(failed.error.message).toContain('which is not where the token belongs');
  expect(other.connections()).toBe(0);
});

test('a redirect in circles ends', async () => {
  await using server = await githubServer();
  const location = '/repos/octo/shop/actions/workflows/rollback.yml/dispatches';
  const moved = { status: 307, headers: { location } };
  server.first(/dispatches$/, moved, moved, moved, moved, moved);
  const failed = await sideOf(server, { rollbackWorkflow: TARGET }).rollBack('cg_1', INPUTS, LIVE);
  expect(failed).toMatchObject({ state: 'failed', error: { code: 'redirected' } });
  expect(server.asked).toHaveLength(4);
});

test('a run that is cancelled waits for nothing', async () => {
  await using server = await githubServer();
  server.first(/dispatches$/, 'silence');
  const acting = new AbortController();
  const side = sideOf(server, { rollbackWorkflow: TARGET });
  const call = side.rollBack('cg_1', INPUTS, acting.signal);
  while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  acting.abort(new Error('SIGTERM'));
  expect(await call).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
});

test('without a token the failure says so, and nothing is asked', async () => {
  await using server = await githubServer();
  const side = sideOf(server, { rollbackWorkflow: TARGET, token: undefined });
  const failed = await side.rollBack('cg_1', INPUTS, LIVE);
  expect(failed).toMatchObject({ state: 'failed', attempts: 0, error: { code: 'unauthorized' } });
  expect(server.asked).toEqual([]);
});

test('long inputs are cut to what GitHub takes', async () => {
  await using server = await githubServer();
  const side = sideOf(server, { rollbackWorkflow: TARGET });
  const done = await side.rollBack('cg_1', { ...INPUTS, canary: 'x'.repeat(100_000) }, LIVE);
  expect(done.state).toBe('done');
  expect(server.asked[0]!.body.inputs.canary).toHaveLength(8000);
});
