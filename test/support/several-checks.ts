/** Outcomes of steps with several checks: what one check would give alone, with its part of the false alarms. */
import type { JudgeSettings } from '../../src/judge/judgement.ts';
import type { CheckOutcome, Outcome, Watch } from '../../src/outcome.ts';
import {
  endedBy,
  failing,
  OUTCOMES,
  outcomeOf,
  play,
  type Run,
  type Scenario,
  scenario,
  withCeiling,
} from './outcomes.ts';

const ALPHA = 0.01;

interface Spec {
  readonly name: string;
  readonly scene?: Partial<Scenario>;
  /** Of errors, beside the comparison: each test then has half of the false alarms. */
  readonly ceiling?: number;
  /** What ends it, where it is not the judge. */
  readonly ends?: (run: Run) => Run;
}

/** @param decides name of the check that the step's verdict is of @param among so many the false alarms are shared */
function severalChecks(specs: readonly Spec[], decides: string, among = specs.length): Outcome {
  const alpha = ALPHA / among;
  const made = specs.map(({ name, scene = {}, ceiling, ends = (run) => run }, seed) => {
    const settings: Partial<JudgeSettings> = { alpha, maxErrorRate: ceiling };
    const run = ends(play(scenario({ seed: seed + 3, ...scene, settings })));
    const config = ceiling === undefined ? OUTCOMES.pass!.config : withCeiling(ceiling);
    const strictness = { ...config.strictness, falseAlarmRate: alpha };
    const source = { ...config.source };
    return { name, outcome: outcomeOf(run, {}, { ...config, source, strictness }) };
  });
  const checks = made.map(({ name, outcome: { verdict, watch, config } }): CheckOutcome => {
    return { name, verdict, watch, source: config.source, strictness: config.strictness };
  });
  const { outcome } = made.find(({ name }) => name === decides)!;
  return {
    ...outcome,
    verdict: { ...outcome.verdict, reason: `"${decides}": ${outcome.verdict.reason}` },
    checks,
  };
}

const cutShort = (run: Run) =>
  endedBy(run, { cause: 'cut-short', cohort: undefined, after: 'checkout' });
const silent = (run: Run) => endedBy(run, { cause: 'silent', cohort: 'canary' });
const UNTIL_CONVICTED = 6;
const rate = (requests: number, share: number) => ({ requests, rate: () => share });

/** One convicts and cuts the others short. */
function failOfSix(): Outcome {
  const cut = (
    name: string,
    canary: Scenario['canary'],
    changes: Partial<Scenario> = {},
  ): Spec => ({
    name,
    scene: { polls: UNTIL_CONVICTED, canary, ...changes },
    ends: cutShort,
  });
  const slow = { requests: 300, rate: (poll: number) => (poll < 3 ? 0.004 : 0.012) };
  return severalChecks(
    [
      cut('whole shop', rate(900, 0.0036)),
      { name: 'checkout', scene: failing() },
      cut('latency', slow),
      cut('gateway errors', rate(900, 0.0012)),
      cut('search', rate(200, 0)),
      cut('eu-central-1', rate(480, 0.0034), { ratesOnly: true }),
    ],
    'checkout',
  );
}

/** One could not be read; another has a ceiling, and so another threshold. */
function errorOfEight(): Outcome {
  const { verdict, watch, decision, rollback } = OUTCOMES.error!;
  const healthy = ['home', 'cart', 'search', 'account', 'help'].map(
    (name, i): Spec => ({ name, scene: { canary: rate(480, 0.003 + 0.0004 * i) } }),
  );
  const outcome = severalChecks(
    [
      ...healthy,
      { name: 'capped', ceiling: 0.01 },
      { name: 'quiet', scene: { polls: 12 }, ends: silent },
    ],
    'home',
    8,
  );
  const source = { ...outcome.config.source };
  const { strictness } = outcome.config;
  return {
    ...outcome,
    verdict: { ...verdict, reason: `"export": ${verdict.reason}` },
    watch,
    decision,
    rollback,
    config: { ...outcome.config, source },
    checks: [...outcome.checks!, { name: 'export', verdict, watch, source, strictness }],
  };
}

export const SEVERAL: Readonly<Record<string, Outcome>> = {
  'fail of six checks': failOfSix(),
  'error of eight checks': errorOfEight(),
  'pass of two checks': severalChecks(
    [{ name: 'errors' }, { name: 'latency', scene: { canary: rate(480, 0.0042) } }],
    'latency',
  ),
};

/** The same watch, with parts of the canary that are called like this. @param parts how many */
export function withParts(watch: Watch, label: string, parts: number): Watch {
  const names = Array.from({ length: parts }, (_, i) => (i === 0 ? label : `${i} ${label}`));
  const counts = new Map(names.map((name, i) => [name, { errors: i + 1, requests: 60 }]));
  const statuses = new Map(names.map((name, i) => [name, i + 1]));
  const strata = watch.strata.map((stratum) => ({
    ...stratum,
    canary: { ...stratum.canary, statuses, instances: counts, routes: counts },
  }));
  return { ...watch, strata };
}
