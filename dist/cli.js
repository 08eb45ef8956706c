#!/usr/bin/env node
// src/cli.ts
/** The entry of the command line: arguments in, exit code out. Plain enough to be read by a Node that is too old. */
const OLDEST = 24;
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < OLDEST) {
	console.error(`canary-gate needs Node ${OLDEST} or later; this is ${process.version}.`);
	process.exitCode = 2;
} else {
	const { runCommandLine } = await import("./run.js");
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
	const watching = new AbortController();
	const acting = new AbortController();
	for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => (watching.signal.aborted ? acting : watching).abort(new Error(name)));
	process.exitCode = await runCommandLine({
		words: process.argv.slice(2),
		environment: process.env,
		stdout: process.stdout,
		stderr: process.stderr,
		watching: watching.signal,
		acting: acting.signal
	});
}
export {};
