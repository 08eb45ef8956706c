import { expect, test } from 'vitest';
import { MetricsError } from '../../src/errors.ts';
import type { RecoveryPoll } from '../../src/outcome.ts';
import { recoveryHeader, recoveryLine } from '../../src/report/log-recovery.ts';

const POLL: RecoveryPoll = {
  number: 3,
  planned: 20,
  elapsed: 45_012,
  duration: 300_000,
  canary: { errors: 12, requests: 1200 },
  baseline: { errors: 40, requests: 9800 },
  rates: undefined,
  ratio: { value: 2.45, low: 1.1, high: 5.2 },
  outage: undefined,
  how: undefined,
};

test.each<[string, Partial<RecoveryPoll>, RegExp]>([
  [
    'counts',
    {},
    /^recovery 3\/20 +45s +canary 1,200 1 % +baseline 9,800 0\.41 % +at most 5\.2 times$/,
  ],
  ['an end', { how: 'no-longer-worse' }, / RECOVERED$/],
  ['no traffic', { canary: { errors: 0, requests: 0 }, ratio: undefined }, /canary 0 –/],
  ['rates', { rates: { canary: 0.02, baseline: undefined } }, /canary 2 % +baseline –$/],
  [
    'an outage, in one line that is no command',
    { outage: new MetricsError('overloaded', 'It said\n::error::x ##[error]y', '') },
    /no numbers: It said/,
  ],
])('a line of the log: %s', (_, changes, words) => {
  expect(recoveryLine({ ...POLL, ...changes })).toMatch(words);
});

test('a line fits whatever the numbers, and commands nobody', () => {
  const huge = { errors: 1e9, requests: 1e9 };
  const ratio = { value: 1e3, low: 1, high: Number.POSITIVE_INFINITY };
  const outage = new MetricsError('overloaded', `${'x'.repeat(300)}\n##[error]y`, '');
  const polls = [{ canary: huge, baseline: huge, ratio }, { outage }];
  for (const changes of polls) {
    const line = recoveryLine({ ...POLL, number: 99_999, planned: 99_999, ...changes });
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line).not.toMatch(/\n|##\[/);
  }
  expect(recoveryHeader(POLL).join(' ')).toContain('at most 5m');
});
