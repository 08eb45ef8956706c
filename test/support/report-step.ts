/** A step that reports a ready-made outcome through the real @actions/core; run by the runner emulator. */
import * as core from '@actions/core';
import { actionReporter } from '../../src/report/reporter.ts';
import { config, failing, outcomeOf, play } from './outcomes.ts';

const settings = config({
  reportFolder: process.env.RUNNER_TEMP!,
  secrets: ['s3cr3t-token', 'first line\nsecond line'],
});
const run = play(failing({ outages: [3] }));
const outcome = outcomeOf(run, {}, settings);
const reporter = actionReporter(core);
reporter.opening(settings, run.watch.source);
reporter.check(0).planned(run.watch.plan!, run.watch.notes);
for (const poll of run.polls) reporter.check(0).polled(poll);
await reporter.concluded(outcome);
