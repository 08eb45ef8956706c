/**
 * What each format's receivers take, as JSON Schemas written from the published texts that are named beside them.
 * Strict: what a text doesn't name is not allowed, so that a slip of ours is not taken for an extension.
 */

type Schema = Readonly<Record<string, unknown>>;

const TEXT = { type: 'string', minLength: 1 };
const TIME = { type: 'string', format: 'date-time' };
const REFERENCE = { type: 'string', minLength: 1, format: 'uri-reference' };

function object(required: Schema, optional: Schema = {}): Schema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Payload structure". */
const STANDARD = object({
  type: { type: 'string', pattern: '^[a-zA-Z0-9_]+(\\.[a-zA-Z0-9_]+)*$' },
  timestamp: TIME,
  data: { type: 'object' },
});

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/cloudevents.json */
function cloudEvent(data: Schema): Schema {
  return object(
    { specversion: { const: '1.0' }, id: TEXT, source: REFERENCE, type: TEXT },
    {
      subject: TEXT,
      time: TIME,
      datacontenttype: { type: 'string', pattern: '^application/([a-z]+\\+)?json$' },
      data,
    },
  );
}

const REFERRED = object({ id: TEXT }, { source: REFERENCE });
/** https://github.com/package-url/purl-spec: scheme, type, name. */
const PURL = { type: 'string', pattern: '^pkg:[a-z][a-z0-9.-]*/\\S+$' };

/** https://github.com/cdevents/spec/blob/v0.5.0/spec.md, "Context"; 0.5 renamed `version` to `specversion`. */
function cdEvent(type: string, content: Schema): Schema {
  return object(
    {
      context: object(
        {
          specversion: { const: '0.5.0' },
          id: TEXT,
          source: REFERENCE,
          type: { const: type },
          timestamp: TIME,
        },
        { schemaUri: TEXT, chainId: TEXT, links: { type: 'array' } },
      ),
      subject: object({ id: TEXT, content }, { source: REFERENCE }),
    },
    { customData: { type: 'object' }, customDataContentType: { type: 'string' } },
  );
}

/** https://github.com/cdevents/spec/blob/v0.5.0/continuous-operations.md, "incident detected". */
const INCIDENT_DETECTED = cloudEvent(
  cdEvent(
    'dev.cdevents.incident.detected.0.3.0',
    object(
      { environment: REFERRED },
      { description: { type: 'string' }, service: REFERRED, artifactId: PURL },
    ),
  ),
);

/** https://github.com/cdevents/spec/blob/v0.5.0/continuous-deployment.md, "service rolledback". */
export const SERVICE_ROLLED_BACK = cloudEvent(
  cdEvent(
    'dev.cdevents.service.rolledback.0.3.0',
    object({ environment: REFERRED, artifactId: PURL }),
  ),
);

/** https://github.com/fluxcd/flagger/blob/main/pkg/apis/flagger/v1beta1: CanaryWebhookPayload and CanaryPhase. */
const FLAGGER = object(
  {
    name: TEXT,
    namespace: TEXT,
    phase: {
      enum: [
        'Initializing',
        'Initialized',
        'Waiting',
        'Progressing',
        'WaitingPromotion',
        'Promoting',
        'Finalising',
        'Succeeded',
        'Failed',
        'Terminating',
        'Terminated',
      ],
    },
    checksum: TEXT,
  },
  { metadata: { type: 'object', additionalProperties: { type: 'string' } } },
);

/** https://developer.pagerduty.com/docs/send-alert-event: "Parameters", and the lengths named there. */
const PAGERDUTY = object(
  {
    routing_key: { type: 'string', minLength: 32, maxLength: 32 },
    event_action: { enum: ['trigger', 'acknowledge', 'resolve'] },
    payload: object(
      {
        summary: { type: 'string', minLength: 1, maxLength: 1024 },
        source: TEXT,
        severity: { enum: ['critical', 'error', 'warning', 'info'] },
      },
      {
        timestamp: TIME,
        component: TEXT,
        group: TEXT,
        class: TEXT,
        custom_details: { type: 'object' },
      },
    ),
  },
  {
    dedup_key: { type: 'string', minLength: 1, maxLength: 255 },
    client: TEXT,
    client_url: { type: 'string', format: 'uri' },
    links: {
      type: 'array',
      items: object({ href: { type: 'string', format: 'uri' } }, { text: TEXT }),
    },
    images: { type: 'array' },
  },
);

function slackText(type: 'plain_text' | 'mrkdwn', maxLength: number): Schema {
  return object({ type: { const: type }, text: { type: 'string', minLength: 1, maxLength } });
}

/** https://docs.slack.dev/reference/block-kit/blocks: header, section and context, with their lengths. */
const SLACK = object(
  { text: { type: 'string', minLength: 1, maxLength: 40_000 } },
  {
    blocks: {
      type: 'array',
      maxItems: 50,
      items: {
        oneOf: [
          object({ type: { const: 'header' }, text: slackText('plain_text', 150) }),
          object({ type: { const: 'section' }, text: slackText('mrkdwn', 3000) }),
          object({
            type: { const: 'section' },
            fields: { type: 'array', minItems: 1, maxItems: 10, items: slackText('mrkdwn', 2000) },
          }),
          object({
            type: { const: 'context' },
            elements: {
              type: 'array',
              minItems: 1,
              maxItems: 10,
              items: slackText('mrkdwn', 3000),
            },
          }),
        ],
      },
    },
  },
);

/** https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event */
const GITHUB = object(
  { event_type: { type: 'string', minLength: 1, maxLength: 100 } },
  { client_payload: { type: 'object', maxProperties: 10 } },
);

export const SCHEMAS: Readonly<Record<string, Schema>> = {
  standard: STANDARD,
  cloudevents: cloudEvent({ type: 'object' }),
  cdevents: INCIDENT_DETECTED,
  flagger: FLAGGER,
  pagerduty: PAGERDUTY,
  slack: SLACK,
  github: GITHUB,
};
