/** The judge's own time and memory over a long run. */

import { drawPoisson } from '../src/judge/draw.ts';
import { CountJudge } from '../src/judge/judge.ts';
import type { CountStratum, JudgeSettings } from '../src/judge/judgement.ts';
import { seededUniform } from '../src/random.ts';
import { judgeSettings } from '../test/support/judge.ts';

/** A healthy run: 0.5 % errors, a 10 % canary at 50 requests a poll. */
function healthyStrata(length: number): CountStratum[] {
  const uniform = seededUniform(20);
  return Array.from({ length }, () => ({
    canary: { errors: drawPoisson(0.25, uniform), requests: 50 },
    baseline: { errors: drawPoisson(2.25, uniform), requests: 450 },
  }));
}

export interface Replay {
  readonly polls: number;
  readonly addMs: number;
  readonly concludeMs: number;
  /** Bytes that the judge holds after the run, beyond the strata it was given. */
  readonly heldBytes: number;
}

export function replay(polls: number, changes: Partial<JudgeSettings> = {}): Replay {
  const strata = healthyStrata(polls);
  const before = heapUsed();
  const judge = new CountJudge(judgeSettings({ plannedStrata: polls, ...changes }), seededUniform);
  const start = performance.now();
  for (const stratum of strata) judge.add(stratum);
  const added = performance.now();
  const held = heapUsed() - before;
  const concluding = performance.now();
  judge.conclude();
  return {
    polls,
    addMs: added - start,
    concludeMs: performance.now() - concluding,
    heldBytes: held,
  };
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
