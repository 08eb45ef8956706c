// src/units.ts
const UNITS = {
	d: 864e5,
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1
};
const DURATION = /^(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?$/;
const DECIMAL = /^[0-9]{1,15}(?:\.[0-9]{1,15})?$/;
/** `30s`, `10m`, `1h30m`, `500ms`, `1d`, `0`: whole numbers, largest unit first, in milliseconds. */
function parseDuration(text) {
	if (text === "0") return 0;
	const found = DURATION.exec(text);
	if (text === "" || found === null) return void 0;
	return Object.values(UNITS).reduce((total, unit, index) => total + Number(found[index + 1] ?? 0) * unit, 0);
}
/**
* The shortest text that `parseDuration` reads as this duration: `1h30m`, `15s`, `250ms`, `0s`.
* From ten seconds on rounded to whole seconds. A negative one gets a minus sign.
*/
function formatDuration(duration) {
	if (!Number.isFinite(duration)) return "unknown";
	if (duration < 0) return `-${formatDuration(-duration)}`;
	let left = duration < 10 * UNITS.s ? Math.round(duration) : roundTo(duration, UNITS.s);
	let text = "";
	for (const [name, unit] of Object.entries(UNITS)) {
		const whole = Math.floor(left / unit);
		if (whole > 0) text += `${whole}${name}`;
		left -= whole * unit;
	}
	return text === "" ? "0s" : text;
}
/** A factor: `5`, `1.25`. Plain decimals >= 0. */
function parseRatio(text) {
	return DECIMAL.test(text) ? Number(text) : void 0;
}
/** A share in [0, 1]: `0.1%`, `0.1 %`, `0.001`. `5` is nobody's rate and gives undefined. */
function parseRate(text) {
	const percent = /^(.*?) ?%$/.exec(text);
	const value = parseRatio(percent?.[1] ?? text);
	if (value === void 0) return void 0;
	const rate = percent === null ? value : value / 100;
	return rate <= 1 ? rate : void 0;
}
const threeDigits = new Intl.NumberFormat("en", {
	maximumSignificantDigits: 3,
	useGrouping: false
});
/** In percent with three significant digits: `0.42 %`, `12.3 %`, `0 %`. */
function formatRate(rate) {
	return Number.isFinite(rate) ? `${threeDigits.format(rate * 100)} %` : "unknown";
}
/** A whole number >= 0, up to 15 digits. */
function parseCount(text) {
	return /^[0-9]{1,15}$/.test(text) ? Number(text) : void 0;
}
const ISO = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})$/;
/** Seconds from 1973 to 5138: years, dates without dashes and milliseconds fall outside. */
const UNIX_SECONDS = /^[0-9]{9,11}(?:\.[0-9]{1,9})?$/;
/** ISO 8601 with a zone (`2026-03-01T12:00:00Z`, `…T14:00+02:00`) or Unix seconds. */
function parseInstant(text) {
	if (UNIX_SECONDS.test(text)) return Math.round(Number(text) * 1e3);
	const found = ISO.exec(text);
	if (found === null || !isDay(Number(found[1]), Number(found[2]), Number(found[3]))) return;
	const instant = Date.parse(text);
	return Number.isNaN(instant) ? void 0 : instant;
}
/** Closed ranges of HTTP statuses within 100-599: `5xx`, `500`, `500,502-504`, `200-299`. */
function parseStatusRanges(text) {
	const ranges = text.split(",").map((part) => parseStatusRange(part.trim()));
	return ranges.includes(void 0) ? void 0 : ranges.filter((range) => range !== void 0);
}
/** `true` or `false`, in the three spellings of YAML 1.2 (`true`, `True`, `TRUE`). */
function parseBoolean(text) {
	if ([
		"true",
		"True",
		"TRUE"
	].includes(text)) return true;
	return [
		"false",
		"False",
		"FALSE"
	].includes(text) ? false : void 0;
}
function parseStatusRange(text) {
	const family = /^([1-5])xx$/i.exec(text);
	if (family !== null) return [Number(family[1]) * 100, Number(family[1]) * 100 + 99];
	const found = /^([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?$/.exec(text);
	if (found === null) return void 0;
	const low = Number(found[1]);
	const high = Number(found[2] ?? found[1]);
	return low <= high ? [low, high] : void 0;
}
function isDay(year, month, day) {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
function roundTo(value, step) {
	return Math.round(value / step) * step;
}
// src/wording.ts
/** How numbers and strange text read in a sentence: two digits for what is estimated, all digits for what is counted. */
const twoDigits = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
/** A share in [0, 1]: `0.34 %`, `2.1 %`, `100 %`; what is not quite all never reads as 100 %. */
function percent(share) {
	if (!Number.isFinite(share)) return "unknown";
	const value = share * 100;
	if (value > 99 && value < 100) return `${Math.floor(value * 10) / 10} %`;
	return `${twoDigits.format(value)} %`;
}
/** A share rounded down, so that it never reads as reaching a bound that it missed; below one percent to hundredths: not quite never is not never. */
function percentAtLeast(share) {
	if (!Number.isFinite(share)) return "unknown";
	const steps = share < .01 ? 100 : 1;
	return `${Math.floor(share * 100 * steps + 1e-9) / steps} %`;
}
/** A count: `81,220`. */
function grouped(count) {
	return Number.isFinite(count) ? whole.format(count) : "unknown";
}
/** A factor >= 0: `0.31`, `6.2`, `31`, `1,240`; `∞` and `?` where there is none. */
function factor(ratio) {
	if (Number.isNaN(ratio)) return "?";
	if (!Number.isFinite(ratio)) return "∞";
	return ratio < 10 ? twoDigits.format(ratio) : whole.format(ratio);
}
/** ln E as odds against the canary: `240 : 1`, `1 : 3.2`, `10^12 : 1`. Never rounded up to a threshold. */
function odds(logEvidence) {
	if (Number.isNaN(logEvidence)) return "unknown";
	return logEvidence >= 0 ? `${oddsSide(logEvidence)} : 1` : `1 : ${oddsSide(-logEvidence)}`;
}
const SHOWN_IN_FULL = 1e6;
function oddsSide(log) {
	const value = Math.exp(log) * (1 + 1e-9);
	if (value >= SHOWN_IN_FULL) {
		const exponent = Math.floor(log / Math.LN10 + 1e-9);
		return exponent > 999 ? ">10^999" : `10^${exponent}`;
	}
	return value < 10 ? oneDecimal.format(Math.floor(value * 10) / 10) : whole.format(Math.floor(value));
}
/** Text from a server or a user as one line: control and direction characters and runs of space become one space. */
function oneLine(text) {
	return text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
/** At most `length` characters, the last of them `…` when something was cut. */
function cut(text, length) {
	const characters = [...text.slice(0, 2 * length + 2)];
	return characters.length <= length && text.length <= 2 * length + 2 ? text : `${characters.slice(0, Math.max(0, length - 1)).join("")}…`;
}
// src/judge/evidence.ts
/** The wealth of a bettor against the null hypothesis, over effect sizes and onsets: a test martingale. */
/** The largest logarithm whose exponential is a finite number. */
const LARGEST_LOG = Math.log(Number.MAX_VALUE);
/** E itself from ln E: finite and >= 0, `Number.MAX_VALUE` where it would overflow. */
function evidenceValue(logEvidence) {
	return Math.exp(Math.min(logEvidence, LARGEST_LOG));
}
/** Anytime-valid p-value min(1, 1 / max E) from the largest ln E so far, in (0, 1]. */
function pValue$1(logPeak) {
	return Math.max(Number.MIN_VALUE, Math.exp(-Math.max(0, logPeak)));
}
/** ln(Σ exp(x)); -Infinity for nothing. Exact where sums would over- or underflow. */
function logSumExp(x) {
	let max = Number.NEGATIVE_INFINITY;
	for (const value of x) if (value > max) max = value;
	if (max === Number.NEGATIVE_INFINITY) return max;
	let sum = 0;
	for (const value of x) sum += Math.exp(value - max);
	return max + Math.log(sum);
}
/** ln of the smallest positive number: what E counts as when it has vanished. */
const LEAST_LOG = Math.log(Number.MIN_VALUE);
/** Factors and sums outside of e^±300 are moved into the scale before they over- or underflow. */
const SAFE_LOG = 300;
/** @param logRatios ln LR of each effect, finite; `out` is written to */
function multipliers(logRatios, out) {
	const shift = unsafePart(logRatios);
	for (let j = 0; j < out.length; j += 1) out[j] = Math.exp(logRatios[j] - shift);
	return {
		factors: out,
		shift
	};
}
/**
* E_k = cash_k + Σ_θ π(θ) acc_k(θ), with acc_k(θ) = (acc_{k-1}(θ) + w_k) LR_k(θ).
*
* Half of the wealth is staked at stratum 1, the rest in equal parts at strata 2..K, for a fault that
* sets in late; what is not staked yet stays as cash. Under the null E is a supermartingale that starts
* at 1, so it ever reaches 1/α with a chance of at most α (Ville 1939; onset mixture after Shin,
* Ramdas & Rinaldo, E-detectors, 2022). Memory and work per stratum do not depend on K.
*/
var Evidence = class {
	#weights;
	#planned;
	/** acc(θ) / e^scale. */
	#account;
	#factors;
	#scale = 0;
	#strata = 0;
	#log = 0;
	/**
	* @param weights π(θ), of sum 1
	* @param plannedStrata K >= 1. Strata beyond K are bet on with what is staked by then.
	*/
	constructor(weights, plannedStrata) {
		this.#weights = weights;
		this.#planned = plannedStrata;
		this.#account = new Float64Array(weights.length);
		this.#factors = new Float64Array(weights.length);
	}
	/** ln E after the strata added so far; finite. */
	get log() {
		return this.#log;
	}
	/**
	* One stratum.
	* @param logRatios ln LR of each effect, finite; undefined when the stratum carries no evidence.
	*/
	add(logRatios) {
		this.multiply(logRatios && multipliers(logRatios, this.#factors));
	}
	/** The same for one whose exponentials are known. */
	multiply(by) {
		this.#strata += 1;
		const staked = this.#inScale(stake(this.#strata, this.#planned));
		this.#scale += by?.shift ?? 0;
		let sum = 0;
		const account = this.#account;
		const weights = this.#weights;
		const factors = by?.factors;
		for (let j = 0; j < account.length; j += 1) {
			const held = (account[j] + staked) * (factors === void 0 ? 1 : factors[j]);
			account[j] = held;
			sum += held * weights[j];
		}
		const left = cash(this.#strata, this.#planned);
		sum += this.#inScale(left);
		if (sum === 0) {
			this.#scale = 0;
			sum = left;
		}
		this.#log = sum > 0 ? this.#scale + Math.log(sum) : LEAST_LOG;
		if (sum > 0 && Math.abs(Math.log(sum)) > SAFE_LOG) this.#rescale(sum);
	}
	/** Money in units of the scale. Nothing is nothing in any scale. */
	#inScale(money) {
		return money === 0 ? 0 : money * Math.exp(-this.#scale);
	}
	#rescale(sum) {
		this.#scale += Math.log(sum);
		for (let j = 0; j < this.#account.length; j += 1) this.#account[j] /= sum;
	}
};
/** What to take out of all ln LR so that no exponential overflows. One that underflows is next to nothing. */
function unsafePart(logRatios) {
	let top = Number.NEGATIVE_INFINITY;
	for (const log of logRatios) if (log > top) top = log;
	return top > SAFE_LOG ? top : 0;
}
/** w_k: what is newly staked at stratum k, counted from 1, of K planned. */
function stake(stratum, planned) {
	if (stratum > planned) return 0;
	if (planned === 1) return 1;
	return stratum === 1 ? .5 : .5 / (planned - 1);
}
/** What is not staked after `strata` strata: counted anew, so that it ends at exactly 0. */
function cash(strata, planned) {
	return planned === 1 || strata >= planned ? 0 : .5 * (planned - strata) / (planned - 1);
}
// node_modules/simple-statistics/dist/simple-statistics.mjs
/**
* Our default sum is the [Kahan-Babuska algorithm](https://pdfs.semanticscholar.org/1760/7d467cda1d0277ad272deb2113533131dc09.pdf).
* This method is an improvement over the classical
* [Kahan summation algorithm](https://en.wikipedia.org/wiki/Kahan_summation_algorithm).
* It aims at computing the sum of a list of numbers while correcting for
* floating-point errors. Traditionally, sums are calculated as many
* successive additions, each one with its own floating-point roundoff. These
* losses in precision add up as the number of numbers increases. This alternative
* algorithm is more accurate than the simple way of calculating sums by simple
* addition.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x input
* @return {number} sum of all input numbers
* @example
* sum([1, 2, 3]); // => 6
*/
function sum$1(x) {
	if (x.length === 0) return 0;
	var sum = x[0];
	var correction = 0;
	var transition;
	if (typeof sum !== "number") return NaN;
	for (var i = 1; i < x.length; i++) {
		if (typeof x[i] !== "number") return NaN;
		transition = sum + x[i];
		if (Math.abs(sum) >= Math.abs(x[i])) correction += sum - transition + x[i];
		else correction += x[i] - transition + sum;
		sum = transition;
	}
	return sum + correction;
}
/**
* The mean, _also known as average_,
* is the sum of all values over the number of values.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x sample of one or more data points
* @throws {Error} if the length of x is less than one
* @returns {number} mean
* @example
* mean([0, 10]); // => 5
*/
function mean(x) {
	if (x.length === 0) throw new Error("mean requires at least one data point");
	return sum$1(x) / x.length;
}
/**
* This is the internal implementation of quantiles: when you know
* that the order is sorted, you don't need to re-sort it, and the computations
* are faster.
*
* This implements the linear interpolation method (type=7 in R/numpy),
* which is the default in numpy.percentile and R's quantile.
*
* @param {Array<number>} x sample of one or more data points
* @param {number} p desired quantile: a number between 0 to 1, inclusive
* @returns {number} quantile value
* @throws {Error} if p ix outside of the range from 0 to 1
* @throws {Error} if x is empty
* @example
* quantileSorted([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantileSorted(x, p) {
	var idx = (x.length - 1) * p;
	if (x.length === 0) throw new Error("quantile requires at least one data point.");
	else if (p < 0 || p > 1) throw new Error("quantiles must be between 0 and 1");
	else if (p === 1) return x[x.length - 1];
	else if (p === 0) return x[0];
	else if (idx % 1 !== 0) {
		var lower = Math.floor(idx);
		var upper = Math.ceil(idx);
		var fraction = idx - lower;
		return x[lower] + fraction * (x[upper] - x[lower]);
	} else return x[idx];
}
/**
* Rearrange items in `arr` so that all items in `[left, k]` range are the smallest.
* The `k`-th element will have the `(k - left + 1)`-th smallest value in `[left, right]`.
*
* Implements Floyd-Rivest selection algorithm https://en.wikipedia.org/wiki/Floyd-Rivest_algorithm
*
* @param {Array<number>} arr input array
* @param {number} k pivot index
* @param {number} [left] left index
* @param {number} [right] right index
* @returns {void} mutates input array
* @example
* var arr = [65, 28, 59, 33, 21, 56, 22, 95, 50, 12, 90, 53, 28, 77, 39];
* quickselect(arr, 8);
* // = [39, 28, 28, 33, 21, 12, 22, 50, 53, 56, 59, 65, 90, 77, 95]
*/
function quickselect(arr, k, left, right) {
	left = left || 0;
	right = right || arr.length - 1;
	while (right > left) {
		if (right - left > 600) {
			var n = right - left + 1;
			var m = k - left + 1;
			var z = Math.log(n);
			var s = .5 * Math.exp(2 * z / 3);
			var sd = .5 * Math.sqrt(z * s * (n - s) / n);
			if (m - n / 2 < 0) sd *= -1;
			quickselect(arr, k, Math.max(left, Math.floor(k - m * s / n + sd)), Math.min(right, Math.floor(k + (n - m) * s / n + sd)));
		}
		var t = arr[k];
		var i = left;
		var j = right;
		swap(arr, left, k);
		if (arr[right] > t) swap(arr, left, right);
		while (i < j) {
			swap(arr, i, j);
			i++;
			j--;
			while (arr[i] < t) i++;
			while (arr[j] > t) j--;
		}
		if (arr[left] === t) swap(arr, left, j);
		else {
			j++;
			swap(arr, j, right);
		}
		if (j <= k) left = j + 1;
		if (k <= j) right = j - 1;
	}
}
function swap(arr, i, j) {
	var tmp = arr[i];
	arr[i] = arr[j];
	arr[j] = tmp;
}
/**
* The [quantile](https://en.wikipedia.org/wiki/Quantile):
* this is a population quantile, since we assume to know the entire
* dataset in this library. This implementation uses linear interpolation,
* equivalent to R's type=7 and numpy's default percentile method.
*
* Sample is a one-dimensional array of numbers,
* and p is either a decimal number from 0 to 1 or an array of decimal
* numbers from 0 to 1.
* In terms of a k/q quantile, p = k/q - it's just dealing with fractions or dealing
* with decimal values.
* When p is an array, the result of the function is also an array containing the appropriate
* quantiles in input order
*
* @param {Array<number>} x sample of one or more numbers
* @param {Array<number> | number} p the desired quantile, as a number between 0 and 1
* @returns {number} quantile
* @example
* quantile([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantile(x, p) {
	var copy = x.slice();
	if (Array.isArray(p)) {
		multiQuantileSelect(copy, p);
		var results = [];
		for (var i = 0; i < p.length; i++) results[i] = quantileSorted(copy, p[i]);
		return results;
	} else {
		quantileSelect(copy, quantileIndex(copy.length, p), 0, copy.length - 1);
		return quantileSorted(copy, p);
	}
}
function quantileSelect(arr, k, left, right) {
	if (k % 1 === 0) quickselect(arr, k, left, right);
	else {
		k = Math.floor(k);
		quickselect(arr, k, left, right);
		quickselect(arr, k + 1, k + 1, right);
	}
}
function multiQuantileSelect(arr, p) {
	var positions = /* @__PURE__ */ new Set();
	for (var i = 0; i < p.length; i++) {
		var idx = quantileIndex(arr.length, p[i]);
		positions.add(Math.floor(idx));
		positions.add(Math.ceil(idx));
	}
	var indices = Array.from(positions).sort(compare);
	multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}
function multiselect(arr, indices, lo, hi, left, right) {
	if (lo > hi) return;
	var mid = lo + hi >> 1;
	quickselect(arr, indices[mid], left, right);
	multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
	multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}
function compare(a, b) {
	return a - b;
}
function quantileIndex(len, p) {
	var idx = (len - 1) * p;
	if (p === 1) return len - 1;
	else if (p === 0) return 0;
	else if (idx % 1 !== 0) return idx;
	else return idx;
}
/**
* The [median](http://en.wikipedia.org/wiki/Median) is
* the middle number of a list. This is often a good indicator of 'the middle'
* when there are outliers that skew the `mean()` value.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* The median isn't necessarily one of the elements in the list: the value
* can be the average of two elements if the list has an even length
* and the two central values are different.
*
* @param {Array<number>} x input
* @returns {number} median value
* @example
* median([10, 2, 5, 100, 2, 1]); // => 3.5
*/
function median(x) {
	return +quantile(x, .5);
}
/**
* This function calculates the Wilcoxon rank sum statistic for the first sample
* with respect to the second. The Wilcoxon rank sum test is a non-parametric
* alternative to the t-test which is equivalent to the
* [Mann-Whitney U test](https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test).
* The statistic is calculated by pooling all the observations together, ranking them,
* and then summing the ranks associated with one of the samples. If this rank sum is
* sufficiently large or small we reject the hypothesis that the two samples come
* from the same distribution in favor of the alternative that one is shifted with
* respect to the other.
*
* @param {Array<number>} sampleX a sample as an array of numbers
* @param {Array<number>} sampleY a sample as an array of numbers
* @returns {number} rank sum for sampleX
*
* @example
* wilcoxonRankSum([1, 4, 8], [9, 12, 15]); // => 6
*/
function wilcoxonRankSum(sampleX, sampleY) {
	if (!sampleX.length || !sampleY.length) throw new Error("Neither sample can be empty");
	var pooledSamples = sampleX.map(function(x) {
		return {
			label: "x",
			value: x
		};
	}).concat(sampleY.map(function(y) {
		return {
			label: "y",
			value: y
		};
	})).sort(function(a, b) {
		return a.value - b.value;
	});
	for (var rank = 0; rank < pooledSamples.length; rank++) pooledSamples[rank].rank = rank;
	var tiedRanks = [pooledSamples[0].rank];
	for (var i = 1; i < pooledSamples.length; i++) if (pooledSamples[i].value === pooledSamples[i - 1].value) {
		tiedRanks.push(pooledSamples[i].rank);
		if (i === pooledSamples.length - 1) replaceRanksInPlace(pooledSamples, tiedRanks);
	} else {
		if (tiedRanks.length > 1) replaceRanksInPlace(pooledSamples, tiedRanks);
		tiedRanks = [pooledSamples[i].rank];
	}
	function replaceRanksInPlace(pooledSamples, tiedRanks) {
		var average = (tiedRanks[0] + tiedRanks[tiedRanks.length - 1]) / 2;
		for (var i = 0; i < tiedRanks.length; i++) pooledSamples[tiedRanks[i]].rank = average;
	}
	var rankSum = 0;
	for (var i$1 = 0; i$1 < pooledSamples.length; i$1++) {
		var sample = pooledSamples[i$1];
		if (sample.label === "x") rankSum += sample.rank + 1;
	}
	return rankSum;
}
/**
* [Bayesian Classifier](http://en.wikipedia.org/wiki/Naive_Bayes_classifier)
*
* This is a naïve bayesian classifier that takes
* singly-nested objects.
*
* @class
* @example
* var bayes = new BayesianClassifier();
* bayes.train({
*   species: 'Cat'
* }, 'animal');
* var result = bayes.score({
*   species: 'Cat'
* })
* // result
* // {
* //   animal: 1
* // }
*/
var BayesianClassifier = function BayesianClassifier() {
	this.totalCount = 0;
	this.data = {};
};
/**
* Train the classifier with a new item, which has a single
* dimension of Javascript literal keys and values.
*
* @param {Object} item an object with singly-deep properties
* @param {string} category the category this item belongs to
* @return {undefined} adds the item to the classifier
*/
BayesianClassifier.prototype.train = function train(item, category) {
	if (!this.data[category]) this.data[category] = {};
	for (var k in item) {
		var v = item[k];
		if (this.data[category][k] === void 0) this.data[category][k] = {};
		if (this.data[category][k][v] === void 0) this.data[category][k][v] = 0;
		this.data[category][k][v]++;
	}
	this.totalCount++;
};
/**
* Generate a score of how well this item matches all
* possible categories based on its attributes
*
* @param {Object} item an item in the same format as with train
* @returns {Object} of probabilities that this item belongs to a
* given category.
*/
BayesianClassifier.prototype.score = function score(item) {
	var odds = {};
	var category;
	for (var k in item) {
		var v = item[k];
		for (category in this.data) {
			if (odds[category] === void 0) odds[category] = {};
			if (this.data[category][k]) odds[category][k + "_" + v] = (this.data[category][k][v] || 0) / this.totalCount;
			else odds[category][k + "_" + v] = 0;
		}
	}
	var oddsSums = {};
	for (category in odds) {
		oddsSums[category] = 0;
		for (var combination in odds[category]) oddsSums[category] += odds[category][combination];
	}
	return oddsSums;
};
var COEFFICIENTS = [
	.9999999999999971,
	57.15623566586292,
	-59.59796035547549,
	14.136097974741746,
	-.4919138160976202,
	3399464998481189e-20,
	4652362892704858e-20,
	-9837447530487956e-20,
	.0001580887032249125,
	-.00021026444172410488,
	.00021743961811521265,
	-.0001643181065367639,
	8441822398385275e-20,
	-26190838401581408e-21,
	36899182659531625e-22
];
var g = 607 / 128;
var LOGSQRT2PI = Math.log(Math.sqrt(2 * Math.PI));
/**
* Compute the logarithm of the [gamma function](https://en.wikipedia.org/wiki/Gamma_function) of a value using Lanczos' approximation.
* This function takes as input any real-value n greater than 0.
* This function is useful for values of n too large for the normal gamma function (n > 165).
* The code is based on Lanczo's Gamma approximation, defined [here](http://my.fit.edu/~gabdo/gamma.txt).
*
* @param {number} n Any real number greater than zero.
* @returns {number} The logarithm of gamma of the input value.
*
* @example
* gammaln(500); // 2605.1158503617335
* gammaln(2.4); // 0.21685932244884043
*/
function gammaln(n) {
	if (n <= 0) return Number.POSITIVE_INFINITY;
	n--;
	var a = COEFFICIENTS[0];
	for (var i = 1; i < 15; i++) a += COEFFICIENTS[i] / (n + i);
	var tmp = g + .5 + n;
	return LOGSQRT2PI + Math.log(a) - tmp + (n + .5) * Math.log(tmp);
}
/**
* [Sign](https://en.wikipedia.org/wiki/Sign_function) is a function
* that extracts the sign of a real number
*
* @param {number} x input value
* @returns {number} sign value either 1, 0 or -1
* @throws {TypeError} if the input argument x is not a number
* @private
*
* @example
* sign(2); // => 1
*/
function sign(x) {
	if (typeof x === "number") {
		if (x < 0) return -1;
		else if (x === 0) return 0;
		else return 1;
	} else throw new TypeError("not a number");
}
/**
* [Bisection method](https://en.wikipedia.org/wiki/Bisection_method) is a root-finding
* method that repeatedly bisects an interval to find the root.
*
* This function returns a numerical approximation to the exact value.
*
* @param {Function} func input function
* @param {number} start - start of interval
* @param {number} end - end of interval
* @param {number} maxIterations - the maximum number of iterations
* @param {number} errorTolerance - the error tolerance
* @returns {number} estimated root value
* @throws {TypeError} Argument func must be a function
*
* @example
* bisect(Math.cos,0,4,100,0.003); // => 1.572265625
*/
function bisect(func, start, end, maxIterations, errorTolerance) {
	if (typeof func !== "function") throw new TypeError("func must be a function");
	for (var i = 0; i < maxIterations; i++) {
		var output = (start + end) / 2;
		if (func(output) === 0 || Math.abs((end - start) / 2) < errorTolerance) return output;
		if (sign(func(output)) === sign(func(start))) start = output;
		else end = output;
	}
	throw new Error("maximum number of iterations exceeded");
}
var SQRT_2PI$1 = Math.sqrt(2 * Math.PI);
function cumulativeDistribution(z) {
	var sum = z;
	var tmp = z;
	for (var i = 1; i < 30; i++) {
		tmp *= z * z / (2 * i + 1);
		sum += tmp;
	}
	return Math.round((.5 + sum / SQRT_2PI$1 * Math.exp(-z * z / 2)) * 1e4) / 1e4;
}
/**
* A standard normal table, also called the unit normal table or Z table,
* is a mathematical table for the values of Φ (phi), which are the values of
* the [cumulative distribution function](https://en.wikipedia.org/wiki/Normal_distribution#Cumulative_distribution_function)
* of the normal distribution. It is used to find the probability that a
* statistic is observed below, above, or between values on the standard
* normal distribution, and by extension, any normal distribution.
*/
var standardNormalTable = [];
for (var z = 0; z <= 3.09; z += .01) standardNormalTable.push(cumulativeDistribution(z));
/**
* **[Gaussian error function](http://en.wikipedia.org/wiki/Error_function)**
*
* The `errorFunction(x/(sd * Math.sqrt(2)))` is the probability that a value in a
* normal distribution with standard deviation sd is within x of the mean.
*
* This function returns a numerical approximation to the exact value.
* It uses Horner's method to evaluate the polynomial of τ (tau).
*
* @param {number} x input
* @return {number} error estimation
* @example
* errorFunction(1).toFixed(2); // => '0.84'
*/
function errorFunction(x) {
	var t = 1 / (1 + .5 * Math.abs(x));
	var tau = t * Math.exp(-x * x + ((((((((.17087277 * t - .82215223) * t + 1.48851587) * t - 1.13520398) * t + .27886807) * t - .18628806) * t + .09678418) * t + .37409196) * t + 1.00002368) * t - 1.26551223);
	if (x >= 0) return 1 - tau;
	else return tau - 1;
}
/**
* This is a single-layer [Perceptron Classifier](http://en.wikipedia.org/wiki/Perceptron) that takes
* arrays of numbers and predicts whether they should be classified
* as either 0 or 1 (negative or positive examples).
* @class
* @example
* // Create the model
* var p = new PerceptronModel();
* // Train the model with input with a diagonal boundary.
* for (var i = 0; i < 5; i++) {
*     p.train([1, 1], 1);
*     p.train([0, 1], 0);
*     p.train([1, 0], 0);
*     p.train([0, 0], 0);
* }
* p.predict([0, 0]); // 0
* p.predict([0, 1]); // 0
* p.predict([1, 0]); // 0
* p.predict([1, 1]); // 1
*/
var PerceptronModel = function PerceptronModel() {
	this.weights = [];
	this.bias = 0;
};
/**
* **Predict**: Use an array of features with the weight array and bias
* to predict whether an example is labeled 0 or 1.
*
* @param {Array<number>} features an array of features as numbers
* @returns {number|null} 1 if the score is over 0, otherwise 0; null if
* the model has not been trained on feature arrays of this length
*/
PerceptronModel.prototype.predict = function predict(features) {
	if (features.length !== this.weights.length) return null;
	var score = 0;
	for (var i = 0; i < this.weights.length; i++) score += this.weights[i] * features[i];
	score += this.bias;
	if (score > 0) return 1;
	else return 0;
};
/**
* **Train** the classifier with a new example, which is
* a numeric array of features and a 0 or 1 label.
*
* @param {Array<number>} features an array of features as numbers
* @param {number} label either 0 or 1
* @returns {PerceptronModel|null} this, or null if the label is not 0 or 1
*/
PerceptronModel.prototype.train = function train(features, label) {
	if (label !== 0 && label !== 1) return null;
	if (features.length !== this.weights.length) {
		this.weights = features.slice();
		this.bias = 1;
	}
	var prediction = this.predict(features);
	if (typeof prediction === "number" && prediction !== label) {
		var gradient = label - prediction;
		for (var i = 0; i < this.weights.length; i++) this.weights[i] += gradient * features[i];
		this.bias += gradient;
	}
	return this;
};
// src/judge/sum.ts
/** Nothing adds up to 0 of 0. */
function sum(counts) {
	let errors = 0;
	let requests = 0;
	for (const each of counts) {
		errors += each.errors;
		requests += each.requests;
	}
	return {
		errors,
		requests
	};
}
// src/judge/effects.ts
const COUNT = 64;
const SPAN = Math.log(100);
/**
* 64 midpoints, equally spaced in ln θ between `nullRatio` and 100 times it, weighted by
* 1 / (1 + ln²(θ / nullRatio)): most of the wealth bets on small effects, enough is left for a crash.
*/
function effectsAbove(nullRatio) {
	const logRelative = Float64Array.from({ length: COUNT }, (_, j) => (j + .5) / COUNT * SPAN);
	return {
		logRelative,
		ratios: logRelative.map((log) => nullRatio * Math.exp(log)),
		weights: prior(logRelative)
	};
}
/** Weights ∝ 1 / (1 + x²) that sum to 1. */
function prior(x) {
	const weights = x.map((value) => 1 / (1 + value * value));
	const sum = weights.reduce((a, b) => a + b, 0);
	return weights.map((weight) => weight / sum);
}
// src/judge/rate-interval.ts
/** The error rate of one cohort with exact limits. */
const BISECTIONS$1 = 200;
const PRECISION = 1e-10;
const TINY = 1e-300;
/**
* Clopper-Pearson interval of a binomial rate (Clopper & Pearson 1934): exact at one look, for independent errors.
* @param alpha chance of missing the true rate, half on each side
* @returns undefined without requests
*/
function rateInterval({ errors, requests }, alpha) {
	if (requests === 0) return void 0;
	const low = errors === 0 ? 0 : betaQuantile(alpha / 2, errors, requests - errors + 1);
	const high = errors === requests ? 1 : betaQuantile(1 - alpha / 2, errors + 1, requests - errors);
	return {
		value: errors / requests,
		low,
		high
	};
}
/** The x in (0, 1) with I_x(a, b) = p, searched in ln x: rates are small. */
function betaQuantile(p, a, b) {
	const miss = (logX) => incompleteBeta(Math.exp(logX), a, b) - p;
	return Math.exp(bisect(miss, Math.log(TINY), 0, BISECTIONS$1, PRECISION));
}
/**
* Regularised incomplete beta function I_x(a, b), by Lentz's continued fraction. simple-statistics has none.
* Source: Press et al., Numerical Recipes, 3rd ed., 6.4.
*/
function incompleteBeta(x, a, b) {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const logFront = gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x);
	return x < (a + 1) / (a + b + 2) ? Math.exp(logFront) * continuedFraction(x, a, b) / a : 1 - Math.exp(logFront) * continuedFraction(1 - x, b, a) / b;
}
function continuedFraction(x, a, b) {
	let c = 1;
	let d = 1 / away(1 - (a + b) * x / (a + 1));
	let value = d;
	for (let m = 1; m <= 1e5; m += 1) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		let change = 1;
		for (const term of [even, odd]) {
			d = 1 / away(1 + term * d);
			c = away(1 + term / c);
			change = c * d;
			value *= change;
		}
		if (Math.abs(change - 1) < 1e-14) break;
	}
	return value;
}
/** Not zero, so that it can be divided by. */
function away(x) {
	return Math.abs(x) < TINY ? TINY : x;
}
// src/judge/ratio-confidence.ts
/** The ratio of the two error rates with limits that hold at every poll at once. */
/** ln ψ from -ln 1000 to ln 1000. */
const REACH = Math.log(1e3);
const POINTS = 401;
const STEP = 2 * REACH / 400;
const BISECTIONS = 40;
/**
* Confidence sequence: all ratios ψ that the two-sided mixture against "ratio = ψ" has not rejected
* (Robbins 1970; Howard, Ramdas, McAuliffe & Sekhon 2021). With ln L(ψ) = Σ x_c ln ψ - (x_c + x_b) ln(ψ r + 1),
* the evidence against ψ is Σ_θ π(θ) L(θ) / L(ψ): one function of ψ, kept on a grid with its slope.
* The point estimate is that of Mantel and Haenszel, which a traffic ramp does not mislead.
*/
var RatioConfidence = class {
	#logPsi = Float64Array.from({ length: POINTS }, (_, i) => -REACH + i * STEP);
	#psi = this.#logPsi.map(Math.exp);
	#logWeights = prior(this.#logPsi).map(Math.log);
	#logLikelihood = new Float64Array(POINTS);
	#slope = new Float64Array(POINTS);
	#terms = new Float64Array(POINTS);
	#canaryPart = 0;
	#baselinePart = 0;
	#strata = 0;
	add({ canary, baseline }) {
		const share = canary.requests / baseline.requests;
		const requests = canary.requests + baseline.requests;
		const errors = canary.errors + baseline.errors;
		this.#strata += 1;
		if (errors === 0) return;
		this.#canaryPart += canary.errors * baseline.requests / requests;
		this.#baselinePart += baseline.errors * canary.requests / requests;
		for (let i = 0; i < POINTS; i += 1) {
			const odds = this.#psi[i] * share;
			this.#logLikelihood[i] += canary.errors * this.#logPsi[i] - errors * Math.log1p(odds);
			this.#slope[i] += canary.errors - errors * odds / (odds + 1);
		}
	}
	/**
	* @param alpha chance that the limits ever miss a constant true ratio
	* @param phi dispersion >= 1
	* @returns undefined before any stratum; limits of 0 and Infinity where the data put none; a value of NaN
	* when neither side has an error
	*/
	estimate(alpha, phi) {
		if (this.#strata === 0) return void 0;
		for (let i = 0; i < POINTS; i += 1) this.#terms[i] = this.#logLikelihood[i] / phi + this.#logWeights[i];
		const floor = logSumExp(this.#terms) + Math.log(alpha);
		const keeps = (logPsi) => this.#at(logPsi) / phi > floor;
		const best = this.#likeliest();
		return {
			value: this.#canaryPart / this.#baselinePart,
			low: keeps(-REACH) ? 0 : Math.exp(boundary(-REACH, best, keeps)),
			high: keeps(REACH) ? Number.POSITIVE_INFINITY : Math.exp(boundary(REACH, best, keeps))
		};
	}
	/** ln ψ of the largest likelihood, which is concave in ln ψ: the best grid point, refined between its neighbours. */
	#likeliest() {
		let best = 0;
		for (let i = 1; i < POINTS; i += 1) if (this.#logLikelihood[i] > this.#logLikelihood[best]) best = i;
		let low = this.#logPsi[Math.max(0, best - 1)];
		let high = this.#logPsi[Math.min(400, best + 1)];
		for (let i = 0; i < BISECTIONS; i += 1) {
			const third = (high - low) / 3;
			if (this.#at(low + third) < this.#at(high - third)) low += third;
			else high -= third;
		}
		return (low + high) / 2;
	}
	/** ln L between grid points: cubic Hermite interpolation of values and slopes. */
	#at(logPsi) {
		const position = (logPsi + REACH) / STEP;
		const i = Math.min(399, Math.max(0, Math.floor(position)));
		const t = position - i;
		const u = 1 - t;
		return (1 + 2 * t) * u * u * this.#logLikelihood[i] + t * u * u * STEP * this.#slope[i] + t * t * (3 - 2 * t) * this.#logLikelihood[i + 1] - t * t * u * STEP * this.#slope[i + 1];
	}
};
/** Where `keeps` turns from false at `outside` to true towards `inside`, rounded to the outside. */
function boundary(outside, inside, keeps) {
	let out = outside;
	let kept = inside;
	for (let i = 0; i < BISECTIONS; i += 1) {
		const middle = (out + kept) / 2;
		if (keeps(middle)) kept = middle;
		else out = middle;
	}
	return out;
}
// src/report/acted.ts
/** Rollback called, failed, or not called and why; in a dry run what would have been done. */
function rollbackSentence({ rollback, dispatch, decision, config }) {
	const { would } = decision;
	if (would !== void 0) {
		const called = ways(config);
		return `Dry run: nothing was called. It would have ${would.rollback ? `called ${called}` : `not called ${called}`} and ${would.exit === "failure" ? "failed the step" : "let the step succeed"}.`;
	}
	if (dispatch === void 0) return sentenceOf(rollback, WEBHOOK);
	if (config.webhook === void 0) return sentenceOf(dispatch, WORKFLOW);
	return [.../* @__PURE__ */ new Set([sentenceOf(rollback, WEBHOOK), sentenceOf(dispatch, WORKFLOW)])].join(" ");
}
/** Whether a rollback that was due was not confirmed. */
function rollbackFailed({ rollback, dispatch }) {
	return rollback.state === "failed" || dispatch?.state === "failed";
}
/** Whether a rollback was due and all that was to be called took it. */
function isRolledBack(acted) {
	const { rollback, dispatch } = acted;
	return !rollbackFailed(acted) && (rollback.state === "done" || dispatch?.state === "done");
}
function ways({ webhook, github }) {
	if (github?.rollbackWorkflow === void 0) return WEBHOOK.name;
	return webhook === void 0 ? WORKFLOW.name : `${WEBHOOK.name} and ${WORKFLOW.name}`;
}
const WEBHOOK = {
	name: "the rollback webhook",
	answered: "the webhook answered"
};
const WORKFLOW = {
	name: "the rollback workflow",
	answered: "the workflow was started, GitHub answered"
};
/** When a rollback was accepted, by whichever way first; undefined where none was. */
function acceptedAt({ rollback, dispatch }) {
	const accepted = [rollback, dispatch].flatMap((call) => call?.state === "done" ? [call.at] : []);
	return accepted.length === 0 ? void 0 : Math.min(...accepted);
}
function sentenceOf(rollback, way) {
	return SENTENCES[rollback.state](rollback, way);
}
const SENTENCES = {
	"not-called": ({ because }, { name }) => `${name[0].toUpperCase()}${name.slice(1)} was not called: ${because}`,
	done: ({ status, attempts, id }, { answered }) => `Rolled back: ${answered} ${status} ${after(attempts)} (id ${id}).`,
	failed: ({ status, attempts, id, error }) => {
		const answer = status === void 0 ? "" : `, last answer ${status}`;
		return `THE ROLLBACK FAILED ${after(attempts)}${answer} (id ${id}): ${error.message} ${error.hint}`;
	}
};
function after(attempts) {
	return attempts === 1 ? "at the first attempt" : `after ${attempts} attempts`;
}
// src/report/markdown.ts
/**
* Markdown for a job summary, where any label may come from a stranger: text is escaped by character
* references, which Markdown shows and never obeys. By hand, because escaping libraries leave pipes, `@` and bare
* addresses alive.
*/
const LONGEST_TEXT = 1200;
const LONGEST_CODE = 120;
/** Running text or a table cell: one line, cut, nothing in it is markup, a link or a mention. */
function text(value, longest = LONGEST_TEXT) {
	return cut(oneLine(value), longest).replace(/[\\`*_[\]#|~<>&@$]|^[-=+]|:(?=[a-z/+_-])/gi, reference).replace(/www\./gi, (prefix) => `${prefix.slice(0, 3)}&#46;`);
}
function reference(character) {
	return `&#${character.codePointAt(0)};`;
}
/** A label or a value in type of fixed width. */
function code(value, longest = LONGEST_CODE) {
	return value === "" ? "" : `<code>${text(value, longest)}</code>`;
}
/** A link, where the address is one of the web; else its words alone. */
function link(words, address) {
	const url = URL.parse(address);
	if (url === null || !/^https?:$/.test(url.protocol)) return text(words);
	return `[${text(words)}](<${url.href.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}
/** A block of text as it is but for characters that no one can see, behind a fence longer than any run of backticks in it. */
function fenced(value, language = "") {
	const longest = Math.max(2, ...(value.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${visible(value)}\n${fence}`;
}
function visible(value) {
	return value.toWellFormed().replace(/\r\n?/g, "\n").replace(/[^\P{C}\n\t]/gu, "").trimEnd();
}
/** @param align a column each: `l` or `r`. Cells must be escaped already. */
function table(align, header, rows) {
	return [
		header,
		[...align].map((side) => side === "r" ? "---:" : "---"),
		...rows
	].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
/** Folded until asked for. */
function details(title, body) {
	return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
// src/report/instant.ts
/** The furthest moment from the epoch that a Date can hold. */
const FURTHEST = 864e13;
/** `2026-03-01T12:00:00.000Z`; undefined where there is no such moment. */
function isoInstant(instant) {
	return instant !== void 0 && Math.abs(instant) <= FURTHEST ? new Date(instant).toISOString() : void 0;
}
/** `2026-03-01 12:00:00 UTC`. */
function dateAndTime(instant) {
	const iso = isoInstant(instant);
	return iso === void 0 ? "unknown" : `${iso.slice(0, 19).replace("T", " ")} UTC`;
}
/** `12:00:00`. */
function timeOfDay(instant) {
	return isoInstant(instant)?.slice(11, 19) ?? "unknown";
}
// src/report/rates.ts
/** The two error rates and their ratio, from counts or, where there are none, as means of the rates seen. */
/** Share of errors in [0, 1]; undefined without requests or rates. */
function errorRate(watch, cohort) {
	const counts = watch.judgement?.[cohort];
	if (counts !== void 0) return shareOf(counts);
	const rates = watch.rateIntervals.map((interval) => interval[cohort]);
	return rates.length === 0 ? void 0 : mean(rates);
}
/** 95 % limits of the rate; undefined where only rates are known. */
function rateLimits({ judgement }, cohort) {
	return cohort === "canary" ? judgement?.canaryRate : judgement?.baselineRate;
}
function shareOf({ errors, requests }) {
	return requests === 0 ? void 0 : errors / requests;
}
// src/report/summary-numbers.ts
/** Empty before any judgement. */
function numbersSection({ watch, config }) {
	const { judgement } = watch;
	if (judgement === void 0) return "";
	const rows = [
		...ratioRows(judgement, percent(1 - config.strictness.falseAlarmRate)),
		["Evidence against the canary", `**${odds(judgement.logEvidence)}**, ${odds(judgement.logThreshold)} convicts`],
		["p-value, valid at every poll", pValue(judgement.pValue)],
		...judgement.mannWhitney === void 0 ? [] : [["p-value of Mann and Whitney, for comparison", pValue(judgement.mannWhitney)]],
		["Intervals", intervals(judgement)],
		...judgement.canary === void 0 ? [] : [["Burstiness", burstiness(watch, judgement)]]
	];
	return `${ratesTable(watch)}\n\n${table("ll", ["", ""], rows)}`;
}
/** Both rates, errors and requests, a column a cohort. */
function ratesTable(watch) {
	const compares = errorRate(watch, "baseline") !== void 0 || watch.judgement?.baseline !== void 0;
	const cohorts = compares ? ["canary", "baseline"] : ["canary"];
	const row = (name, cell) => [name, ...cohorts.map(cell)];
	const counts = watch.judgement?.canary !== void 0;
	const body = [row(counts ? "Error rate" : "Mean error rate", (cohort) => rate$1(watch, cohort)), ...counts ? [row("Errors", (cohort) => count(watch.judgement?.[cohort]?.errors)), row("Requests", (cohort) => count(watch.judgement?.[cohort]?.requests))] : []];
	return table(compares ? "lrr" : "lr", ["", ...cohorts], body);
}
function rate$1(watch, cohort) {
	const value = errorRate(watch, cohort);
	if (value === void 0) return "–";
	const limits = rateLimits(watch, cohort);
	const between = limits === void 0 ? "" : ` (95 %: ${percent(limits.low)} to ${percent(limits.high)})`;
	return `**${percent(value)}**${between}`;
}
function ratioRows({ ratio }, confidence) {
	if (ratio === void 0) return [];
	return [["Ratio of the rates, compared interval by interval", `${Number.isNaN(ratio.value) ? "unknown, neither side has an error" : `**${factor(ratio.value)}**`}, ${limits(ratio)} (${confidence}, at every poll)`]];
}
function limits({ low, high }) {
	return high === Number.POSITIVE_INFINITY ? `at least ${factor(low)}` : `between ${factor(low)} and ${factor(high)}`;
}
function intervals({ admitted, setAside, silent, strata }) {
	const waiting = strata - admitted - setAside - silent;
	return [
		`${grouped(admitted)} compared`,
		setAside > 0 ? `${grouped(setAside)} set aside as a shared incident` : "",
		silent > 0 ? `${grouped(silent)} without traffic on a side` : "",
		waiting > 0 ? `${grouped(waiting)} at the end not compared` : ""
	].filter((part) => part !== "").join(", ");
}
function burstiness({ plan }, { dispersion }) {
	const used = `variance ${factor(dispersion.phi)} times that of independent errors`;
	return plan === void 0 ? used : `${text(plan.burstiness)} Used: ${used}.`;
}
function count(value) {
	return value === void 0 ? "–" : grouped(value);
}
/** Two digits; never rounded to 0. */
function pValue(value) {
	return value < 1e-4 ? "below 0.0001" : String(Number(value.toPrecision(2)));
}
// src/judge/likely-onset.ts
/** Rounds of taking turns between onset and ratio. */
const ROUNDS = 5;
/** A fault worth dating is at least so many times worse. */
const LEAST_RATIO = 2;
const LARGEST_RATIO = 1e3;
/**
* The stratum from which on "ψ times the baseline's rate", before which "the same", is most likely; ψ and the stratum
* are found in turns. 0 without a baseline.
*/
function likelyOnset(strata) {
	let onset = 0;
	for (let round = 0; round < ROUNDS; round += 1) {
		const before = onset;
		onset = bestOnset(strata, Math.max(LEAST_RATIO, ratioOf$1(strata.slice(onset))));
		if (onset === before) break;
	}
	return onset;
}
/** Where the log-likelihood ratio of all that follows is greatest. */
function bestOnset(strata, psi) {
	let best = 0;
	let most = Number.NEGATIVE_INFINITY;
	let gain = 0;
	for (let i = strata.length - 1; i >= 0; i -= 1) {
		const { canary, baseline } = strata[i];
		if (baseline === void 0 || baseline.requests === 0) continue;
		const share = canary.requests / baseline.requests;
		const errors = canary.errors + baseline.errors;
		gain += canary.errors * Math.log(psi) - errors * (Math.log1p(psi * share) - Math.log1p(share));
		if (gain > most) {
			most = gain;
			best = i;
		}
	}
	return best;
}
/** Mantel and Haenszel's, with half an error added to the baseline, which may have none; at most 1000. */
function ratioOf$1(strata) {
	let above = 0;
	let below = 0;
	let least = 0;
	for (const { canary, baseline } of strata) {
		const requests = canary.requests + (baseline?.requests ?? 0);
		if (baseline === void 0 || requests === 0) continue;
		above += canary.errors * baseline.requests / requests;
		below += baseline.errors * canary.requests / requests;
		least = Math.max(least, canary.requests / requests / 2);
	}
	return above === 0 ? 1 : Math.min(LARGEST_RATIO, above / Math.max(below, least));
}
// src/report/comparison.ts
/** The check whose numbers are the step's; undefined where the step is its only check. */
function decidingCheck({ checks = [], config }) {
	return checks.find(({ source }) => source === config.source);
}
/** One object a check, so that what is worked out of it is worked out once. */
const known$1 = /* @__PURE__ */ new WeakMap();
/** @param check of this outcome */
function comparisonOf(check, outcome) {
	return check.source === outcome.config.source ? outcome : own(check);
}
/** All but the one that decided, closest to a conviction first; none unless there are several. */
function otherChecks(outcome) {
	const { checks = [], config } = outcome;
	if (checks.length < 2) return [];
	return closestFirst(checks.filter(({ source }) => source !== config.source).map(own));
}
/** Those of which no evidence is known come last. */
function closestFirst(checks) {
	const way = ({ watch: { judgement } }) => judgement === void 0 ? Number.NEGATIVE_INFINITY : wayTo(judgement, judgement.logEvidence);
	return [...checks].sort((a, b) => way(a) === way(b) ? 0 : way(b) - way(a));
}
/** ln of evidence as a share of the threshold's: 1 convicts, 0 is even odds. Checks of different thresholds can be compared by it. */
function wayTo({ logThreshold }, logEvidence) {
	return logEvidence / logThreshold;
}
/** Whether it was the conviction of another check that ended it. */
function isCutShort(verdict) {
	return verdict.verdict === "inconclusive" && verdict.cause === "cut-short";
}
function own(check) {
	let comparison = known$1.get(check);
	if (comparison === void 0) {
		const { name, verdict, watch, source, strictness } = check;
		comparison = {
			name,
			verdict,
			watch,
			config: {
				source,
				strictness
			}
		};
		known$1.set(check, comparison);
	}
	return comparison;
}
// src/judge/shape.ts
/** Standardised slope of the error rate over the intervals (Cochran 1954; Armitage 1955); 0 without errors. */
function trend(counts, phi) {
	const { errors, requests } = sum(counts);
	if (errors === 0 || errors === requests) return 0;
	const rate = errors / requests;
	const middle = counts.reduce((all, each, i) => all + i * each.requests, 0) / requests;
	let slope = 0;
	let spread = 0;
	for (const [i, each] of counts.entries()) {
		slope += (i - middle) * (each.errors - rate * each.requests);
		spread += (i - middle) ** 2 * each.requests;
	}
	return spread === 0 ? 0 : slope / Math.sqrt(phi * rate * (1 - rate) * spread);
}
/** Variance of the errors over that of independent ones, given the requests (Pearson). */
function unevenness(counts) {
	const { errors, requests } = sum(counts);
	return counts.reduce((all, each) => {
		const expected = errors * each.requests / requests;
		return all + (each.errors - expected) ** 2 / expected;
	}, 0) / (counts.length - 1);
}
/** The fewest intervals that hold half of the errors. */
function holdingHalf(counts) {
	const most = counts.map(({ errors }) => errors).sort((a, b) => b - a);
	let left = sum(counts).errors / 2;
	return most.findIndex((errors) => {
		left -= errors;
		return left <= 0;
	}) + 1;
}
function rateOf({ errors, requests }) {
	return requests === 0 ? 0 : errors / requests;
}
// src/judge/pattern.ts
/** Fewer say nothing about a shape. */
const FEWEST_ERRORS = 10;
const FEWEST_STRATA = 4;
/** Of the canary's errors, in shared incidents: more are not the canary's own. */
const MOSTLY_SHARED = .5;
/** Of the errors beyond the baseline's, on one instance: the others are well. */
const NEARLY_ALL = .8;
const SURE = .01;
/** Standard deviations: a trend, and one that the baseline seems to have too. */
const TREND = 3;
const SAME_TREND = 2;
/** A rate that has halved or doubled. */
const NOTABLE_CHANGE = 2;
/** Times the dispersion of a good day. */
const BURSTY = 3;
/** Strata after the start that a cold start may show in. */
const AT_START = 2;
/**
* Looks, in this order, for: an incident that the baseline shares (a dependency), one bad instance (infrastructure),
* a trend (cold start, leak), a constant rate since the onset (deterministic), bursts (transient).
* @param parts instances of the canary, tested; empty where they are not known
* @param phi dispersion >= 1
*/
function patternOf(strata, parts, phi) {
	const total = sum(strata.map(({ canary }) => canary));
	const shared = sum(strata.filter(({ standing }) => standing === "set-aside").map(({ canary }) => canary));
	if (total.errors > 0 && shared.errors / total.errors > MOSTLY_SHARED) return {
		kind: "shared",
		setAside: shared.errors / total.errors
	};
	const single = singleInstance(strata, parts);
	if (single !== void 0) return single;
	const usable = strata.filter(({ canary, standing }) => canary.requests > 0 && standing !== "set-aside");
	const first = likelyOnset(usable);
	return shapeSince(strata.indexOf(usable[first]), usable.slice(first), phi);
}
function singleInstance(strata, parts) {
	const baseline = sum(strata.flatMap((stratum) => stratum.baseline ?? []));
	const usual = baseline.requests === 0 ? 0 : rateOf(baseline);
	const beyond = ({ errors, requests }) => Math.max(0, errors - usual * requests);
	const worst = parts.filter(({ part, rest, pValue }) => pValue < SURE && rateOf(part) > rateOf(rest)).sort((a, b) => beyond(b.part) - beyond(a.part))[0];
	if (worst === void 0) return void 0;
	const { name, part, rest, pValue } = worst;
	const excess = beyond(part) / (beyond(part) + beyond(rest));
	if (!(excess >= NEARLY_ALL)) return void 0;
	return {
		kind: "one-instance",
		name,
		excess,
		traffic: part.requests / (part.requests + rest.requests),
		pValue
	};
}
function shapeSince(onset, since, phi) {
	const canary = since.map((stratum) => stratum.canary);
	const { errors, requests } = sum(canary);
	const strata = since.length;
	if (errors < FEWEST_ERRORS || strata < FEWEST_STRATA) return {
		kind: "unclear",
		errors,
		strata
	};
	const slope = trend(canary, phi);
	if (Math.abs(slope) > TREND) {
		if (trend(since.flatMap(({ baseline }) => baseline ?? []), phi) * Math.sign(slope) > SAME_TREND) return {
			kind: "shared",
			setAside: void 0
		};
		const third = Math.ceil(strata / 3);
		const early = rateOf(sum(canary.slice(0, third)));
		const late = rateOf(sum(canary.slice(-third)));
		const change = {
			onset,
			early,
			late
		};
		if (late * NOTABLE_CHANGE <= early) return {
			kind: "decaying",
			fromStart: onset < AT_START,
			...change
		};
		if (early * NOTABLE_CHANGE <= late) return {
			kind: "growing",
			...change
		};
	}
	if (unevenness(canary) > BURSTY * phi) return {
		kind: "bursts",
		onset,
		strata,
		halfIn: holdingHalf(canary)
	};
	return {
		kind: "constant",
		onset,
		strata,
		withErrors: canary.filter((counts) => counts.errors > 0).length,
		rate: errors / requests
	};
}
// src/judge/share-test.ts
/**
* One part (a pod, a route, the canary) against the rest, interval by interval, so that neither a traffic ramp nor a
* shared outage counts against it. Given the errors t_i of an interval, those of the part are binomial with
* the part's share p_i of the requests. Their sum varies at most as much as one binomial of Σ t_i and the mean share
* (Hoeffding, On the distribution of the number of successes in independent trials, 1956, theorem 5): the p-value is
* that one's, which errs to the careful side.
*/
var ShareTest = class {
	#errors = 0;
	#all = 0;
	#expected = 0;
	/** One interval; one without requests on a side says nothing. */
	add(part, rest) {
		if (part.requests === 0 || rest.requests === 0) return;
		const errors = part.errors + rest.errors;
		this.#errors += part.errors;
		this.#all += errors;
		this.#expected += errors * part.requests / (part.requests + rest.requests);
	}
	/**
	* Two-sided p-value in [0, 1]: twice the smaller tail, at one look.
	* @param phi dispersion >= 1: errors in clumps of phi count as one each
	*/
	pValue(phi) {
		if (this.#all === 0) return 1;
		const share = this.#expected / this.#all;
		const errors = this.#errors / phi;
		const others = (this.#all - this.#errors) / phi;
		const more = errors === 0 ? 1 : incompleteBeta(share, errors, others + 1);
		const fewer = others === 0 ? 1 : incompleteBeta(1 - share, others, errors + 1);
		return Math.min(1, 2 * Math.min(more, fewer));
	}
};
/**
* Holm's step-down correction (Holm, A simple sequentially rejective multiple test procedure, 1979): calling those
* below α different is wrong about any of them with a chance of at most α, however the tests depend on each other.
* @param pValues in [0, 1]
* @returns adjusted p-values in the same order
*/
function holm(pValues) {
	const order = pValues.map((_, index) => index).sort((a, b) => pValues[a] - pValues[b]);
	const adjusted = new Array(pValues.length);
	let least = 0;
	for (const [rank, index] of order.entries()) {
		least = Math.max(least, Math.min(1, (pValues.length - rank) * pValues[index]));
		adjusted[index] = least;
	}
	return adjusted;
}
// src/report/breakdown.ts
/** Where the canary's errors are: each of its instances against its others, each route against the same route of the baseline. */
/** Each instance of the canary against its other instances. @param phi dispersion >= 1 */
function byInstance(strata, phi) {
	const table = new Table();
	if (!tells(strata, "instances")) return table.tested(phi);
	for (const { canary } of strata) {
		const all = total(canary.instances.values());
		for (const [name, own] of canary.instances) table.add(name, own, minus(all, own));
	}
	return table.tested(phi);
}
/** Each route of the canary against the same route of the baseline. @param phi dispersion >= 1 */
function byRoute(strata, phi) {
	const table = new Table();
	if (!tells(strata, "routes")) return table.tested(phi);
	for (const { canary, baseline } of strata) {
		for (const [name, own] of canary.routes) table.add(name, own, baseline?.routes.get(name) ?? NOTHING);
		for (const [name, theirs] of baseline?.routes ?? []) if (!canary.routes.has(name)) table.add(name, NOTHING, theirs);
	}
	return table.tested(phi);
}
/** Whether no interval has errors that none of its parts tells: then the others would look too good. */
function tells(strata, parts) {
	return strata.every(({ canary, baseline }) => [canary, baseline].every((side) => !side || side.errors === 0 || side[parts].size > 0));
}
const NOTHING = {
	errors: 0,
	requests: 0
};
var Table = class {
	#rows = /* @__PURE__ */ new Map();
	add(name, part, rest) {
		let row = this.#rows.get(name);
		if (row === void 0) {
			row = {
				part: { ...NOTHING },
				rest: { ...NOTHING },
				test: new ShareTest()
			};
			this.#rows.set(name, row);
		}
		raise(row.part, part);
		raise(row.rest, rest);
		row.test.add(part, rest);
	}
	tested(phi) {
		const rows = [...this.#rows];
		const failed = rows.filter(([, { part, rest }]) => part.errors + rest.errors > 0);
		const corrected = holm(failed.map(([, { test }]) => test.pValue(phi)));
		const pValues = new Map(failed.map(([name], i) => [name, corrected[i]]));
		return {
			tested: failed.length,
			rows: rows.map(([name, { part, rest }]) => ({
				name,
				part,
				rest,
				pValue: pValues.get(name) ?? 1
			})).sort((a, b) => a.pValue - b.pValue || b.part.errors - a.part.errors)
		};
	}
};
function total(counts) {
	const sum = { ...NOTHING };
	for (const each of counts) raise(sum, each);
	return sum;
}
/** In place: a long run of many instances has millions of counts. */
function raise(sum, { errors, requests }) {
	sum.errors += errors;
	sum.requests += requests;
}
function minus(a, b) {
	return {
		errors: a.errors - b.errors,
		requests: a.requests - b.requests
	};
}
// src/report/status-classes.ts
const ORDER = [
	"origin",
	"gateway",
	"capacity",
	"other"
];
const KNOWN = {
	"500": "origin",
	"502": "gateway",
	"504": "gateway",
	"503": "capacity"
};
/** Whether a status counts as an error; false where errors are told by another label. */
function isErrorStatus(status, errors) {
	const number = /^\dxx$/i.test(status) ? Number(status[0]) * 100 : Number(status);
	return errors.kind === "statuses" && errors.ranges.some(([low, high]) => low <= number && number <= high);
}
/**
* The classes that have an error on either side. Descriptive: the verdict rests on all errors together.
* @param alpha of each class's limits
* @param phi dispersion >= 1
*/
function statusClasses(strata, errors, alpha, phi) {
	const failing = [...new Set(strata.flatMap(({ canary, baseline }) => [...canary.statuses.keys(), ...baseline?.statuses.keys() ?? []]))].filter((status) => isErrorStatus(status, errors)).sort();
	const byName = Map.groupBy(failing, (status) => KNOWN[status] ?? "other");
	return ORDER.flatMap((name) => {
		const statuses = byName.get(name);
		if (statuses === void 0) return [];
		const one = classOf(name, statuses, strata, alpha, phi);
		return one.canary + (one.baseline ?? 0) === 0 ? [] : [one];
	});
}
function classOf(name, statuses, strata, alpha, phi) {
	const confidence = new RatioConfidence();
	let ours = 0;
	let theirs;
	for (const { canary, baseline, standing } of strata) {
		const own = countsOf(canary, statuses);
		ours += own.errors;
		if (baseline === void 0) continue;
		const other = countsOf(baseline, statuses);
		theirs = (theirs ?? 0) + other.errors;
		if (standing === "admitted") confidence.add({
			canary: own,
			baseline: other
		});
	}
	const ratio = confidence.estimate(alpha, phi);
	return {
		name,
		statuses,
		canary: ours,
		baseline: theirs,
		ratio
	};
}
function countsOf({ statuses, requests }, of) {
	const errors = of.reduce((sum, status) => sum + (statuses.get(status) ?? 0), 0);
	return {
		errors: Math.min(errors, requests),
		requests
	};
}
// src/report/findings.ts
/** What can be read from the intervals beside the verdict: which statuses, where, and what kind of fault. Descriptive, all of it. */
const NONE = {
	tested: 0,
	rows: []
};
/** Summary, page and record ask for the same. */
const known = /* @__PURE__ */ new WeakMap();
/** Empty without strata: rates alone have no parts. */
function findingsOf(comparison) {
	let findings = known.get(comparison);
	if (findings === void 0) {
		findings = workOut(comparison);
		known.set(comparison, findings);
	}
	return findings;
}
function workOut({ verdict, watch, config }) {
	const { strata, judgement } = watch;
	if (strata.length === 0 || judgement === void 0) return {
		statusClasses: [],
		instances: NONE,
		routes: NONE,
		pattern: void 0
	};
	const { phi } = judgement.dispersion;
	const instances = byInstance(strata, phi);
	const faulty = verdict.verdict === "fail" || verdict.verdict === "inconclusive" && verdict.cause === "unstable-baseline";
	return {
		statusClasses: statusClasses(strata, config.source.errors, config.strictness.falseAlarmRate, phi),
		instances,
		routes: byRoute(strata, phi),
		pattern: faulty ? patternOf(strata, instances.rows, phi) : void 0
	};
}
// src/report/breakdown-rows.ts
const MOST_ROWS = 5;
const MOST_STATUSES = 6;
const SIGNIFICANT = .01;
const MEANINGS = {
	origin: "origin: the service itself",
	gateway: "gateway: a dependency, or the way to the service",
	capacity: "capacity: overloaded, or not ready",
	other: "other errors"
};
/** undefined where no status is an error. @param confidence of the limits, as text */
function kindRows(classes, confidence) {
	if (classes.length === 0) return void 0;
	const compares = classes.some(({ baseline }) => baseline !== void 0);
	return {
		header: [
			"errors",
			"status",
			"canary",
			...compares ? ["baseline", `ratio of the rates (${confidence})`] : []
		],
		rows: classes.map(({ name, statuses, canary, baseline, ratio }) => ({
			kind: MEANINGS[name],
			statuses: statuses.slice(0, MOST_STATUSES),
			hasMore: statuses.length > MOST_STATUSES,
			counts: [grouped(canary), ...compares ? [baseline === void 0 ? "–" : grouped(baseline)] : []],
			ratio: compares ? ratioOf(ratio) : void 0
		})),
		note: "Each kind compared by itself, to describe; the verdict rests on all errors together."
	};
}
function ratioOf(ratio) {
	if (ratio === void 0 || Number.isNaN(ratio.value)) return {
		value: "not compared",
		limits: void 0
	};
	const { value, low, high } = ratio;
	const limits = high === Number.POSITIVE_INFINITY ? `at least ${factor(low)}` : `${factor(low)} to ${factor(high)}`;
	return {
		value: factor(value),
		limits
	};
}
/** The instances that differ most from the canary's others; undefined with fewer than two. */
function instanceRows({ rows, tested }) {
	if (rows.length < 2 || tested === 0) return void 0;
	return partRows("By instance", [
		"instance",
		"its errors / requests",
		"rate",
		"the others' rate",
		"p, corrected"
	], `Each of ${grouped(rows.length)} instances of the canary against its others, interval by interval`, {
		rows,
		tested
	});
}
/** The routes that differ most from the same route of the baseline; undefined where none is known. */
function routeRows({ rows, tested }) {
	if (rows.length === 0 || tested === 0) return void 0;
	return partRows("By route", [
		"route",
		"canary, errors / requests",
		"rate",
		"the baseline's rate",
		"p, corrected"
	], `Each of ${grouped(rows.length)} routes of the canary against the same of the baseline, interval by interval`, {
		rows,
		tested
	});
}
function partRows(title, header, what, { rows, tested }) {
	const shown = rows.length > MOST_ROWS ? `; the ${MOST_ROWS} that differ most are shown` : "";
	return {
		title,
		header,
		rows: rows.slice(0, MOST_ROWS).map(({ name, part, rest, pValue: p }) => ({
			name,
			cells: [
				`${grouped(part.errors)} / ${grouped(part.requests)}`,
				rate(part),
				rate(rest)
			],
			pValue: pValue(p),
			isSignificant: p < SIGNIFICANT
		})),
		note: `${what}${shown}. The p-values are corrected for ${grouped(tested)} tests (Holm), bold: below ${percent(SIGNIFICANT)}. They describe; the verdict does not rest on them.`
	};
}
function rate({ errors, requests }) {
	return requests === 0 ? "–" : percent(errors / requests);
}
// src/report/check-cells.ts
const CHECK_HEADER = [
	"Canary",
	"Baseline",
	"Ratio",
	"Evidence"
];
/** In the order of the header. */
function checkCells({ watch }) {
	const rate = (cohort) => {
		const value = errorRate(watch, cohort);
		return value === void 0 ? "–" : percent(value);
	};
	return [
		rate("canary"),
		rate("baseline"),
		ratioCell(watch),
		evidenceCell(watch)
	];
}
/** `18 : 1 of 400 : 1`. */
function evidenceCell({ judgement }) {
	return judgement === void 0 ? "–" : `${odds(judgement.logEvidence)} of ${odds(judgement.logThreshold)}`;
}
function ratioCell({ judgement }) {
	const ratio = judgement?.ratio;
	if (ratio === void 0 || Number.isNaN(ratio.value)) return "–";
	return `${factor(ratio.value)} (${factor(ratio.low)} to ${factor(ratio.high)})`;
}
function verdictWord(verdict) {
	return isCutShort(verdict) ? "ended early" : verdict.verdict;
}
/** How the checks share the false alarms allowed. */
function sharedAlarms({ checks = [] }) {
	const each = checks[0]?.strictness.falseAlarmRate ?? 0;
	const all = Number((each * checks.length).toPrecision(12));
	return `The ${checks.length} checks share the false alarms allowed (${percent(all)}): each convicts a healthy canary in at most ${percent(each)} of runs.`;
}
// src/report/lead-rows.ts
const MOST_TRACES = 10;
const TRACE_HEADER = [
	"failing request, trace",
	"at",
	"status",
	"route",
	"instance"
];
/** @param shown writes what comes from outside, cut to a length */
function traceRows(traces, shown) {
	return traces.slice(0, MOST_TRACES).map(({ id, at, status, route, instance }) => [
		shown(id, 130),
		dateAndTime(at),
		shown(status ?? "", 30),
		shown(route ?? "", 100),
		shown(instance ?? "", 60)
	]);
}
// src/report/summary-pattern.ts
/** Empty where there is no fault to describe. */
function patternSection(pattern, watch) {
	if (pattern === void 0) return "";
	return `**What it looks like:** ${patternSentence(pattern, watch)}`;
}
/** @param code writes names of instances and inputs; escaped Markdown, if nothing else is said */
function patternSentence(pattern, watch, code$1 = code) {
	switch (pattern.kind) {
		case "shared": return pattern.setAside === void 0 ? "shared with the baseline, so rather a dependency than this release: the errors of both rise or fall together." : `shared with the baseline, so rather a dependency than this release: ${percent(pattern.setAside)} of the canary's errors came in intervals in which the baseline's own rate jumped.`;
		case "one-instance": return `one instance, so rather infrastructure than code: ${code$1(pattern.name, 80)} has ${percent(pattern.excess)} of the errors beyond the baseline's rate, with ${percent(pattern.traffic)} of the canary's requests (p ${pValue(pattern.pValue)}, corrected).`;
		case "decaying": return pattern.fromStart ? `a cold start, so it may pass: the rate has fallen since the start, from ${percent(pattern.early)} in the first third to ${percent(pattern.late)} in the last. A ${code$1("warmup")} would leave it out.` : `transient: the errors began ${when(pattern.onset, watch)} and the rate has fallen since, from ${percent(pattern.early)} in the first third to ${percent(pattern.late)} in the last.`;
		case "growing": return `growing, as leaks and filling queues do: since ${when(pattern.onset, watch)} the rate has risen from ${percent(pattern.early)} in the first third to ${percent(pattern.late)} in the last.`;
		case "constant": return `deterministic, so it will not pass by itself: since ${when(pattern.onset, watch)} the rate has been steady at ${percent(pattern.rate)}, with errors in ${grouped(pattern.withErrors)} of ${grouped(pattern.strata)} intervals.`;
		case "bursts": return `transient, in bursts: since ${when(pattern.onset, watch)} half of the errors came in ${grouped(pattern.halfIn)} of ${grouped(pattern.strata)} intervals.`;
		case "unclear": return `too early to say: ${grouped(pattern.errors)} errors in ${grouped(pattern.strata)} intervals since they began. The verdict does not need to know.`;
	}
}
function when(onset, { strata }) {
	const start = strata[onset]?.start;
	const first = strata[0]?.start;
	if (start === void 0 || first === void 0 || onset === 0) return "the start";
	return `${timeOfDay(start)} UTC, ${formatDuration(Math.round((start - first) / 1e3) * 1e3)} into the watch,`;
}
// src/report/power-rows.ts
const POWER_HEADER = [
	"A canary",
	"its error rate",
	"caught",
	"in the median after"
];
/** undefined where nothing was replayed. */
function powerOf({ verdict, watch, config }) {
	const rows = "power" in verdict ? verdict.power : [];
	const decisive = "decisive" in verdict ? verdict.decisive : void 0;
	if (rows.length === 0 && decisive === void 0) return void 0;
	const length = watch.plan?.stratumLength;
	const row = ({ ratio, rate, caught, medianStratum }) => [
		`${factor(ratio)} times worse`,
		percent(rate),
		percentAtLeast(caught),
		length === void 0 || medianStratum === void 0 ? "–" : formatDuration(medianStratum * length)
	];
	const { power, detectRatio, detectRate } = config.strictness;
	return {
		rows: (rows.length === 0 ? [decisive] : rows).map(row),
		sentence: decisive && `A pass needs ${percent(power)} of canaries ${detectRatio} times worse, with at least ${percent(detectRate)} errors, to be caught; here ${percentAtLeast(decisive.caught)} were.`
	};
}
export { multipliers as $, isoInstant as A, rollbackFailed as B, wayTo as C, errorRate as D, ratesTable as E, link as F, prior as G, RatioConfidence as H, table as I, mean as J, sum as K, text as L, code as M, details as N, rateLimits as O, fenced as P, evidenceValue as Q, acceptedAt as R, otherChecks as S, numbersSection as T, rateInterval as U, rollbackSentence as V, effectsAbove as W, wilcoxonRankSum as X, median as Y, Evidence as Z, tells as _, TRACE_HEADER as a, oneLine as at, decidingCheck as b, checkCells as c, formatDuration as ct, verdictWord as d, parseCount as dt, pValue$1 as et, instanceRows as f, parseDuration as ft, isErrorStatus as g, parseStatusRanges as gt, findingsOf as h, parseRatio as ht, patternSentence as i, odds as it, timeOfDay as j, dateAndTime as k, evidenceCell as l, formatRate as lt, routeRows as m, parseRate as mt, powerOf as n, factor as nt, traceRows as o, percent as ot, kindRows as p, parseInstant as pt, errorFunction as q, patternSection as r, grouped as rt, CHECK_HEADER as s, percentAtLeast as st, POWER_HEADER as t, cut as tt, sharedAlarms as u, parseBoolean as ut, closestFirst as v, likelyOnset as w, isCutShort as x, comparisonOf as y, isRolledBack as z };
