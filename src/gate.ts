/** The gate: observe, judge, decide, act, report. */
import { realClock } from './clock.ts';
import type { Config, RunIdentity } from './config.ts';
import { decide } from './decision.ts';
import { GateError } from './errors.ts';
import type { HttpClient } from './http.ts';
import type { Outcome, Rollback, Verdict, Watch } from './outcome.ts';
import { type Cause, reasonFor } from './reason.ts';
import { redact } from './report/redaction.ts';
import { rollbackMessage } from './rollback/message.ts';
import { callWebhook } from './rollback/webhook.ts';
import { type Watching, watchCanary } from './watch.ts';

export interface Gate extends Watching {
  readonly run: RunIdentity;
  readonly http: HttpClient;
  /** Aborted when acting must end too: a rollback under way survives the first signal of a cancelled run. */
  readonly acting: AbortSignal;
}

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
  const { decision, config } = judged;
  if (!decision.rollback || config.webhook === undefined) {
    const because = config.webhook === undefined ? 'No webhook is set.' : decision.because;
    return { state: 'not-called', because };
  }
  return callWebhook(config.webhook, rollbackMessage(judged), gate.http, realClock, gate.acting);
}
