/** Every input in one place: its default, where it ends up in the Config, and how much of it may be shown. */
import type { Provider } from '../config.ts';

interface InputRule {
  /** As in action.yml; a test compares them. */
  readonly default?: string;
  /** Path of what it becomes in Config. */
  readonly becomes: string;
  /** `secret`: nothing; `address`: scheme and host; `headers`: the names. Without it, all. */
  readonly shows?: 'secret' | 'address' | 'headers';
  /** Takes `true` or `false`. */
  readonly isSwitch?: true;
  /** Providers that use it; without it, all. */
  readonly providers?: readonly Provider[];
}

export const INPUTS = {
  provider: { default: 'prometheus', becomes: 'source.provider' },
  'metrics-url': { becomes: 'source.url', providers: ['prometheus', 'http'] },
  'metrics-token': { becomes: 'source.access.authorization', shows: 'secret' },
  'metrics-username': { becomes: 'source.access.authorization' },
  'metrics-password': { becomes: 'source.access.authorization', shows: 'secret' },
  'metrics-headers': { becomes: 'source.access.headers', shows: 'headers' },
  canary: { becomes: 'source.canary' },
  baseline: { becomes: 'source.baseline' },
  errors: { default: '5xx', becomes: 'source.errors', providers: ['prometheus', 'scrape'] },
  'status-label': { becomes: 'source.statusLabel', providers: ['prometheus', 'scrape'] },
  query: { becomes: 'source.query', providers: ['scrape', 'http'] },

  duration: { default: '10m', becomes: 'timing.duration' },
  interval: { default: '15s', becomes: 'timing.interval' },
  warmup: { default: '0s', becomes: 'timing.warmup' },
  history: { default: '1h', becomes: 'timing.history' },
  'start-time': { becomes: 'timing.replay.start' },
  'end-time': { becomes: 'timing.replay.end' },

  'false-alarm-rate': { default: '1%', becomes: 'strictness.falseAlarmRate' },
  'max-error-ratio': { default: '1.25', becomes: 'strictness.maxErrorRatio' },
  'negligible-error-rate': { default: '0.1%', becomes: 'strictness.negligibleErrorRate' },
  'max-error-rate': { becomes: 'strictness.maxErrorRate' },
  'detect-ratio': { default: '5', becomes: 'strictness.detectRatio' },
  'detect-rate': { default: '1%', becomes: 'strictness.detectRate' },
  power: { default: '80%', becomes: 'strictness.power' },
  checks: { becomes: 'checks' },

  'fail-job': { default: 'true', becomes: 'policies.failJob', isSwitch: true },
  'on-inconclusive': { default: 'fail', becomes: 'policies.onInconclusive' },
  'on-error': { default: 'fail', becomes: 'policies.onError' },
  'on-cancel': { default: 'none', becomes: 'policies.onCancel' },
  'verify-recovery': { default: '0s', becomes: 'timing.verifyRecovery' },
  'dry-run': { becomes: 'policies.dryRun', isSwitch: true },
  'rollback-webhook-url': { becomes: 'webhook.url', shows: 'address' },
  'rollback-webhook-secret': { becomes: 'webhook.secret', shows: 'secret' },
  'rollback-webhook-auth': { becomes: 'webhook.auth' },
  'rollback-webhook-token': { becomes: 'webhook.auth', shows: 'secret' },
  'rollback-webhook-username': { becomes: 'webhook.auth' },
  'rollback-webhook-password': { becomes: 'webhook.auth', shows: 'secret' },
  'rollback-webhook-ca': { becomes: 'webhook.tls', shows: 'secret' },
  'rollback-webhook-cert': { becomes: 'webhook.tls', shows: 'secret' },
  'rollback-webhook-key': { becomes: 'webhook.tls', shows: 'secret' },
  'rollback-webhook-format': { default: 'standard', becomes: 'webhook.format' },
  'rollback-webhook-method': { default: 'POST', becomes: 'webhook.method' },
  'rollback-webhook-headers': { becomes: 'webhook.headers', shows: 'headers' },
  'rollback-webhook-body': { becomes: 'webhook.body', shows: 'secret' },
  'rollback-webhook-metadata': { becomes: 'webhook.metadata' },
  'rollback-webhook-success': { becomes: 'webhook.success' },
  'rollback-webhook-timeout': { default: '15s', becomes: 'webhook.timeout' },
  'rollback-webhook-retries': { default: '5', becomes: 'webhook.retries' },
  'rollback-webhook-retry-on-timeout': { becomes: 'webhook.retryOnTimeout', isSwitch: true },

  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression, which the runner evaluates
  'github-token': { default: '${{ github.token }}', becomes: 'github.token', shows: 'secret' },
  'deployment-id': { becomes: 'github.deployment' },
  environment: { becomes: 'github.deployment' },
  'rollback-workflow': { becomes: 'github.rollbackWorkflow' },
  comment: { default: 'false', becomes: 'github.comment', isSwitch: true },
} as const satisfies Record<string, InputRule>;

export type InputName = keyof typeof INPUTS;

export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[];

export function ruleOf(name: InputName): InputRule {
  return INPUTS[name];
}

/** Named in the documentation of later versions: a clearer answer than "no such input". */
export const LATER_INPUTS: readonly string[] = ['early-pass', 'preset'];
