/** Records that somebody has had hands on: the place is named, and it is never a pass. */
import { expect, test } from 'vitest';
import { replayed } from '../support/command-line.ts';
import { shortRecord } from '../support/gate-loop.ts';
import { expectOneSentence } from '../support/one-sentence.ts';

const whole = await shortRecord({});
const rates = await shortRecord({ kind: 'rates' });
const checks = await shortRecord({}, ['checkout', 'search']);

// biome-ignore lint/suspicious/noExplicitAny: a record as JSON gives it
type Spoil = (record: any) => void;

test.each<[string, Spoil, RegExp]>([
  ['no strata', (r) => delete r.strata, /lacks strata/],
  [
    'columns cut short',
    (r) => r.strata[3].canary.instances.errors.pop(),
    /strata\.3\.canary\.inst.* columns of different lengths/,
  ],
  [
    'a part without a name',
    (r) => r.instances.pop(),
    /strata\.\d\.\w+\.instances has a number without name/,
  ],
  [
    'more errors than requests',
    (r) => (r.strata[2].canary.errors = 1e6),
    /strata\.2\.canary has more errors than requests/,
  ],
  [
    'a part with more',
    (r) => (r.strata[2].baseline.instances.errors[0] = 1e6),
    /strata\.2\.baseline\.instances has more errors/,
  ],
  [
    'errors below 0',
    (r) => (r.strata[2].canary.errors = -1),
    /has -1 at strata\.2\.canary\.errors, not a whole number/,
  ],
  [
    'half an error',
    (r) => (r.strata[2].canary.errors = 0.5),
    /has 0\.5 at strata\.2\.canary\.errors/,
  ],
  [
    'a text for a number',
    (r) => (r.strata[2].canary.errors = '1'),
    /has "1" at strata\.2\.canary\.errors/,
  ],
  [
    'NaN as the record spells it',
    (r) => (r.strata[2].canary.errors = null),
    /has null at strata\.2\.canary\.errors/,
  ],
  [
    'Infinity as the record spells it',
    (r) => (r.strata[2].canary.requests = 'Infinity'),
    /has "Infinity" at strata\.2\.canary\.requests/,
  ],
  [
    'a number that is none any more',
    (r) => (r.strata[2].canary.requests = 1e300),
    /has 1e\+?300 at strata\.2\.canary\.requests/,
  ],
  [
    'a baseline that is missing',
    (r) => (r.strata[4].baseline = null),
    /strata\.4\.baseline is missing/,
  ],
  [
    'intervals cut off at the end',
    (r) => r.strata.splice(5),
    /the intervals of the watch do not reach the end/,
  ],
  ['no interval left', (r) => (r.strata = []), /the intervals of the watch do not reach the end/],
  ['intervals twice', (r) => r.strata.push(...r.strata), /strata holds more than the polls/],
  [
    'intervals out of order',
    (r) => r.strata.reverse(),
    /strata\.1\.end is not after the one before/,
  ],
  [
    'no such moment',
    (r) => (r.strata[0].end = '2026-13-41'),
    /has NaN at strata\.0\.end, not a moment/,
  ],
  [
    'an interval before the start',
    (r) => (r.strata[0].end = '2020-01-01T00:00:00Z'),
    /strata\.0\.end is not after/,
  ],
  [
    'a deadline before the start',
    (r) => (r.plan.deadline = '2020-01-01T00:00:00Z'),
    /plan\.deadline is not within a week/,
  ],
  [
    'a watch of centuries',
    (r) => (r.plan.deadline = '9999-01-01T00:00:00Z'),
    /plan\.deadline is not within a week/,
  ],
  ['polls without end', (r) => (r.plan.polls = 1e12), /plan\.polls is not one a second at most/],
  ['no polls', (r) => (r.plan.polls = 0), /has 0 at plan\.polls, not a whole number, 1 or more/],
  [
    'intervals shorter than a poll',
    (r) => (r.plan.stratumLength = 1),
    /plan\.stratumLength is shorter/,
  ],
  ['no evidence ever enough', (r) => (r.judgeSettings.alpha = 0), /has 0 at judgeSettings\.alpha/],
  ['alpha above one', (r) => (r.judgeSettings.alpha = 2), /has 2 at judgeSettings\.alpha/],
  [
    'any ratio allowed',
    (r) => (r.judgeSettings.maxErrorRatio = 'Infinity'),
    /at judgeSettings\.maxErrorRatio/,
  ],
  ['a pass for nothing', (r) => (r.judgeSettings.power = 0), /has 0 at judgeSettings\.power/],
  [
    'a floor that nothing reaches',
    (r) => (r.judgeSettings.negligibleErrorRate = 1),
    /at judgeSettings\.negligibleErrorRate/,
  ],
  [
    'nothing that convicts',
    (r) => {
      r.judgeSettings.compares = false;
      for (const stratum of r.strata) stratum.baseline = null;
    },
    /judgeSettings holds neither a comparison nor a ceiling/,
  ],
  [
    'burstiness beyond measure',
    (r) => (r.judgeSettings.dispersion = { phi: 'Infinity', from: 'learned' }),
    /at judgeSettings\.dispersion\.phi/,
  ],
  [
    'settings that catch nobody',
    (r) => (r.judgeSettings.detectRatio = 1.1),
    /detect-ratio: .* more than max-error-ratio/,
  ],
  [
    'inputs of nobody',
    (r) => r.inputs.push({ name: 'power', value: '\u001b[2J::error::x', from: 'input' }),
    /power: got/,
  ],
  [
    'rates beside counts',
    (r) => (r.rateIntervals = rates.rateIntervals),
    /rateIntervals has what judgement\.canary knows nothing of/,
  ],
  [
    'a place that is a command',
    (r) => (r.verdict = '\n::error::pwned\u001b[2J'),
    /at verdict, not a verdict/,
  ],
  ['a text without end', (r) => (r.plan = 'x'.repeat(1e6)), /has "x{70,80}… at plan, not a plan/],
])('%s', async (_, spoil, sentence) => {
  const record = structuredClone(whole);
  spoil(record);
  const reason = expectOneSentence(await replayed(record));
  expect(reason).toMatch(sentence);
  expect(reason.length).toBeLessThanOrEqual(1000);
});

test.each<[string, Spoil, RegExp]>([
  [
    'a rate above 1',
    (r) => (r.rateIntervals[1].canary = 1.5),
    /has 1\.5 at rateIntervals\.1\.canary/,
  ],
  [
    'a rate that is none',
    (r) => (r.rateIntervals[1].canary = null),
    /has null at rateIntervals\.1\.canary/,
  ],
  [
    'rates cut off',
    (r) => r.rateIntervals.pop(),
    /the intervals of the watch do not reach the end/,
  ],
])('of rates: %s', async (_, spoil, sentence) => {
  const record = structuredClone(rates);
  spoil(record);
  expect(expectOneSentence(await replayed(record))).toMatch(sentence);
});

test('of several checks the one that is broken is named', async () => {
  const record = structuredClone(checks);
  record.checks[1].strata.splice(4);
  expect(expectOneSentence(await replayed(record))).toMatch(
    /the intervals of check "search" do not reach the end/,
  );
  const other = structuredClone(checks);
  other.checks[1].strata[0].canary.errors = 1e6;
  expect(expectOneSentence(await replayed(other))).toMatch(/checks\.1\.strata\.0\.canary has more/);
});
