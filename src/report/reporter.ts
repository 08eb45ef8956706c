/** Tells people what the gate does while it does it, and leaves outputs, summary, record and page behind. */
import type { Config } from '../config.ts';
import type { Note, SourceDescription } from '../metrics/source.ts';
import type { Outcome, Plan, Poll, RecoveryPoll } from '../outcome.ts';
import { oneLine } from '../wording.ts';
import { rollbackFailed, rollbackSentence } from './acted.ts';
import { type ActionCore, annotate, type Level } from './action-core.ts';
import {
  inputLines,
  noteLines,
  openingLines,
  outageLines,
  planLines,
  pollHeader,
  pollLine,
  pollTone,
} from './log.ts';
import { closingLines } from './log-closing.ts';
import { recoveryHeader, recoveryLine } from './log-recovery.ts';
import { logLine, wrapped } from './log-text.ts';
import { maskSecrets } from './masking.ts';
import { outputs } from './outputs.ts';
import { painter, type Tone } from './paint.ts';
import { record } from './record.ts';
import { reportFiles } from './record-file.ts';
import {
  configWithoutSecrets,
  notesWithoutSecrets,
  planWithoutSecrets,
  pollWithoutSecrets,
  type Redact,
  recoveryPollWithoutSecrets,
  redactor,
  sourceWithoutSecrets,
  withoutSecrets,
} from './redaction.ts';
import { summary } from './summary.ts';

export interface Reporter {
  /** Once, first: nothing is printed before it. */
  opening(config: Config, source: SourceDescription): void;
  /** Once the plan is known. */
  planned(plan: Plan, notes: readonly Note[]): void;
  polled(poll: Poll): void;
  /** After an accepted rollback, where it is watched whether it works. */
  recovering(poll: RecoveryPoll): void;
  /** Once, last. Never throws: what can't be written becomes a warning, and the verdict stands. */
  concluded(outcome: Outcome): Promise<void>;
}

/** Log, annotations, outputs, summary, record and page of a workflow step. */
export function actionReporter(core: ActionCore): Reporter {
  let redact: Redact = (text) => text;
  let paint = painter(false);
  let hasHeader = false;
  let isRecovering = false;
  const outagesTold = new Set<string>();
  const print = (lines: readonly string[], tone: Tone = 'plain') => {
    for (const line of lines) core.info(paint(logLine(redact(line)), tone));
  };
  const fold = (title: string, lines: readonly string[]) => {
    if (lines.length === 0) return;
    core.startGroup(title);
    print(lines);
    core.endGroup();
  };
  return {
    opening(config, source) {
      maskSecrets(core, config.secrets);
      redact = redactor(config.secrets);
      paint = painter(config.colours);
      const shown = configWithoutSecrets(config, redact);
      print(openingLines(shown, sourceWithoutSecrets(source, redact)));
      core.startGroup('Inputs as resolved');
      print(inputLines(shown));
      core.endGroup();
    },
    planned(plan, notes) {
      print(planLines(planWithoutSecrets(plan, redact), notesWithoutSecrets(notes, redact)));
    },
    polled(poll) {
      const shown = pollWithoutSecrets(poll, redact);
      if (!hasHeader) print(pollHeader(poll.planned, poll.judgement.logThreshold), 'bold');
      hasHeader = true;
      print([pollLine(shown)], pollTone(shown));
      print(noteLines(shown.notes), 'dim');
      const outage = shown.outage?.message;
      if (outage !== undefined && !outagesTold.has(outage)) print(outageLines(shown), 'warning');
      if (outage !== undefined) outagesTold.add(outage);
    },
    recovering(poll) {
      if (!isRecovering) print(recoveryHeader(poll));
      isRecovering = true;
      print([recoveryLine(recoveryPollWithoutSecrets(poll, redact))]);
    },
    async concluded(complete) {
      const outcome = withoutSecrets(complete);
      const write = reportFiles(outcome.config.reportFolder, outcome.run);
      const report = await attempt(core, 'The JSON record', () =>
        write('json', `${JSON.stringify(record(outcome))}\n`),
      );
      const html = await attempt(core, 'The page', async () => {
        // Only now: reading it would delay every start.
        const { page } = await import('./page.ts');
        return write('html', page(outcome));
      });
      await attempt(core, 'The outputs', () => setOutputs(core, outputs(outcome, report, html)));
      await attempt(core, 'The job summary', () => core.summary.addRaw(summary(outcome)).write());
      announce(core, outcome);
      fold('The numbers of the verdict', closingLines(outcome));
      if (report !== undefined) print([`Record: ${report}`]);
      if (html !== undefined) print([`Page: ${html}`]);
    },
  };
}

const LEVELS = {
  pass: 'notice',
  fail: 'error',
  inconclusive: 'warning',
  error: 'warning',
} as const;

/** The reason as an annotation, what was done about it, and loudly what could not be done. */
function announce(core: ActionCore, outcome: Outcome): void {
  const { verdict, recovery, decision, announcements } = outcome;
  const killed = verdict.verdict === 'inconclusive' && verdict.cause === 'killed';
  const level: Level = killed ? 'error' : LEVELS[verdict.verdict];
  annotate(core, level, `Canary Gate: ${verdict.verdict}`, verdict.reason);
  const acted = oneLine(rollbackSentence(outcome));
  if (rollbackFailed(outcome)) annotate(core, 'error', 'Canary Gate: the rollback failed', acted);
  else for (const line of wrapped(acted, '')) core.info(line);
  if (recovery.state === 'unconfirmed') {
    annotate(core, 'error', 'Canary Gate: the recovery is not confirmed', recovery.sentence);
  } else if (recovery.state !== 'not-watched') {
    for (const line of wrapped(recovery.sentence, '')) core.info(line);
  }
  if (!acted.endsWith(oneLine(decision.because))) {
    for (const line of wrapped(decision.because, '')) core.info(line);
  }
  for (const { what, state, sentence } of announcements) {
    const whom = what === 'recovery' ? 'the webhook' : 'GitHub';
    if (state === 'failed') annotate(core, 'warning', `Canary Gate: ${whom}`, oneLine(sentence));
    else for (const line of wrapped(sentence, '')) core.info(line);
  }
}

export function setOutputs(core: ActionCore, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
}

/** A report that can't be written must not change a verdict. */
async function attempt<Value>(
  core: ActionCore,
  what: string,
  write: () => Value | Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await write();
  } catch (error) {
    const why = oneLine(error instanceof Error ? error.message : String(error));
    annotate(
      core,
      'warning',
      'Canary Gate',
      `${what} could not be written: ${why} The verdict stands.`,
    );
    return undefined;
  }
}
