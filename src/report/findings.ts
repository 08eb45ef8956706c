/** What can be read from the intervals beside the verdict: which statuses, where, and what kind of fault. Descriptive, all of it. */
import { type Pattern, patternOf } from '../judge/pattern.ts';
import { type Breakdown, byInstance, byRoute } from './breakdown.ts';
import type { Comparison } from './comparison.ts';
import { type StatusClass, statusClasses } from './status-classes.ts';

export interface Findings {
  readonly statusClasses: readonly StatusClass[];
  readonly instances: Breakdown;
  readonly routes: Breakdown;
  /** undefined where there is no fault to describe. */
  readonly pattern: Pattern | undefined;
}

const NONE: Breakdown = { tested: 0, rows: [] };

/** Summary, page and record ask for the same. */
const known = new WeakMap<Comparison, Findings>();

/** Empty without strata: rates alone have no parts. */
export function findingsOf(comparison: Comparison): Findings {
  let findings = known.get(comparison);
  if (findings === undefined) {
    findings = workOut(comparison);
    known.set(comparison, findings);
  }
  return findings;
}

function workOut({ verdict, watch, config }: Comparison): Findings {
  const { strata, judgement } = watch;
  if (strata.length === 0 || judgement === undefined) {
    return { statusClasses: [], instances: NONE, routes: NONE, pattern: undefined };
  }
  const { phi } = judgement.dispersion;
  const instances = byInstance(strata, phi);
  const faulty =
    verdict.verdict === 'fail' ||
    (verdict.verdict === 'inconclusive' && verdict.cause === 'unstable-baseline');
  return {
    statusClasses: statusClasses(
      strata,
      config.source.errors,
      config.strictness.falseAlarmRate,
      phi,
    ),
    instances,
    routes: byRoute(strata, phi),
    pattern: faulty ? patternOf(strata, instances.rows, phi) : undefined,
  };
}
