#!/usr/bin/env node
/** The entry of the command line: arguments in, exit code out. Plain enough to be read by a Node that is too old. */
const OLDEST = 24;
const [major = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST) {
  console.error(`canary-gate needs Node ${OLDEST} or later; this is ${process.version}.`);
  process.exitCode = 2;
} else {
  const { runCommandLine } = await import('./cli/run.ts');
  // A reader that goes away (| head) ends nobody's watch: what was to be rolled back still is.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const watching = new AbortController();
  const acting = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => (watching.signal.aborted ? acting : watching).abort(new Error(name)));
  }
  process.exitCode = await runCommandLine({
    words: process.argv.slice(2),
    environment: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    watching: watching.signal,
    acting: acting.signal,
  });
}
