/** Where a run shows itself: on the page of a workflow run, or on a terminal. */
import type { InputError } from '../errors.ts';
import type { ActionCore } from './action-core.ts';
import { showInputProblems, showUnexpected } from './input-problems.ts';
import { actionReporter, type Reporter } from './reporter.ts';
import { type Ledger, stepLedger } from './saved-state.ts';

export interface Front {
  readonly reporter: Reporter;
  /** undefined where nobody comes after a gate that was killed. */
  readonly ledger: Ledger | undefined;
  /** Instead of a report: the run can't begin. @param secrets what must not be shown, as far as it is known */
  unusable(error: InputError, secrets: readonly string[]): Promise<void>;
  /** Instead of a report: a bug. Neither of the two throws. */
  broken(error: unknown, secrets: readonly string[]): Promise<void>;
}

/** Log, annotations, outputs and summary of a workflow step. */
export function actionFront(core: ActionCore): Front {
  return {
    reporter: actionReporter(core),
    ledger: stepLedger(core),
    unusable: (error, secrets) => showInputProblems(core, error, secrets),
    broken: (error, secrets) => showUnexpected(core, error, secrets),
  };
}
