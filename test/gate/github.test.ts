/** The bundle with a GitHub of its own: what it starts, sets and writes there, and what it says where it may not. */
import { expect, test, vi } from 'vitest';
import { type FakePrometheus, fakePrometheus } from '../support/fake-prometheus.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { rollbackTarget, runGate } from '../support/gate-run.ts';
import { GITHUB_TOKEN, type GitHubServer, githubServer } from '../support/github-server.ts';
import { addVersion } from '../support/traffic.ts';

vi.setConfig({ maxConcurrency: 12 });

const SHA = 'ffac537e6cbbf934b08745a378932722df287a53';
const HEALTHY = 1;
const FAULTY = 20;

function inputs(
  server: FakePrometheus,
  canaryErrors: number,
  more: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    'metrics-url': server.url.href,
    canary: addVersion(server, 'v2', { errors: canaryErrors }).selector,
    baseline: addVersion(server, 'v1', { errors: HEALTHY }).selector,
    history: '30s',
    duration: '6s',
    'github-token': GITHUB_TOKEN,
    ...more,
  };
}

const EVERYTHING = {
  environment: 'production',
  'rollback-workflow': 'rollback.yml@main',
  comment: 'true',
};

/** A deployment of the commit, and a pull request that holds it. */
async function shop(): Promise<GitHubServer> {
  const github = await githubServer({ prefix: '/api/v3' });
  const statuses = [{ environment_url: 'https://shop.example.com' }];
  const created_at = '2026-03-01T12:00:00Z';
  github.deployments.push({ id: 42, environment: 'production', sha: SHA, created_at, statuses });
  github.pulls.set(SHA, [{ number: 7, repository: 'octo/shop', repositoryId: 4711 }]);
  return github;
}

const at = (github: GitHubServer) => ({
  GITHUB_API_URL: github.url.href,
  GITHUB_REPOSITORY_ID: '4711',
});

test.concurrent('a bad canary: the workflow is started once, the deployment inactive, the pull request told', async (context) => {
  await using server = await fakePrometheus();
  await using github = await shop();
  using run = await runGate(undefined, {
    with: inputs(server, FAULTY, EVERYTHING),
    env: at(github),
  });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, outcome: 'failure' });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'true' });

  const [dispatch, ...others] = github.asked.filter(({ path }) => path.includes('dispatches'));
  expect(others).toEqual([]);
  const { verdict, reason } = run.outputs;
  expect(dispatch!.body).toMatchObject({ ref: 'main', inputs: { verdict, reason } });
  expect(dispatch!.body.inputs['run-url']).toBe(
    'https://github.com/octo/shop/actions/runs/1658821493/attempts/1',
  );
  expect(run.record.dispatch).toMatchObject({
    state: 'done',
    id: dispatch!.body.inputs.id,
    status: 204,
  });
  expect(run.record.rollback.state).toBe('not-called');

  expect(github.deployments[0]!.statuses[0]).toMatchObject({
    state: 'inactive',
    environment_url: 'https://shop.example.com',
    description: expect.stringMatching(/^Rolled back\. fail: /),
  });
  const [comment] = github.comments.get(7)!;
  expect(comment!.body).toContain('### ❌ Canary Gate: fail');
  expect(run.record.announcements).toMatchObject([
    { what: 'deployment', state: 'done' },
    { what: 'comment', state: 'done', url: comment!.html_url },
  ]);
  expect(run.summary).toContain('Rolled back: the workflow was started');
  expect(run.summary).toContain('The status of deployment 42 is now inactive.');
  expect(run.log).toContain('Commented on pull request 7.');
  expect(run.annotations).toMatchObject([{ name: 'error', message: reason }]);
});

test.concurrent('a healthy canary: no workflow, a success, and one comment over reruns', async (context) => {
  await using server = await fakePrometheus();
  await using github = await shop();
  const with_ = inputs(server, HEALTHY, EVERYTHING);
  using first = await runGate(undefined, { with: with_, env: at(github) });
  const again = { ...at(github), GITHUB_RUN_ATTEMPT: '2' };
  using second = await runGate(undefined, { with: with_, env: again });
  showWhenFailed(context, second);
  expect([first.outputs.verdict, second.outputs.verdict]).toEqual(['pass', 'pass']);
  expect(second.exitCode).toBe(0);
  expect(github.asked.filter(({ path }) => path.includes('dispatches'))).toEqual([]);
  expect(second.record.dispatch).toMatchObject({ state: 'not-called' });
  expect(github.deployments[0]!.statuses[0]).toMatchObject({ state: 'success' });
  const [comment, ...others] = github.comments.get(7)!;
  expect(others).toEqual([]);
  expect(comment!.body).toContain('attempt 2');
  expect(second.log).toContain('The comment on pull request 7 is up to date.');
});

