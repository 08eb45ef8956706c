import { expect, test } from 'vitest';
import type { ErrorDefinition } from '../../src/config.ts';
import { Counters } from '../../src/metrics/counters.ts';
import type { Series } from '../../src/metrics/series.ts';
import type { Cohort, CountObservation } from '../../src/metrics/source.ts';

const START = 1_700_000_000_000;
const FIVE: ErrorDefinition = { kind: 'statuses', ranges: [[500, 599]], text: '5xx' };

function counters({ statusLabel = undefined as string | undefined, errors = FIVE } = {}) {
  return new Counters({ errors, statusLabel, compares: true });
}

/** Values every 15 s; the first is `from` scrapes after the start. NaN and holes (undefined) as given. */
function series(
  cohort: Cohort,
  code: string,
  from: number,
  values: readonly (number | undefined)[],
  labels: Record<string, string> = {},
): Series {
  return {
    cohort,
    labels: { code, instance: `${cohort}-1`, ...labels },
    samples: values.flatMap((value, index) =>
      value === undefined ? [] : [{ at: START + (from + index) * 15_000, value }],
    ),
  };
}

const at = (scrapes: number) => START + scrapes * 15_000;
const totals = ({ canary, baseline }: CountObservation) => [
  canary.errors,
  canary.requests,
  baseline?.errors,
  baseline?.requests,
];
const sentences = ({ notes }: CountObservation, cohort?: Cohort) =>
  notes
    .filter((note) => cohort === undefined || note.cohort === cohort)
    .map(({ kind, sentence }) => [kind, sentence]);

/** Two minutes of both cohorts up to the start, at 1000 requests each. */
function opened(settings = {}) {
  const counting = counters(settings);
  const past = Array.from({ length: 9 }, (_, index) => 600 + index * 50);
  const opening = counting.open(
    [series('canary', '200', -8, past), series('baseline', '200', -8, past)],
    START,
  );
  return { counting, opening };
}

test('what was there at the start counts for nobody', () => {
  const { opening, counting } = opened();
  expect(totals(opening)).toEqual([0, 0, 0, 0]);
  expect(opening.scrapeInterval).toBe(15_000);
  expect(opening.canary).toMatchObject({ newest: START, stale: false });
  expect(counting.statusLabel).toBe('code');
  const later = counting.count([series('canary', '200', 0, [1000, 1003, 1010])], at(2));
  expect(totals(later)).toEqual([0, 10, 0, 0]);
});

test('an error series born after the start counts from its first value', () => {
  const { counting } = opened();
  const answer = [series('canary', '200', 1, [1010]), series('canary', '500', 1, [3])];
  const observed = counting.count(answer, at(1));
  expect(totals(observed)).toEqual([3, 13, 0, 0]);
  expect([...observed.canary.statuses]).toEqual([
    ['200', 10],
    ['500', 3],
  ]);
  expect([...observed.canary.instances]).toEqual([['canary-1', { errors: 3, requests: 13 }]]);
  expect(sentences(observed)).toEqual([
    ['birth', 'canary: 3 errors came with 1 new error series, counted in full.'],
  ]);
});

test('a sample from before the start that arrives late is a level', () => {
  const { counting } = opened();
  const observed = counting.count([series('canary', '500', -1, [2, 2, 5])], at(1));
  expect(totals(observed)).toEqual([3, 3, 0, 0]);
});

test('samples are counted once, however answers overlap', () => {
  const { counting } = opened();
  const values = [1000, 1001, 1002, 1003, 1004];
  const seen = [1, 2, 2, 4].map(
    (until) =>
      totals(
        counting.count([series('canary', '200', 0, values.slice(0, until + 1))], at(until)),
      )[1],
  );
  expect(seen).toEqual([1, 1, 0, 2]);
});

