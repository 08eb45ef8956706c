/** Outcomes as the gate makes them: seeded traffic, judged by the judge that ships. */
import type { Config } from '../../src/config.ts';
import { GateError, MetricsError } from '../../src/errors.ts';
import { drawPoisson } from '../../src/judge/draw.ts';
import { CountJudge, RankJudge } from '../../src/judge/judge.ts';
import type { Judge, JudgeSettings } from '../../src/judge/judgement.ts';
import type { CohortCounts, Counts } from '../../src/metrics/source.ts';
import type {
  Decision,
  Leads,
  Outcome,
  Plan,
  Poll,
  RateInterval,
  Recovery,
  Rollback,
  Stratum,
  Verdict,
  Watch,
} from '../../src/outcome.ts';
import { seededUniform } from '../../src/random.ts';
import { type Cause, reasonFor } from '../../src/reason.ts';

const START = Date.parse('2026-03-01T03:12:00Z');
const INTERVAL = 15_000;

export interface Scenario {
  readonly seed: number;
  readonly planned: number;
  /** Stops here when the judge has not convicted before. */
  readonly polls: number;
  /** Mean requests a poll, and error rate at poll i. */
  readonly canary: { readonly requests: number; readonly rate: (poll: number) => number };
  readonly baseline:
    | { readonly requests: number; readonly rate: (poll: number) => number }
    | undefined;
  readonly settings: Partial<JudgeSettings>;
  /** Polls without an answer. */
  readonly outages: readonly number[];
  readonly ratesOnly: boolean;
}

/** 40 polls, 480 canary requests each at 0.34 % errors, against nineteen times as many of the baseline. */
export function scenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    seed: 7,
    planned: 40,
    polls: 40,
    canary: { requests: 480, rate: () => 0.0034 },
    baseline: { requests: 9020, rate: () => 0.0034 },
    settings: {},
    outages: [],
    ratesOnly: false,
    ...changes,
  };
}

export function config(changes: Partial<Config> = {}): Config {
  const { source, strictness, ...rest } = withDefaults(changes);
  const checks = [{ name: undefined, inputs: [], source, strictness }];
  return { checks, source, strictness, ...rest };
}

function withDefaults(changes: Partial<Config>): Omit<Config, 'checks'> & Partial<Config> {
  return {
    source: {
      provider: 'prometheus',
      url: new URL('https://prometheus.example.com'),
      canary: 'http_requests_total{app="shop",version="8f3c1d2"}',
      baseline: 'http_requests_total{app="shop",version="stable"}',
      access: { authorization: { kind: 'none' }, headers: [] },
      errors: { kind: 'statuses', ranges: [[500, 599]], text: '5xx' },
      statusLabel: undefined,
    },
    timing: {
      duration: 600_000,
      interval: INTERVAL,
      warmup: 0,
      history: 3_600_000,
      verifyRecovery: 0,
      replay: undefined,
    },
    strictness: {
      falseAlarmRate: 0.01,
      maxErrorRatio: 1.25,
      negligibleErrorRate: 0.001,
      maxErrorRate: undefined,
      detectRatio: 5,
      detectRate: 0.01,
      power: 0.8,
    },
    policies: {
      failJob: true,
      onInconclusive: 'fail',
      onError: 'fail',
      onCancel: 'none',
      dryRun: false,
    },
    webhook: undefined,
    github: undefined,
    inputs: [
      { name: 'provider', value: 'prometheus', from: 'default' },
      { name: 'metrics-url', value: 'https://prometheus.example.com', from: 'input' },
      { name: 'canary', value: 'http_requests_total{app="shop",version="8f3c1d2"}', from: 'input' },
      {
        name: 'baseline',
        value: 'http_requests_total{app="shop",version="stable"}',
        from: 'input',
      },
      { name: 'duration', value: '10m', from: 'default' },
      { name: 'rollback-webhook-url', value: '***', from: 'input' },
    ],
    secrets: [],
    colours: false,
    reportFolder: '/tmp',
    proxy: { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined },
    ...changes,
  };
}

export interface Run {
  readonly watch: Watch;
  readonly polls: readonly Poll[];
  readonly cause: Cause;
}

