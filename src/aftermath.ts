/** After a gate that did not live to its end: says so, and makes up for the rollback that was due. */
import { realClock } from './clock.ts';
import type { Config, RunIdentity } from './config.ts';
import { canRollBack, decide, isInterrupted, jobFails } from './decision.ts';
import { InputError, RollbackError } from './errors.ts';
import { readRunIdentity } from './github/run.ts';
import { type GitHubSide, githubSide } from './github/side.ts';
import { httpClient } from './http.ts';
import type { HttpClient } from './http-messages.ts';
import { incidentTimes } from './incident.ts';
import { readConfig } from './inputs.ts';
import { createSource } from './metrics/sources.ts';
import { announce, dispatchWorkflow } from './on-github.ts';
import type { Judged, Recovery, Rollback, Verdict } from './outcome.ts';
import { reasonFor } from './reason.ts';
import type { ActionCore } from './report/action-core.ts';
import { showGateKilled, showInputProblems, showUnexpected } from './report/input-problems.ts';
import { maskSecrets } from './report/masking.ts';
import { actionReporter } from './report/reporter.ts';
import { readSaved, type Saved } from './report/saved-state.ts';
import { lostSight } from './rollback/failure.ts';
import { type RollbackMessage, rollbackMessage } from './rollback/message.ts';
import { callWebhook } from './rollback/webhook.ts';
import { WatchLog } from './watch-log.ts';

export interface PostStep {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly core: ActionCore;
  /** Aborted when the runner ends the post step too. */
  readonly acting: AbortSignal;
}

/** @returns the exit code: 1 where a rollback that was due is still not confirmed. Never throws. */
export async function finishStep({ environment, core, acting }: PostStep): Promise<number> {
  const saved = readSaved(environment);
  let secrets: readonly string[] = [];
  try {
    const config = readConfig(environment, realClock.now());
    secrets = config.secrets;
    maskSecrets(core, secrets);
    const http = httpClient(config.proxy);
    const run = readRunIdentity(environment);
    const github = githubSide(config, run, realClock);
    const judged = judgedBefore(saved, config, run, http);
    const [rollback, dispatch] = await Promise.all([
      makeUp(judged, saved, http, acting),
      makeUpDispatch(judged, saved, github, acting),
    ]);
    const recovery = recoveryUnseen(saved, { ...judged, rollback, dispatch });
    const acted = { ...judged, rollback, dispatch, recovery, announcements: [] };
    const outcome = { ...acted, announcements: await announce(github, acted, acting) };
    const reasonSaysIt = isInterrupted(judged.verdict) && saved.ended === undefined;
    if (!reasonSaysIt)
      showGateKilled(core, whatHappened(saved, config.webhook?.retryOnTimeout ?? false));
    await actionReporter(core).concluded(outcome);
    return jobFails({ ...outcome, decision: { ...outcome.decision, exit: 'success' } }) ? 1 : 0;
  } catch (error) {
    if (error instanceof InputError) await showInputProblems(core, error, secrets);
    else await showUnexpected(core, error, secrets);
    return 1;
  }
}

/** What the gate had come to; where that is nothing, `killed`. What it had counted is lost. */
function judgedBefore(
  { armed, decided }: Saved,
  config: Config,
  run: RunIdentity,
  http: HttpClient,
): Judged {
  const startedAt = armed?.at ?? realClock.now();
  const { interval, replay } = config.timing;
  const source = createSource(config.source, http, { replay: replay !== undefined, interval });
  const watch = new WatchLog(startedAt, source);
  const common = { watch, config, run, startedAt };
  if (decided !== undefined) return { ...common, ...decided };
  const cause = { cause: 'killed', cohort: undefined } as const;
  const verdict: Verdict = {
    verdict: 'inconclusive',
    ...cause,
    reason: reasonFor(cause, watch, config),
  };
  const decision = decide(verdict, config.policies, canRollBack(config));
  return { ...common, verdict, decision, decidedAt: realClock.now() };
}

/** Under the id that the gate had, so that a receiver that it did reach acts once. */
async function makeUp(
  judged: Judged,
  saved: Saved,
  http: HttpClient,
  acting: AbortSignal,
): Promise<Rollback> {
  const { config, decision } = judged;
  const again = saved.ended === 'cut-off' && saved.acted?.state === 'failed';
  if (saved.acted !== undefined && !again) return saved.acted;
  if (!decision.rollback || config.webhook === undefined) {
    return { state: 'not-called', because: decision.because };
  }
  const message = saved.decided?.message ?? withId(rollbackMessage(judged), saved.armed?.id);
  if (!config.webhook.retryOnTimeout && mayHaveActed(saved)) {
    return saved.acted ?? lostSight(config.webhook, message.id);
  }
  return callWebhook(config.webhook, message, http, realClock, acting);
}

/** Whether the gate's own call was on its way. */
function mayHaveActed({ acted, decided }: Pick<Saved, 'acted' | 'decided'>): boolean {
  return acted === undefined || acted.state === 'not-called'
    ? decided?.message !== undefined
    : acted.attempts > 0;
}

/** A workflow is no receiver that acts once for an id: what may have been started is not started again. */
async function makeUpDispatch(
  judged: Judged,
  saved: Saved,
  github: GitHubSide | undefined,
  acting: AbortSignal,
): Promise<Rollback | undefined> {
  const workflow = judged.config.github?.rollbackWorkflow;
  if (workflow === undefined || saved.dispatched !== undefined) return saved.dispatched;
  const message = withId(rollbackMessage(judged), saved.armed?.id);
  if (saved.decided === undefined || !judged.decision.rollback) {
    return dispatchWorkflow(github, judged, acting, message);
  }
  const error = new RollbackError(
    'interrupted',
    `The gate was killed before it was known whether the rollback workflow ${workflow.file} was started.`,
    'Look at the runs of that workflow, and start it by hand if there is none.',
  );
  return { state: 'failed', id: message.id, attempts: 0, status: undefined, error };
}

/** Nobody watches after the gate's death: the job is at its end. */
function recoveryUnseen(
  { acted, dispatched }: Saved,
  after: Parameters<typeof incidentTimes>[0] & Pick<Judged, 'config'>,
): Recovery {
  const accepted = [acted, dispatched].some((call) => call?.state === 'done');
  const wasWatching = accepted && after.config.timing.verifyRecovery > 0;
  return {
    state: wasWatching ? 'interrupted' : 'not-watched',
    how: undefined,
    sentence: wasWatching
      ? 'The gate was killed before a recovery was seen; look whether the canary still gets traffic, and roll it back by hand if it does.'
      : 'Whether the rollback worked was not watched.',
    times: { ...incidentTimes(after), recovery: undefined },
  };
}

function withId(message: RollbackMessage, id = message.id): RollbackMessage {
  return { ...message, id, fields: { ...message.fields, id } };
}

function whatHappened({ acted, decided, ended }: Saved, retryOnTimeout: boolean): string {
  const again = `before the rollback was confirmed; ${
    retryOnTimeout || !mayHaveActed({ acted, decided })
      ? 'the post step called the webhook again.'
      : 'the webhook was not called again.'
  }`;
  if (ended !== undefined) return `The run was cancelled ${again}`;
  const killed = `The gate was killed after its verdict, ${decided?.verdict.verdict}, and`;
  return acted === undefined && decided?.message !== undefined
    ? `${killed} ${again}`
    : `${killed} before its report: what it had counted is lost.`;
}
