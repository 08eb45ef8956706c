/** What was done about a verdict, in sentences: for the log, the summary and the annotations. */
import type { Instant } from '../clock.ts';
import type { Outcome, Rollback } from '../outcome.ts';

type Acted = Pick<Outcome, 'rollback' | 'dispatch' | 'decision' | 'config'>;

/** Rollback called, failed, or not called and why; in a dry run what would have been done. */
export function rollbackSentence({ rollback, dispatch, decision, config }: Acted): string {
  const { would } = decision;
  if (would !== undefined) {
    const called = ways(config);
    const call = would.rollback ? `called ${called}` : `not called ${called}`;
    const exit = would.exit === 'failure' ? 'failed the step' : 'let the step succeed';
    return `Dry run: nothing was called. It would have ${call} and ${exit}.`;
  }
  if (dispatch === undefined) return sentenceOf(rollback, WEBHOOK);
  if (config.webhook === undefined) return sentenceOf(dispatch, WORKFLOW);
  return [...new Set([sentenceOf(rollback, WEBHOOK), sentenceOf(dispatch, WORKFLOW)])].join(' ');
}

/** Whether a rollback that was due was not confirmed. */
export function rollbackFailed({ rollback, dispatch }: Acted): boolean {
  return rollback.state === 'failed' || dispatch?.state === 'failed';
}

/** Whether a rollback was due and all that was to be called took it. */
export function isRolledBack(acted: Acted): boolean {
  const { rollback, dispatch } = acted;
  return !rollbackFailed(acted) && (rollback.state === 'done' || dispatch?.state === 'done');
}

function ways({ webhook, github }: Acted['config']): string {
  if (github?.rollbackWorkflow === undefined) return WEBHOOK.name;
  return webhook === undefined ? WORKFLOW.name : `${WEBHOOK.name} and ${WORKFLOW.name}`;
}

type Way = typeof WEBHOOK | typeof WORKFLOW;

const WEBHOOK = { name: 'the rollback webhook', answered: 'the webhook answered' } as const;
const WORKFLOW = {
  name: 'the rollback workflow',
  answered: 'the workflow was started, GitHub answered',
} as const;

/** When a rollback was accepted, by whichever way first; undefined where none was. */
export function acceptedAt({
  rollback,
  dispatch,
}: Pick<Outcome, 'rollback' | 'dispatch'>): Instant | undefined {
  const accepted = [rollback, dispatch].flatMap((call) =>
    call?.state === 'done' ? [call.at] : [],
  );
  return accepted.length === 0 ? undefined : Math.min(...accepted);
}

type Of<State extends Rollback['state']> = Extract<Rollback, { state: State }>;

function sentenceOf(rollback: Rollback, way: Way): string {
  return SENTENCES[rollback.state](rollback as never, way);
}

const SENTENCES: { [State in Rollback['state']]: (rollback: Of<State>, way: Way) => string } = {
  'not-called': ({ because }, { name }) =>
    `${name[0]!.toUpperCase()}${name.slice(1)} was not called: ${because}`,
  done: ({ status, attempts, id }, { answered }) =>
    `Rolled back: ${answered} ${status} ${after(attempts)} (id ${id}).`,
  failed: ({ status, attempts, id, error }) => {
    const answer = status === undefined ? '' : `, last answer ${status}`;
    return `THE ROLLBACK FAILED ${after(attempts)}${answer} (id ${id}): ${error.message} ${error.hint}`;
  },
};

function after(attempts: number): string {
  return attempts === 1 ? 'at the first attempt' : `after ${attempts} attempts`;
}