/** Plays a scenario through the judge, a stratum a poll. */
export function play(scene: Scenario): Run {
  const uniform = seededUniform(scene.seed);
  const judgeSettings: JudgeSettings = {
    alpha: 0.01,
    maxErrorRatio: 1.25,
    negligibleErrorRate: 0.001,
    maxErrorRate: undefined,
    plannedStrata: scene.planned,
    dispersion: { phi: 1.8, from: 'instances' },
    learnsDispersion: true,
    compares: scene.baseline !== undefined,
    detectRatio: 5,
    detectRate: 0.01,
    power: 0.8,
    seed: 20260301,
    ...scene.settings,
  };
  const counts = new CountJudge(judgeSettings, seededUniform);
  const ranks = new RankJudge(judgeSettings, seededUniform);
  const judge: Judge<never> = scene.ratesOnly ? ranks : counts;
  const strata: Stratum[] = [];
  const rateIntervals: RateInterval[] = [];
  const polls: Poll[] = [];
  const outages: Watch['outages'][number][] = [];
  for (let i = 0; i < scene.polls && judge.judgement().conviction === undefined; i += 1) {
    const at = START + (i + 1) * INTERVAL;
    const poll = { number: i + 1, planned: scene.planned, at, elapsed: at - START, notes: [] };
    const common = { ...poll, duration: scene.planned * INTERVAL };
    if (scene.outages.includes(i)) {
      const outage = new MetricsError(
        'overloaded',
        'prometheus.example.com answered 503 three times.',
        'Nothing is lost if it comes back within 2m.',
      );
      outages.push({ at, code: outage.code, sentence: outage.message });
      polls.push({
        ...common,
        counts: undefined,
        rates: undefined,
        outage,
        judgement: judge.judgement(),
      });
      continue;
    }
    const canary = draw(scene.canary, i, uniform, ['8f3c1d2-a', '8f3c1d2-b']);
    const baseline =
      scene.baseline && draw(scene.baseline, i, uniform, ['stable-a', 'stable-b', 'stable-c']);
    const span = { start: at - INTERVAL, end: at, standing: 'waiting' as const };
    if (scene.ratesOnly) {
      const rates = { canary: rateOf(canary), baseline: rateOf(baseline!) };
      const judgement = ranks.add(rates);
      const index = rateIntervals.length;
      rateIntervals.push({ index, ...span, ...rates, logEvidence: judgement.logEvidence });
      settle(rateIntervals, judgement.settled);
      polls.push({ ...common, counts: undefined, rates, outage: undefined, judgement });
      continue;
    }
    const judgement = counts.add({ canary, baseline });
    strata.push({
      index: strata.length,
      ...span,
      canary,
      baseline,
      logEvidence: judgement.logEvidence,
      ratioLow: judgement.ratio?.low,
      ratioHigh: judgement.ratio?.high,
    });
    settle(strata, judgement.settled);
    polls.push({
      ...common,
      counts: { canary, baseline },
      rates: undefined,
      outage: undefined,
      judgement,
    });
  }
  const watch: Watch = {
    openedAt: START,
    plan: planOf(scene.planned),
    polls: polls.length,
    outages,
    strata,
    rateIntervals,
    notes: [
      {
        kind: 'birth',
        cohort: 'canary',
        sentence:
          'The series code="500" of the canary was born at 03:12:31 and is counted in full.',
      },
    ],
    judgement: judge.judgement(),
    judgeSettings,
    source: {
      provider: 'prometheus',
      url: 'https://prometheus.example.com',
      queries: [
        { cohort: 'canary', query: 'http_requests_total{app="shop",version="8f3c1d2"}[45s]' },
        { cohort: 'baseline', query: 'http_requests_total{app="shop",version="stable"}[45s]' },
      ],
      statusLabel: 'code',
    },
    requests: 2 * polls.length,
  };
  return { watch, polls, cause: judge.conclude() };
}

