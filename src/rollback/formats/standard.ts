/** The envelope that Standard Webhooks recommends: type, timestamp, data. */
import type { Build } from '../formats.ts';
import { plainData } from './plain-data.ts';

export const standard: Build = (message, { metadata }) =>
  JSON.stringify({
    type: 'canary_gate.rollback',
    timestamp: new Date(message.decidedAt).toISOString(),
    data: plainData(message, metadata),
  });
