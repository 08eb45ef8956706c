import { $ as lostSight, A as incidentTimes, Gt as RollbackError, I as WatchLog, K as reasonFor, M as dispatchWorkflow, O as githubSide, Q as callWebhook, Ut as InputError, Y as readConfig, a as actionReporter, at as rollbackMessage, ct as decide, et as httpClient, i as showUnexpected, it as realClock, j as announce, k as readRunIdentity, lt as isInterrupted, n as showGateKilled, p as maskSecrets, q as createSource, r as showInputProblems, st as canRollBack, ut as jobFails } from "./shared.js";
import { t as readSaved } from "./shared4.js";
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
		const run = readRunIdentity(environment);
		const github = githubSide(config, run, realClock);
		const judged = judgedBefore(saved, config, run, http);
		const [rollback, dispatch] = await Promise.all([makeUp(judged, saved, http, acting), makeUpDispatch(judged, saved, github, acting)]);
		const recovery = recoveryUnseen(saved, {
			...judged,
			rollback,
			dispatch
		});
		const acted = {
			...judged,
			rollback,
			dispatch,
			recovery,
			announcements: []
		};
		const outcome = {
			...acted,
			announcements: await announce(github, acted, acting)
		};
		if (!(isInterrupted(judged.verdict) && saved.ended === void 0)) showGateKilled(core, whatHappened(saved, config.webhook?.retryOnTimeout ?? false));
		await actionReporter(core).concluded(outcome);
		return jobFails({
			...outcome,
			decision: {
				...outcome.decision,
				exit: "success"
			}
		}) ? 1 : 0;
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
	const decision = decide(verdict, config.policies, canRollBack(config));
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
	if (!config.webhook.retryOnTimeout && mayHaveActed(saved)) return saved.acted ?? lostSight(config.webhook, message.id);
	return callWebhook(config.webhook, message, http, realClock, acting);
}
/** Whether the gate's own call was on its way. */
function mayHaveActed({ acted, decided }) {
	return acted === void 0 || acted.state === "not-called" ? decided?.message !== void 0 : acted.attempts > 0;
}
/** A workflow is no receiver that acts once for an id: what may have been started is not started again. */
async function makeUpDispatch(judged, saved, github, acting) {
	const workflow = judged.config.github?.rollbackWorkflow;
	if (workflow === void 0 || saved.dispatched !== void 0) return saved.dispatched;
	const message = withId(rollbackMessage(judged), saved.armed?.id);
	if (saved.decided === void 0 || !judged.decision.rollback) return dispatchWorkflow(github, judged, acting, message);
	const error = new RollbackError("interrupted", `The gate was killed before it was known whether the rollback workflow ${workflow.file} was started.`, "Look at the runs of that workflow, and start it by hand if there is none.");
	return {
		state: "failed",
		id: message.id,
		attempts: 0,
		status: void 0,
		error
	};
}
/** Nobody watches after the gate's death: the job is at its end. */
function recoveryUnseen({ acted, dispatched }, after) {
	const wasWatching = [acted, dispatched].some((call) => call?.state === "done") && after.config.timing.verifyRecovery > 0;
	return {
		state: wasWatching ? "interrupted" : "not-watched",
		how: void 0,
		sentence: wasWatching ? "The gate was killed before a recovery was seen; look whether the canary still gets traffic, and roll it back by hand if it does." : "Whether the rollback worked was not watched.",
		times: {
			...incidentTimes(after),
			recovery: void 0
		}
	};
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
function whatHappened({ acted, decided, ended }, retryOnTimeout) {
	const again = `before the rollback was confirmed; ${retryOnTimeout || !mayHaveActed({
		acted,
		decided
	}) ? "the post step called the webhook again." : "the webhook was not called again."}`;
	if (ended !== void 0) return `The run was cancelled ${again}`;
	const killed = `The gate was killed after its verdict, ${decided?.verdict.verdict}, and`;
	return acted === void 0 && decided?.message !== void 0 ? `${killed} ${again}` : `${killed} before its report: what it had counted is lost.`;
}
export { finishStep };