/** An outcome of a run; policies as by default, unless `changes` says otherwise. */
export function outcomeOf(run: Run, changes: Partial<Outcome> = {}, settings = config()): Outcome {
  const reason = reasonFor(run.cause, run.watch, settings);
  const verdict: Verdict =
    run.cause instanceof GateError
      ? { verdict: 'error', error: run.cause, reason }
      : 'verdict' in run.cause
        ? { ...run.cause, reason }
        : { verdict: 'inconclusive', ...run.cause, reason };
  return {
    verdict,
    decision: decisionOn(verdict),
    rollback: rollbackOn(verdict),
    recovery: NOT_WATCHED,
    dispatch: undefined,
    announcements: [],
    leads: verdict.verdict === 'fail' ? LEADS : undefined,
    watch: run.watch,
    config: settings,
    run: {
      repository: 'acme/shop',
      sha: '8f3c1d2a9b7e6f5c4d3b2a190f8e7d6c5b4a3f2e',
      runId: '8123456789',
      runAttempt: '1',
      job: 'canary',
      step: 'gate',
      runUrl: 'https://github.com/acme/shop/actions/runs/8123456789',
    },
    startedAt: START - 4000,
    decidedAt: run.polls.at(-1)?.at ?? START,
    ...changes,
  };
}

const LEADS: Leads = {
  traces: [
    {
      id: '4bf92f3577b34da6a3ce929d0e0e4736',
      at: START + 71_250,
      status: '500',
      route: '/checkout',
      instance: '8f3c1d2-a',
    },
    {
      id: '00f067aa0ba902b7',
      at: START + 64_500,
      status: '503',
      route: undefined,
      instance: undefined,
    },
  ],
  commits: {
    base: 'v1.41.0',
    head: '8f3c1d2',
    url: 'https://github.com/acme/shop/compare/v1.41.0...8f3c1d2',
    total: 2,
    behind: 0,
    commits: [
      {
        sha: '8f3c1d2a9b7e6f5c4d3b2a190f8e7d6c5b4a3f2e',
        url: 'https://github.com/acme/shop/commit/8f3c1d2a9b7e6f5c4d3b2a190f8e7d6c5b4a3f2e',
        subject: 'Read the cart from the new store',
      },
      {
        sha: '1c9e0b77d2f64e8fb5a1c3d2e4f60718293a4b5c',
        url: 'https://github.com/acme/shop/commit/1c9e0b77d2f64e8fb5a1c3d2e4f60718293a4b5c',
        subject: 'Add a store for carts',
      },
    ],
  },
  notes: [],
};

const NOT_WATCHED: Recovery = {
  state: 'not-watched',
  how: undefined,
  sentence: 'Whether the rollback worked was not watched (verify-recovery is 0s).',
  times: { onset: undefined, conviction: undefined, call: undefined, recovery: undefined },
};

/** A run that ended in something the judge knows nothing of. */
export function endedBy(run: Run, cause: Cause): Run {
  return { ...run, cause };
}

/** The run of a source that never answered. */
function neverBegun(cause: Cause): Run {
  const { watch } = play(scenario({ polls: 0 }));
  return {
    cause,
    polls: [],
    watch: {
      ...watch,
      plan: undefined,
      judgement: undefined,
      judgeSettings: undefined,
      notes: [],
      requests: 1,
    },
  };
}

const unauthorized = new MetricsError(
  'unauthorized',
  'prometheus.example.com answered 401 Unauthorized.',
  'Set `metrics-token` to a token that may read these metrics.',
);

