/** Adding up counts. */
import type { Counts } from './judgement.ts';

/** Nothing adds up to 0 of 0. */
export function sum(counts: readonly Counts[]): Counts {
  let errors = 0;
  let requests = 0;
  for (const each of counts) {
    errors += each.errors;
    requests += each.requests;
  }
  return { errors, requests };
}
