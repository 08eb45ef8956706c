/** Tells people what the gate does while it does it, and leaves outputs, summary, record and page behind. */
import type { Config } from '../config.ts';
import type { GateError } from '../errors.ts';
import type { Note, SourceDescription } from '../metrics/source.ts';
import type { Outcome, Plan, Poll, RecoveryPoll } from '../outcome.ts';
import { oneLine } from '../wording.ts';
import { type ActionCore, annotate } from './action-core.ts';
import { inputLines, openingLines } from './log.ts';
import { closingLines } from './log-closing.ts';
import { recoveryHeader, recoveryLine } from './log-recovery.ts';
import { logLine, wrapped } from './log-text.ts';
import { maskSecrets } from './masking.ts';
import { outputs } from './outputs.ts';
import { painter } from './paint.ts';
import { reportFiles } from './record-file.ts';
import {
  configWithoutSecrets,
  type Redact,
  recoveryPollWithoutSecrets,
  redactor,
  sourceWithoutSecrets,
  withoutSecrets,
} from './redaction.ts';
import { type Attempt, unwritten, writeReports } from './report-files.ts';
import { sayings } from './sayings.ts';
import { summary } from './summary.ts';
import { type Print, watchLines } from './watch-lines.ts';

export interface Reporter {
  /** Once, first: nothing is printed before it. */
  opening(config: Config, source: SourceDescription): void;
  /** What the watch of each check reports to, by the check's place among the config's; after `opening`. */
  check(index: number): WatchReporter;
  /** After an accepted rollback, where it is watched whether it works. */
  recovering(poll: RecoveryPoll): void;
  /** Once, last. Never throws: what can't be written becomes a warning, and the verdict stands. */
  concluded(outcome: Outcome): Promise<void>;
}

/** What one watch reports to. */
export interface WatchReporter {
  /** The server has not given any numbers yet, and is asked again. */
  unanswered(error: GateError): void;
  /** Once the plan is known. */
  planned(plan: Plan, notes: readonly Note[]): void;
  polled(poll: Poll): void;
  /** Once, last. @param error what ended it before its time */
  ended(error: GateError | undefined): void;
}

/** Log, annotations, outputs, summary, record and page of a workflow step. */
export function actionReporter(core: ActionCore): Reporter {
  let redact: Redact = (text) => text;
  let paint = painter(false);
  let watches: readonly WatchReporter[] = [];
  let isRecovering = false;
  const print: Print = (lines, tone = 'plain') => {
    for (const line of lines) core.info(paint(logLine(redact(line)), tone));
  };
  const fold = (title: string, lines: readonly string[]) => {
    if (lines.length === 0) return;
    core.startGroup(title);
    print(lines);
    core.endGroup();
  };
  const attempt = attemptOf(core);
  return {
    opening(config, source) {
      maskSecrets(core, config.secrets);
      redact = redactor(config.secrets);
      paint = painter(config.colours);
      watches = watchLines(config, print, redact);
      const shown = configWithoutSecrets(config, redact);
      print(openingLines(shown, sourceWithoutSecrets(source, redact)));
      fold('Inputs as resolved', inputLines(shown));
    },
    check: (index) => watches[index]!,
    recovering(poll) {
      if (!isRecovering) print(recoveryHeader(poll));
      isRecovering = true;
      print([recoveryLine(recoveryPollWithoutSecrets(poll, redact))]);
    },
    async concluded(complete) {
      const outcome = withoutSecrets(complete);
      const write = reportFiles(outcome.config.reportFolder, outcome.run);
      const { report, html } = await writeReports(outcome, write, attempt);
      await attempt('The outputs', () => setOutputs(core, outputs(outcome, report, html)));
      await attempt('The job summary', () => core.summary.addRaw(summary(outcome)).write());
      announce(core, outcome);
      fold('The numbers of the verdict', closingLines(outcome));
      if (report !== undefined) print([`Record: ${report}`]);
      if (html !== undefined) print([`Page: ${html}`]);
    },
  };
}

function announce(core: ActionCore, outcome: Outcome): void {
  for (const { level, title, sentence } of sayings(outcome)) {
    if (level !== 'info') annotate(core, level, title, sentence);
    else for (const line of wrapped(sentence, '')) core.info(line);
  }
}

export function setOutputs(core: ActionCore, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
}

function attemptOf(core: ActionCore): Attempt {
  return async (what, write) => {
    try {
      return await write();
    } catch (error) {
      annotate(core, 'warning', 'Canary Gate', oneLine(unwritten(what, error)));
      return undefined;
    }
  };
}
