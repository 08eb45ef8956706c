/** The formulas against values worked out independently of this code. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CountJudge } from '../../src/judge/count-judge.ts';
import { betweenInstances, dispersionFromHistory } from '../../src/judge/dispersion.ts';
import type { Counts, Standing } from '../../src/judge/judgement.ts';
import { seededUniform } from '../../src/random.ts';
import { judgeSettings } from '../support/judge.ts';

interface Case {
  name: string;
  plannedPolls: number;
  maxErrorRatio: number;
  dispersion: number;
  alpha: number;
  strata: { canary: Counts; baseline: Counts }[];
  steady: boolean[];
  logEvidence: number[];
  convictedAtPoll: number | null;
}

const vectors: {
  cases: Case[];
  dispersion: {
    errors: number[][];
    requests: number[][];
    perScale: Record<string, number>;
    phi: number;
  };
} = JSON.parse(readFileSync(new URL('../vectors/judge.json', import.meta.url), 'utf8'));

test.each(vectors.cases)('$name: ln E, steadiness and the poll of conviction', (vector) => {
  const judge = new CountJudge(
    judgeSettings({
      alpha: vector.alpha,
      maxErrorRatio: vector.maxErrorRatio,
      plannedStrata: vector.plannedPolls,
      dispersion: { phi: vector.dispersion, from: 'instances' },
      learnsDispersion: false,
    }),
    seededUniform,
  );
  const standings: Standing[] = [];
  const logEvidence: number[] = [];
  let convictedAt: number | null = null;
  for (const [i, stratum] of vector.strata.entries()) {
    const judgement = judge.add(stratum);
    for (const { standing } of judgement.settled) standings.push(standing);
    if (i > 0) logEvidence.push(judgement.logEvidence);
    convictedAt ??= judgement.conviction?.stratum ?? null;
  }
  expect(logEvidence).toHaveLength(vector.logEvidence.length);
  for (const [k, expected] of vector.logEvidence.entries()) {
    expect(Math.abs(logEvidence[k]! - expected), `stratum ${k + 1}`).toBeLessThan(1e-8);
  }
  expect(standings.map((standing) => standing !== 'set-aside')).toEqual(vector.steady.slice(0, -1));
  expect(convictedAt).toBe(vector.convictedAtPoll);
});

test('dispersion at every time scale, and the largest of them', () => {
  const { errors, requests, perScale, phi } = vectors.dispersion;
  const intervals = errors.map((row, i) =>
    row.map((count, j) => ({ errors: count, requests: requests[i]![j]! })),
  );
  for (const [scale, expected] of Object.entries(perScale)) {
    const m = Number(scale);
    const blocks = Array.from({ length: Math.floor(intervals.length / m) }, (_, b) =>
      intervals.slice(b * m, (b + 1) * m).reduce((sum, row) =>
        sum.map((each, j) => ({
          errors: each.errors + row[j]!.errors,
          requests: each.requests + row[j]!.requests,
        })),
      ),
    );
    expect(betweenInstances(blocks)).toBeCloseTo(expected, 10);
  }
  expect(dispersionFromHistory(intervals, 40)).toEqual({
    phi: expect.closeTo(phi, 10),
    from: 'instances',
  });
});
