/**
 * CDEvents 0.5.0, each carried as the data of a CloudEvent: an incident when the verdict falls, and, once recovery is
 * confirmed and not before, the service that was rolled back.
 * https://github.com/cdevents/spec/blob/v0.5.0/continuous-operations.md and …/cloudevents-binding.md
 */
import type { Instant } from '../../clock.ts';
import type { WebhookConfig } from '../../config.ts';
import type { Build } from '../formats.ts';
import type { RollbackMessage } from '../message.ts';
import { eventSource } from './cloudevents.ts';
import { headline } from './headline.ts';
import { plainData } from './plain-data.ts';

const INCIDENT = 'dev.cdevents.incident.detected.0.3.0';
const ROLLED_BACK = 'dev.cdevents.service.rolledback.0.3.0';

type Metadata = WebhookConfig['metadata'];

/** `environment` in the metadata is required; `service` and `artifact` (a package URL) are told where given. */
export const cdevents: Build = (message, { metadata }) => {
  const { id, decidedAt, fields } = message;
  const { environment, service, artifact } = metadata;
  return inCloudEvent(message, metadata, {
    type: INCIDENT,
    id,
    at: decidedAt,
    subject: id,
    content: {
      description: `${headline(message, metadata)}. ${fields.reason}`,
      environment: { id: environment },
      ...(service ? { service: { id: service } } : {}),
      ...(artifact ? { artifactId: artifact } : {}),
    },
  });
};

/**
 * That the service runs its former version again. The specification wants to know the artifact that was restored.
 * @param at when recovery was confirmed
 * @returns undefined where the metadata lack `environment`, `service` or `stable-artifact` (a package URL)
 */
export function serviceRolledBack(
  message: RollbackMessage,
  metadata: Metadata,
  at: Instant,
): string | undefined {
  const { environment, service, 'stable-artifact': artifact } = metadata;
  if (!environment || !service || !artifact) return undefined;
  return inCloudEvent(message, metadata, {
    type: ROLLED_BACK,
    id: rolledBackId(message),
    at,
    subject: service,
    content: { environment: { id: environment }, artifactId: artifact },
  });
}

/** Of the second event of a verdict. */
export function rolledBackId({ id }: RollbackMessage): string {
  return `${id}_recovered`;
}

interface Event {
  readonly type: string;
  readonly id: string;
  readonly at: Instant;
  readonly subject: string;
  readonly content: object;
}

/** The binding has id, source, type, subject and time of both envelopes agree. The verdict's id links the two events. */
function inCloudEvent(
  message: RollbackMessage,
  metadata: Metadata,
  { type, id, at, subject, content }: Event,
): string {
  const source = eventSource(message);
  const timestamp = new Date(at).toISOString();
  return JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time: timestamp,
    datacontenttype: 'application/cdevents+json',
    data: {
      context: { specversion: '0.5.0', id, source, type, timestamp, chainId: message.id },
      subject: { id: subject, source, content },
      customData: plainData(message, metadata),
      customDataContentType: 'application/json',
    },
  });
}