/** One of each kind that a gate can end in. */
export const OUTCOMES: Readonly<Record<string, Outcome>> = {
  fail: outcomeOf(play(failing())),
  'fail, baseline without errors': outcomeOf(
    play(failing({ baseline: { requests: 9020, rate: () => 0 } })),
  ),
  'fail by the ceiling': outcomeOf(
    play(failing({ baseline: undefined, settings: { maxErrorRate: 0.005, compares: false } })),
    {},
    withCeiling(0.005),
  ),
  'fail by ranks': outcomeOf(play(failing({ ratesOnly: true }))),
  'fail, rollback refused': outcomeOf(play(failing({ outages: [2, 3] })), {
    rollback: {
      state: 'failed',
      id: 'msg_2x7f',
      attempts: 6,
      status: 503,
      error: new MetricsError('overloaded', 'The webhook answered 503.', 'Roll back by hand.'),
    },
  }),
  'fail in a dry run': outcomeOf(play(failing()), {
    decision: {
      exit: 'success',
      rollback: false,
      because: 'dry-run is true: nothing is called and the step succeeds.',
      would: { exit: 'failure', rollback: true },
    },
    rollback: { state: 'not-called', because: 'dry-run is true.' },
  }),
  pass: outcomeOf(play(scenario())),
  'pass without any error': outcomeOf(
    play(
      scenario({
        canary: { requests: 480, rate: () => 0 },
        baseline: { requests: 9020, rate: () => 0 },
      }),
    ),
  ),
  'pass of rates': outcomeOf(play(scenario({ ratesOnly: true }))),
  'too little power': outcomeOf(play(scenario({ canary: { requests: 6, rate: () => 0.0034 } }))),
  'no canary traffic': outcomeOf(play(scenario({ canary: { requests: 0, rate: () => 0 } }))),
  'no baseline traffic': outcomeOf(play(scenario({ baseline: { requests: 0, rate: () => 0 } }))),
  'unstable baseline': outcomeOf(
    play(scenario({ baseline: { requests: 9020, rate: (i) => (i % 3 === 0 ? 0.2 : 0.002) } })),
  ),
  silent: outcomeOf(endedBy(play(scenario({ polls: 20 })), { cause: 'silent', cohort: 'canary' })),
  interrupted: outcomeOf(
    endedBy(play(scenario({ polls: 9 })), { cause: 'interrupted', cohort: undefined }),
  ),
  'interrupted before the plan': outcomeOf(neverBegun({ cause: 'interrupted', cohort: undefined })),
  error: outcomeOf(neverBegun(unauthorized)),
  'error in the midst': outcomeOf(endedBy(play(scenario({ polls: 12 })), unauthorized)),
};

/** A canary that breaks at its third poll, six times worse. */
export function failing(changes: Partial<Scenario> = {}): Scenario {
  return scenario({
    canary: { requests: 480, rate: (i) => (i < 2 ? 0.0034 : 0.024) },
    ...changes,
  });
}

export function withCeiling(maxErrorRate: number): Config {
  const settings = config();
  return { ...settings, strictness: { ...settings.strictness, maxErrorRate } };
}

function planOf(planned: number): Plan {
  return {
    start: START,
    deadline: START + planned * INTERVAL,
    polls: planned,
    strata: planned,
    stratumLength: INTERVAL,
    burstiness:
      'Errors here come in clumps of about 1.8, measured over 1h of the baseline, 3 instances.',
  };
}

function draw(
  { requests: mean, rate }: { requests: number; rate: (poll: number) => number },
  poll: number,
  uniform: () => number,
  names: readonly string[],
): CohortCounts {
  const requests = drawPoisson(mean, uniform);
  const errors = Math.min(requests, drawPoisson(requests * rate(poll), uniform));
  const gateway = Math.floor(errors / 5);
  const parts = (of: readonly string[]) =>
    new Map<string, Counts>(
      of.map((name, j) => [
        name,
        { errors: part(errors, of.length, j), requests: part(requests, of.length, j) },
      ]),
    );
  const statuses = new Map([
    ['200', requests - errors],
    ['500', errors - gateway],
    ['503', gateway],
  ]);
  const newest = START + (poll + 1) * INTERVAL - 3000;
  const [instances, routes] = [parts(names), parts(['/', '/cart', '/checkout'])];
  return { errors, requests, statuses, instances, routes, newest, stale: false };
}

function part(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}

function rateOf({ errors, requests }: Counts): number {
  return requests === 0 ? 0 : errors / requests;
}

function settle<Row extends { readonly standing: Stratum['standing'] }>(
  rows: Row[],
  settled: readonly { readonly index: number; readonly standing: Stratum['standing'] }[],
): void {
  for (const { index, standing } of settled) rows[index] = { ...rows[index]!, standing };
}

function decisionOn({ verdict }: Verdict): Decision {
  if (verdict === 'pass') {
    return {
      exit: 'success',
      rollback: false,
      because: 'A pass lets the job go on.',
      would: undefined,
    };
  }
  const because =
    verdict === 'fail'
      ? 'fail-job is true: the step fails.'
      : `on-${verdict} is fail: the step fails, the webhook is not called.`;
  return { exit: 'failure', rollback: verdict === 'fail', because, would: undefined };
}

function rollbackOn({ verdict }: Verdict): Rollback {
  return verdict === 'fail'
    ? { state: 'done', id: 'msg_2x7f', attempts: 1, status: 202, at: START + 700_000 }
    : { state: 'not-called', because: `The verdict is ${verdict}.` };
}
