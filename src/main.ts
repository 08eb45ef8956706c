/** One run of the gate, from its environment to its exit code. */
import { checksToWatch } from './checks-to-watch.ts';
import { type Instant, realClock } from './clock.ts';
import type { Config } from './config.ts';
import { jobFails } from './decision.ts';
import { InputError } from './errors.ts';
import { runGate } from './gate.ts';
import { readRunIdentity } from './github/run.ts';
import { githubSide } from './github/side.ts';
import { httpClient } from './http.ts';
import type { Front } from './report/front.ts';
import { webhookId } from './rollback/message.ts';

export interface Step {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly front: Front;
  /** Aborted when the run is cancelled: no more polls, a short report. */
  readonly watching: AbortSignal;
  /** Aborted when the runner is about to kill: a rollback under way ends too. */
  readonly acting: AbortSignal;
  /** What is asked for, read from the environment. @throws InputError */
  readonly readConfig: (environment: Step['environment'], now: Instant) => Config;
}

/** @returns the exit code; never throws */
export async function runStep(step: Step): Promise<number> {
  const { environment, front, watching, acting } = step;
  const { reporter, ledger } = front;
  let secrets: readonly string[] = [];
  try {
    const config = step.readConfig(environment, realClock.now());
    secrets = config.secrets;
    const http = httpClient(config.proxy);
    const run = readRunIdentity(environment);
    ledger?.armed(webhookId(run, config, realClock.now()), realClock.now());
    const checks = checksToWatch(config, http);
    const outcome = await runGate({
      config,
      run,
      http,
      github: githubSide(config, run, realClock),
      checks,
      clock: checks[0]!.clock,
      reporter,
      signal: watching,
      acting,
      ledger,
    });
    const cutOff = watching.aborted && outcome.rollback.state === 'failed';
    ledger?.ended(cutOff ? 'cut-off' : 'whole');
    return jobFails(outcome) ? 1 : 0;
  } catch (error) {
    if (error instanceof InputError) await front.unusable(error, secrets);
    else await front.broken(error, secrets);
    ledger?.ended('whole');
    return 1;
  }
}
