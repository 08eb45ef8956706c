/** What the user asked for, resolved and checked: made by inputs.ts, read by everything else. */
import type { Duration, Instant } from './clock.ts';
import type { RecordedWatch } from './metrics/recorded-watch.ts';

export const PROVIDERS = ['prometheus', 'scrape', 'http'] as const;
export type Provider = (typeof PROVIDERS)[number];

export const WEBHOOK_FORMATS = [
  'standard',
  'cloudevents',
  'cdevents',
  'flagger',
  'pagerduty',
  'slack',
  'github',
  'raw',
] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** What a verdict of `inconclusive` or `error` leads to. `rollback`: webhook and fail. */
export const POLICIES = ['fail', 'pass', 'rollback'] as const;
export type Policy = (typeof POLICIES)[number];

/** What a run that is cancelled or killed before its verdict leads to. */
export const CANCEL_POLICIES = ['none', 'rollback'] as const;
export type CancelPolicy = (typeof CANCEL_POLICIES)[number];

/** Header name (as given) and value, in order. */
export type Headers = readonly (readonly [name: string, value: string])[];

export interface MetricsAccess {
  readonly authorization:
    | { readonly kind: 'none' }
    | { readonly kind: 'bearer'; readonly token: string }
    | { readonly kind: 'basic'; readonly username: string; readonly password: string };
  readonly headers: Headers;
}

/** A condition on the value of a label, as PromQL writes it. */
interface LabelMatcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/**
 * Which answers count as errors: by status (`5xx`, `500`, `502-504`), by a matcher on another label, those that took longer
 * than a bound of a histogram, or those that a counter of errors counts beside the one of requests.
 */
export type ErrorDefinition =
  | {
      readonly kind: 'counter';
      readonly name: string;
      /** Beside those of the cohort. */
      readonly matchers: readonly LabelMatcher[];
      readonly text: string;
    }
  | { readonly kind: 'slower'; readonly limit: Duration; readonly text: string }
  | {
      readonly kind: 'statuses';
      readonly ranges: readonly (readonly [low: number, high: number])[];
      readonly text: string;
    }
  | (LabelMatcher & { readonly kind: 'matcher'; readonly text: string });

export type SourceConfig = PrometheusConfig | ScrapeConfig | HttpConfig | RecordConfig;

interface SourceBase {
  readonly access: MetricsAccess;
  readonly errors: ErrorDefinition;
  /** undefined: found among the usual names by its values. */
  readonly statusLabel: string | undefined;
}

export interface PrometheusConfig extends SourceBase {
  readonly provider: 'prometheus';
  readonly url: URL;
  /** Series selectors. */
  readonly canary: string;
  readonly baseline: string | undefined;
}

export interface ScrapeConfig extends SourceBase {
  readonly provider: 'scrape';
  /** Addresses of the `/metrics` pages, one or more a cohort. */
  readonly canary: readonly URL[];
  readonly baseline: readonly URL[] | undefined;
  /** The request counter with optional matchers, from `query`; undefined: found among the usual names. */
  readonly selector: string | undefined;
}

export interface HttpConfig extends SourceBase {
  readonly provider: 'http';
  readonly url: URL;
  readonly canary: string | undefined;
  readonly baseline: string | undefined;
  readonly query: HttpQuery;
}

/** No server: what a gate has recorded, judged again. Of the command line alone. */
export interface RecordConfig extends SourceBase {
  readonly provider: 'record';
  readonly watch: RecordedWatch;
}

/** The `query` input of provider `http`: how to ask, and one JMESPath expression a number. */
export interface HttpQuery {
  readonly method: 'GET' | 'POST';
  /** Appended to `metrics-url` when it starts with `/` or `?`; templated. */
  readonly path: string | undefined;
  readonly headers: Headers;
  readonly body: string | undefined;
  /** `window`: the numbers are those of [start, end); `cumulative`: running totals, differenced here. */
  readonly mode: 'window' | 'cumulative';
  readonly numbers:
    | {
        readonly kind: 'counts';
        readonly canaryErrors: string;
        readonly canaryRequests: string;
        readonly baseline: { readonly errors: string; readonly requests: string } | undefined;
      }
    | { readonly kind: 'rates'; readonly canaryRate: string; readonly baselineRate: string };
  /** JMESPath expressions that must be true of every answer. */
  readonly assert: readonly string[];
  /** Seconds that the backend's newest data lag behind, as a Duration: windows end at now - lag. */
  readonly lag: Duration;
}

export interface Timing {
  readonly duration: Duration;
  readonly interval: Duration;
  readonly warmup: Duration;
  readonly history: Duration;
  /** How long to watch for a recovery after a rollback; 0: not at all. */
  readonly verifyRecovery: Duration;
  /** A past window to judge instead of watching; `duration` is then its length. */
  readonly replay: { readonly start: Instant; readonly end: Instant } | undefined;
}

export interface Strictness {
  /** alpha, in (0, 0.5]. */
  readonly falseAlarmRate: number;
  /** rho, >= 1. */
  readonly maxErrorRatio: number;
  readonly negligibleErrorRate: number;
  readonly maxErrorRate: number | undefined;
  readonly detectRatio: number;
  readonly detectRate: number;
  readonly power: number;
}

