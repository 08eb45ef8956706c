/** What is shown of one check: of the one that decided it is the outcome itself, of each other one its own part. */
import type { Config } from '../config.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { CheckOutcome, Outcome, Verdict, Watch } from '../outcome.ts';

export interface Comparison {
  readonly verdict: Verdict;
  readonly watch: Watch;
  readonly config: Pick<Config, 'source' | 'strictness'>;
}

export interface NamedComparison extends Comparison {
  readonly name: string;
}

/** The check whose numbers are the step's; undefined where the step is its only check. */
export function decidingCheck({ checks = [], config }: Outcome): CheckOutcome | undefined {
  return checks.find(({ source }) => source === config.source);
}

/** One object a check, so that what is worked out of it is worked out once. */
const known = new WeakMap<CheckOutcome, NamedComparison>();

/** @param check of this outcome */
export function comparisonOf(check: CheckOutcome, outcome: Outcome): Comparison {
  return check.source === outcome.config.source ? outcome : own(check);
}

/** All but the one that decided, closest to a conviction first; none unless there are several. */
export function otherChecks(outcome: Outcome): readonly NamedComparison[] {
  const { checks = [], config } = outcome;
  if (checks.length < 2) return [];
  return closestFirst(checks.filter(({ source }) => source !== config.source).map(own));
}

/** Those of which no evidence is known come last. */
export function closestFirst<Each extends { readonly watch: Watch }>(
  checks: readonly Each[],
): Each[] {
  const way = ({ watch: { judgement } }: Each) =>
    judgement === undefined ? Number.NEGATIVE_INFINITY : wayTo(judgement, judgement.logEvidence);
  return [...checks].sort((a, b) => (way(a) === way(b) ? 0 : way(b) - way(a)));
}

/** ln of evidence as a share of the threshold's: 1 convicts, 0 is even odds. Checks of different thresholds can be compared by it. */
export function wayTo({ logThreshold }: Judgement, logEvidence: number): number {
  return logEvidence / logThreshold;
}

/** Whether it was the conviction of another check that ended it. */
export function isCutShort(verdict: Verdict): boolean {
  return verdict.verdict === 'inconclusive' && verdict.cause === 'cut-short';
}

function own(check: CheckOutcome): NamedComparison {
  let comparison = known.get(check);
  if (comparison === undefined) {
    const { name, verdict, watch, source, strictness } = check;
    comparison = { name, verdict, watch, config: { source, strictness } };
    known.set(check, comparison);
  }
  return comparison;
}
