/** The formats of the call: what each one sends, and what its receivers are known to do. */
import type { Headers, WebhookConfig, WebhookFormat } from '../config.ts';
import { cdevents } from './formats/cdevents.ts';
import { CLOUD_EVENT, cloudevents } from './formats/cloudevents.ts';
import { flagger } from './formats/flagger.ts';
import { github } from './formats/github.ts';
import { pagerduty } from './formats/pagerduty.ts';
import { raw } from './formats/raw.ts';
import { slack } from './formats/slack.ts';
import { standard } from './formats/standard.ts';
import type { RollbackMessage } from './message.ts';

export type Called = Pick<WebhookConfig, 'format' | 'method' | 'body' | 'metadata' | 'auth'>;

/** @returns the body's text; empty: none is sent */
export type Build = (message: RollbackMessage, webhook: Called) => string;

interface Format {
  readonly build: Build;
  /** undefined: by what the text is. */
  readonly contentType: string | undefined;
  /** Besides what every call carries; the user's own win. */
  readonly headers: Headers;
  /** Methods that its receivers take. */
  readonly methods: readonly WebhookConfig['method'][];
  /** Statuses that mean done where the user names none. */
  readonly success: string;
  /** Whether its receivers know the id and act once for each, so that a call may be sent again when in doubt. */
  readonly deduplicates: boolean;
  /** Whether its receivers may verify our signature. */
  readonly verifies: boolean;
  /** Names that the metadata must have. */
  readonly needs: readonly string[];
}

const JSON_TYPE = 'application/json';
const WRITING = ['POST', 'PUT', 'PATCH'] as const;
const OWN = {
  contentType: JSON_TYPE,
  headers: [],
  methods: WRITING,
  success: '200-299',
  deduplicates: true,
  verifies: true,
  needs: [],
} as const;
/** An API of somebody else: what it takes and answers is written down. */
const THEIRS = {
  ...OWN,
  methods: ['POST'],
  deduplicates: false,
  verifies: false,
} as const;

export const FORMATS: Readonly<Record<WebhookFormat, Format>> = {
  standard: { ...OWN, build: standard },
  cloudevents: { ...OWN, build: cloudevents, contentType: CLOUD_EVENT },
  cdevents: { ...OWN, build: cdevents, contentType: CLOUD_EVENT, needs: ['environment'] },
  flagger: { ...OWN, build: flagger, deduplicates: false, needs: ['name', 'namespace'] },
  pagerduty: { ...THEIRS, build: pagerduty, success: '202', deduplicates: true },
  slack: { ...THEIRS, build: slack, success: '200' },
  github: {
    ...THEIRS,
    build: github,
    success: '204',
    headers: [
      ['Accept', 'application/vnd.github+json'],
      ['X-GitHub-Api-Version', '2022-11-28'],
    ],
  },
  raw: {
    ...OWN,
    build: raw,
    contentType: undefined,
    methods: [...WRITING, 'DELETE', 'GET'],
    deduplicates: false,
  },
};

export interface WebhookBody {
  /** Empty: none is sent. */
  readonly text: string;
  readonly contentType: string | undefined;
}

/** What is sent and how it is labelled. GET sends nothing. */
export function webhookBody(webhook: Called, message: RollbackMessage): WebhookBody {
  const { build, contentType } = FORMATS[webhook.format];
  const text = webhook.method === 'GET' ? '' : build(message, webhook);
  if (text === '') return { text, contentType: undefined };
  return { text, contentType: contentType ?? typeOf(text) };
}

function typeOf(text: string): string {
  try {
    JSON.parse(text);
    return JSON_TYPE;
  } catch {
    return 'text/plain; charset=utf-8';
  }
}