test('after a reset the new value counts in full, and it is said once for all series', () => {
  const { counting } = opened();
  const routes = Array.from({ length: 40 }, (_, index) => ({ route: `/${index}` }));
  const born = routes.map((labels) => series('canary', '200', 1, [500], labels));
  counting.count(born, at(1));
  const observed = counting.count(
    routes.map((labels) => series('canary', '200', 2, [7], labels)),
    at(2),
  );
  expect(totals(observed)).toEqual([0, 280, 0, 0]);
  expect(sentences(observed)).toEqual([
    [
      'reset',
      'canary: 40 counters of instance canary-1 began again from zero; what was counted since then is in, what was counted between the last scrape and the end of a process is lost.',
    ],
  ]);
});

test('a restart shows on the counters that fell, and counts on those that did not', () => {
  const { counting } = opened();
  counting.count([series('canary', '200', 1, [1050]), series('canary', '500', 1, [1])], at(1));
  const observed = counting.count(
    [series('canary', '200', 2, [20, 40]), series('canary', '500', 2, [1, 1])],
    at(3),
  );
  expect(totals(observed)).toEqual([1, 41, 0, 0]);
});

test('a restart is remembered until an error series is back', () => {
  const { counting } = opened();
  counting.count([series('canary', '200', 1, [1050]), series('canary', '500', 1, [3])], at(1));
  counting.count([series('canary', '200', 2, [20])], at(2));
  const observed = counting.count([series('canary', '500', 3, [4])], at(3));
  expect(totals(observed)).toEqual([4, 4, 0, 0]);
});

test('two replicas a moment apart are no reset', () => {
  const { counting } = opened();
  const observed = counting.count(
    [series('canary', '200', 0, [1000, 1010, 1008, 1015, 1013])],
    at(4),
  );
  expect(totals(observed)).toEqual([0, 15, 0, 0]);
  expect(sentences(observed, 'canary')).toEqual([]);
});

test('one counter that falls alone takes no others with it', () => {
  const { counting } = opened();
  const codes = ['201', '202', '204'];
  counting.count(
    codes.map((code) => series('canary', code, 1, [100])),
    at(1),
  );
  const observed = counting.count(
    [
      series('canary', '200', 1, [1000, 1001]),
      series('canary', '201', 2, [3]),
      series('canary', '202', 2, [100]),
      series('canary', '204', 2, [100]),
    ],
    at(2),
  );
  expect(totals(observed)).toEqual([0, 4, 0, 0]);
});

test('a target found late counts from its first scrape on, a young one in full', () => {
  const { counting } = opened();
  const answer = [
    series('canary', '200', 1, [5000, 5010], { instance: 'old' }),
    series('canary', '500', 2, [4], { instance: 'old' }),
    series('canary', '200', 1, [20, 30], { instance: 'young' }),
    series('canary', '200', 1, [7, 8], { instance: 'unknown' }),
  ];
  expect(counting.newTargets(answer).map(({ labels }) => labels.instance)).toEqual([
    'old',
    'young',
    'unknown',
  ]);
  const ages = new Map([
    ['old', true],
    ['young', false],
  ]);
  const observed = counting.count(answer, at(2), ({ labels }) => ages.get(labels.instance ?? ''));
  expect(totals(observed)).toEqual([4, 52, 0, 0]);
  expect(sentences(observed)).toEqual([
    [
      'birth',
      'canary: found instance old after the start, though running before it; counted from the first sample on.',
    ],
    [
      'birth',
      'canary: 2 instances (unknown, young) appeared after the start; the first 27 requests there count in full.',
    ],
  ]);
  expect(counting.newTargets(answer)).toEqual([]);
});

test('an ingress that serves the baseline already is no new target of the canary', () => {
  const { counting } = opened();
  const answer = [series('canary', '500', 1, [2], { instance: 'baseline-1', service: 'canary' })];
  expect(counting.newTargets(answer)).toEqual([]);
  expect(totals(counting.count(answer, at(1), () => true))).toEqual([2, 2, 0, 0]);
});

