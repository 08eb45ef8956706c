/** How a gate that could not begin is shown: unusable inputs, or a fault of its own. No Outcome exists then. */
import { describeProblem, type InputError, type InputProblem } from '../errors.ts';
import { cut, oneLine } from '../wording.ts';
import { type ActionCore, annotate } from './action-core.ts';
import { logLine, wrapped } from './log-text.ts';
import { code, table, text } from './markdown.ts';
import { outputsOfError } from './outputs.ts';
import { type Redact, redactor } from './redaction.ts';
import { setOutputs } from './reporter.ts';

const LONGEST_GOT = 200;

/**
 * Every problem on a line of the log and in the summary, all in one error annotation; the outputs say
 * `error` and why. Never throws.
 * @param secrets what inputs held that must not be shown, as far as it is known
 */
export async function showInputProblems(
  core: ActionCore,
  error: InputError,
  secrets: readonly string[] = [],
): Promise<void> {
  const redact = redactor(secrets);
  const problems = error.problems.map(({ input, got, takes }) => ({
    input,
    got: got && cut(redact(got), LONGEST_GOT),
    takes: redact(takes),
  }));
  const lines = problems.map((problem) => oneLine(describeProblem(problem)));
  const count = problems.length === 1 ? 'An input' : `${problems.length} inputs`;
  core.info(logLine(`${count} can't be used:`));
  for (const line of lines) for (const part of wrapped(line, '  ')) core.info(part);
  annotate(core, 'error', 'Canary Gate: unusable inputs', [...lines, error.hint].join('\n'));
  const reason = cut(`${count} can't be used: ${lines.join('; ')}. ${error.hint}`, 1000);
  await leave(core, reason, problemsSummary(problems, error.hint));
}

/** A bug: one sentence; the stack only when the runner is asked to debug. Never throws. */
export async function showUnexpected(
  core: ActionCore,
  error: unknown,
  secrets: readonly string[] = [],
): Promise<void> {
  const redact = redactor(secrets);
  const reason = faultSentence(error, redact);
  annotate(core, 'error', 'Canary Gate: a fault of its own', reason);
  if (core.isDebug() && error instanceof Error) core.debug(redact(error.stack ?? ''));
  await leave(core, reason, `## 🛑 Canary Gate: error\n\n**${text(reason)}**\n`);
}

/** What a bug is called where people read it. */
export function faultSentence(error: unknown, redact: Redact): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const shown = cut(oneLine(redact(what)), 500);
  return `Canary Gate stopped on a fault of its own (${shown}); the canary was not judged, please report this.`;
}

/** That the process is gone whose verdict is reported after it. @param what one sentence of our own */
export function showGateKilled(core: ActionCore, what: string): void {
  annotate(core, 'error', 'Canary Gate: the gate was stopped', what);
}

function problemsSummary(problems: readonly InputProblem[], hint: string): string {
  const rows = problems.map(({ input, got, takes }) => [
    code(input),
    got === undefined ? 'nothing' : code(got, LONGEST_GOT),
    text(takes),
  ]);
  const title = "## 🛑 Canary Gate: error\n\n**Some inputs can't be used.**";
  return `${title}\n\n${table('lll', ['input', 'got', 'takes'], rows)}\n\n${text(hint)}\n`;
}

async function leave(core: ActionCore, reason: string, summary: string): Promise<void> {
  try {
    setOutputs(core, outputsOfError(reason));
    await core.summary.addRaw(summary).write();
  } catch (error) {
    const why = oneLine(error instanceof Error ? error.message : String(error));
    annotate(core, 'warning', 'Canary Gate', `Outputs or summary could not be written: ${why}`);
  }
}