test.concurrent('without permission: warnings with the line to add, and the verdict stands', async (context) => {
  await using server = await fakePrometheus();
  await using github = await shop();
  const denied = { status: 403, body: { message: 'Resource not accessible by integration' } };
  github.first(/^GET /, denied, denied);
  const told = { environment: 'production', comment: 'true' };
  using run = await runGate(undefined, { with: inputs(server, HEALTHY, told), env: at(github) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
  const warnings = run.annotations.filter(({ name }) => name === 'warning');
  expect(warnings).toHaveLength(2);
  expect(warnings[0]!.message).toContain('`permissions: { deployments: write }`');
  expect(warnings[1]!.message).toContain('`permissions: { pull-requests: write }`');
});

test.concurrent('a workflow that can not be started fails the job loudly, whatever fail-job says; the webhook is called all the same', async (context) => {
  await using server = await fakePrometheus();
  await using github = await shop();
  await using receiver = await rollbackTarget();
  github.workflows.clear();
  const with_ = inputs(server, FAULTY, { ...EVERYTHING, 'fail-job': 'false' });
  using run = await runGate(receiver.webhook, { with: with_, env: at(github) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 1, outcome: 'failure' });
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'rolled-back': 'false' });
  expect(receiver.calls).toHaveLength(1);
  const [dispatch] = github.asked.filter(({ path }) => path.includes('dispatches'));
  expect(dispatch!.body.inputs.id).toBe(receiver.calls[0]!.headers['webhook-id']);
  expect(run.record).toMatchObject({
    rollback: { state: 'done' },
    dispatch: { state: 'failed', status: 404, error: { code: 'unauthorized' } },
  });
  const [, loud] = run.annotations;
  expect(loud!.name).toBe('error');
  expect(loud!.message).toContain('THE ROLLBACK FAILED');
  expect(loud!.message).toContain('`permissions: { actions: write }`');
  expect(github.deployments[0]!.statuses[0]).toMatchObject({
    state: 'failure',
    description: expect.stringMatching(/^THE ROLLBACK FAILED\. fail: /),
  });
});

test.concurrent('a dry run touches nothing on GitHub', async (context) => {
  await using server = await fakePrometheus();
  await using github = await shop();
  const with_ = inputs(server, FAULTY, { ...EVERYTHING, 'dry-run': 'true' });
  using run = await runGate(undefined, { with: with_, env: at(github) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'fail', 'rolled-back': 'false' } });
  expect(run.summary).toContain('It would have called the rollback workflow and failed the step');
  expect(github.connections()).toBe(0);
});

test.concurrent('a GitHub that is down changes no verdict', async (context) => {
  await using server = await fakePrometheus();
  const github = await shop();
  await github[Symbol.asyncDispose]();
  const told = { environment: 'production', comment: 'true' };
  using run = await runGate(undefined, { with: inputs(server, HEALTHY, told), env: at(github) });
  showWhenFailed(context, run);
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
  expect(run.annotations.filter(({ name }) => name === 'warning')).toHaveLength(2);
});

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 20));
}

const dispatches = (github: GitHubServer) =>
  github.asked.filter(({ path }) => path.endsWith('/dispatches'));

test.concurrent('killed before its verdict with on-cancel: rollback: the post step starts the workflow, once', async (context) => {
  await using server = await fakePrometheus();
  await using github = await shop();
  const killed = new AbortController();
  const with_ = inputs(server, HEALTHY, { ...EVERYTHING, 'on-cancel': 'rollback' });
  const options = { env: at(github), patience: [], cancel: killed.signal };
  const running = runGate(undefined, { with: with_, ...options });
  await server.asked(3);
  killed.abort();
  using run = await running;
  showWhenFailed(context, run);
  expect(run).toMatchObject({ signal: 'SIGKILL', post: { exitCode: 0 } });
  expect(dispatches(github)).toHaveLength(1);
  expect(dispatches(github)[0]!.body.inputs).toMatchObject({
    verdict: 'inconclusive',
    id: JSON.parse(run.state.armed!).id,
  });
  expect(run.record.dispatch).toMatchObject({ state: 'done' });
  expect(github.deployments[0]!.statuses[0]).toMatchObject({ state: 'inactive' });
  expect(github.comments.get(7)![0]!.body).toContain('The gate was killed before its verdict');
});

test.concurrent('killed while the workflow was being started: it is not started twice, and someone must look', async (context) => {
  await using server = await fakePrometheus();
  await using github = await shop();
  github.first(/dispatches$/, 'silence');
  const killed = new AbortController();
  const options = { env: at(github), patience: [], cancel: killed.signal };
  const running = runGate(undefined, { with: inputs(server, FAULTY, EVERYTHING), ...options });
  await until(() => dispatches(github).length > 0);
  killed.abort();
  using run = await running;
  showWhenFailed(context, run);
  expect(run).toMatchObject({ signal: 'SIGKILL', post: { exitCode: 1 } });
  expect(dispatches(github)).toHaveLength(1);
  expect(run.record).toMatchObject({
    verdict: { verdict: 'fail' },
    dispatch: {
      state: 'failed',
      id: dispatches(github)[0]!.body.inputs.id,
      error: { code: 'interrupted' },
    },
  });
  const loud = run.annotations.map(({ message }) => message);
  expect(loud).toContainEqual(expect.stringContaining('Look at the runs of that workflow'));
  expect(github.deployments[0]!.statuses[0]).toMatchObject({ state: 'failure' });
});
