import { r as core_exports } from "./core.js";
import { Y as readConfig, a as actionReporter, i as showUnexpected, r as showInputProblems } from "./shared.js";
import { t as runStep } from "./shared3.js";
import { n as stepLedger } from "./shared4.js";
// src/report/front.ts
/** Log, annotations, outputs and summary of a workflow step. */
function actionFront(core) {
	return {
		reporter: actionReporter(core),
		ledger: stepLedger(core),
		unusable: (error, secrets) => showInputProblems(core, error, secrets),
		broken: (error, secrets) => showUnexpected(core, error, secrets)
	};
}
// src/index.ts
/** The action's entry: environment in, exit code out. The runner cancels with SIGINT, then SIGTERM, then kills. */
const watching = new AbortController();
const acting = new AbortController();
for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => (watching.signal.aborted ? acting : watching).abort(new Error(name)));
process.exitCode = await runStep({
	environment: process.env,
	front: actionFront(core_exports),
	readConfig,
	watching: watching.signal,
	acting: acting.signal
});
export {};
