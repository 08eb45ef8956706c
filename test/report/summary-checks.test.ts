import { expect, test } from 'vitest';
import type { CheckOutcome, Outcome } from '../../src/outcome.ts';
import { comparisonOf, otherChecks } from '../../src/report/comparison.ts';
import { findingsOf } from '../../src/report/findings.ts';
import { summary } from '../../src/report/summary.ts';
import { checksSection } from '../../src/report/summary-checks.ts';
import { longChecks } from '../support/long-run.ts';
import { OUTCOMES } from '../support/outcomes.ts';
import { SEVERAL, withParts } from '../support/several-checks.ts';

function check(name: string, kind: string): CheckOutcome {
  const { verdict, watch, config } = OUTCOMES[kind]!;
  const strictness = { ...config.strictness, falseAlarmRate: 0.0025 };
  return { name, verdict, watch, source: { ...config.source }, strictness };
}

const CHECKS = [
  check('home', 'pass'),
  check('checkout', 'fail'),
  check('search', 'error'),
  check('export', 'no canary traffic'),
];
const base = OUTCOMES.fail!;
const outcome: Outcome = {
  ...base,
  checks: CHECKS,
  config: { ...base.config, source: CHECKS[1]!.source },
};

test('a row each, in the order given, with what each stands on', () => {
  const rows = checksSection(outcome)
    .split('\n')
    .filter((line) => line.startsWith('| '));
  expect(rows.slice(2).map((row) => row.split(' | ').slice(0, 2))).toEqual([
    ['| home', '✅ pass'],
    ['| checkout', '❌ fail'],
    ['| search', '🛑 error'],
    ['| export', '⚠️ inconclusive'],
  ]);
  expect(rows[4]).toBe('| search | 🛑 error | – | – | – | – |');
});

test('says how the false alarms are shared, whose numbers follow, and why each ended', () => {
  const section = checksSection(outcome);
  expect(section).toContain('The 4 checks share the false alarms allowed (1 %)');
  expect(section).toContain('at most 0.25 % of runs. What follows is of "checkout".');
  for (const { name } of CHECKS) expect(section).toContain(`- **${name}**: `);
});

test('one that was cut short ended early, and is no warning', () => {
  const cut = {
    ...CHECKS[0]!,
    verdict: {
      verdict: 'inconclusive',
      cause: 'cut-short',
      cohort: undefined,
      reason: 'Ended early.',
    },
  } as const;
  expect(checksSection({ ...outcome, checks: [cut, CHECKS[1]!] })).toContain(
    '| home | ⏹️ ended early |',
  );
});

test('stands right below the verdict, and nowhere where there is one check', () => {
  const text = summary(outcome);
  expect(text.indexOf('| Check |')).toBeGreaterThan(
    text.indexOf(base.decision.because.slice(0, 9)),
  );
  expect(text.indexOf('| Check |')).toBeLessThan(text.indexOf('| Error rate |'));
  expect(checksSection({ ...outcome, checks: [CHECKS[1]!] })).toBe('');
  expect(checksSection(base)).toBe('');
});

const FAIL = SEVERAL['fail of six checks']!;

/** Of each folded check its title and body. */
function foldedChecks(text: string): [title: string, body: string][] {
  const [, after = ''] = text.split('### The other checks\n\n');
  const folds = [...after.matchAll(/<details><summary>(.*?)<\/summary>\n\n([\s\S]*?)<\/details>/g)];
  return folds
    .filter(([, title]) => /, evidence .* of /.test(title!))
    .map(([, title, body]) => [title!, body!]);
}

