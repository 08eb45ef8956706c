/**
 * A canary that is killed and starts anew while it is watched: every count that a scrape saw is counted, to the last
 * one, with births in full. The clients know the truth. Each life of the canary fails once on every route, so that its
 * errors are all births: `increase()` on the same server sees none of them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ROUTES, startLoad, type Truth } from '../../demo/load.ts';
import { showWhenFailed } from '../support/gate-log.ts';
import { startPrometheus } from '../support/real-prometheus.ts';
import type { RealServer } from '../support/real-server.ts';
import { startVictoria } from '../support/real-victoria.ts';
import { runAction } from '../support/runner.ts';
import { type Service, startService } from '../support/service.ts';

const REQUESTS_PER_SECOND = 30;
const ERRORS = 0.04;
const DURATION = 30;
/** Long enough for a last scrape of all that was served. */
const QUIET = 2_500;

test('a restart loses nothing that was scraped, and births are counted in full', async (context) => {
  await using stable = await startService({ errorRate: ERRORS, seed: 21 });
  await using canary = await startService({ seed: 22 });
  const targets = [
    { address: `127.0.0.1:${stable.port}`, labels: { version: 'stable' } },
    { address: `127.0.0.1:${canary.port}`, labels: { version: 'canary' } },
  ];
  await using prometheus = await startPrometheus({ targets });
  await using victoria = await startVictoria({ targets });
  // One answer of each and a few scrapes of it: the level that counting starts from.
  for (const { url } of [stable, canary]) await fetch(url);
  await sleep(5_000);

  const watching = Promise.all([prometheus, victoria].map(watch));
  await sleep(3_000);
  const stableLoad = startLoad(stable.url, REQUESTS_PER_SECOND);
  const before = await serve(canary, 8_000);
  await canary.restart();
  const after = await serve(canary, 8_000);
  const truth = { canary: total([before, after]), stable: await stableLoad.stop() };
  expect(truth.canary).toMatchObject({ errors: 2 * ROUTES.length, unanswered: 0 });
  expect(truth.stable.unanswered).toBe(0);

  for (const run of await watching) {
    using _ = run;
    showWhenFailed(context, run);
    expect({
      canary: counted(run.outputs, 'canary'),
      stable: counted(run.outputs, 'baseline'),
    }).toEqual({
      canary: { errors: truth.canary.errors, requests: truth.canary.requests },
      stable: { errors: truth.stable.errors, requests: truth.stable.requests },
    });
  }
  const seen = await prometheus.query(
    `sum(increase(http_requests_total{version="canary",code="500"}[${DURATION + 10}s]))`,
  );
  expect(seen).toBe(0);
});

/** Load for a time, with one 500 on every route in its midst; then quiet until all of it is scraped. */
async function serve(service: Service, duration: number): Promise<Truth> {
  const load = startLoad(service.url, REQUESTS_PER_SECOND);
  await sleep(duration / 2);
  const healthy = await load.stop();
  await service.setErrorRate(1);
  const failed = await Promise.all(ROUTES.map((route) => fetch(new URL(route, service.url))));
  await service.setErrorRate(0);
  const more = startLoad(service.url, REQUESTS_PER_SECOND);
  await sleep(duration / 2);
  const truth = await more.stop();
  await sleep(QUIET);
  const errors = failed.filter(({ status }) => status === 500).length;
  return total([healthy, { requests: failed.length, errors, unanswered: 0 }, truth]);
}

function total(parts: readonly Truth[]): Truth {
  return {
    requests: parts.reduce((sum, { requests }) => sum + requests, 0),
    errors: parts.reduce((sum, { errors }) => sum + errors, 0),
    unanswered: parts.reduce((sum, { unanswered }) => sum + unanswered, 0),
  };
}

/** Equal error rates, and so strict that chance convicts nobody before the end. */
function watch({ url }: RealServer) {
  return runAction({
    with: {
      'metrics-url': url,
      canary: 'http_requests_total{version="canary"}',
      baseline: 'http_requests_total{version="stable"}',
      duration: `${DURATION}s`,
      interval: '1s',
      'false-alarm-rate': '0.001%',
      'on-inconclusive': 'pass',
    },
  });
}

function counted(outputs: Readonly<Record<string, string>>, cohort: 'canary' | 'baseline') {
  return {
    errors: Number(outputs[`${cohort}-errors`]),
    requests: Number(outputs[`${cohort}-requests`]),
  };
}
