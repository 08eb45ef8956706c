/** How many requests and errors a pod can be expected to have in a span of time, where its rates may vary. */

/** Expected counts within [from, to), in seconds since the start of the run; negative is the past. */
export interface Flow {
  requests(from: number, to: number): number;
  errors(from: number, to: number): number;
}

export function constantFlow(perSecond: number, errorRate: number): Flow {
  return {
    requests: (from, to) => perSecond * (to - from),
    errors: (from, to) => perSecond * errorRate * (to - from),
  };
}

/**
 * Rates that are constant within each second.
 * @param rates at a second: requests a second and the share of them that are errors, which 1 is the most of
 */
export function varyingFlow(
  from: number,
  to: number,
  rates: (second: number) => { perSecond: number; errorRate: number },
): Flow {
  const length = Math.ceil(to) - Math.floor(from);
  const requests = new Float64Array(length + 1);
  const errors = new Float64Array(length + 1);
  for (let i = 0; i < length; i += 1) {
    const { perSecond, errorRate } = rates(Math.floor(from) + i);
    requests[i + 1] = requests[i]! + perSecond;
    errors[i + 1] = errors[i]! + perSecond * Math.min(1, errorRate);
  }
  const origin = Math.floor(from);
  return {
    requests: (a, b) => upTo(requests, b - origin) - upTo(requests, a - origin),
    errors: (a, b) => upTo(errors, b - origin) - upTo(errors, a - origin),
  };
}

/** A running sum, read between its entries. */
function upTo(sums: Float64Array, at: number): number {
  const index = Math.min(Math.floor(at), sums.length - 2);
  const before = sums[index]!;
  return before + (sums[index + 1]! - before) * (at - index);
}