test('each check but the one that decided is folded, with its own numbers, kinds, routes and instances', () => {
  const folded = foldedChecks(summary(FAIL));
  expect(folded.map(([title]) => title)).toEqual([
    'latency: ⏹️ ended early, evidence 1 : 1.2 of 600 : 1',
    'eu-central-1: ⏹️ ended early, evidence 1 : 1.5 of 600 : 1',
    'search: ⏹️ ended early, evidence 1 : 1.7 of 600 : 1',
    'whole shop: ⏹️ ended early, evidence 1 : 1.7 of 600 : 1',
    'gateway errors: ⏹️ ended early, evidence 1 : 2 of 600 : 1',
  ]);
  for (const [title, body] of folded) {
    const check = FAIL.checks!.find(({ name }) => title.startsWith(`${name}:`))!;
    const { canary } = check.watch.judgement!;
    if (canary === undefined) continue;
    expect(body).toContain(`| Requests | ${canary.requests.toLocaleString('en')} |`);
    if (canary.errors === 0) continue;
    const headings = [...body.matchAll(/^#### (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['What kind of errors', 'By route', 'By instance']);
  }
});

test('a check in which the canary was convicted too says what it looks like', () => {
  const [whole, checkout, ...others] = FAIL.checks!;
  const also = { ...checkout!, name: 'payment', source: { ...checkout!.source } };
  const text = summary({ ...FAIL, checks: [whole!, checkout!, also, ...others] });
  const [[title, body]] = foldedChecks(text) as [[string, string]];
  expect(title).toMatch(/^payment: ❌ fail/);
  expect(body).toMatch(/^\*\*What it looks like:\*\* deterministic/);
});

test('a single check has nothing folded, and its display is as it was', () => {
  const { checks, ...alone } = FAIL;
  expect(summary(alone)).not.toContain('### The other checks');
  const section = (text: string) =>
    text.slice(text.indexOf('**What it looks like'), text.indexOf('### By instance'));
  expect(section(summary(alone))).toBe(section(summary(FAIL)));
  expect(checks).toHaveLength(6);
});

const HOSTILE =
  '</details></table><script>alert(1)</script> [click](https://evil.example) @octocat |`"]';

test('names and labels of every check are shown and never obeyed, and none goes into a chart', () => {
  const checks = FAIL.checks!.map((check) => ({
    ...check,
    name: `${check.name}${HOSTILE}`,
    verdict: { ...check.verdict, reason: HOSTILE },
    watch: withParts(check.watch, HOSTILE, 30),
  }));
  const text = summary({ ...FAIL, checks });
  const plain = text.replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gm, '');
  expect(plain).not.toMatch(/<script|<\/table|\[click\]|@octocat|`/);
  expect(plain.split('<details>').length).toBe(plain.split('</details>').length);
  const charts = (markdown: string) => markdown.match(/```mermaid\n[\s\S]*?\n```/g);
  expect(charts(text)).toEqual(charts(summary(FAIL)));
  expect(charts(text)).toHaveLength(3);
});

test('20 checks of long runs with long labels: nothing is dropped, far below 1 MiB', () => {
  const outcome = longChecks(20, 1000, 10);
  const checks = outcome.checks!.map((check, i) => ({
    ...check,
    name: `${i} ${'<'.repeat(38)}`,
    verdict: { ...check.verdict, reason: '<'.repeat(5000) },
    watch: withParts(check.watch, '<|&'.repeat(200), 30),
  }));
  const text = summary({ ...outcome, watch: checks[0]!.watch, checks });
  expect(foldedChecks(text)).toHaveLength(19);
  expect(text).not.toContain('too large for a summary');
  expect(Buffer.byteLength(text)).toBeLessThan(500_000);
});

test('what is worked out of a check is worked out once for summary, page and record', () => {
  const [first] = otherChecks(FAIL);
  expect(otherChecks(FAIL)[0]).toBe(first);
  expect(findingsOf(otherChecks(FAIL)[0]!)).toBe(findingsOf(first!));
  const check = FAIL.checks!.find(({ name }) => name === first!.name)!;
  expect(comparisonOf(check, FAIL)).toBe(first);
  expect(comparisonOf(FAIL.checks![1]!, FAIL)).toBe(FAIL);
});