export interface WebhookConfig {
  readonly url: URL;
  readonly secret: string | undefined;
  readonly format: WebhookFormat;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET';
  readonly headers: Headers;
  /** Template, for format `raw`; undefined: the plain verdict as JSON. An empty string is an empty body. */
  readonly body: string | undefined;
  /** What only the user knows, by name, for the formats that carry it. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly auth: WebhookAuth;
  /** undefined: trust and identity of this machine. */
  readonly tls: TlsIdentity | undefined;
  /** Statuses that mean done, as closed ranges. */
  readonly success: readonly (readonly [low: number, high: number])[];
  /** Of one attempt. */
  readonly timeout: Duration;
  /** Attempts after the first. */
  readonly retries: number;
  /** Also after an attempt that may have been acted on. */
  readonly retryOnTimeout: boolean;
}

/** How the receiver knows the caller, besides the signature. */
export type WebhookAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** In the body: the integration that the event is for. */
  | { readonly kind: 'routing-key'; readonly key: string }
  | {
      readonly kind: 'sigv4';
      readonly service: string;
      readonly region: string;
      readonly credentials: AwsCredentials;
    };

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly sessionToken: string | undefined;
}

/** PEM texts. */
export interface TlsIdentity {
  /** The only authorities that are trusted; undefined: those of this machine. */
  readonly ca: string | undefined;
  readonly client: { readonly cert: string; readonly key: string } | undefined;
}

/** What is asked of GitHub, where an input asks for anything. */
export interface GitHubConfig {
  /** undefined: none was given. */
  readonly token: string | undefined;
  /** Base address of the REST API. */
  readonly apiUrl: URL;
  /** The deployment whose status is set: by its number, or the newest of the commit in an environment. */
  readonly deployment:
    | { readonly kind: 'id'; readonly id: number }
    | { readonly kind: 'environment'; readonly name: string }
    | undefined;
  /** Started where a rollback is due. */
  readonly rollbackWorkflow: { readonly file: string; readonly ref: string } | undefined;
  readonly comment: boolean;
  /** Of the run: tells this repository's pull requests from those of its upstream. */
  readonly repositoryId: number | undefined;
  /** Name of the run's workflow. */
  readonly workflow: string | undefined;
}

export interface Policies {
  readonly failJob: boolean;
  readonly onInconclusive: Policy;
  readonly onError: Policy;
  readonly onCancel: CancelPolicy;
  readonly dryRun: boolean;
}

/** Where a resolved value came from: the report shows it. */
export interface ResolvedInput {
  readonly name: string;
  /** As text, secrets replaced by `***`. */
  readonly value: string;
  readonly from: 'input' | 'default';
}

/** Looking things up on GitHub for the report, which does without where it fails. */
export interface GitHubReading {
  readonly token: string;
  readonly apiUrl: URL;
}

/** Who is asking: the run that this gate is a step of, where there is one. */
export interface RunIdentity {
  readonly repository: string | undefined;
  readonly sha: string | undefined;
  readonly runId: string | undefined;
  readonly runAttempt: string | undefined;
  readonly job: string | undefined;
  readonly step: string | undefined;
  readonly runUrl: string | undefined;
  /** What the step `uses:`; undefined for an action of the workflow's own repository. */
  readonly action?: ActionVersion | undefined;
}

export interface ActionVersion {
  /** `owner/name`. */
  readonly repository: string;
  /** Tag, branch or commit. */
  readonly ref: string;
}

/** One comparison of the step, on its own numbers and by its own strictness. */
export interface Check {
  /** undefined: the step itself, where no `checks` are given. */
  readonly name: string | undefined;
  /** What it does not share with the step. */
  readonly inputs: readonly ResolvedInput[];
  readonly source: SourceConfig;
  /** With its share of the step's `falseAlarmRate`. */
  readonly strictness: Strictness;
  /** Where it is not the step's: of a record, whose checks began one after the other. */
  readonly timing?: Timing;
}

export interface Config {
  /** At least one. */
  readonly checks: readonly Check[];
  /** Of the first check; once a verdict is reached, of the one that decided it. */
  readonly source: SourceConfig;
  readonly timing: Timing;
  /** Of the same check. */
  readonly strictness: Strictness;
  readonly policies: Policies;
  readonly webhook: WebhookConfig | undefined;
  readonly github: GitHubConfig | undefined;
  /** undefined without a token, or where the selectors name no two versions. */
  readonly githubReading?: GitHubReading | undefined;
  readonly inputs: readonly ResolvedInput[];
  /** Every value that must never be shown. */
  readonly secrets: readonly string[];
  /** Whether the log shows colours. */
  readonly colours: boolean;
  /** Folder for the record; made when missing. */
  readonly reportFolder: string;
  /** Proxy variables and the like, for http.ts. */
  readonly proxy: ProxyEnvironment;
}

/** Of the environment, what decides how requests leave this machine. */
export interface ProxyEnvironment {
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
}
