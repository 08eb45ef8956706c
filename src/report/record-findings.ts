/** The findings in the JSON record: what the summary says beside the verdict. */
import type { Pattern } from '../judge/pattern.ts';
import type { Breakdown } from './breakdown.ts';
import type { Findings } from './findings.ts';
import { number, orNull } from './record-values.ts';
import { estimate } from './record-watch.ts';

export function findings({ pattern, statusClasses, instances, routes }: Findings): object {
  return {
    pattern: pattern === undefined ? null : patternEntry(pattern),
    statusClasses: statusClasses.map(({ name, statuses, canary, baseline, ratio }) => ({
      name,
      statuses,
      canary,
      baseline: orNull(baseline),
      ratio: estimate(ratio),
    })),
    instances: breakdown(instances),
    routes: breakdown(routes),
  };
}

/** One form for all kinds: what a kind does not have is null. */
function patternEntry(pattern: Pattern): object {
  const { kind } = pattern;
  return {
    kind,
    onset: 'onset' in pattern ? pattern.onset : null,
    early: 'early' in pattern ? number(pattern.early) : null,
    late: 'late' in pattern ? number(pattern.late) : null,
    rate: 'rate' in pattern ? number(pattern.rate) : null,
    instance: 'name' in pattern ? pattern.name : null,
    excess: 'excess' in pattern ? number(pattern.excess) : null,
    setAside: 'setAside' in pattern ? number(pattern.setAside) : null,
  };
}

function breakdown({ tested, rows }: Breakdown): object {
  return {
    tested,
    rows: rows.map(({ name, part, rest, pValue }) => ({
      name,
      errors: part.errors,
      requests: part.requests,
      otherErrors: rest.errors,
      otherRequests: rest.requests,
      pValue: number(pValue),
    })),
  };
}
