/** An alert by PagerDuty's Events API v2. https://developer.pagerduty.com/docs/events-api-v2-overview */
import { cut } from '../../wording.ts';
import type { Build } from '../formats.ts';
import { headline } from './headline.ts';
import { plainData } from './plain-data.ts';

const LONGEST_SUMMARY = 1024;

/** The id is the `dedup_key`: the same call twice is one alert. */
export const pagerduty: Build = (message, { metadata, auth }) => {
  const { id, decidedAt, fields } = message;
  const runUrl = fields['run-url'];
  return JSON.stringify({
    routing_key: auth.kind === 'routing-key' ? auth.key : '',
    event_action: 'trigger',
    dedup_key: id,
    client: 'Canary Gate',
    ...(runUrl === '' ? {} : { client_url: runUrl, links: [{ href: runUrl, text: 'Run' }] }),
    payload: {
      summary: cut(`${headline(message, metadata)}. ${fields.reason}`, LONGEST_SUMMARY),
      source: metadata.service || fields.repository || 'canary-gate',
      severity: 'critical',
      timestamp: new Date(decidedAt).toISOString(),
      ...(metadata.service ? { component: metadata.service } : {}),
      ...(metadata.environment ? { group: metadata.environment } : {}),
      class: 'canary_gate.rollback',
      custom_details: plainData(message, metadata),
    },
  });
};
