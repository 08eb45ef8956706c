/** The action's entry: environment in, exit code out. The runner cancels with SIGINT, then SIGTERM, then kills. */
import * as core from '@actions/core';
import { readConfig } from './inputs.ts';
import { runStep } from './main.ts';
import { actionFront } from './report/front.ts';

const watching = new AbortController();
const acting = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => (watching.signal.aborted ? acting : watching).abort(new Error(name)));
}

process.exitCode = await runStep({
  environment: process.env,
  front: actionFront(core),
  readConfig,
  watching: watching.signal,
  acting: acting.signal,
});
