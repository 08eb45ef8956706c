import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** In a process of its own: @actions/github reads the environment once, when it is loaded. */
async function identityIn(environment: Record<string, string>): Promise<unknown> {
  const script = `
    import { readRunIdentity } from './src/github/run.ts';
    process.stdout.write(JSON.stringify(await readRunIdentity(process.env)));
  `;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { env: { PATH: process.env.PATH ?? '', ...environment } },
  );
  return JSON.parse(stdout);
}

const RUN = {
  GITHUB_ACTION: '__canary-gate',
  GITHUB_JOB: 'deploy',
  GITHUB_REPOSITORY: 'shop/api',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_RUN_ID: '1234567890',
  GITHUB_SERVER_URL: 'https://github.example.com',
  GITHUB_SHA: 'f00',
};

test('a run knows its names and where it is shown', async () => {
  expect(await identityIn(RUN)).toEqual({
    repository: 'shop/api',
    sha: 'f00',
    runId: '1234567890',
    runAttempt: '2',
    job: 'deploy',
    step: '__canary-gate',
    runUrl: 'https://github.example.com/shop/api/actions/runs/1234567890/attempts/2',
  });
});

test.each([
  ['acme/canary-gate', 'v1.2.3', { repository: 'acme/canary-gate', ref: 'v1.2.3' }],
  ['', '', undefined],
  ['acme/canary-gate', "v1'; rm -rf ~ #", undefined],
  ['acme', 'v1', undefined],
])('the action is known where it is spelled as GitHub does: %s@%s', async (name, ref, action) => {
  const environment = { ...RUN, GITHUB_ACTION_REPOSITORY: name, GITHUB_ACTION_REF: ref };
  const identity = (await identityIn(environment)) as { action?: unknown };
  expect(identity.action).toEqual(action);
});

test('outside of a run nothing is known', async () => {
  expect(await identityIn({})).toEqual({});
});

test('a run that can not be read stops nothing', async () => {
  const { GITHUB_REPOSITORY: _, ...rest } = RUN;
  expect(await identityIn(rest)).toEqual({});
});