test('a NaN is no sample', () => {
  const { counting } = opened();
  const observed = counting.count(
    [
      series('canary', '200', 1, [1001, Number.NaN, 1003]),
      series('canary', '500', 1, [Number.NaN]),
    ],
    at(3),
  );
  expect(totals(observed)).toEqual([0, 3, 0, 0]);
  expect(sentences(observed)).toEqual([
    [
      'ignored-sample',
      'canary: skipped samples that are NaN, as some servers mark the end of a series.',
    ],
  ]);
  const next = counting.count([series('canary', '200', 4, [Number.NaN])], at(4));
  expect(sentences(next, 'canary')).toEqual([]);
});

test('a cohort without a fresh sample is stale, and that is said once', () => {
  const { counting } = opened();
  const only = (until: number) =>
    counting.count([series('baseline', '200', until, [1000 + until])], at(until));
  expect(only(3).canary.stale).toBe(false);
  const stale = only(4);
  expect([stale.canary.stale, stale.baseline?.stale]).toEqual([true, false]);
  expect(sentences(stale)).toEqual([
    [
      'stale',
      'canary: the newest sample is 1m old, where one comes every 15s; nothing can be said of it now.',
    ],
  ]);
  expect(only(5).notes).toEqual([]);
});

test('an instance that is gone is named once, while its cohort goes on', () => {
  const { counting } = opened();
  counting.count([series('canary', '200', 1, [5], { instance: 'b' })], at(1));
  const only = (until: number) =>
    counting.count([series('canary', '200', until, [1000 + until])], at(until));
  only(3);
  expect(sentences(only(5), 'canary')[0]).toEqual([
    'vanished',
    'canary: no sample of instance b for more than 45s; what was counted there after the last scrape is lost.',
  ]);
  expect(only(6).notes.filter(({ kind }) => kind === 'vanished')).toEqual([]);
});

test('the scrape interval is that of the slowest target', () => {
  const counting = counters();
  const slow = [0, 60, 120, 180].map((second) => ({ at: START + second * 1000, value: second }));
  const labels = { code: '200', instance: 'slow' };
  const opening = counting.open(
    [
      series('canary', '200', 0, [1, 2, 3, 4, undefined, 6, 7]),
      { cohort: 'baseline', labels, samples: slow },
    ],
    START + 185_000,
  );
  expect(opening.scrapeInterval).toBe(60_000);
});

test('without a baseline there is none in the answer', () => {
  const counting = new Counters({ errors: FIVE, statusLabel: undefined, compares: false });
  expect(counting.open([series('canary', '200', 0, [1])], START).baseline).toBeUndefined();
});

test('errors by a matcher need no status, and an unknown label is pointed out', () => {
  const errors: ErrorDefinition = {
    kind: 'matcher',
    label: 'outcome',
    operator: '=',
    value: 'bad',
    text: 'outcome="bad"',
  };
  const counting = new Counters({ errors, statusLabel: undefined, compares: true });
  const of = (outcome: string, value: number, index: number): Series => ({
    cohort: 'canary',
    labels: outcome === '' ? { instance: 'a' } : { instance: 'a', outcome },
    samples: [{ at: at(index), value }],
  });
  expect(sentences(counting.open([of('', 3, 0)], START))).toEqual([
    [
      'no-series',
      'No series has the label outcome of errors: outcome="bad"; check its name if errors are known to have happened.',
    ],
  ]);
  const observed = counting.count([of('bad', 2, 1), of('good', 5, 1)], at(1));
  expect(totals(observed)).toEqual([2, 7, 0, 0]);
  expect(observed.canary.statuses.size).toBe(0);
});

