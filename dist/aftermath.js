import { A as isInterrupted, D as reasonFor, I as realClock, N as InputError, a as showUnexpected, b as httpClient, c as createSource, d as WatchLog, i as showInputProblems, j as jobFails, k as decide, l as readConfig, o as actionReporter, r as showGateKilled, s as maskSecrets, t as readSaved, u as readRunIdentity, x as rollbackMessage, y as callWebhook } from "./shared.js";
// src/aftermath.ts
/** After a gate that did not live to its end: says so, and makes up for the rollback that was due. */
/** @returns the exit code: 1 where a rollback that was due is still not confirmed. Never throws. */
async function finishStep({ environment, core, acting }) {
	const saved = readSaved(environment);
	let secrets = [];
	try {
		const config = readConfig(environment, realClock.now());
		secrets = config.secrets;
		maskSecrets(core, secrets);
		const http = httpClient(config.proxy);
		const judged = judgedBefore(saved, config, await readRunIdentity(environment), http);
		const rollback = await makeUp(judged, saved, http, acting);
		const outcome = {
			...judged,
			rollback
		};
		if (!isInterrupted(judged.verdict)) showGateKilled(core, whatHappened(saved));
		await actionReporter(core).concluded(outcome);
		return jobFails({
			...outcome.decision,
			exit: "success"
		}, rollback) ? 1 : 0;
	} catch (error) {
		if (error instanceof InputError) await showInputProblems(core, error, secrets);
		else await showUnexpected(core, error, secrets);
		return 1;
	}
}
/** What the gate had come to; where that is nothing, `killed`. What it had counted is lost. */
function judgedBefore({ armed, decided }, config, run, http) {
	const startedAt = armed?.at ?? realClock.now();
	const { interval, replay } = config.timing;
	const source = createSource(config.source, http, {
		replay: replay !== void 0,
		interval
	});
	const watch = new WatchLog(startedAt, source);
	const common = {
		watch,
		config,
		run,
		startedAt
	};
	if (decided !== void 0) return {
		...common,
		...decided
	};
	const cause = {
		cause: "killed",
		cohort: void 0
	};
	const verdict = {
		verdict: "inconclusive",
		...cause,
		reason: reasonFor(cause, watch, config)
	};
	const decision = decide(verdict, config.policies, config.webhook !== void 0);
	return {
		...common,
		verdict,
		decision,
		decidedAt: realClock.now()
	};
}
/** Under the id that the gate had, so that a receiver that it did reach acts once. */
async function makeUp(judged, saved, http, acting) {
	const { config, decision } = judged;
	const again = saved.ended === "cut-off" && saved.acted?.state === "failed";
	if (saved.acted !== void 0 && !again) return saved.acted;
	if (!decision.rollback || config.webhook === void 0) return {
		state: "not-called",
		because: decision.because
	};
	const message = saved.decided?.message ?? withId(rollbackMessage(judged), saved.armed?.id);
	return callWebhook(config.webhook, message, http, realClock, acting);
}
function withId(message, id = message.id) {
	return {
		...message,
		id,
		fields: {
			...message.fields,
			id
		}
	};
}
function whatHappened({ acted, decided, ended }) {
	if (ended !== void 0) return "The run was cancelled before the rollback that was due was confirmed; the post step called the webhook again.";
	const verdict = `its verdict, ${decided?.verdict.verdict}`;
	if (acted === void 0 && decided?.message !== void 0) return `The gate was killed after ${verdict}, and before the rollback was confirmed; the post step called the webhook again.`;
	return `The gate was killed after ${verdict}, and before its report: what it had counted is lost.`;
}
export { finishStep };
