/** The gate: observe, judge, decide, act, report. */
import { type Duration, deadlineAfter, realClock } from './clock.ts';
import type { Config, RunIdentity } from './config.ts';
import { decide, isInterrupted } from './decision.ts';
import { GateError } from './errors.ts';
import type { HttpClient } from './http.ts';
import type { Outcome, Rollback, Verdict, Watch } from './outcome.ts';
import { type Cause, reasonFor } from './reason.ts';
import { redact } from './report/redaction.ts';
import type { Ledger } from './report/saved-state.ts';
import { rollbackMessage } from './rollback/message.ts';
import { callWebhook } from './rollback/webhook.ts';
import { type Watching, watchCanary } from './watch.ts';

export interface Gate extends Watching {
  readonly run: RunIdentity;
  readonly http: HttpClient;
  /** Aborted when acting must end too: a rollback under way survives the first signal of a cancelled run. */
  readonly acting: AbortSignal;
  /** What is left should the process be killed; none where nobody would read it. */
  readonly ledger?: Ledger;
}

/** For the call of a run that is being cancelled: the runner's patience ends soon after. */
const LEFT_WHEN_CANCELLED: Duration = 2000;

/** Runs one gate to its end. Never throws but for a bug. */
export async function runGate(gate: Gate): Promise<Outcome> {
  const { config, run, clock, reporter, source } = gate;
  const startedAt = clock.now();
  reporter.opening(config, source.describe());
  const { watch, cause } = await watchCanary(gate);
  const decidedAt = clock.now();
  const verdict = verdictOf(cause, watch, config);
  const decision = decide(verdict, config.policies, config.webhook !== undefined);
  const judged = { verdict, decision, watch, config, run, startedAt, decidedAt };
  const rollback = await act(gate, judged);
  gate.ledger?.acted(rollback, judged);
  const outcome = { ...judged, rollback };
  await reporter.concluded(outcome);
  return outcome;
}

function verdictOf(cause: Cause, watch: Watch, config: Config): Verdict {
  const reason = redact(reasonFor(cause, watch, config), config.secrets);
  if (cause instanceof GateError) return { verdict: 'error', error: cause, reason };
  return 'verdict' in cause ? { ...cause, reason } : { verdict: 'inconclusive', ...cause, reason };
}

async function act(gate: Gate, judged: Omit<Outcome, 'rollback'>): Promise<Rollback> {
  const { decision, config, verdict } = judged;
  const { webhook } = config;
  if (!decision.rollback || webhook === undefined) {
    gate.ledger?.decided(judged, undefined);
    const because = webhook === undefined ? 'No webhook is set.' : decision.because;
    return { state: 'not-called', because };
  }
  const message = rollbackMessage(judged);
  gate.ledger?.decided(judged, message);
  const signal = isInterrupted(verdict)
    ? AbortSignal.any([gate.acting, deadlineAfter(LEFT_WHEN_CANCELLED)])
    : gate.acting;
  return callWebhook(webhook, message, gate.http, realClock, signal);
}
