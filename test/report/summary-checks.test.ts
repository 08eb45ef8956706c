import { expect, test } from 'vitest';
import type { CheckOutcome, Outcome } from '../../src/outcome.ts';
import { summary } from '../../src/report/summary.ts';
import { checksSection } from '../../src/report/summary-checks.ts';
import { OUTCOMES } from '../support/outcomes.ts';

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
