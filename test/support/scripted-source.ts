/** A source that does as it is told, poll by poll: traffic from a seed, outages, silence and slow scrapes where a script has them. */
import type { Instant } from '../../src/clock.ts';
import { MetricsError } from '../../src/errors.ts';
import { drawPoisson } from '../../src/judge/draw.ts';
import type { CohortCounts, Counts, MetricSource, Observation } from '../../src/metrics/source.ts';
import { seededUniform } from '../../src/random.ts';

export type Moment =
  /** Numbers of both. */
  | 'fresh'
  /** Numbers, but nothing new of one. */
  | 'canary silent'
  | 'baseline silent'
  | 'outage'
  | 'refused';

export interface Script {
  readonly seed: number;
  readonly kind: Observation['kind'];
  readonly compares: boolean;
  /** In milliseconds. */
  readonly scrapeInterval: number;
  /** Mean requests a poll. */
  readonly requests: number;
  readonly canaryRate: number;
  readonly baselineRate: number;
  /** Before the first answer. */
  readonly closed: number;
  /** One a poll; what comes after the last is fresh. */
  readonly moments: readonly Moment[];
  /** Told at every poll. */
  readonly onPoll?: (poll: number) => void;
}

/** Canary and baseline alike, every 15 seconds. */
export const STEADY: Script = {
  seed: 3,
  kind: 'counts',
  compares: true,
  scrapeInterval: 15_000,
  requests: 500,
  canaryRate: 0.004,
  baselineRate: 0.004,
  closed: 0,
  moments: [],
};

/** Counts that a poll does not bring come with the next one that brings any, as they do from counters. */
export function scriptedSource(script: Script): MetricSource {
  const { kind, compares, scrapeInterval, requests, canaryRate, baselineRate, moments } = script;
  const uniform = seededUniform(script.seed);
  let closed = script.closed;
  let poll = 0;
  const held = { canary: NOTHING, baseline: NOTHING };
  const grow = (cohort: 'canary' | 'baseline', rate: number) => {
    const more = drawPoisson(requests, uniform);
    const errors = Math.min(more, drawPoisson(more * rate, uniform));
    held[cohort] = {
      errors: held[cohort].errors + errors,
      requests: held[cohort].requests + more,
    };
  };
  const told = (cohort: 'canary' | 'baseline', stale: boolean, at: Instant): CohortCounts => {
    const counts = stale ? NOTHING : held[cohort];
    if (!stale) held[cohort] = NOTHING;
    const { errors } = counts;
    return {
      ...counts,
      statuses: new Map([
        ['200', counts.requests - errors],
        ['500', errors],
      ]),
      instances: new Map([[`${cohort}-${poll % 3}`, counts]]),
      routes: new Map(),
      newest: at,
      stale,
    };
  };
  return {
    async open() {
      closed -= 1;
      if (closed >= 0) throw failure('outage');
      return kind === 'rates'
        ? { kind, canary: undefined, baseline: undefined, notes: [] }
        : {
            kind,
            canary: told('canary', false, 0),
            baseline: compares ? told('baseline', false, 0) : undefined,
            scrapeInterval,
            notes: [],
          };
    },
    async observe(at) {
      script.onPoll?.(poll + 1);
      grow('canary', canaryRate);
      grow('baseline', baselineRate);
      const moment = moments[poll] ?? 'fresh';
      poll += 1;
      if (moment === 'outage' || moment === 'refused') throw failure(moment);
      const [noCanary, noBaseline] = [moment === 'canary silent', moment === 'baseline silent'];
      const canary = told('canary', noCanary, at);
      const baseline = told('baseline', noBaseline, at);
      if (kind === 'counts') {
        const compared = compares ? baseline : undefined;
        return { kind, canary, baseline: compared, scrapeInterval, notes: [] };
      }
      const rate = (counts: Counts, none: boolean) => (none ? undefined : rateOf(counts));
      return {
        kind,
        canary: rate(canary, noCanary),
        baseline: rate(baseline, noBaseline),
        notes: [],
      };
    },
    history: async () => undefined,
    describe: () => ({
      provider: 'http',
      url: 'https://numbers.example.com',
      queries: [{ cohort: 'both', query: '/numbers' }],
      statusLabel: undefined,
    }),
    requests: () => poll,
  };
}

const NOTHING: Counts = { errors: 0, requests: 0 };

function rateOf({ errors, requests }: Counts): number {
  return requests === 0 ? 0 : errors / requests;
}

function failure(moment: 'outage' | 'refused'): MetricsError {
  return moment === 'outage'
    ? new MetricsError('overloaded', 'The server answered 503.', 'It may come back.')
    : new MetricsError('refused', 'The server answered 400.', 'Mend the query.');
}
