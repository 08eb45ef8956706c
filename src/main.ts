/** One run of the action, from its environment to its exit code. */
import { checksToWatch } from './checks-to-watch.ts';
import { realClock } from './clock.ts';
import { jobFails } from './decision.ts';
import { InputError } from './errors.ts';
import { runGate } from './gate.ts';
import { readRunIdentity } from './github/run.ts';
import { githubSide } from './github/side.ts';
import { httpClient } from './http.ts';
import { readConfig } from './inputs.ts';
import type { ActionCore } from './report/action-core.ts';
import { showInputProblems, showUnexpected } from './report/input-problems.ts';
import { actionReporter } from './report/reporter.ts';
import { stepLedger } from './report/saved-state.ts';
import { webhookId } from './rollback/message.ts';

export interface Step {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly core: ActionCore;
  /** Aborted when the run is cancelled: no more polls, a short report. */
  readonly watching: AbortSignal;
  /** Aborted when the runner is about to kill: a rollback under way ends too. */
  readonly acting: AbortSignal;
}

/** @returns the exit code; never throws */
export async function runStep({ environment, core, watching, acting }: Step): Promise<number> {
  const ledger = stepLedger(core);
  let secrets: readonly string[] = [];
  try {
    const config = readConfig(environment, realClock.now());
    secrets = config.secrets;
    const http = httpClient(config.proxy);
    const run = readRunIdentity(environment);
    ledger.armed(webhookId(run, config, realClock.now()), realClock.now());
    const checks = checksToWatch(config, http);
    const outcome = await runGate({
      config,
      run,
      http,
      github: githubSide(config, run, realClock),
      checks,
      clock: checks[0]!.clock,
      reporter: actionReporter(core),
      signal: watching,
      acting,
      ledger,
    });
    const cutOff = watching.aborted && outcome.rollback.state === 'failed';
    ledger.ended(cutOff ? 'cut-off' : 'whole');
    return jobFails(outcome) ? 1 : 0;
  } catch (error) {
    if (error instanceof InputError) await showInputProblems(core, error, secrets);
    else await showUnexpected(core, error, secrets);
    ledger.ended('whole');
    return 1;
  }
}
