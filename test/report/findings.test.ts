import { expect, test } from 'vitest';
import type { CohortCounts, Counts } from '../../src/metrics/source.ts';
import type { Outcome, Stratum } from '../../src/outcome.ts';
import { byInstance, byRoute } from '../../src/report/breakdown.ts';
import { findingsOf } from '../../src/report/findings.ts';
import { record } from '../../src/report/record.ts';
import { statusClasses } from '../../src/report/status-classes.ts';
import { summary } from '../../src/report/summary.ts';
import { OUTCOMES } from '../support/outcomes.ts';

const FIVE = { kind: 'statuses', ranges: [[500, 599]], text: '5xx' } as const;

const counts = (errors: number, requests: number): Counts => ({ errors, requests });

function side(changes: Partial<CohortCounts>): CohortCounts {
  return {
    errors: 0,
    requests: 0,
    statuses: new Map(),
    instances: new Map(),
    routes: new Map(),
    newest: undefined,
    stale: false,
    ...changes,
  };
}

function strata(number: number, canary: CohortCounts, baseline?: CohortCounts): Stratum[] {
  return Array.from({ length: number }, (_, index) => ({
    index,
    start: index * 15_000,
    end: (index + 1) * 15_000,
    canary,
    baseline,
    standing: 'admitted',
    logEvidence: 0,
    ratioLow: undefined,
    ratioHigh: undefined,
  }));
}

test('each kind of error is compared by itself: 500, gateway and capacity apart', () => {
  const statuses = (origin: number, gateway: number, capacity: number) =>
    new Map([
      ['200', 900],
      ['404', 7],
      ['500', origin],
      ['502', gateway],
      ['504', gateway],
      ['503', capacity],
    ]);
  const found = statusClasses(
    strata(
      20,
      side({ errors: 21, requests: 1000, statuses: statuses(10, 3, 5) }),
      side({ errors: 12, requests: 1000, statuses: statuses(1, 3, 5) }),
    ),
    FIVE,
    0.01,
    1,
  );
  expect(
    found.map(({ name, statuses, canary, baseline }) => [name, statuses, canary, baseline]),
  ).toEqual([
    ['origin', ['500'], 200, 20],
    ['gateway', ['502', '504'], 120, 120],
    ['capacity', ['503'], 100, 100],
  ]);
  expect(found[0]?.ratio?.value).toBeCloseTo(10, 10);
  expect(found[0]?.ratio?.low).toBeGreaterThan(1.25);
  for (const { ratio } of found.slice(1)) {
    expect(ratio?.value).toBeCloseTo(1, 10);
    expect(ratio?.low).toBeLessThan(1);
    expect(ratio?.high).toBeGreaterThan(1);
  }
});

test('classes of statuses, other errors and shared incidents', () => {
  const canary = side({
    errors: 3,
    requests: 90,
    statuses: new Map([
      ['5xx', 2],
      ['429', 1],
    ]),
  });
  const errors = {
    kind: 'statuses',
    ranges: [
      [429, 429],
      [500, 599],
    ],
    text: '',
  } as const;
  const [only, ...more] = statusClasses(strata(4, canary), errors, 0.01, 1);
  expect(only).toMatchObject({ name: 'other', statuses: ['429', '5xx'], canary: 12 });
  expect(only?.ratio).toBe(undefined);
  expect(more).toEqual([]);
  const incident = strata(4, canary, canary).map((row) => ({
    ...row,
    standing: 'set-aside' as const,
  }));
  expect(statusClasses(incident, errors, 0.01, 1)[0]?.ratio).toBe(undefined);
});

test('the one bad instance of twenty is first, and bold; the others are not called different', () => {
  const instances = new Map(
    Array.from({ length: 20 }, (_, i): [string, Counts] => [
      `pod-${i}`,
      counts(i === 7 ? 9 : 1, 100),
    ]),
  );
  const { rows, tested } = byInstance(strata(10, side({ instances })), 1);
  expect(tested).toBe(20);
  expect(rows[0]).toMatchObject({
    name: 'pod-7',
    part: counts(90, 1000),
    rest: counts(190, 19_000),
  });
  expect(rows[0]!.pValue).toBeLessThan(1e-6);
  expect(rows.slice(1).every(({ pValue }) => pValue > 0.01)).toBe(true);
});

test('a route is compared with itself in the baseline, and one without errors is not tested', () => {
  const routes = (pay: number) =>
    new Map([
      ['/', counts(2, 800)],
      ['/pay', counts(pay, 100)],
      ['/health', counts(0, 50)],
    ]);
  const { rows, tested } = byRoute(
    strata(10, side({ routes: routes(9) }), side({ routes: routes(1) })),
    1,
  );
  expect(tested).toBe(2);
  expect(rows.map(({ name }) => name)).toEqual(['/pay', '/', '/health']);
  expect(rows[0]!.pValue).toBeLessThan(0.01);
  expect(rows[1]!.pValue).toBeGreaterThan(0.5);
  expect(rows[2]!.pValue).toBe(1);
});

