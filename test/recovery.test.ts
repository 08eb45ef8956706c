/** Whether a canary of which something is silent is taken for one that is gone. */
import { expect, test } from 'vitest';
import { jointClocks } from '../src/joint-clock.ts';
import type { CohortCounts, MetricSource } from '../src/metrics/source.ts';
import { verifyRecovery } from '../src/recovery.ts';
import { config, OUTCOMES } from './support/outcomes.ts';

const SILENT: CohortCounts = {
  errors: 0,
  requests: 0,
  statuses: new Map(),
  instances: new Map(),
  routes: new Map(),
  newest: undefined,
  stale: true,
};

/** Every poll after the call brings the same of the canary. */
function afterwards(canary: CohortCounts, baseline: CohortCounts | undefined) {
  const observe = async () =>
    ({ kind: 'counts', canary, baseline, scrapeInterval: 15_000, notes: [] }) as const;
  const source = { observe } as unknown as MetricSource;
  const common = config();
  const timing = { ...common.timing, verifyRecovery: 120_000 };
  const [clock] = jointClocks(0, 1);
  const signal = new AbortController().signal;
  const reporter = { recovering() {} };
  return verifyRecovery(
    { config: { ...common, timing }, source, clock: clock!, reporter, signal },
    OUTCOMES.fail!,
  );
}

const baseline = { ...SILENT, requests: 500, stale: false };

test('one without any sample is gone', async () => {
  expect(await afterwards(SILENT, baseline)).toMatchObject({
    how: 'no-traffic',
    times: { recovery: 15_000 },
  });
});

test.each([
  ['a baseline', baseline],
  ['none', undefined],
])(
  'one whose errors alone are silent is not gone while it has requests, beside %s',
  async (_, beside) => {
    const canary = { ...SILENT, requests: 20, stillAnswers: true };
    expect(await afterwards(canary, beside)).toMatchObject({ state: 'unconfirmed' });
  },
);

test('it is gone once it has had no request for three intervals', async () => {
  const canary = { ...SILENT, stillAnswers: true };
  expect(await afterwards(canary, baseline)).toMatchObject({
    how: 'no-traffic',
    times: { recovery: 45_000 },
  });
});
