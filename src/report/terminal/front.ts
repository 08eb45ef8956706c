/** Where a run shows itself on a terminal: a picture drawn in place where it can, lines where not, files for the rest. */
import { describeProblem } from '../../errors.ts';
import { cut, oneLine } from '../../wording.ts';
import type { Front } from '../front.ts';
import { faultSentence } from '../input-problems.ts';
import { openingLines } from '../log.ts';
import { closingLines } from '../log-closing.ts';
import { recoveryHeader, recoveryLine } from '../log-recovery.ts';
import { logLine, wrapped } from '../log-text.ts';
import { outputs, outputsOfError } from '../outputs.ts';
import type { Tone } from '../paint.ts';
import { reportFiles } from '../record-file.ts';
import {
  configWithoutSecrets,
  type Redact,
  recoveryPollWithoutSecrets,
  redactor,
  sourceWithoutSecrets,
  withoutSecrets,
} from '../redaction.ts';
import { type Attempt, unwritten, writeReports } from '../report-files.ts';
import type { Reporter, WatchReporter } from '../reporter.ts';
import { type Saying, sayings } from '../sayings.ts';
import { summary } from '../summary.ts';
import { watchLines } from '../watch-lines.ts';
import { type LiveWatches, liveWatches } from './live-watches.ts';
import type { Terminal } from './terminal.ts';

const LONGEST_REASON = 1000;

/** @param tellOutputs gets the outputs of the step, once, whatever became of it; undefined: nobody asks */
export function terminalFront(
  terminal: Terminal,
  tellOutputs: ((values: Readonly<Record<string, string>>) => void) | undefined,
): Front {
  return {
    reporter: terminalReporter(terminal, tellOutputs),
    ledger: undefined,
    async unusable(error, secrets) {
      const redact = redactor(secrets);
      const lines = error.problems.map((problem) => redact(oneLine(describeProblem(problem))));
      terminal.print(["What was asked for can't be used:"], 'bad');
      for (const line of lines) terminal.print(wrapped(line, '  ', undefined, terminal.columns));
      terminal.print(wrapped(error.hint, '', undefined, terminal.columns));
      tellOutputs?.(outputsOfError(cut(`${lines.join('; ')}. ${error.hint}`, LONGEST_REASON)));
    },
    async broken(error, secrets) {
      const sentence = faultSentence(error, redactor(secrets));
      terminal.print(wrapped(sentence, '', undefined, terminal.columns), 'bad');
      tellOutputs?.(outputsOfError(sentence));
    },
  };
}

function terminalReporter(
  terminal: Terminal,
  tellOutputs: ((values: Readonly<Record<string, string>>) => void) | undefined,
): Reporter {
  let redact: Redact = (text) => text;
  let watches: readonly WatchReporter[] = [];
  let live: LiveWatches | undefined;
  let isRecovering = false;
  const print = (lines: readonly string[], tone?: Tone) => {
    terminal.print(
      lines.map((line) => logLine(redact(line))),
      tone,
    );
  };
  const attempt: Attempt = async (what, write) => {
    try {
      return await write();
    } catch (error) {
      print(wrapped(unwritten(what, error), ''), 'warning');
      return undefined;
    }
  };
  return {
    opening(config, source) {
      redact = redactor(config.secrets);
      const shown = configWithoutSecrets(config, redact);
      print(openingLines(shown, sourceWithoutSecrets(source, redact), terminal.columns));
      print(['']);
      live = terminal.live ? liveWatches(config, terminal, redact) : undefined;
      watches = live?.reporters ?? watchLines(config, print, redact);
    },
    check: (index) => watches[index]!,
    recovering(poll) {
      if (live !== undefined) return live.recovering(poll);
      if (!isRecovering) print(recoveryHeader(poll));
      isRecovering = true;
      print([recoveryLine(recoveryPollWithoutSecrets(poll, redact))]);
    },
    async concluded(complete) {
      live?.close();
      const outcome = withoutSecrets(complete);
      const write = reportFiles(outcome.config.reportFolder, outcome.run);
      const { report, html } = await writeReports(outcome, write, attempt);
      const text = await attempt('The summary', () => write('md', summary(outcome)));
      print(['']);
      for (const saying of sayings(outcome)) printSaying(saying, print, terminal.columns);
      const numbers = closingLines(outcome, terminal.columns);
      if (numbers.length > 0) print(['', ...numbers]);
      print(['']);
      const files = { Record: report, Page: html, Summary: text };
      for (const [what, path] of Object.entries(files)) {
        if (path !== undefined) print([`${`${what}:`.padEnd(8)} ${path}`]);
      }
      tellOutputs?.(outputs(outcome, report, html));
    },
  };
}

const TONES = { error: 'bad', warning: 'warning', notice: 'good' } as const;

function printSaying(
  { level, title, sentence }: Saying,
  print: (lines: readonly string[], tone?: Tone) => void,
  columns: number,
): void {
  if (level !== 'info') print([title], TONES[level]);
  const lines = wrapped(sentence, '', undefined, columns);
  print(lines, level === 'info' ? 'plain' : 'bold');
}
