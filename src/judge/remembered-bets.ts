/** Bets of the comparison for the simulated runs over one real run, which bet on the same strata again and again. */
import type { Multipliers } from './evidence.ts';
import { type Pair, pairBets, shrinkageAt } from './ratio-test.ts';
import type { Bets } from './tempered.ts';

/** As `pairBets`, to the last bit. */
export function rememberedPairBets(rho: number): Bets<Pair> {
  const workOut = shrinkageAt(rho);
  const known = new Map<number, Float64Array>();
  const bets = pairBets(rho, (share) => {
    let shrinkage = known.get(share);
    if (shrinkage === undefined) {
      shrinkage = workOut(share).slice();
      known.set(share, shrinkage);
    }
    return shrinkage;
  });
  return { ...bets, recall: pairMemory(bets.weights.length) };
}

/** Some 16 MB: enough for most of a run of thousands of strata; what comes later is worked out every time. */
const MOST_REMEMBERED = 30_000;

/** A stratum is known by its share of the traffic and its errors. */
function pairMemory(effects: number): NonNullable<Bets<Pair>['recall']> {
  let known = new Map<number, Map<number, Map<number, Multipliers>>>();
  let knownPhi = Number.NaN;
  let left = MOST_REMEMBERED;
  const buffer = new Float64Array(effects);
  return ({ canary, baseline }, phi, workOut) => {
    if (phi !== knownPhi) {
      known = new Map();
      knownPhi = phi;
      left = MOST_REMEMBERED;
    }
    const ofShare = inner(known, canary.requests / baseline.requests);
    const ofBaseline = inner(ofShare, baseline.errors);
    const remembered = ofBaseline.get(canary.errors);
    if (remembered !== undefined) return remembered;
    if (left === 0) return workOut(buffer);
    left -= 1;
    const fresh = workOut(new Float64Array(effects));
    ofBaseline.set(canary.errors, fresh);
    return fresh;
  };
}

function inner<Value>(outer: Map<number, Map<number, Value>>, key: number): Map<number, Value> {
  let found = outer.get(key);
  if (found === undefined) {
    found = new Map();
    outer.set(key, found);
  }
  return found;
}
