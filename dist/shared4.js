import { D as annotate, H as rollbackWithoutSecrets, Kt as SavedError, V as redactor, W as verdictWithoutSecrets } from "./shared.js";
// src/report/saved-state.ts
function stepLedger(core) {
	const save = (name, value) => {
		try {
			core.saveState(name, value);
		} catch (error) {
			annotate(core, "warning", "Canary Gate", unsaved(error));
		}
	};
	return {
		armed: (id, at) => save("armed", {
			id,
			at
		}),
		decided({ verdict, decision, decidedAt, config }, message) {
			const shown = verdictWithoutSecrets(verdict, redactor(config.secrets));
			save("decided", {
				verdict: withPlainError(shown),
				decision,
				decidedAt,
				message
			});
		},
		acted: (rollback, { config }) => save("acted", plain(rollback, config.secrets)),
		dispatched: (rollback, { config }) => save("dispatched", plain(rollback, config.secrets)),
		ended: (how) => save("ended", how)
	};
}
/** Reads `STATE_…`. What can't be read counts as not saved. */
function readSaved(environment) {
	const saved = (name) => parsed(environment[`STATE_${name}`]);
	const decided = saved("decided");
	const acted = saved("acted");
	const dispatched = saved("dispatched");
	return {
		armed: saved("armed"),
		decided: decided && {
			...decided,
			verdict: revived(decided.verdict)
		},
		acted: acted && revived(acted),
		dispatched: dispatched && revived(dispatched),
		ended: environment.STATE_ended || void 0
	};
}
function unsaved(error) {
	return `The state for the post step could not be saved (${error instanceof Error ? error.message : String(error)}): it may take this gate for killed.`;
}
function plain(rollback, secrets) {
	return withPlainError(rollbackWithoutSecrets(rollback, redactor(secrets)));
}
/** JSON leaves an Error's message out. */
function withPlainError(told) {
	if (!("error" in told)) return told;
	const { code, message, hint } = told.error;
	return {
		...told,
		error: {
			code,
			message,
			hint
		}
	};
}
function revived(told) {
	if (!("error" in told)) return told;
	const { code, message, hint } = told.error;
	return {
		...told,
		error: new SavedError(code, message, hint)
	};
}
function parsed(text) {
	if (!text) return void 0;
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
export { stepLedger as n, readSaved as t };
