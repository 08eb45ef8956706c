/** CloudEvents 1.0.2 in structured mode. https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md */
import type { Build } from '../formats.ts';
import type { RollbackMessage } from '../message.ts';
import { plainData } from './plain-data.ts';

export const CLOUD_EVENT = 'application/cloudevents+json; charset=utf-8';

export const cloudevents: Build = (message, { metadata }) => {
  const { id, decidedAt, fields } = message;
  const subject = [metadata.service || fields.repository, fields.sha].filter(Boolean).join('@');
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: eventSource(message),
    type: 'canary_gate.rollback',
    ...(subject === '' ? {} : { subject }),
    time: new Date(decidedAt).toISOString(),
    datacontenttype: 'application/json',
    data: plainData(message, metadata),
  });
};

/** A URI reference: the workflow run, where there is one. */
export function eventSource({ fields }: RollbackMessage): string {
  return fields['run-url'] || '/canary-gate';
}
