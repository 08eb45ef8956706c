/** What was done about a verdict, in sentences: for the log, the summary and the annotations. */
import type { Outcome, Rollback } from '../outcome.ts';

/** Rollback called, failed, or not called and why; in a dry run what would have been done. */
export function rollbackSentence({ rollback, decision }: Outcome): string {
  const { would } = decision;
  if (would !== undefined) {
    const call = would.rollback ? 'called the rollback webhook' : 'not called the rollback webhook';
    const exit = would.exit === 'failure' ? 'failed the step' : 'let the step succeed';
    return `Dry run: nothing was called. It would have ${call} and ${exit}.`;
  }
  return SENTENCES[rollback.state](rollback as never);
}

type Of<State extends Rollback['state']> = Extract<Rollback, { state: State }>;

const SENTENCES: { [State in Rollback['state']]: (rollback: Of<State>) => string } = {
  'not-called': ({ because }) => `The rollback webhook was not called: ${because}`,
  done: ({ status, attempts, id }) =>
    `Rolled back: the webhook answered ${status} ${after(attempts)} (id ${id}).`,
  failed: ({ status, attempts, id, error }) => {
    const answer = status === undefined ? '' : `, last answer ${status}`;
    return `THE ROLLBACK FAILED ${after(attempts)}${answer} (id ${id}): ${error.message} ${error.hint}`;
  },
};

function after(attempts: number): string {
  return attempts === 1 ? 'at the first attempt' : `after ${attempts} attempts`;
}
