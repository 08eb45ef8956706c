/**
 * A `repository_dispatch` event. https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event:
 * `client_payload` has at most ten properties, so the numbers are grouped.
 */
import type { Build } from '../formats.ts';
import type { Fields } from '../message.ts';

export const github: Build = ({ id, fields }, { metadata }) =>
  JSON.stringify({
    event_type: 'canary-gate-rollback',
    client_payload: {
      id,
      verdict: fields.verdict,
      reason: fields.reason,
      trigger: fields.trigger,
      decided_at: fields['decided-at'],
      canary: cohort(fields, 'canary'),
      baseline: cohort(fields, 'baseline'),
      comparison: {
        error_ratio: fields['error-ratio'],
        error_ratio_low: fields['error-ratio-low'],
        error_ratio_high: fields['error-ratio-high'],
        evidence: fields.evidence,
        p_value: fields['p-value'],
        polls: fields.polls,
      },
      run: {
        repository: fields.repository,
        sha: fields.sha,
        url: fields['run-url'],
        attempt: fields['run-attempt'],
      },
      metadata,
    },
  });

function cohort(fields: Fields, name: 'canary' | 'baseline'): object {
  return {
    errors: fields[`${name}-errors`],
    requests: fields[`${name}-requests`],
    error_rate: fields[`${name}-error-rate`],
    selector: fields[name],
  };
}
