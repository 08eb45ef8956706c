/** The gate: observe, judge, decide, act, report. */
import {
  checkOutcomes,
  decisive,
  describeChecks,
  type SideBySide,
  verdictOfStep,
  watchChecks,
} from './checks.ts';
import { type Clock, type Duration, deadlineAfter, realClock } from './clock.ts';
import type { RunIdentity } from './config.ts';
import { canRollBack, decide, isInterrupted } from './decision.ts';
import type { GitHubSide } from './github/side.ts';
import type { HttpClient } from './http.ts';
import { gatherLeads } from './leads.ts';
import { announce, dispatchWorkflow } from './on-github.ts';
import { tellRecovery } from './on-recovery.ts';
import type { Judged, Outcome, Rollback } from './outcome.ts';
import { verifyRecovery } from './recovery.ts';
import type { Ledger } from './report/saved-state.ts';
import { rollbackMessage } from './rollback/message.ts';
import { callWebhook } from './rollback/webhook.ts';

export interface Gate extends SideBySide {
  /** The time of the checks' clocks. */
  readonly clock: Clock;
  readonly run: RunIdentity;
  readonly http: HttpClient;
  /** undefined where no input asks for anything on GitHub. */
  readonly github: GitHubSide | undefined;
  /** Aborted when acting must end too: a rollback under way survives the first signal of a cancelled run. */
  readonly acting: AbortSignal;
  /** What is left should the process be killed; none where nobody would read it. */
  readonly ledger?: Ledger | undefined;
}

/** For the call of a run that is being cancelled: the runner's patience ends soon after. */
const LEFT_WHEN_CANCELLED: Duration = 2000;

/** Runs one gate to its end. Never throws but for a bug. */
export async function runGate(gate: Gate): Promise<Outcome> {
  const { run, clock, reporter } = gate;
  const startedAt = clock.now();
  reporter.opening(gate.config, describeChecks(gate.checks));
  const findings = await watchChecks(gate);
  const decidedAt = clock.now();
  const { watch, config, source } = decisive(findings);
  const checks = checkOutcomes(findings);
  const verdict = verdictOfStep(findings);
  const decision = decide(verdict, config.policies, canRollBack(config));
  const judged = { verdict, decision, watch, checks, config, run, startedAt, decidedAt };
  const acting = isInterrupted(verdict)
    ? AbortSignal.any([gate.acting, deadlineAfter(LEFT_WHEN_CANCELLED)])
    : gate.acting;
  const [rollback, dispatch] = await Promise.all([
    callBack(gate, judged, acting),
    startWorkflow(gate, judged, acting),
  ]);
  const [recovery, leads] = await Promise.all([
    verifyRecovery(
      { config, source, clock, reporter, signal: gate.signal },
      { ...judged, rollback, dispatch },
    ),
    gatherLeads(judged, source, gate.signal),
  ]);
  const acted = { ...judged, rollback, dispatch, recovery, leads, announcements: [] };
  const told = await Promise.all([
    tellRecovery(acted, gate.http, acting),
    announce(gate.github, acted, acting),
  ]);
  const outcome = { ...acted, announcements: told.flat() };
  await reporter.concluded(outcome);
  return outcome;
}

async function callBack(gate: Gate, judged: Judged, signal: AbortSignal): Promise<Rollback> {
  const { decision, config } = judged;
  const { webhook } = config;
  if (!decision.rollback || webhook === undefined) {
    gate.ledger?.decided(judged, undefined);
    const because = webhook === undefined ? 'No webhook is set.' : decision.because;
    const rollback = { state: 'not-called', because } as const;
    gate.ledger?.acted(rollback, judged);
    return rollback;
  }
  const message = rollbackMessage(judged);
  gate.ledger?.decided(judged, message);
  const rollback = await callWebhook(webhook, message, gate.http, realClock, signal);
  gate.ledger?.acted(rollback, judged);
  return rollback;
}

async function startWorkflow(
  gate: Gate,
  judged: Judged,
  signal: AbortSignal,
): Promise<Rollback | undefined> {
  const dispatch = await dispatchWorkflow(gate.github, judged, signal);
  if (dispatch !== undefined) gate.ledger?.dispatched(dispatch, judged);
  return dispatch;
}
