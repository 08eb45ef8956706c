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
/** A share rounded down to whole percents, so that it never reads as reaching a bound that it missed. */
function percentAtLeast(share) {
	return Number.isFinite(share) ? `${Math.floor(share * 100 + 1e-9)} %` : "unknown";
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
function sum(x) {
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
	return sum(x) / x.length;
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
// src/judge/rate-interval.ts
/** The error rate of one cohort with exact limits. */
const BISECTIONS = 200;
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
	return Math.exp(bisect(miss, Math.log(TINY), 0, BISECTIONS, PRECISION));
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
export { percentAtLeast as A, parseStatusRanges as C, odds as D, grouped as E, oneLine as O, parseRatio as S, factor as T, parseBoolean as _, rateLimits as a, parseInstant as b, errorFunction as c, wilcoxonRankSum as d, isRolledBack as f, formatRate as g, formatDuration as h, errorRate as i, percent as k, mean as l, rollbackSentence as m, isoInstant as n, incompleteBeta as o, rollbackFailed as p, timeOfDay as r, rateInterval as s, dateAndTime as t, median as u, parseCount as v, cut as w, parseRate as x, parseDuration as y };
