/** Shows the gate's log where a test fails because of what the gate did. */
import type { TestContext } from 'vitest';
import type { ActionRun } from './runner.ts';

/** Call right after the run: nothing is shown when the test passes. */
export function showWhenFailed({ onTestFailed }: TestContext, run: ActionRun): void {
  onTestFailed(() => {
    console.log(`${run.log}\n${run.stderr}\n${JSON.stringify(run.outputs, null, 2)}`);
  });
}
