/** A run that is long and wide: as many polls and pods as a report must cope with, without judging each of them. */
import { drawPoisson } from '../../src/judge/draw.ts';
import type { CohortCounts, Counts } from '../../src/metrics/source.ts';
import type { CheckOutcome, Outcome, Stratum } from '../../src/outcome.ts';
import { seededUniform } from '../../src/random.ts';
import { config, OUTCOMES } from './outcomes.ts';

const START = Date.parse('2026-03-01T03:00:00Z');
const INTERVAL = 15_000;
const CANARY_SHARE = 0.1;

/** A tenth of the pods are the canary's; the evidence wanders, with one short peak in the midst. */
export function longRun(polls: number, pods: number, secrets: readonly string[] = []): Outcome {
  const uniform = seededUniform(11);
  const canaries = Math.max(1, Math.round(pods * CANARY_SHARE));
  const strata: Stratum[] = [];
  let logEvidence = 0;
  for (let index = 0; index < polls; index += 1) {
    const end = START + (index + 1) * INTERVAL;
    logEvidence = Math.max(-4, Math.min(3, logEvidence + 0.2 * (uniform() - 0.5)));
    strata.push({
      index,
      start: end - INTERVAL,
      end,
      canary: cohort('canary', canaries, end, uniform),
      baseline: cohort('baseline', pods - canaries, end, uniform),
      standing: index % 400 === 399 ? 'set-aside' : 'admitted',
      logEvidence: index === Math.floor(polls / 2) ? 4.2 : logEvidence,
      ratioLow: 1 / (1 + 40 / (index + 1)),
      ratioHigh: 1 + 40 / (index + 1),
    });
  }
  const outcome = OUTCOMES.pass!;
  return { ...outcome, config: config({ secrets }), watch: { ...outcome.watch, polls, strata } };
}

/** The same run as so many checks of one step; the first of them decided. */
export function longChecks(
  checks: number,
  polls: number,
  pods: number,
  secrets: readonly string[] = [],
): Outcome {
  const run = longRun(polls, pods, secrets);
  const { source, strictness } = run.config;
  const { verdict, watch } = run;
  const others = Array.from({ length: checks - 1 }, (_, i): CheckOutcome => {
    const own = { source: { ...source }, watch: { ...watch } };
    return { name: `endpoint ${i + 1}`, verdict, strictness, ...own };
  });
  return {
    ...run,
    checks: [{ name: 'endpoint 0', verdict, watch, source, strictness }, ...others],
  };
}

function cohort(name: string, pods: number, end: number, uniform: () => number): CohortCounts {
  const instances = new Map<string, Counts>();
  let [errors, requests] = [0, 0];
  for (let pod = 0; pod < pods; pod += 1) {
    const counts = {
      errors: drawPoisson(pod === 3 ? 0.6 : 0.1, uniform),
      requests: 40 + (pod % 9),
    };
    errors += counts.errors;
    requests += counts.requests;
    instances.set(`shop-${name}-7d9f6c5b8-${pod.toString(36).padStart(5, 'x')}`, counts);
  }
  const statuses = new Map([
    ['200', requests - errors],
    ['500', errors],
  ]);
  const { canary } = OUTCOMES.pass!.watch.strata[0]!;
  return { ...canary, errors, requests, statuses, instances, newest: end - 3000 };
}