test('a route that only one side has is shown, and not called different', () => {
  const canary = side({ routes: new Map([['/new', counts(5, 10)]]) });
  const baseline = side({ routes: new Map([['/old', counts(5, 10)]]) });
  const { rows } = byRoute(strata(3, canary, baseline), 1);
  expect(rows.map(({ name, pValue }) => [name, pValue])).toEqual([
    ['/new', 1],
    ['/old', 1],
  ]);
});

test('a fail gets a pattern, a pass gets none; rates have no parts', () => {
  expect(findingsOf(OUTCOMES.fail!).pattern).toBeDefined();
  expect(findingsOf(OUTCOMES['unstable baseline']!).pattern).toMatchObject({ kind: 'shared' });
  expect(findingsOf(OUTCOMES.pass!).pattern).toBe(undefined);
  expect(findingsOf(OUTCOMES['fail by ranks']!)).toMatchObject({
    statusClasses: [],
    pattern: undefined,
  });
  expect(findingsOf(OUTCOMES.error!).instances.rows).toEqual([]);
});

/** The fail with all its errors on one pod and one route, in every interval. */
function concentrated(): Outcome {
  const outcome = OUTCOMES.fail!;
  const rows = outcome.watch.strata.map((row) => {
    const { errors, requests } = row.canary;
    const half = Math.floor(requests / 2);
    const split = (bad: string, good: string) =>
      new Map([
        [bad, counts(errors, half)],
        [good, counts(0, requests - half)],
      ]);
    const canary = {
      ...row.canary,
      instances: split('pod-bad|1', 'pod-good'),
      routes: split('/pay', '/'),
    };
    return { ...row, canary };
  });
  return { ...outcome, watch: { ...outcome.watch, strata: rows } };
}

test('the summary says what it looks like, and where', () => {
  const shown = summary(concentrated());
  expect(shown).toMatch(/\*\*What it looks like:\*\* one instance.*pod-bad&#124;1/);
  expect(shown).toMatch(/### By instance\n\n.*\n.*\n\| <code>pod-bad&#124;1<\/code> \|/);
  expect(shown).toContain('### By route');
  expect(shown).toContain('corrected for 2 tests (Holm)');
  expect(shown).toContain('| origin: the service itself | <code>500</code> |');
  expect(shown).toContain('| capacity: overloaded, or not ready | <code>503</code> |');
});

interface Row {
  readonly name: string;
  readonly errors: number;
  readonly pValue: number;
}

test('the record holds the same findings, and names each route once', () => {
  const outcome = concentrated();
  const data = JSON.parse(JSON.stringify(record(outcome)));
  const { pattern, statusClasses, instances, routes } = findingsOf(outcome);
  expect(data.findings.pattern).toMatchObject({ kind: 'one-instance', instance: 'pod-bad|1' });
  expect(pattern?.kind).toBe('one-instance');
  expect(data.findings.statusClasses.map(({ canary }: { canary: number }) => canary)).toEqual(
    statusClasses.map(({ canary }) => canary),
  );
  for (const [found, written] of [
    [instances, data.findings.instances],
    [routes, data.findings.routes],
  ] as const) {
    expect(written.tested).toBe(found.tested);
    expect(written.rows.map(({ name, errors, pValue }: Row) => [name, errors, pValue])).toEqual(
      found.rows.map(({ name, part, pValue }) => [name, part.errors, pValue]),
    );
  }
  expect(data.routes).toEqual(['/pay', '/', '/cart', '/checkout']);
  const { numbers, errors } = data.strata[0].canary.routes;
  expect(numbers.map((number: number) => data.routes[number])).toEqual(['/pay', '/']);
  expect(errors).toEqual([outcome.watch.strata[0]!.canary.errors, 0]);
});

test('parts that do not tell the errors of every interval are not broken down by: the others would look too good', () => {
  const parts = new Map([
    ['a', counts(0, 50)],
    ['b', counts(2, 50)],
  ]);
  const told = strata(3, side({ errors: 2, requests: 100, instances: parts, routes: parts }));
  const untold = strata(1, side({ errors: 5, requests: 100 }));
  expect(byInstance(told, 1).rows).toHaveLength(2);
  expect(byRoute(told, 1).rows).toHaveLength(2);
  expect(byInstance([...told, ...untold], 1).rows).toEqual([]);
  expect(byRoute([...told, ...untold], 1).rows).toEqual([]);
  const idle = strata(1, side({ requests: 100 }));
  expect(byRoute([...told, ...idle], 1).rows).toHaveLength(2);
});
