import { A as incidentTimes, B as redact, F as repositoryOf, Ht as GateError, I as WatchLog, J as COHORTS, K as reasonFor, M as dispatchWorkflow, N as troubleOf, O as githubSide, P as converse, Q as callWebhook, Ut as InputError, Vt as versionsIn, Wt as MetricsError, Z as announceRecovery, at as rollbackMessage, ct as decide, et as httpClient, it as realClock, j as announce, k as readRunIdentity, lt as isInterrupted, nt as deadlineAfter, ot as webhookId, q as createSource, st as canRollBack, ut as jobFails } from "./shared.js";
import { $ as multipliers, G as prior, H as RatioConfidence, J as mean, K as sum, R as acceptedAt, U as rateInterval, W as effectsAbove, X as wilcoxonRankSum, Y as median, Z as Evidence, at as oneLine, ct as formatDuration, et as pValue, lt as formatRate, ot as percent, q as errorFunction, rt as grouped, tt as cut } from "./shared2.js";
// src/joint-clock.ts
/**
* So many clocks with one time, which moves on once all that have not left are asleep, to the earliest moment that
* one of them sleeps until: what they do happens in the order in which it would have happened live.
*/
function jointClocks(start, parties) {
	let now = start;
	let awake = parties;
	const sleepers = /* @__PURE__ */ new Set();
	const moveOn = () => {
		if (awake > 0 || sleepers.size === 0) return;
		now = Math.max(now, Math.min(...[...sleepers].map(({ until }) => until)));
		for (const sleeper of sleepers) {
			if (sleeper.until > now) continue;
			sleepers.delete(sleeper);
			awake += 1;
			sleeper.wake();
		}
	};
	return Array.from({ length: parties }, () => ({
		now: () => now,
		sleepUntil(until, signal) {
			signal.throwIfAborted();
			return new Promise((resolve, reject) => {
				const abort = () => {
					sleepers.delete(sleeper);
					awake += 1;
					reject(signal.reason);
				};
				const wake = () => {
					signal.removeEventListener("abort", abort);
					resolve();
				};
				const sleeper = {
					until,
					wake
				};
				signal.addEventListener("abort", abort, { once: true });
				sleepers.add(sleeper);
				awake -= 1;
				moveOn();
			});
		},
		leave() {
			awake -= 1;
			moveOn();
		}
	}));
}
// src/checks-to-watch.ts
/** One a check of `config`, in their order. In a replay their clocks go together, beginning at the window's start. */
function checksToWatch(config, http) {
	const { checks, timing } = config;
	const { replay, interval } = timing;
	const live = {
		...realClock,
		leave: () => void 0
	};
	const clocks = replay === void 0 ? checks.map(() => live) : jointClocks(replay.start, checks.length);
	return checks.map((check, index) => ({
		check,
		source: createSource(check.source, http, {
			replay: replay !== void 0,
			interval
		}),
		clock: clocks[index]
	}));
}
// src/judge/conclusion.ts
function newTally() {
	return {
		waiting: 0,
		admitted: 0,
		"set-aside": 0,
		silent: 0
	};
}
/** More than this share of strata set aside: the baseline itself is unstable. */
const UNSTABLE_SHARE = 1 / 3;
/** `pass` only when the decisive row of the power table reaches `power` and the baseline held still. */
function weigh(tally, { rows, decisive }, power) {
	const { admitted, "set-aside": setAside } = tally;
	const found = {
		power: rows,
		decisive
	};
	if (setAside > UNSTABLE_SHARE * (admitted + setAside)) return {
		verdict: "inconclusive",
		cause: "unstable-baseline",
		...found
	};
	return decisive.caught >= power ? {
		verdict: "pass",
		...found
	} : {
		verdict: "inconclusive",
		cause: "too-little-power",
		...found
	};
}
// src/judge/dispersion.ts
/** How bursty this service is on a good day, measured in the baseline's own history. */
/** A time scale counts when the history holds at least this many blocks of it. */
const FEWEST_BLOCKS = 4;
/** With fewer errors a history says nothing about how they clump. */
const FEWEST_ERRORS = 10;
/** Segments whose median makes the estimate from totals robust against a single incident. */
const SEGMENTS = 5;
/**
* Dispersion φ >= 1 from the history of a healthy service, the largest over time scales of 1, 2, 4, …
* intervals up to the planned run length; 1 where instances differ no more than by chance at any of them.
*
* With several instances: how much they differ from each other, given each interval's totals, so that
* shared outages cancel (Pearson's statistic over its expectation). With one: successive differences
* of the totals, which see shared changes too and so err to the careful side.
* @returns undefined when the history holds too little: under 4 intervals or under 10 errors
*/
function dispersionFromHistory(intervals, plannedStrata) {
	const totals = intervals.map(sum);
	if (sum(totals).errors < FEWEST_ERRORS) return void 0;
	const scales = timeScales(intervals, plannedStrata);
	const between = largest(scales, betweenInstances);
	if (between !== void 0) return {
		phi: scales.every(looksIndependent) ? 1 : between,
		from: "instances"
	};
	const overTime = largest(timeScales(totals.map((total) => [total]), plannedStrata), betweenNeighbours);
	return overTime === void 0 ? void 0 : {
		phi: overTime,
		from: "totals"
	};
}
/**
* φ(m) = Σ_blocks Σ_j (x_j - t n_j/n)² / Σ_blocks Σ_j (t n_j/n)(1 - n_j/n), t = Σ_j x_j, n = Σ_j n_j.
* @returns undefined when no block has errors and two instances with traffic
*/
function betweenInstances(blocks) {
	let squares = 0;
	let expected = 0;
	for (const block of blocks) {
		const total = sum(block);
		if (total.requests === 0) continue;
		for (const instance of block) {
			const share = instance.requests / total.requests;
			squares += (instance.errors - total.errors * share) ** 2;
			expected += total.errors * share * (1 - share);
		}
	}
	return expected > 0 ? squares / expected : void 0;
}
/** Standard errors that φ(m) may be above 1 by chance, at every time scale. */
const BY_CHANCE = 2.5;
/**
* Whether the instances differ no more than those of independent errors would. The largest of several estimates is above 1
* by chance alone, by a fifth in the mean over an hour of three instances: burstiness that is none would cost polls.
*/
function looksIndependent(blocks) {
	const phi = betweenInstances(blocks);
	return phi === void 0 || phi <= 1 + BY_CHANCE * noiseOf(blocks);
}
/**
* Standard error of φ(m) for independent errors: given t errors of a block, those of J instances are multinomial, and Pearson's
* statistic has a variance of 2 (J - 1)(1 - 1/t) where their shares are equal (Haldane, Biometrika 1937); φ weighs blocks by t.
*/
function noiseOf(blocks) {
	let errors = 0;
	let variance = 0;
	for (const block of blocks) {
		const total = sum(block).errors;
		const answering = block.filter(({ requests }) => requests > 0).length;
		errors += total;
		if (answering > 1) variance += 2 * total * (total - 1) / (answering - 1);
	}
	return errors === 0 ? 0 : Math.sqrt(Math.max(0, variance)) / errors;
}
/** Squared difference of two rates and what independent errors would give; a pair without errors has 0 expected. */
function successiveDifference(a, b) {
	if (a.requests === 0 || b.requests === 0) return {
		square: 0,
		expected: 0
	};
	const weight = a.requests * b.requests / (a.requests + b.requests);
	return {
		square: (a.errors / a.requests - b.errors / b.requests) ** 2 * weight,
		expected: (a.errors + b.errors) / (a.requests + b.requests)
	};
}
function betweenNeighbours(blocks) {
	const pairs = blocks.slice(1).map((block, i) => successiveDifference(blocks[i][0], block[0]));
	const length = Math.max(1, Math.ceil(pairs.length / SEGMENTS));
	const segments = Array.from({ length: Math.ceil(pairs.length / length) }, (_, i) => ratioOfSums(pairs.slice(i * length, (i + 1) * length))).filter((ratio) => ratio !== void 0);
	return segments.length === 0 ? void 0 : median(segments);
}
function ratioOfSums(pairs) {
	const expected = pairs.reduce((total, pair) => total + pair.expected, 0);
	if (expected === 0) return void 0;
	return pairs.reduce((total, pair) => total + pair.square, 0) / expected;
}
/** The history in blocks of 1, 2, 4, … intervals, up to the planned run. */
function timeScales(intervals, plannedStrata) {
	const scales = [];
	for (let scale = 1; scale <= Math.max(1, plannedStrata); scale *= 2) {
		const blocks = blocksOf(intervals, scale);
		if (blocks.length < FEWEST_BLOCKS) break;
		scales.push(blocks);
	}
	return scales;
}
/** At least 1; undefined where no time scale says anything. */
function largest(scales, measure) {
	const measured = scales.map(measure).filter((phi) => phi !== void 0);
	return measured.length === 0 ? void 0 : Math.max(1, ...measured);
}
/** Whole blocks of `scale` intervals; a rest at the end is left out. */
function blocksOf(intervals, scale) {
	return Array.from({ length: Math.floor(intervals.length / scale) }, (_, block) => {
		const rows = intervals.slice(block * scale, (block + 1) * scale);
		return rows[0].map((_, instance) => sum(rows.map((row) => row[instance])));
	});
}
// src/judge/steadiness.ts
/** A change of the baseline's rate counts as one beyond this many (dispersed) standard errors. */
const SIGNIFICANT$1 = 3;
/**
* Standardised change of the error rate from `before` to `after`, in standard errors of independent
* counts: twice the difference of Anscombe's square roots. 0 when a side has no requests.
* Source: Anscombe 1948, The transformation of Poisson, binomial and negative-binomial data.
*/
function rateChange(before, after) {
	if (before.requests === 0 || after.requests === 0) return 0;
	return 2 * (Math.sqrt((after.errors + 3 / 8) / after.requests) - Math.sqrt((before.errors + 3 / 8) / before.requests)) / Math.sqrt(1 / after.requests + 1 / before.requests);
}
/** Whether both cohorts' rates jumped, and the same way: an incident that they share. */
function isSharedJump(canaryBefore, canaryAfter, baselineBefore, baselineAfter) {
	if (!canaryBefore || !baselineBefore || !baselineAfter) return false;
	const canary = rateChange(canaryBefore, canaryAfter);
	const baseline = rateChange(baselineBefore, baselineAfter);
	return Math.min(Math.abs(canary), Math.abs(baseline)) > SIGNIFICANT$1 && canary * baseline > 0;
}
/**
* Whether the baseline's own rate did not jump into or out of a stratum.
* @param before the baseline's last stratum with traffic, undefined at the start
* @param after the baseline's next stratum, undefined at the end
* @param phi dispersion >= 1
*/
function isSteady(before, current, after, phi) {
	const jump = SIGNIFICANT$1 * Math.sqrt(phi);
	const into = before === void 0 ? 0 : rateChange(before, current);
	const outOf = after === void 0 ? 0 : rateChange(current, after);
	return Math.abs(into) <= jump && Math.abs(outOf) <= jump;
}
// src/judge/burstiness.ts
/** Dispersion learned during the run: alone where there is no history, else beside it, for a day that is burstier. */
/** Before anything is seen and without history: errors come in threes. Either belief is worth ten strata. */
const PRIOR_PHI = 3;
const PRIOR_STRATA = 10;
/** A day that is burstier than its history by less than this is not told from chance, and does not cost speed. */
const NOTABLY = 1.5;
/**
* The prior, updated by the successive differences of both cohorts, the newest stratum included; a jump that both
* make is an incident, not burstiness. That makes the estimate depend on what it judges, so the bound on false
* alarms is no longer a proof, only measured.
*/
var LearnedDispersion = class {
	#sum;
	#weight = PRIOR_STRATA;
	#canary;
	#baseline;
	/** @param prior φ >= 1 believed before anything is seen, from the history where there is one */
	constructor(prior = PRIOR_PHI) {
		this.#sum = prior * PRIOR_STRATA;
	}
	/** φ >= 1. */
	get phi() {
		return Math.max(1, this.#sum / this.#weight);
	}
	/** Whether φ less one standard error (that of a mean of squared normals) is well above what was believed. */
	isNotablyAbove(believed) {
		return this.phi * (1 - Math.sqrt(2 / this.#weight)) > NOTABLY * believed;
	}
	add({ canary, baseline }) {
		const before = {
			canary: this.#canary,
			baseline: this.#baseline
		};
		this.#canary = withTraffic(canary) ?? this.#canary;
		this.#baseline = withTraffic(baseline) ?? this.#baseline;
		if (isSharedJump(before.canary, canary, before.baseline, baseline)) return;
		this.#compare(before.canary, canary);
		this.#compare(before.baseline, baseline);
	}
	#compare(before, after) {
		if (before === void 0 || after === void 0) return;
		const { square, expected } = successiveDifference(before, after);
		if (expected === 0) return;
		this.#sum += square / expected;
		this.#weight += 1;
	}
};
function withTraffic(counts) {
	return counts !== void 0 && counts.requests > 0 ? counts : void 0;
}
// src/judge/tempered.ts
/** Evidence from likelihood ratios that are tempered by the dispersion φ, which may be learned on the way. */
/** φ moves the whole past when it is learned; smaller moves than this are not worth a recomputation. */
const NOTABLE_MOVE = .01;
/**
* ln LR / φ of each stratum, bet on by Evidence. Where φ >= 1 never changes, memory is flat; where it may, it
* applies to all strata so far, which are kept for that.
*/
var TemperedEvidence = class {
	#bets;
	#planned;
	#buffer;
	#kept;
	#evidence;
	#phi;
	constructor(bets, planned, phi, learned) {
		this.#bets = bets;
		this.#planned = planned;
		this.#buffer = new Float64Array(bets.weights.length);
		this.#kept = learned ? [] : void 0;
		this.#evidence = new Evidence(bets.weights, planned);
		this.#phi = phi;
	}
	get log() {
		return this.#evidence.log;
	}
	/** @param stratum undefined when it carries no evidence */
	add(stratum, phi) {
		this.#kept?.push(stratum);
		if (this.#kept === void 0 || Math.abs(phi / this.#phi - 1) < NOTABLE_MOVE) {
			this.#bet(stratum);
			return;
		}
		this.#phi = phi;
		this.#evidence = new Evidence(this.#bets.weights, this.#planned);
		for (const each of this.#kept) this.#bet(each);
	}
	#bet(stratum) {
		if (stratum === void 0) {
			this.#evidence.add(void 0);
			return;
		}
		const { recall } = this.#bets;
		if (recall === void 0) this.#evidence.add(this.#logRatios(stratum));
		else {
			const workOut = (out) => multipliers(this.#logRatios(stratum), out);
			this.#evidence.multiply(recall(stratum, this.#phi, workOut));
		}
	}
	#logRatios(stratum) {
		const buffer = this.#buffer;
		this.#bets.logRatios(stratum, buffer);
		const phi = this.#phi;
		for (let j = 0; j < buffer.length; j += 1) buffer[j] /= phi;
		return buffer;
	}
};
// src/judge/ceiling-test.ts
/** One sample: is the canary's error rate above an absolute ceiling? */
/**
* Evidence against "the canary's error rate is at most the ceiling in every interval", whatever the baseline
* does. No edge guard: an outage that both share is above the ceiling all the same.
*/
var CeilingTest = class {
	#evidence;
	/**
	* @param ceiling error rate in (0, 1)
	* @param phi dispersion >= 1; `learned` when later calls of `add` may change it
	*/
	constructor(ceiling, plannedStrata, phi, learned) {
		this.#evidence = new TemperedEvidence(ceilingBets(ceiling), plannedStrata, phi, learned);
	}
	get logEvidence() {
		return this.#evidence.log;
	}
	add(canary, phi) {
		this.#evidence.add(canary.requests === 0 ? void 0 : canary, phi);
	}
};
/** LR(θ) = θ^x exp(-(θ - 1) ceiling n), θ > 1: of expectation at most 1 under the null for Poisson and binomial counts. */
function ceilingBets(ceiling) {
	const { logRelative, ratios, weights } = effectsAbove(1);
	const logRatios = ({ errors, requests }, out) => {
		const allowed = ceiling * requests;
		for (let j = 0; j < out.length; j += 1) out[j] = errors * logRelative[j] - (ratios[j] - 1) * allowed;
	};
	return {
		weights,
		logRatios
	};
}
// src/judge/ratio-test.ts
/** Two samples: is the canary's error rate more than rho times the baseline's? */
/**
* Evidence against "in every interval the canary's rate is at most rho times the baseline's", one stratum
* behind the data: a stratum is admitted only when its successor shows that the baseline did not jump.
*/
var RatioTest = class {
	#evidence;
	#waiting;
	#baselineBefore;
	/**
	* @param phi dispersion >= 1; `learned` when later calls of `add` may change it
	* @param bets shared between runs over the same traffic, so that logarithms are worked out once
	*/
	constructor({ maxErrorRatio, plannedStrata }, phi, learned, bets = pairBets(maxErrorRatio)) {
		this.#evidence = new TemperedEvidence(bets, plannedStrata, phi, learned);
	}
	get logEvidence() {
		return this.#evidence.log;
	}
	/**
	* Takes the next stratum and settles the one before it.
	* @param phi dispersion as known now
	* @param usualPhi of a good day: what is more than that may be the incident that the guard is there for
	* @returns the standing of the stratum before, with its counts; undefined at the first
	*/
	add(next, phi, usualPhi = phi) {
		const pair = this.#waiting;
		this.#waiting = next;
		if (pair === void 0) return void 0;
		const standing = this.#standingOf(pair, next, usualPhi);
		this.#evidence.add(standing === "admitted" ? pair : void 0, phi);
		if (pair.baseline.requests > 0) this.#baselineBefore = pair.baseline;
		return {
			standing,
			pair
		};
	}
	#standingOf(pair, next, phi) {
		if (pair.canary.requests === 0 || pair.baseline.requests === 0) return "silent";
		return isSteady(this.#baselineBefore, pair.baseline, next.baseline, phi) ? "admitted" : "set-aside";
	}
};
/**
* LR(θ) = (θ/ρ)^x_c ((ρ r + 1)/(θ r + 1))^(x_c + x_b), r = n_c / n_b: of expectation at most 1 under the null for
* Poisson and binomial counts, whatever the rates are (Lindon & Malek, NeurIPS 2022).
* @param shrinkage ln((ρ r + 1)/(θ r + 1)) by r
*/
function pairBets(rho, shrinkage = shrinkageAt(rho)) {
	const { logRelative, weights } = effectsAbove(rho);
	const logRatios = ({ canary, baseline }, out) => {
		const errors = canary.errors + baseline.errors;
		if (errors === 0) {
			out.fill(0);
			return;
		}
		const logShrink = shrinkage(canary.requests / baseline.requests);
		for (let j = 0; j < out.length; j += 1) out[j] = canary.errors * logRelative[j] + errors * logShrink[j];
	};
	return {
		weights,
		logRatios
	};
}
function shrinkageAt(rho) {
	const { ratios } = effectsAbove(rho);
	const buffer = new Float64Array(ratios.length);
	return (share) => {
		const logNull = Math.log(rho * share + 1);
		for (let j = 0; j < buffer.length; j += 1) buffer[j] = logNull - Math.log(ratios[j] * share + 1);
		return buffer;
	};
}
// src/judge/count-tests.ts
/** The tests of one run of counts, as the live judge and every simulated run use them. */
const NOTHING$1 = {
	errors: 0,
	requests: 0
};
/** Comparison, ceiling, or both with half of alpha each; and the dispersion they are tempered by. */
var CountTests = class {
	/** ln(1 / alpha) of each test. */
	logThreshold;
	#settings;
	#learned;
	#ratio;
	#ceiling;
	#canary = {
		errors: 0,
		requests: 0
	};
	#baseline = {
		errors: 0,
		requests: 0
	};
	/** @param bets of the comparison, shared between simulated runs */
	constructor(settings, bets) {
		const { dispersion, learnsDispersion, plannedStrata, maxErrorRate, compares, alpha } = settings;
		this.#settings = settings;
		const learns = learnsDispersion || dispersion === void 0;
		this.#learned = learns ? new LearnedDispersion(dispersion?.phi) : void 0;
		const { phi } = this.dispersion;
		if (compares) this.#ratio = new RatioTest(settings, phi, learns, bets);
		if (maxErrorRate !== void 0) this.#ceiling = new CeilingTest(maxErrorRate, plannedStrata, phi, learns);
		const tests = this.#ratio !== void 0 && this.#ceiling !== void 0 ? 2 : 1;
		this.logThreshold = Math.log(tests / alpha);
	}
	get dispersion() {
		const { dispersion } = this.#settings;
		const learned = this.#learned;
		if (dispersion !== void 0 && !learned?.isNotablyAbove(dispersion.phi)) return dispersion;
		return {
			phi: learned.phi,
			from: "learned"
		};
	}
	/** Totals of all strata so far. */
	get canary() {
		return { ...this.#canary };
	}
	get baseline() {
		return { ...this.#baseline };
	}
	/** ln E of the test that is closest to its threshold. */
	get logEvidence() {
		return Math.max(this.#ratio?.logEvidence ?? Number.NEGATIVE_INFINITY, this.#ceiling?.logEvidence ?? Number.NEGATIVE_INFINITY);
	}
	/** @returns what the comparison settled with this stratum: the one before it */
	add({ canary, baseline = NOTHING$1 }) {
		this.#learned?.add({
			canary,
			baseline
		});
		this.#canary.errors += canary.errors;
		this.#canary.requests += canary.requests;
		this.#baseline.errors += baseline.errors;
		this.#baseline.requests += baseline.requests;
		const { phi } = this.dispersion;
		this.#ceiling?.add(canary, phi);
		return this.#ratio?.add({
			canary,
			baseline
		}, phi, this.#settings.dispersion?.phi ?? phi);
	}
	/** The test whose evidence is at its threshold now, if any. */
	convictedBy() {
		if (reaches(this.#ceiling, this.logThreshold)) return "ceiling";
		const { errors, requests } = this.#canary;
		return errors >= this.#settings.negligibleErrorRate * requests && reaches(this.#ratio, this.logThreshold) ? "ratio" : void 0;
	}
};
function reaches(test, logThreshold) {
	return test !== void 0 && test.logEvidence >= logThreshold;
}
// src/judge/draw.ts
/** Above this mean a normal draw, rounded, is as good as a Poisson one for a simulation. */
const NORMAL_FROM = 500;
/**
* A count of mean `mean` and variance `mean × phi`: negative binomial, as a Poisson count whose own mean is
* gamma distributed; Poisson at phi = 1.
*/
function drawCount(mean, phi, uniform) {
	if (mean <= 0) return 0;
	return drawPoisson(phi > 1.000001 ? drawGamma(mean / (phi - 1), uniform) * (phi - 1) : mean, uniform);
}
/** By inversion in blocks of at most 30 (Poisson counts add up), by a rounded normal above 500. */
function drawPoisson(mean, uniform) {
	if (mean > NORMAL_FROM) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(uniform)));
	let count = 0;
	for (let left = mean; left > 0; left -= 30) count += invertPoisson(Math.min(left, 30), uniform);
	return count;
}
function invertPoisson(mean, uniform) {
	const limit = Math.exp(-mean);
	let count = 0;
	for (let product = uniform(); product > limit; product *= uniform()) count += 1;
	return count;
}
/** Marsaglia & Tsang 2000, A simple method for generating gamma variables; scale 1. */
function drawGamma(shape, uniform) {
	if (shape < 1) return drawGamma(shape + 1, uniform) * (1 - uniform()) ** (1 / shape);
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const x = drawNormal(uniform);
		const v = (1 + c * x) ** 3;
		if (v > 0 && Math.log(1 - uniform()) < .5 * x * x + d - d * v + d * Math.log(v)) return d * v;
	}
}
/** Box & Muller 1958. */
function drawNormal(uniform) {
	return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
// src/judge/power.ts
/** What this very run would have caught: the run again, with a sick canary, through the same tests. */
const RUNS = 400;
/** Ratios of the table in the report, next to `detect-ratio`. */
const SHOWN_RATIOS = [
	2,
	3,
	5,
	10
];
/**
* Replays the observed traffic and baseline, the canary's errors drawn anew, 400 times a ratio.
* @param healthy the rate of a healthy canary in each stratum; rows of ratios are left out when all are 0
* @param uniform seeded: the same run gives the same table
*/
function powerTable(strata, healthy, { detectRatio, detectRate }, phi, newTrial, uniform) {
	const replay = (ratio, floor) => {
		const rates = healthy.map((rate) => Math.min(1, Math.max(ratio * rate, floor)));
		const run = () => convictedAt(strata, rates, phi, newTrial(), uniform);
		return {
			ratio,
			rate: pooledRate(strata, rates),
			...caughtShare(run)
		};
	};
	const decisive = replay(detectRatio, detectRate);
	return {
		rows: healthy.some((rate) => rate > 0) ? SHOWN_RATIOS.map((ratio) => replay(ratio, 0)) : [],
		decisive
	};
}
/** Share of 400 runs that end in a conviction, and the median stratum of those. */
function caughtShare(run) {
	const caughtAt = [];
	for (let i = 0; i < RUNS; i += 1) {
		const stratum = run();
		if (stratum !== void 0) caughtAt.push(stratum);
	}
	return {
		caught: caughtAt.length / RUNS,
		medianStratum: caughtAt.length === 0 ? void 0 : median(caughtAt)
	};
}
/** The baseline's rate in each stratum, drawn towards its mean by the weight of one error; 0 without errors. */
function baselineRates(strata) {
	let errors = 0;
	let requests = 0;
	for (const { baseline } of strata) {
		errors += baseline?.errors ?? 0;
		requests += baseline?.requests ?? 0;
	}
	if (errors === 0) return strata.map(() => 0);
	const mean = errors / requests;
	return strata.map(({ baseline }) => baseline === void 0 ? mean : (baseline.errors + 1) / (baseline.requests + 1 / mean));
}
function convictedAt(strata, rates, phi, trial, uniform) {
	for (const [i, { canary, baseline }] of strata.entries()) {
		const drawn = drawCount(canary.requests * rates[i], phi, uniform);
		const errors = Math.min(canary.requests, drawn);
		if (trial.add({
			canary: {
				errors,
				requests: canary.requests
			},
			baseline
		})) return i + 1;
	}
}
function pooledRate(strata, rates) {
	let errors = 0;
	let requests = 0;
	for (const [i, { canary }] of strata.entries()) {
		errors += canary.requests * rates[i];
		requests += canary.requests;
	}
	return requests === 0 ? 0 : errors / requests;
}
// src/judge/remembered-bets.ts
/** As `pairBets`, to the last bit. */
function rememberedPairBets(rho) {
	const workOut = shrinkageAt(rho);
	const known = /* @__PURE__ */ new Map();
	const bets = pairBets(rho, (share) => {
		let shrinkage = known.get(share);
		if (shrinkage === void 0) {
			shrinkage = workOut(share).slice();
			known.set(share, shrinkage);
		}
		return shrinkage;
	});
	return {
		...bets,
		recall: pairMemory(bets.weights.length)
	};
}
/** Some 16 MB: enough for most of a run of thousands of strata; what comes later is worked out every time. */
const MOST_REMEMBERED = 3e4;
/** A stratum is known by its share of the traffic and its errors. */
function pairMemory(effects) {
	let known = /* @__PURE__ */ new Map();
	let knownPhi = NaN;
	let left = MOST_REMEMBERED;
	const buffer = new Float64Array(effects);
	return ({ canary, baseline }, phi, workOut) => {
		if (phi !== knownPhi) {
			known = /* @__PURE__ */ new Map();
			knownPhi = phi;
			left = MOST_REMEMBERED;
		}
		const ofBaseline = inner(inner(known, canary.requests / baseline.requests), baseline.errors);
		const remembered = ofBaseline.get(canary.errors);
		if (remembered !== void 0) return remembered;
		if (left === 0) return workOut(buffer);
		left -= 1;
		const fresh = workOut(new Float64Array(effects));
		ofBaseline.set(canary.errors, fresh);
		return fresh;
	};
}
function inner(outer, key) {
	let found = outer.get(key);
	if (found === void 0) {
		found = /* @__PURE__ */ new Map();
		outer.set(key, found);
	}
	return found;
}
// src/judge/count-judge.ts
/** The judge of counts: tests, estimates and the replay behind a pass, put together. */
/** Of the limits shown beside a rate. */
const RATE_LIMITS_ALPHA = .05;
/** The last share of a run in which both sides must have had traffic for a pass. */
const LATELY = 1 / 4;
/**
* Judges counts of canary and baseline, stratum by stratum.
* @param newUniform makes a seeded generator for the power replay
*/
var CountJudge = class {
	#settings;
	#newUniform;
	#tests;
	#confidence = new RatioConfidence();
	#strata = [];
	#tally = newTally();
	#settled = [];
	#conviction;
	#logPeak = 0;
	constructor(settings, newUniform) {
		this.#settings = settings;
		this.#newUniform = newUniform;
		this.#tests = new CountTests(settings);
	}
	add(stratum) {
		const index = this.#strata.push(stratum) - 1;
		this.#settled = this.#settle(index, this.#tests.add(stratum));
		for (const { standing } of this.#settled) this.#tally[standing] += 1;
		this.#logPeak = Math.max(this.#logPeak, this.#tests.logEvidence);
		const by = this.#tests.convictedBy();
		if (by !== void 0) this.#conviction ??= {
			by,
			stratum: index + 1
		};
		return this.judgement();
	}
	#settle(index, before) {
		if (!this.#settings.compares) return [{
			index,
			standing: "admitted"
		}];
		if (before === void 0) return [];
		if (before.standing === "admitted") this.#confidence.add(before.pair);
		return [{
			index: index - 1,
			standing: before.standing
		}];
	}
	judgement() {
		const { canary, logThreshold, dispersion, logEvidence } = this.#tests;
		const baseline = this.#settings.compares ? this.#tests.baseline : void 0;
		return {
			strata: this.#strata.length,
			admitted: this.#tally.admitted,
			setAside: this.#tally["set-aside"],
			silent: this.#tally.silent,
			logEvidence,
			logThreshold,
			pValue: pValue(this.#logPeak),
			conviction: this.#conviction,
			canary,
			baseline,
			get canaryRate() {
				return rateInterval(canary, RATE_LIMITS_ALPHA);
			},
			get baselineRate() {
				return baseline === void 0 ? void 0 : rateInterval(baseline, RATE_LIMITS_ALPHA);
			},
			ratio: this.#confidence.estimate(this.#settings.alpha, dispersion.phi),
			mannWhitney: void 0,
			dispersion,
			settled: this.#settled
		};
	}
	conclude() {
		if (this.#conviction !== void 0) return {
			verdict: "fail",
			...this.#conviction,
			power: []
		};
		const silent = this.#silentSide();
		return silent === void 0 ? weigh(this.#tally, this.#power(), this.#settings.power) : {
			verdict: "inconclusive",
			cause: silent,
			power: [],
			decisive: void 0
		};
	}
	/** The side without traffic, ever or in the last quarter of the run: what it would do now is unknown. */
	#silentSide() {
		const lately = this.#strata.slice(-Math.ceil(this.#strata.length * LATELY));
		if (lately.every(({ canary }) => canary.requests === 0)) return "no-canary-traffic";
		return this.#settings.compares && lately.every(({ baseline }) => !baseline?.requests) ? "no-baseline-traffic" : void 0;
	}
	/** Without a baseline, a healthy canary is one right at the ceiling. */
	#power() {
		const { compares, maxErrorRate, seed } = this.#settings;
		const { dispersion } = this.#tests;
		const healthy = compares ? baselineRates(this.#strata) : this.#strata.map(() => maxErrorRate ?? 0);
		const settings = {
			...this.#settings,
			dispersion,
			learnsDispersion: false
		};
		const bets = rememberedPairBets(settings.maxErrorRatio);
		const newTrial = () => {
			const tests = new CountTests(settings, bets);
			return { add(stratum) {
				tests.add(stratum);
				return tests.convictedBy() !== void 0;
			} };
		};
		const uniform = this.#newUniform(seed);
		return powerTable(this.#strata, healthy, this.#settings, dispersion.phi, newTrial, uniform);
	}
};
// src/judge/mann-whitney.ts
/** The number people know, shown beside a verdict from ranks; it decides nothing. */
/**
* One-sided p-value of Mann & Whitney (1947) that `canary` tends to be larger than `baseline`: normal
* approximation with continuity correction, no correction for ties.
* @returns undefined for an empty side
*/
function mannWhitney(canary, baseline) {
	const m = canary.length;
	const n = baseline.length;
	if (m === 0 || n === 0) return void 0;
	const u = wilcoxonRankSum([...canary], [...baseline]) - m * (m + 1) / 2;
	const deviation = Math.sqrt(m * n * (m + n + 1) / 12);
	const z = (u - m * n / 2 - .5) / deviation;
	return .5 * (1 - errorFunction(z / Math.SQRT2));
}
// src/judge/rank-test.ts
/** Rates without counts: in how many intervals is the canary worse than rho times the baseline? */
const CHANCES = 64;
/** Differences that must be known before a jump of the baseline can be told from its usual noise. */
const FEWEST_DIFFERENCES = 8;
/** Median absolute deviation of normal noise, in standard deviations, and how many of those are a jump. */
const NORMAL_MAD = .6745;
const SIGNIFICANT = 3;
/**
* A betting martingale on the sign of canary - rho × baseline: wins pay 2p, losses 2(1 - p), mixed over
* 64 chances p in (1/2, 1). Valid for exchangeable pairs. Ties carry no evidence. The same edge guard in
* spirit: a stratum at a jump of the baseline, against the baseline's own usual differences, is set aside.
*/
var RankTest = class {
	#maxErrorRatio;
	#chances = Float64Array.from({ length: CHANCES }, (_, j) => .5 + (j + .5) / 128);
	#win = this.#chances.map((p) => Math.log(2 * p));
	#loss = this.#chances.map((p) => Math.log(2 * (1 - p)));
	#evidence;
	#differences = [];
	#before;
	#waiting;
	constructor(maxErrorRatio, plannedStrata) {
		this.#maxErrorRatio = maxErrorRatio;
		this.#evidence = new Evidence(prior(new Float64Array(CHANCES)), plannedStrata);
	}
	get logEvidence() {
		return this.#evidence.log;
	}
	/** Takes the next stratum and settles the one before it; answers that one's standing. */
	add(next) {
		const current = this.#waiting;
		this.#waiting = next;
		if (current === void 0) return void 0;
		const into = difference(this.#before, current);
		const outOf = difference(current, next);
		const usual = this.#usualDifference();
		this.#before = current;
		this.#differences.push(outOf);
		const steady = Math.max(into, outOf) <= usual;
		this.#evidence.add(steady ? this.#bet(current) : void 0);
		return steady ? "admitted" : "set-aside";
	}
	#bet({ canary, baseline }) {
		const lead = canary - this.#maxErrorRatio * baseline;
		if (lead === 0) return void 0;
		return lead > 0 ? this.#win : this.#loss;
	}
	#usualDifference() {
		if (this.#differences.length < FEWEST_DIFFERENCES) return Number.POSITIVE_INFINITY;
		const spread = median(this.#differences) / NORMAL_MAD;
		return spread === 0 ? Number.POSITIVE_INFINITY : SIGNIFICANT * spread;
	}
};
function difference(a, b) {
	return a === void 0 ? 0 : Math.abs(b.baseline - a.baseline);
}
// src/judge/rank-judge.ts
/** The judge of rates without counts: slower than counts, and all that such an endpoint allows. */
/** Compares rates of canary and baseline, interval by interval. */
var RankJudge = class {
	#settings;
	#newUniform;
	#test;
	#strata = [];
	#tally = newTally();
	#settled = [];
	#conviction;
	#logPeak = 0;
	#canarySum = 0;
	constructor(settings, newUniform) {
		this.#settings = settings;
		this.#newUniform = newUniform;
		this.#test = new RankTest(settings.maxErrorRatio, settings.plannedStrata);
	}
	add(stratum) {
		const index = this.#strata.length;
		this.#strata.push(stratum);
		const standing = this.#test.add(stratum);
		this.#settled = standing === void 0 ? [] : [{
			index: index - 1,
			standing
		}];
		if (standing !== void 0) this.#tally[standing] += 1;
		this.#logPeak = Math.max(this.#logPeak, this.#test.logEvidence);
		this.#canarySum += stratum.canary;
		if (convicts(this.#test, this.#settings, this.#canarySum / this.#strata.length)) this.#conviction ??= {
			by: "ranks",
			stratum: index + 1
		};
		return this.judgement();
	}
	judgement() {
		const strata = this.#strata;
		return {
			strata: strata.length,
			admitted: this.#tally.admitted,
			setAside: this.#tally["set-aside"],
			silent: this.#tally.silent,
			logEvidence: this.#test.logEvidence,
			logThreshold: -Math.log(this.#settings.alpha),
			pValue: pValue(this.#logPeak),
			conviction: this.#conviction,
			canary: void 0,
			baseline: void 0,
			canaryRate: void 0,
			baselineRate: void 0,
			ratio: void 0,
			get mannWhitney() {
				return mannWhitney(strata.map(({ canary }) => canary), strata.map(({ baseline }) => baseline));
			},
			dispersion: {
				phi: 1,
				from: "learned"
			},
			settled: this.#settled
		};
	}
	conclude() {
		if (this.#conviction !== void 0) return {
			verdict: "fail",
			...this.#conviction,
			power: []
		};
		if (this.#strata.length === 0) return {
			verdict: "inconclusive",
			cause: "no-canary-traffic",
			power: [],
			decisive: void 0
		};
		const uniform = this.#newUniform(this.#settings.seed);
		const replay = (ratio, floor) => this.#replay(ratio, floor, uniform);
		const decisive = replay(this.#settings.detectRatio, this.#settings.detectRate);
		const rows = SHOWN_RATIOS.map((ratio) => replay(ratio, 0));
		return weigh(this.#tally, {
			rows,
			decisive
		}, this.#settings.power);
	}
	/** The observed baseline, and a canary whose rates are baseline rates drawn anew, `ratio` times as high. */
	#replay(ratio, floor, uniform) {
		const baseline = this.#strata.map((stratum) => stratum.baseline);
		const drawn = () => baseline[Math.floor(uniform() * baseline.length)];
		const sick = (rate) => Math.min(1, Math.max(ratio * rate, floor));
		const caught = caughtShare(() => {
			const test = new RankTest(this.#settings.maxErrorRatio, this.#settings.plannedStrata);
			let canarySum = 0;
			for (const [i, rate] of baseline.entries()) {
				const canary = sick(drawn());
				canarySum += canary;
				test.add({
					canary,
					baseline: rate
				});
				if (convicts(test, this.#settings, canarySum / (i + 1))) return i + 1;
			}
		});
		return {
			ratio,
			rate: mean(baseline.map(sick)),
			...caught
		};
	}
};
function convicts(test, settings, canaryRate) {
	return test.logEvidence >= -Math.log(settings.alpha) && canaryRate >= settings.negligibleErrorRate;
}
// node_modules/pure-rand/lib/esm/distribution/uniformFloat64.js
const scale26 = 1.4901161193847656e-8;
const scale53 = 11102230246251565e-32;
const mask1 = 67108863;
const mask2 = 134217727;
/**
* Uniformly generate random 64-bit floating point values between 0 (included) and 1 (excluded)
*
* @remarks Generated values are multiples of 2**-53, providing 53 bits of randomness.
*
* @param rng - Instance of RandomGenerator to extract random values from
*
* @public
*/
function uniformFloat64(rng) {
	const value1 = rng.next() & mask1;
	const value2 = rng.next() & mask2;
	return value1 * scale26 + value2 * scale53;
}
// node_modules/pure-rand/lib/esm/generator/xoroshiro128plus.js
const jumps = [
	3639956645,
	3750757012,
	1261568508,
	386426335
];
var XoroShiro128Plus = class XoroShiro128Plus {
	constructor(s01, s00, s11, s10) {
		this.s01 = s01;
		this.s00 = s00;
		this.s11 = s11;
		this.s10 = s10;
	}
	clone() {
		return new XoroShiro128Plus(this.s01, this.s00, this.s11, this.s10);
	}
	next() {
		const out = this.s00 + this.s10 | 0;
		const a0 = this.s10 ^ this.s00;
		const a1 = this.s11 ^ this.s01;
		const s00 = this.s00;
		const s01 = this.s01;
		this.s00 = s00 << 24 ^ s01 >>> 8 ^ a0 ^ a0 << 16;
		this.s01 = s01 << 24 ^ s00 >>> 8 ^ a1 ^ (a1 << 16 | a0 >>> 16);
		this.s10 = a1 << 5 ^ a0 >>> 27;
		this.s11 = a0 << 5 ^ a1 >>> 27;
		return out;
	}
	jump() {
		let ns01 = 0;
		let ns00 = 0;
		let ns11 = 0;
		let ns10 = 0;
		let s01 = this.s01;
		let s00 = this.s00;
		let s11 = this.s11;
		let s10 = this.s10;
		for (let i = 0; i !== 4; ++i) {
			const ji = jumps[i];
			for (let mask = 1; mask; mask <<= 1) {
				if (ji & mask) {
					ns01 ^= s01;
					ns00 ^= s00;
					ns11 ^= s11;
					ns10 ^= s10;
				}
				const a0 = s10 ^ s00;
				const a1 = s11 ^ s01;
				const s00_ = s00;
				const s01_ = s01;
				s00 = s00_ << 24 ^ s01_ >>> 8 ^ a0 ^ a0 << 16;
				s01 = s01_ << 24 ^ s00_ >>> 8 ^ a1 ^ (a1 << 16 | a0 >>> 16);
				s10 = a1 << 5 ^ a0 >>> 27;
				s11 = a0 << 5 ^ a1 >>> 27;
			}
		}
		this.s01 = ns01;
		this.s00 = ns00;
		this.s11 = ns11;
		this.s10 = ns10;
	}
	getState() {
		return [
			this.s01,
			this.s00,
			this.s11,
			this.s10
		];
	}
};
function xoroshiro128plus(seed) {
	return new XoroShiro128Plus(-1, ~seed, seed | 0, 0);
}
// src/random.ts
/** Seeded randomness for the judge's simulations and for tests: the same seed, the same numbers. */
/** @returns a generator of numbers in [0, 1) */
function seededUniform(seed) {
	const generator = xoroshiro128plus(seed);
	return () => uniformFloat64(generator);
}
// src/strata.ts
/** Polls are never exactly on time: a stratum may be this share of an interval short. */
const SLACK = .5;
/** A measured scrape interval wobbles: this share of an interval more than the poll's is still the poll's. */
const TOLERANCE = .1;
/** Polls that make one stratum, so that the slowest target is scraped at least once in each. */
function pollsPerStratum(interval, scrapeInterval) {
	return Math.max(1, Math.ceil((scrapeInterval ?? interval) / interval - TOLERANCE));
}
/**
* Adds observations up to strata. One stays open while a cohort is stale: its counts arrive late and in a heap,
* and belong beside what the other cohort did in the same time.
*/
var StratumBuilder = class {
	#least;
	#start;
	#canary;
	#baseline;
	/** @param length of a stratum, a whole number of intervals */
	constructor(start, length, interval) {
		this.#start = start;
		this.#least = length - SLACK * interval;
	}
	/** @returns the stratum that this observation completes */
	add(observation, at) {
		const { canary, baseline } = observation;
		this.#canary = together(this.#canary, canary);
		this.#baseline = baseline === void 0 ? void 0 : together(this.#baseline, baseline);
		if (canary.stale || (baseline?.stale ?? false) || at - this.#start < this.#least) return void 0;
		const closed = {
			start: this.#start,
			end: at,
			canary: this.#canary,
			baseline: this.#baseline
		};
		this.#start = at;
		this.#canary = void 0;
		this.#baseline = void 0;
		return closed;
	}
};
function together(before, now) {
	if (before === void 0) return now;
	return {
		...now,
		...sum([before, now]),
		statuses: merged(before.statuses, now.statuses, (a, b) => a + b),
		instances: merged(before.instances, now.instances, (a, b) => sum([a, b])),
		routes: merged(before.routes, now.routes, (a, b) => sum([a, b]))
	};
}
function merged(a, b, add) {
	const sum = new Map(a);
	for (const [key, value] of b) {
		const known = sum.get(key);
		sum.set(key, known === void 0 ? value : add(known, value));
	}
	return sum;
}
// src/hearing.ts
/** @param kind of the source's observations: counts, or rates alone */
function openHearing(kind, settings, plan, interval, log) {
	return kind === "counts" ? new CountHearing(settings, new StratumBuilder(plan.start, plan.stratumLength, interval), log) : new RateHearing(settings, plan.start, log);
}
/** A stratum as it comes in; the log fills in the rest when it is judged. */
const UNJUDGED = {
	standing: "waiting",
	logEvidence: 0,
	ratioLow: void 0,
	ratioHigh: void 0
};
var CountHearing = class {
	#judge;
	#builder;
	#log;
	constructor(settings, builder, log) {
		this.#judge = new CountJudge(settings, seededUniform);
		this.#builder = builder;
		this.#log = log;
		log.judgement = this.#judge.judgement();
	}
	hear(observation, at) {
		const stratum = this.#builder.add(observation, at);
		if (stratum === void 0) return this.#judge.judgement();
		const index = this.#log.strata.length;
		this.#log.strata.push({
			index,
			...stratum,
			...UNJUDGED
		});
		return this.#log.judged(this.#judge.add(stratum));
	}
	judgement() {
		return this.#judge.judgement();
	}
	conclude() {
		return this.#judge.conclude();
	}
};
var RateHearing = class {
	#judge;
	#log;
	#start;
	constructor(settings, start, log) {
		this.#judge = new RankJudge(settings, seededUniform);
		this.#log = log;
		this.#start = start;
		log.judgement = this.#judge.judgement();
	}
	hear({ canary, baseline }, at) {
		if (canary === void 0 || baseline === void 0) return this.#judge.judgement();
		const interval = {
			index: this.#log.rateIntervals.length,
			start: this.#start,
			end: at,
			canary,
			baseline
		};
		this.#log.rateIntervals.push({
			...interval,
			...UNJUDGED
		});
		this.#start = at;
		return this.#log.judged(this.#judge.add({
			canary,
			baseline
		}));
	}
	judgement() {
		return this.#judge.judgement();
	}
	conclude() {
		return this.#judge.conclude();
	}
};
// src/plan.ts
/** Of the power replay: the same run always gives the same table. */
const SEED = 1;
/**
* Lays out the watch that `opening` began at `start`, and reads the baseline's history, which may fail: then
* burstiness is learned during the run, and the plan says so.
*/
async function layOut(config, source, opening, start, signal) {
	const plan = timetable(config.timing, opening, start);
	const compares = opening.kind === "rates" || opening.baseline !== void 0;
	const { remembered } = source;
	const burstiness = remembered ?? await burstinessOf(config, source, opening, plan, signal);
	const { falseAlarmRate: alpha, ...strictness } = config.strictness;
	return {
		plan: {
			...plan,
			burstiness: burstiness.sentence
		},
		judgeSettings: {
			alpha,
			...strictness,
			plannedStrata: plan.strata,
			dispersion: burstiness.dispersion,
			learnsDispersion: true,
			compares,
			seed: remembered?.seed ?? SEED
		}
	};
}
function timetable({ duration, interval }, opening, start) {
	const perStratum = pollsPerStratum(interval, opening.kind === "counts" ? opening.scrapeInterval : void 0);
	const polls = Math.max(1, Math.floor(duration / interval));
	return {
		start,
		deadline: start + polls * interval,
		polls,
		strata: Math.max(1, Math.floor(polls / perStratum)),
		stratumLength: perStratum * interval
	};
}
async function burstinessOf({ timing }, source, opening, plan, signal) {
	if (opening.kind === "rates") return ONLY_RANKS;
	return opening.baseline === void 0 ? unknownBurstiness("there is no baseline to learn it from") : learnBurstiness(timing.history, source, plan, signal);
}
async function learnBurstiness(past, source, { start, stratumLength, strata }, signal) {
	if (past === 0) return unknownBurstiness("history is 0s");
	try {
		const history = await source.history(start - past, start, stratumLength, signal);
		if (history === void 0) return unknownBurstiness("this provider can not look back");
		const dispersion = dispersionFromHistory(history.intervals, strata);
		if (dispersion !== void 0) return knownBurstiness(dispersion, past);
		return unknownBurstiness(`the last ${formatDuration(past)} held too few errors to tell`);
	} catch (error) {
		if (!(error instanceof MetricsError)) throw error;
		return unknownBurstiness(`the history could not be read (${error.message})`);
	}
}
const ONLY_RANKS = {
	dispersion: void 0,
	sentence: "Only rates are known, no counts: they are compared by rank, whatever the burstiness, which takes more intervals."
};
function knownBurstiness(dispersion, past) {
	const size = Math.round(dispersion.phi);
	return {
		dispersion,
		sentence: `${size <= 1 ? "Errors here come one by one" : `Errors here come in clumps of about ${size}`}, ${{
			instances: "from how the baseline's instances differ",
			totals: "from the baseline's total over time",
			learned: "learned during the run"
		}[dispersion.from]} in the last ${formatDuration(past)}.`
	};
}
function unknownBurstiness(why) {
	return {
		dispersion: void 0,
		sentence: `How bursty errors are here is unknown: ${why}. It is learned during the run, which is slower and less certain.`
	};
}
// src/watch.ts
/** An outage of the metrics server is ridden out for this share of the duration. */
const RIDDEN_OUT = 1 / 5;
/** @returns what was seen and how it ended; never throws but for a bug */
async function watchCanary(watching) {
	const { clock, source, signal, config } = watching;
	const log = new WatchLog(clock.now(), source);
	try {
		if (config.timing.warmup > 0) await clock.sleepUntil(clock.now() + config.timing.warmup, signal);
		return {
			watch: log,
			cause: await new CanaryWatch(watching, log).run()
		};
	} catch (error) {
		if (signal.aborted) return {
			watch: log,
			cause: {
				cause: "interrupted",
				cohort: void 0
			}
		};
		if (error instanceof GateError) return {
			watch: log,
			cause: error
		};
		throw error;
	}
}
var CanaryWatch = class {
	#watching;
	#log;
	/** When the server last gave numbers; before the first time, when it was first asked. */
	#lastAnswer;
	#lastObservation;
	constructor(watching, log) {
		this.#watching = watching;
		this.#log = log;
		this.#lastAnswer = watching.clock.now();
	}
	async run() {
		const { config, source, signal, clock, reporter } = this.#watching;
		const opening = await this.#open();
		this.#log.note(opening);
		const { plan, judgeSettings } = await layOut(config, source, opening, clock.now(), signal);
		this.#log.plan = plan;
		this.#log.judgeSettings = judgeSettings;
		const hearing = openHearing(opening.kind, judgeSettings, plan, config.timing.interval, this.#log);
		reporter.planned(plan, opening.notes);
		await this.#poll(plan, hearing);
		return this.#conclude(hearing);
	}
	/** Asks until the server answers for the first time. */
	async #open() {
		const { source, clock, config, reporter, signal } = this.#watching;
		for (;;) {
			const asked = clock.now();
			try {
				const opening = await source.open(asked, signal);
				this.#lastAnswer = asked;
				return opening;
			} catch (error) {
				reporter.unanswered(this.#rideOut(error, asked));
			}
			await clock.sleepUntil(asked + config.timing.interval, signal);
		}
	}
	/** Goes on past the deadline only while the last answer is missing: the end of a watch must be seen. */
	async #poll(plan, hearing) {
		const { clock, config, signal } = this.#watching;
		const { interval } = config.timing;
		let number = 0;
		while (number < plan.polls || this.#lastAnswer < plan.deadline) {
			const passed = Math.ceil((clock.now() - plan.start) / interval);
			number = Math.max(number + 1, passed);
			await clock.sleepUntil(plan.start + number * interval, signal);
			await this.#pollOnce(number, plan, hearing);
			if (hearing.judgement().conviction !== void 0) return;
		}
	}
	async #pollOnce(number, plan, hearing) {
		const { source, clock, config, reporter, signal } = this.#watching;
		const at = clock.now();
		const { start, polls: planned } = plan;
		const { duration } = config.timing;
		const poll = {
			number,
			planned,
			at,
			elapsed: at - start,
			duration
		};
		this.#log.polls += 1;
		try {
			const observation = await source.observe(at, signal);
			this.#lastAnswer = at;
			this.#lastObservation = observation;
			this.#log.note(observation);
			const judgement = hearing.hear(observation, at);
			reporter.polled({
				...poll,
				...seen(observation),
				outage: void 0,
				judgement
			});
		} catch (error) {
			const outage = this.#rideOut(error, at);
			const nothing = {
				counts: void 0,
				rates: void 0,
				notes: []
			};
			reporter.polled({
				...poll,
				...nothing,
				outage,
				judgement: hearing.judgement()
			});
		}
	}
	/** Notes an outage, or throws when it can't pass or has lasted too long. */
	#rideOut(error, at) {
		const { signal, config } = this.#watching;
		signal.throwIfAborted();
		if (!(error instanceof MetricsError)) throw error;
		this.#log.outage(at, error);
		const patience = RIDDEN_OUT * config.timing.duration;
		if (!error.passing || at - this.#lastAnswer >= patience) throw error;
		return error;
	}
	#conclude(hearing) {
		const conclusion = hearing.conclude();
		const silent = silentCohorts(this.#lastObservation);
		if (conclusion.verdict === "fail" || silent.length === 0) return conclusion;
		return {
			cause: "silent",
			cohort: silent.length === 1 ? silent[0] : void 0
		};
	}
};
/** The cohorts of which nothing fresh is known at the end: whatever came before, their state now is unknown. */
function silentCohorts(last) {
	if (last === void 0) return COHORTS;
	return COHORTS.filter((cohort) => last.kind === "counts" ? last[cohort]?.stale === true : last[cohort] === void 0);
}
function seen(observation) {
	const { notes } = observation;
	return observation.kind === "counts" ? {
		counts: {
			canary: observation.canary,
			baseline: observation.baseline
		},
		rates: void 0,
		notes
	} : {
		counts: void 0,
		rates: {
			canary: observation.canary,
			baseline: observation.baseline
		},
		notes
	};
}
// src/checks.ts
/** @returns one finding a check, in their order; never throws but for a bug */
async function watchChecks(step) {
	const { config, checks, reporter, signal } = step;
	const convicted = new AbortController();
	const sleeping = AbortSignal.any([signal, convicted.signal]);
	const asking = config.timing.replay === void 0 ? sleeping : signal;
	const ends = checks.map(async (one, index) => {
		const { check, source, clock } = one;
		const reporting = reporter.check(index);
		const { source: asked, strictness, timing = config.timing } = check;
		const own = {
			...config,
			source: asked,
			strictness,
			timing
		};
		const { watch, cause: end } = await watchCanary({
			config: own,
			source,
			clock: sleepingUnder(sleeping, clock),
			reporter: reporting,
			signal: asking
		});
		const cause = convicted.signal.aborted && !signal.aborted ? cutShort(end) : end;
		if (isConviction(cause)) convicted.abort(new CutShort());
		reporting.ended(cause instanceof GateError ? cause : void 0);
		clock.leave();
		return {
			...one,
			config: own,
			watch,
			cause
		};
	});
	return findings(await Promise.all(ends));
}
/** Those that were cut short name the conviction that counts, not the one that happened to be noticed first. */
function findings(ends) {
	const judged = ends.map((end) => ({
		...end,
		verdict: verdictOf(end)
	}));
	const after = decisive(judged).check.name;
	return judged.map(({ cause, ...finding }) => isCutShort(cause) ? {
		...finding,
		verdict: verdictOf({
			...finding,
			cause: {
				...cause,
				after
			}
		})
	} : finding);
}
const SEVERITY = [
	"fail",
	"interrupted",
	"error",
	"inconclusive",
	"pass"
];
/**
* The finding that the step's verdict is: a conviction before a cancelled run, before an error, before what is not known,
* before a pass; among equals the one closest to conviction. The order of the checks does not matter.
*/
function decisive(findings) {
	const rank = ({ verdict }) => SEVERITY.indexOf(severity(verdict));
	const [first] = [...findings].sort((a, b) => rank(a) - rank(b) || margin(b) - margin(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
	if (first === void 0) throw new RangeError("a step has at least one check");
	return first;
}
/** The verdict of the step: the decisive one's, which says whose it is where there are several. */
function verdictOfStep(findings) {
	const one = decisive(findings);
	const { verdict } = one;
	const name = one.check.name;
	if (name === void 0 || severity(verdict) === "interrupted") return verdict;
	const lead = verdict.verdict === "pass" && findings.length > 1 ? `All ${findings.length} checks pass; closest to a conviction was "${name}"` : `"${name}"`;
	return {
		...verdict,
		reason: `${lead}: ${verdict.reason}`
	};
}
/** Where all of them get their numbers: one server, with the questions of each. */
function describeChecks(checks) {
	const described = checks.map(({ check, source }) => ({
		check,
		source: source.describe()
	}));
	return {
		...described[0].source,
		queries: described.flatMap(({ check: { name }, source: { queries } }) => queries.map((query) => ({
			...query,
			check: name
		})))
	};
}
/** One a named check; none where the step is its only check. */
function checkOutcomes(findings) {
	return findings.flatMap(({ check: { name, source, strictness }, watch, verdict }) => name === void 0 ? [] : [{
		name,
		verdict,
		watch,
		source,
		strictness
	}]);
}
function severity(verdict) {
	return verdict.verdict === "inconclusive" && verdict.cause === "interrupted" ? "interrupted" : verdict.verdict;
}
/** How far from conviction: ln of evidence over threshold. */
function margin({ watch: { judgement } }) {
	return judgement === void 0 ? Number.MIN_SAFE_INTEGER : judgement.logEvidence - judgement.logThreshold;
}
function nameOf({ check }) {
	return check.name ?? "";
}
function verdictOf({ cause, watch, config }) {
	const reason = redact(reasonFor(cause, watch, config), config.secrets);
	if (cause instanceof GateError) return {
		verdict: "error",
		error: cause,
		reason
	};
	return "verdict" in cause ? {
		...cause,
		reason
	} : {
		verdict: "inconclusive",
		...cause,
		reason
	};
}
/** Why the others stop. No verdict stands on it. */
var CutShort = class extends GateError {
	name = "CutShort";
	code = "cut-short";
	constructor() {
		super("Another check was convicted.", "Look at that one.");
	}
};
/** What the conviction of another has ended; whoever had come to an end by itself keeps that. */
function cutShort(end) {
	return end instanceof CutShort || isUnfinished(end) && end.cause === "interrupted" ? {
		cause: "cut-short",
		cohort: void 0
	} : end;
}
function isConviction(cause) {
	return !(cause instanceof GateError) && "verdict" in cause && cause.verdict === "fail";
}
function isCutShort(cause) {
	return isUnfinished(cause) && cause.cause === "cut-short";
}
function isUnfinished(cause) {
	return !(cause instanceof GateError) && !("verdict" in cause);
}
function sleepingUnder(signal, clock) {
	return {
		now: clock.now,
		sleepUntil: (instant) => clock.sleepUntil(instant, signal)
	};
}
// src/github/commits.ts
/** GitHub's own most. */
const PAGE = 100;
const LONGEST_SUBJECT = 120;
/** `undefined` outside of a repository's run. @throws Error with a sentence for a note */
async function commitsBetween(reading, run, versions, patience) {
	const repository = repositoryOf(run);
	if (repository === void 0) return void 0;
	try {
		const { octokit } = await converse(reading, reading.token, patience);
		return await compare(octokit, repository, versions);
	} catch (error) {
		const { why, hint } = troubleOf(error, "contents", patience.signal);
		throw new Error(`${why}.${hint === void 0 ? "" : ` ${hint}`}`, { cause: error });
	}
}
async function compare(octokit, repository, { base, head }) {
	const ask = async (page) => {
		const basehead = `${base}...${head}`;
		const { compareCommitsWithBasehead } = octokit.rest.repos;
		const { data } = await compareCommitsWithBasehead({
			...repository,
			basehead,
			per_page: PAGE,
			page
		});
		return data;
	};
	const first = await ask(1);
	const pages = Math.ceil(first.total_commits / PAGE);
	const last = pages > 1 ? await ask(pages) : first;
	const commits = pages > 1 ? [...first.commits, ...last.commits] : first.commits;
	return {
		base,
		head,
		url: first.html_url,
		total: first.total_commits,
		behind: first.behind_by,
		commits: commits.slice(-20).reverse().map(({ sha, html_url, commit }) => ({
			sha,
			url: html_url,
			subject: subjectOf(commit.message)
		}))
	};
}
function subjectOf(message) {
	return cut(oneLine(message.split("\n", 1)[0] ?? ""), LONGEST_SUBJECT);
}
// src/leads.ts
/** Where to look next, once the canary is convicted: asked for after everything else is done, and never in its way. */
/** For all of it together: someone waits for the report. */
const PATIENCE = 1e4;
/** undefined unless the verdict is fail. Never throws: what can't be found out becomes a note. */
async function gatherLeads(judged, source, signal) {
	const { verdict, watch, decidedAt } = judged;
	const { plan } = watch;
	if (verdict.verdict !== "fail" || plan === void 0 || signal.aborted) return void 0;
	const patience = AbortSignal.any([signal, deadlineAfter(PATIENCE)]);
	const notes = [];
	const [traces, commits] = await Promise.all([attempt(notes, "No traces of failing requests could be read", async () => {
		return source.traces?.(plan.start, decidedAt, patience);
	}), attempt(notes, "The commits between the versions could not be read", () => commitsOf(judged, patience))]);
	return {
		traces: traces ?? [],
		commits,
		notes
	};
}
async function commitsOf({ config, run }, signal) {
	const { githubReading } = config;
	const versions = versionsIn(config.source);
	if (githubReading === void 0 || versions === void 0) return void 0;
	return commitsBetween(githubReading, run, versions, {
		clock: realClock,
		signal,
		budget: 0,
		timeout: PATIENCE
	});
}
async function attempt(notes, what, ask) {
	try {
		return await ask();
	} catch (error) {
		notes.push(`${what}: ${oneLine(error instanceof Error ? error.message : String(error))}`);
		return;
	}
}
// src/on-recovery.ts
/** What is told once a recovery is confirmed: to a webhook whose format has words for it. */
/** Nothing where no recovery was seen, and nothing that changes a verdict or an exit. */
async function tellRecovery(acted, http, signal) {
	const { recovery, rollback, config } = acted;
	const at = recovery.times.recovery;
	if (config.webhook === void 0 || rollback.state !== "done") return [];
	if (recovery.state !== "recovered" || at === void 0) return [];
	const message = rollbackMessage(acted);
	const told = await announceRecovery(config.webhook, message, at, http, realClock, signal);
	if (told === void 0) return [];
	const what = {
		what: "recovery",
		url: void 0
	};
	return told.state === "done" ? [{
		...what,
		state: "done",
		sentence: `The webhook was told of the recovery (id ${told.id}).`
	}] : [{
		...what,
		state: "failed",
		sentence: untold(told.error.message)
	}];
}
/** The canary is rolled back: what is left to do is to tell those who wait for the event. */
function untold(why) {
	return `The webhook was not told of the recovery: ${why} The canary is rolled back all the same; whoever waits for service.rolledback must be told by hand.`;
}
// src/judge/recovery.ts
/** The judge run backwards: is the canary shown to be harmless since it was rolled back? Silence is no rollback either. */
/**
* Of counts. A rollback takes its time, so errors right after the call must not hide that it works: the limits are
* worked out over all that followed the 1st, 2nd, 4th, 8th … stratum, and the j-th of these spans gets α / (j (j + 1)),
* which sums to α, half of it for each way to be harmless. An edge guard, as in the trial: a stratum at which the baseline jumps says nothing.
*/
var CountRecovery = class {
	#settings;
	#guard;
	#spans = [];
	#admitted = 0;
	constructor(settings) {
		this.#settings = settings;
		this.#guard = new RatioTest(settings, settings.phi, false);
	}
	add({ canary, baseline }) {
		if (baseline === void 0) return this.#hear({
			canary,
			baseline
		});
		const before = this.#guard.add({
			canary,
			baseline
		}, this.#settings.phi);
		return before?.standing === "admitted" ? this.#hear(before.pair) : void 0;
	}
	/** Of all strata since the call that count. */
	get ratio() {
		return this.#spans[0]?.ratio;
	}
	#hear(stratum) {
		this.#admitted += 1;
		if (isPowerOfTwo(this.#admitted)) {
			const j = this.#spans.length + 1;
			this.#spans.push(new Span(this.#settings, this.#settings.alpha / (2 * j * (j + 1))));
		}
		return this.#spans.map((span) => span.add(stratum)).find((harmless) => harmless !== void 0);
	}
};
/** What followed one stratum. */
var Span = class {
	#settings;
	/** Of each of its two tests. */
	#alpha;
	#confidence = new RatioConfidence();
	#rarity;
	constructor(settings, alpha) {
		this.#settings = settings;
		this.#alpha = alpha;
		this.#rarity = new TemperedEvidence(rarityBets(settings.harmlessRate), 1, settings.phi, false);
	}
	get ratio() {
		return this.#confidence.estimate(this.#alpha, this.#settings.phi);
	}
	add({ canary, baseline }) {
		const { phi, maxErrorRatio } = this.#settings;
		this.#rarity.add(canary, phi);
		if (this.#rarity.log >= -Math.log(this.#alpha)) return "negligible";
		if (baseline === void 0) return void 0;
		this.#confidence.add({
			canary,
			baseline
		});
		const ratio = this.ratio;
		return ratio !== void 0 && ratio.high <= maxErrorRatio ? "no-longer-worse" : void 0;
	}
};
/** LR(θ) = θ^x exp((1 - θ) limit n), θ < 1: of expectation at most 1 where the rate is at least `limit`. */
function rarityBets(limit) {
	const { logRelative, ratios, weights } = effectsAbove(1);
	const logRatios = ({ errors, requests }, out) => {
		const allowed = limit * requests;
		for (let j = 0; j < out.length; j += 1) out[j] = (1 - 1 / ratios[j]) * allowed - errors * logRelative[j];
	};
	return {
		weights,
		logRatios
	};
}
/** Of rates without counts: the ranks of the trial with the sides changed. */
var RateRecovery = class {
	#settings;
	#test;
	constructor(settings) {
		this.#settings = settings;
		this.#test = new RankTest(1, settings.plannedStrata);
	}
	add({ canary, baseline }) {
		const { maxErrorRatio, harmlessRate, alpha } = this.#settings;
		const allowed = Math.max(maxErrorRatio * baseline, harmlessRate);
		this.#test.add({
			canary: allowed,
			baseline: canary
		});
		return this.#test.logEvidence >= -Math.log(alpha) ? "no-longer-worse" : void 0;
	}
};
function isPowerOfTwo(count) {
	return (count & count - 1) === 0;
}
// src/recovery-sentence.ts
/** undefined: it is to be watched for. */
function notWatched(called, { timing }, cancelled) {
	if (acceptedAt(called) === void 0) return "No rollback was accepted: nothing to wait for.";
	if (timing.verifyRecovery === 0) return "Whether the rollback worked was not watched (verify-recovery is 0s).";
	return cancelled ? "Whether the rollback worked was not watched: the run was cancelled." : void 0;
}
function unreadable({ timing }) {
	return `RECOVERY NOT CONFIRMED: the metrics could not be read before the rollback, so verify-recovery (${formatDuration(timing.verifyRecovery)}) can't tell; ${LOOK}`;
}
function interrupted(seen) {
	return `The run was cancelled ${after(seen)}, before a recovery was seen; ${LOOK}`;
}
/** @param how undefined: no recovery was seen in time */
function sentenceOf(how, seen, { harmlessRate, maxErrorRatio }, { timing }) {
	switch (how) {
		case "no-traffic": return `Recovered: the canary gets no requests any more, seen ${after(seen)}.`;
		case "negligible": return `Recovered: the canary's error rate is below ${formatRate(harmlessRate)}, seen ${after(seen)}${inBrackets(seen)}.`;
		case "no-longer-worse": return `Recovered: the canary's error rate is at most ${maxErrorRatio} times the baseline's, seen ${after(seen)}${inBrackets(seen)}.`;
		case void 0: {
			const { outage } = seen;
			const last = outage === void 0 ? numbers(seen) : `at last: ${outage.message}`;
			return `RECOVERY NOT CONFIRMED within ${formatDuration(timing.verifyRecovery)} (verify-recovery), although the rollback was accepted: ${last}; ${LOOK}`;
		}
	}
}
const LOOK = "look whether the canary still gets traffic, and roll it back by hand if it does.";
function after({ elapsed }) {
	return `${formatDuration(Math.round(elapsed / 1e3) * 1e3)} after the call`;
}
function inBrackets(seen) {
	return seen.counted ? ` (${numbers(seen)})` : "";
}
function numbers({ counted, canary, baseline }) {
	if (!counted) return "the canary is not shown to be harmless";
	const other = baseline === void 0 ? "" : `, the baseline in ${share(baseline)}`;
	return `since the call the canary failed in ${share(canary)}${other}`;
}
function share({ errors, requests }) {
	const of = `of ${grouped(requests)} requests`;
	return errors === 0 ? `none ${of}` : `${percent(errors / requests)} ${of}`;
}
// src/recovery.ts
/** So many strata without a request to the canary, while the baseline has some, and its traffic is gone. */
const QUIET_STRATA = 3;
/** Polls on where that is asked for and a rollback was accepted. Never throws but for a bug. */
async function verifyRecovery(watching, called) {
	const { at, ...seen } = await watchRecovery(watching, called);
	return {
		...seen,
		times: {
			...incidentTimes(called),
			recovery: at
		}
	};
}
async function watchRecovery(watching, called) {
	const { config, signal } = watching;
	const because = notWatched(called, config, signal.aborted);
	if (because !== void 0) return {
		...NOTHING,
		state: "not-watched",
		sentence: because
	};
	const { plan, judgeSettings, judgement } = called.watch;
	if (plan === void 0 || judgeSettings === void 0) return {
		...NOTHING,
		state: "unconfirmed",
		sentence: unreadable(config)
	};
	const watch = new RecoveryWatch(watching, plan, settingsOf(called.verdict, judgeSettings, judgement?.dispersion.phi ?? 1, watching));
	try {
		return await watch.run();
	} catch (error) {
		if (signal.aborted) return {
			...NOTHING,
			state: "interrupted",
			sentence: interrupted(watch.seen)
		};
		throw error;
	}
}
const NOTHING = {
	how: void 0,
	at: void 0
};
function settingsOf(verdict, { alpha, maxErrorRatio, negligibleErrorRate, maxErrorRate }, phi, { config }) {
	const byCeiling = verdict.verdict === "fail" && verdict.by === "ceiling";
	const { verifyRecovery, interval } = config.timing;
	return {
		alpha,
		maxErrorRatio,
		harmlessRate: byCeiling ? maxErrorRate ?? 0 : negligibleErrorRate,
		phi,
		plannedStrata: Math.max(1, Math.floor(verifyRecovery / interval))
	};
}
var RecoveryWatch = class {
	#watching;
	#plan;
	#settings;
	#start;
	#counts;
	#rates;
	#builder;
	/** Whether what was counted before the call is out of the way. */
	#level = false;
	#quietSince;
	#baselineMeanwhile = 0;
	#canary = {
		errors: 0,
		requests: 0
	};
	#baseline;
	#counted = false;
	#outage;
	constructor(watching, plan, settings) {
		this.#watching = watching;
		this.#plan = plan;
		this.#settings = settings;
		this.#start = watching.clock.now();
		this.#quietSince = this.#start;
		this.#counts = new CountRecovery(settings);
		this.#rates = new RateRecovery(settings);
		this.#builder = this.#newBuilder();
	}
	get seen() {
		const elapsed = this.#watching.clock.now() - this.#start;
		return {
			counted: this.#counted,
			canary: this.#canary,
			baseline: this.#baseline,
			outage: this.#outage,
			elapsed
		};
	}
	async run() {
		const { clock, config, signal } = this.#watching;
		const { interval, verifyRecovery } = config.timing;
		const planned = Math.floor(verifyRecovery / interval);
		await this.#pollOnce(0, planned);
		for (let number = 1; number <= planned; number += 1) {
			await clock.sleepUntil(this.#start + number * interval, signal);
			const how = await this.#pollOnce(number, planned);
			if (how !== void 0) return this.#ended("recovered", how);
		}
		return this.#ended("unconfirmed", void 0);
	}
	#ended(state, how) {
		const { clock, config } = this.#watching;
		return {
			state,
			how,
			at: state === "recovered" ? clock.now() : void 0,
			sentence: sentenceOf(how, this.seen, this.#settings, config)
		};
	}
	/** The poll at the call only sets the level. */
	async #pollOnce(number, planned) {
		const { source, clock, reporter, signal, config } = this.#watching;
		const at = clock.now();
		let how;
		let rates;
		try {
			const observation = await source.observe(at, signal);
			this.#outage = void 0;
			if (observation.kind === "rates") rates = observation;
			how = this.#hear(observation, at);
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof MetricsError)) throw error;
			this.#outage = error;
		}
		if (number > 0) {
			const progress = {
				number,
				planned,
				elapsed: at - this.#start
			};
			const { canary, baseline, outage } = this.seen;
			const counts = {
				canary,
				baseline,
				ratio: this.#counts.ratio,
				outage,
				rates,
				how
			};
			reporter.recovering({
				...progress,
				duration: config.timing.verifyRecovery,
				...counts
			});
		}
		return how;
	}
	#hear(observation, at) {
		if (!this.#level) {
			this.#level = true;
			this.#quietSince = at;
			this.#builder = this.#newBuilder(at);
			return;
		}
		if (observation.kind === "counts") return this.#hearCounts(observation, at);
		const { canary, baseline } = observation;
		if (baseline !== void 0) this.#baselineMeanwhile += 1;
		if (canary !== void 0) {
			this.#quietSince = at;
			this.#baselineMeanwhile = 0;
		}
		if (canary === void 0 || baseline === void 0) return this.#quiet(at, true);
		return this.#rates.add({
			canary,
			baseline
		});
	}
	#hearCounts(observation, at) {
		const { canary, baseline } = observation;
		this.#counted = true;
		this.#canary = sum([this.#canary, canary]);
		if (baseline !== void 0) {
			this.#baseline = sum([this.#baseline ?? {
				errors: 0,
				requests: 0
			}, baseline]);
			this.#baselineMeanwhile += baseline.requests;
		}
		if (canary.requests > 0) {
			this.#quietSince = at;
			this.#baselineMeanwhile = 0;
		}
		const compares = baseline !== void 0;
		if (canary.stale && canary.stillAnswers !== true && (!compares || !baseline.stale && this.#baselineMeanwhile > 0)) return "no-traffic";
		const quiet = this.#quiet(at, compares);
		if (quiet !== void 0) return quiet;
		const stratum = this.#builder.add(observation, at);
		return stratum === void 0 ? void 0 : this.#counts.add(stratum);
	}
	/** Where there is a baseline it must have had traffic meanwhile: a server that shows nothing proves nothing. */
	#quiet(at, compares) {
		return at - this.#quietSince >= (QUIET_STRATA - 1 / 2) * this.#plan.stratumLength && (!compares || this.#baselineMeanwhile > 0) ? "no-traffic" : void 0;
	}
	#newBuilder(start = this.#start) {
		const { interval } = this.#watching.config.timing;
		return new StratumBuilder(start, this.#plan.stratumLength, interval);
	}
};
// src/gate.ts
/** The gate: observe, judge, decide, act, report. */
/** For the call of a run that is being cancelled: the runner's patience ends soon after. */
const LEFT_WHEN_CANCELLED = 2e3;
/** Runs one gate to its end. Never throws but for a bug. */
async function runGate(gate) {
	const { run, clock, reporter } = gate;
	const startedAt = clock.now();
	reporter.opening(gate.config, describeChecks(gate.checks));
	const findings = await watchChecks(gate);
	const decidedAt = clock.now();
	const { watch, config, source } = decisive(findings);
	const checks = checkOutcomes(findings);
	const verdict = verdictOfStep(findings);
	const judged = {
		verdict,
		decision: decide(verdict, config.policies, canRollBack(config)),
		watch,
		checks,
		config,
		run,
		startedAt,
		decidedAt
	};
	const acting = isInterrupted(verdict) ? AbortSignal.any([gate.acting, deadlineAfter(LEFT_WHEN_CANCELLED)]) : gate.acting;
	const [rollback, dispatch] = await Promise.all([callBack(gate, judged, acting), startWorkflow(gate, judged, acting)]);
	const [recovery, leads] = await Promise.all([verifyRecovery({
		config,
		source,
		clock,
		reporter,
		signal: gate.signal
	}, {
		...judged,
		rollback,
		dispatch
	}), gatherLeads(judged, source, gate.signal)]);
	const acted = {
		...judged,
		rollback,
		dispatch,
		recovery,
		leads,
		announcements: []
	};
	const told = await Promise.all([tellRecovery(acted, gate.http, acting), announce(gate.github, acted, acting)]);
	const outcome = {
		...acted,
		announcements: told.flat()
	};
	await reporter.concluded(outcome);
	return outcome;
}
async function callBack(gate, judged, signal) {
	const { decision, config } = judged;
	const { webhook } = config;
	if (!decision.rollback || webhook === void 0) {
		gate.ledger?.decided(judged, void 0);
		const rollback = {
			state: "not-called",
			because: webhook === void 0 ? "No webhook is set." : decision.because
		};
		gate.ledger?.acted(rollback, judged);
		return rollback;
	}
	const message = rollbackMessage(judged);
	gate.ledger?.decided(judged, message);
	const rollback = await callWebhook(webhook, message, gate.http, realClock, signal);
	gate.ledger?.acted(rollback, judged);
	return rollback;
}
async function startWorkflow(gate, judged, signal) {
	const dispatch = await dispatchWorkflow(gate.github, judged, signal);
	if (dispatch !== void 0) gate.ledger?.dispatched(dispatch, judged);
	return dispatch;
}
// src/main.ts
/** One run of the gate, from its environment to its exit code. */
/** @returns the exit code; never throws */
async function runStep(step) {
	const { environment, front, watching, acting } = step;
	const { reporter, ledger } = front;
	let secrets = [];
	try {
		const config = step.readConfig(environment, realClock.now());
		secrets = config.secrets;
		const http = httpClient(config.proxy);
		const run = readRunIdentity(environment);
		ledger?.armed(webhookId(run, config, realClock.now()), realClock.now());
		const checks = checksToWatch(config, http);
		const outcome = await runGate({
			config,
			run,
			http,
			github: githubSide(config, run, realClock),
			checks,
			clock: checks[0].clock,
			reporter,
			signal: watching,
			acting,
			ledger
		});
		const cutOff = watching.aborted && outcome.rollback.state === "failed";
		ledger?.ended(cutOff ? "cut-off" : "whole");
		return jobFails(outcome) ? 1 : 0;
	} catch (error) {
		if (error instanceof InputError) await front.unusable(error, secrets);
		else await front.broken(error, secrets);
		ledger?.ended("whole");
		return 1;
	}
}
export { runStep as t };