test.each<[string, string, string, () => unknown]>([
  [
    'no status label',
    'refused',
    'No label holds the HTTP status; the series have the labels instance, method.',
    () =>
      counters().open(
        [
          {
            cohort: 'canary',
            labels: { instance: 'a', method: 'GET' },
            samples: [{ at: START, value: 1 }],
          },
        ],
        START,
      ),
  ],
  [
    'a status-label without statuses',
    'refused',
    'Label outcome (status-label) holds no HTTP status; the series have the labels code, instance, outcome.',
    () =>
      counters({ statusLabel: 'outcome' }).open(
        [series('canary', '200', 0, [1], { outcome: 'SUCCESS' })],
        START,
      ),
  ],
  [
    'a series in both cohorts',
    'wrong-data',
    'A series belongs to both canary and baseline: {code="200", instance="a"}.',
    () =>
      counters().open(
        [
          series('canary', '200', 0, [1], { instance: 'a' }),
          series('baseline', '200', 0, [1], { instance: 'a' }),
        ],
        START,
      ),
  ],
  [
    'a negative value',
    'wrong-data',
    'canary: a sample is -1, which is not a count.',
    () => opened().counting.count([series('canary', '200', 1, [-1])], at(1)),
  ],
  [
    'an infinite value',
    'wrong-data',
    'canary: a sample is Infinity, which is not a count.',
    () => opened().counting.count([series('canary', '200', 1, [Number.POSITIVE_INFINITY])], at(1)),
  ],
  [
    'a rate',
    'wrong-data',
    'canary: a sample is 0.5, which is a fraction.',
    () => opened().counting.count([series('canary', '201', 1, [0.5])], at(1)),
  ],
  [
    'a gauge',
    'wrong-data',
    "canary and baseline: the values are no counter's: 6 of 13 changes went down, though not to the start.",
    () => {
      const values = [50, 60, 48, 55, 40, 45, 35, 60, 55, 57, 50, 52, 40, 44];
      return counters().open(
        [series('canary', '200', -13, values), series('baseline', '200', -13, values)],
        START,
      );
    },
  ],
  [
    'histogram buckets',
    'refused',
    'The selectors match 2 buckets of a histogram (label le), each of which counts the same requests.',
    () =>
      counters().open(
        [
          series('canary', '200', 0, [1], { le: '0.1' }),
          series('canary', '200', 0, [1], { le: '+Inf' }),
        ],
        START,
      ),
  ],
  [
    'samples from the future',
    'wrong-data',
    "Samples lie 3m in the future of the server's own clock (clock skew).",
    () => opened().counting.count([series('canary', '200', 13, [1001])], at(1)),
  ],
])('%s is an error', (_what, code, message, act) => {
  expect(act).toThrow(expect.objectContaining({ code, message }));
});

test('a crash-looping canary beside a steady baseline is no gauge', () => {
  const { counting } = opened();
  const lives = Array.from({ length: 30 }, (_, index) => [50, 90, 60][index % 3]!);
  const steady = Array.from({ length: 30 }, (_, index) => 1000 + index);
  const observed = counting.count(
    [series('canary', '200', 1, lives), series('baseline', '200', 1, steady)],
    at(31),
  );
  expect(observed.canary.requests).toBe(50 + 40 + 60 + 9 * (50 + 40 + 60));
});

test('an answer that fails changes nothing', () => {
  const { counting } = opened();
  const good = [series('canary', '200', 1, [1010]), series('canary', '500', 1, [3])];
  expect(() => counting.count([...good, series('baseline', '200', 1, [-1])], at(1))).toThrow();
  expect(totals(counting.count(good, at(1)))).toEqual([3, 13, 0, 0]);
});

test('notes stay few however many series are born, reset and gone', () => {
  const { counting } = opened();
  const many = (from: number, value: number) =>
    Array.from({ length: 300 }, (_, index) =>
      series('canary', '500', from, [value], { instance: `pod-${index}` }),
    );
  const born = counting.count(many(1, 50), at(1));
  const reset = counting.count(many(2, 1), at(2));
  expect([born.notes.length, reset.notes.length]).toEqual([1, 1]);
  for (const { sentence } of [...born.notes, ...reset.notes])
    expect(sentence.length).toBeLessThan(250);
});
