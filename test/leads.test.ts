import { expect, test } from 'vitest';
import type { Config } from '../src/config.ts';
import { MetricsError } from '../src/errors.ts';
import { gatherLeads } from '../src/leads.ts';
import type { MetricSource, Trace } from '../src/metrics/source.ts';
import { GITHUB_TOKEN, githubServer } from './support/github-server.ts';
import { OUTCOMES } from './support/outcomes.ts';

const BASELINE = 'up{version="v1.4.2"}';
const NEVER = new AbortController().signal;
const TRACE: Trace = { id: 'a', at: 1, status: '500', route: undefined, instance: undefined };

/** Only what is asked for here. */
function source(traces?: MetricSource['traces']): MetricSource {
  const unused = () => Promise.reject(new Error('not asked for here'));
  return {
    open: unused,
    observe: unused,
    history: unused,
    describe: () => OUTCOMES.fail!.watch.source,
    requests: () => 0,
    ...(traces === undefined ? {} : { traces }),
  };
}

test('a conviction is followed by the traces of the watch, up to the decision', async () => {
  const { watch, decidedAt } = OUTCOMES.fail!;
  const asked: number[] = [];
  const traces: MetricSource['traces'] = async (from, to) => {
    asked.push(from, to);
    return [TRACE];
  };
  expect(await gatherLeads(OUTCOMES.fail!, source(traces), NEVER)).toEqual({
    traces: [TRACE],
    commits: undefined,
    notes: [],
  });
  expect(asked).toEqual([watch.plan!.start, decidedAt]);
});

test('what cannot be found out is a note, never an error', async () => {
  const refused: MetricSource['traces'] = () =>
    Promise.reject(new MetricsError('refused', 'It answered 404.', 'Never mind.'));
  expect(await gatherLeads(OUTCOMES.fail!, source(refused), NEVER)).toEqual({
    traces: [],
    commits: undefined,
    notes: ['No traces of failing requests could be read: It answered 404.'],
  });
  expect(await gatherLeads(OUTCOMES.fail!, source(), NEVER)).toEqual({
    traces: [],
    commits: undefined,
    notes: [],
  });
});

test('nothing is asked without a conviction, or in a run that is cancelled', async () => {
  const never: MetricSource['traces'] = () => Promise.reject(new Error('asked'));
  for (const name of ['pass', 'error', 'interrupted', 'too little power']) {
    expect(await gatherLeads(OUTCOMES[name]!, source(never), NEVER)).toBe(undefined);
  }
  expect(await gatherLeads(OUTCOMES.fail!, source(never), AbortSignal.abort())).toBe(undefined);
});

test('versions in the selectors are compared, and only then is GitHub asked', async () => {
  await using server = await githubServer();
  const reading = { token: GITHUB_TOKEN, apiUrl: server.url };
  const outcome = (version: string) => {
    const { config, run } = OUTCOMES.fail!;
    const settings = { ...config.source, canary: `up{version="${version}"}`, baseline: BASELINE };
    const judged = { ...OUTCOMES.fail!, run: { ...run, repository: 'octo/shop' } };
    return { ...judged, config: { ...config, source: settings, githubReading: reading } as Config };
  };
  expect(await gatherLeads(outcome('canary'), source(), NEVER)).toMatchObject({ notes: [] });
  expect(server.asked).toEqual([]);
  const found = await gatherLeads(outcome('v1.5.0'), source(), NEVER);
  expect(server.asked.map(({ path }) => decodeURIComponent(path))).toEqual([
    '/repos/octo/shop/compare/v1.4.2...v1.5.0',
  ]);
  expect(found?.commits).toBe(undefined);
  expect(found?.notes).toMatchObject(
    [/commits between the versions could not be read.*404/].map((said) =>
      expect.stringMatching(said),
    ),
  );
});
