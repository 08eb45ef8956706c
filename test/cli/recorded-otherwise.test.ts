/** A record judged again by other rules: as the judge says of the same numbers, and never beyond what was seen. */
import { expect, test } from 'vitest';
import { INPUT_NAMES } from '../../src/inputs/table.ts';
import { CountJudge } from '../../src/judge/judge.ts';
import type { JudgeSettings } from '../../src/judge/judgement.ts';
import { seededUniform } from '../../src/random.ts';
import { replayed } from '../support/command-line.ts';
import { looped, recordOf } from '../support/gate-loop.ts';
import { OUTCOMES } from '../support/outcomes.ts';
import { type Script, STEADY } from '../support/scripted-source.ts';

const INTERVAL = 15_000;
const SCRIPT: Script = { ...STEADY, canaryRate: 0.008 };

/** Twice the baseline's errors, which no rule of the usual strictness convicts in this time. */
const passed = recordOf(
  await looped({
    checks: [{ name: undefined, script: SCRIPT }],
    polls: 40,
    interval: INTERVAL,
  }),
);
const both = recordOf(
  await looped({
    checks: [
      { name: 'checkout', script: SCRIPT },
      { name: 'search', script: { ...SCRIPT, seed: 4 }, strictness: { maxErrorRatio: 2 } },
    ],
    polls: 40,
    interval: INTERVAL,
  }),
);
const convicted = recordOf(
  await looped({
    checks: [{ name: undefined, script: { ...SCRIPT, canaryRate: 0.05 } }],
    polls: 40,
    interval: INTERVAL,
  }),
);

/** The record's strata straight to the judge. */
// biome-ignore lint/suspicious/noExplicitAny: a record as JSON gives it
function judge({ judgeSettings, strata }: any, otherwise: Partial<JudgeSettings>) {
  const settings = Object.fromEntries(
    Object.entries(judgeSettings).map(([name, value]) => [name, value ?? undefined]),
  );
  const judge = new CountJudge(
    { ...settings, ...otherwise } as unknown as JudgeSettings,
    seededUniform,
  );
  for (const stratum of strata) {
    if (judge.judgement().conviction === undefined) judge.add(stratum);
  }
  const { logEvidence, logThreshold, strata: heard } = judge.judgement();
  return { verdict: judge.conclude().verdict, logEvidence, logThreshold, strata: heard };
}

// biome-ignore lint/suspicious/noExplicitAny: a record as JSON gives it
function found({ verdict, judgement: { logEvidence, logThreshold, strata } }: any) {
  return { verdict: verdict.verdict, logEvidence, logThreshold, strata };
}

test.each<[string, string[], Partial<JudgeSettings>]>([
  ['nothing else', [], {}],
  ['a smaller ratio', ['--max-error-ratio', '1'], { maxErrorRatio: 1 }],
  ['a larger ratio', ['--max-error-ratio', '3'], { maxErrorRatio: 3 }],
  ['more false alarms', ['--false-alarm-rate', '30%'], { alpha: 0.3 }],
  ['fewer false alarms', ['--false-alarm-rate', '0.01%'], { alpha: 0.0001 }],
  ['a ceiling', ['--max-error-rate', '0.3%'], { maxErrorRate: 0.003 }],
  ['a higher floor', ['--negligible-error-rate', '0.9%'], { negligibleErrorRate: 0.009 }],
  ['more power', ['--power', '99%', '--detect-ratio', '2'], { power: 0.99, detectRatio: 2 }],
  ['another rate to detect', ['--detect-rate', '2%'], { detectRate: 0.02 }],
])('with %s: as the judge says', async (_, flags, otherwise) => {
  const again = await replayed(passed, flags);
  expect(again.record, again.outputs.reason).toBeDefined();
  expect(found(again.record)).toEqual(judge(passed, otherwise));
});

test('other rules lead to other verdicts, and these differ', async () => {
  const verdicts = ['--max-error-ratio=1', '--max-error-rate=0.3%', '--power=99%'].map(
    async (flag) => {
      const more = flag.startsWith('--power') ? ['--detect-ratio=1.3', '--detect-rate=0.5%'] : [];
      return (await replayed(passed, [flag, ...more])).outputs.verdict;
    },
  );
  expect(passed.verdict.verdict).toBe('pass');
  expect(await Promise.all(verdicts)).toEqual(['fail', 'fail', 'inconclusive']);
});

test('checks share the false alarms that are asked for, and keep what else they had of their own', async () => {
  const again = await replayed(both, ['--false-alarm-rate', '2%']);
  const settings = again.record.checks.map(({ judgeSettings }: never) => judgeSettings);
  expect(settings).toMatchObject([
    { alpha: 0.01, maxErrorRatio: 1.25 },
    { alpha: 0.01, maxErrorRatio: 2 },
  ]);
});

test('what is asked of all checks must suit each of them', async () => {
  const record = structuredClone(both);
  record.checks[1].judgeSettings.detectRatio = 3;
  const again = await replayed(record, ['--max-error-ratio', '4']);
  expect(again).toMatchObject({ exitCode: 1, record: undefined });
  expect(again.outputs.reason).toMatch(/detect-ratio: .* more than max-error-ratio \(4\)/);
});

test.each([
  ['a larger ratio', ['--max-error-ratio', '1000', '--detect-ratio', '1000'], false],
  ['a larger ratio to detect', ['--max-error-ratio', '100', '--detect-ratio', '200'], true],
  ['no false alarm', ['--false-alarm-rate', '0.0000000001%'], true],
  ['a high floor', ['--negligible-error-rate', '50%', '--detect-rate', '60%'], true],
] as const)(
  'beyond a conviction nobody saw anything: with %s never a pass',
  async (_, flags, usable) => {
    const { outputs, exitCode } = await replayed(convicted, [...flags, '--dry-run', 'false']);
    expect(outputs.verdict).toBe('error');
    expect(exitCode).toBe(1);
    if (usable) {
      expect(outputs.reason).toContain(`The record ends at ${convicted.strata.at(-1).end}`);
    }
  },
);

test('a dry run unless told otherwise: what would have been is told, and the step succeeds', async () => {
  const dry = await replayed(convicted);
  expect(dry).toMatchObject({ exitCode: 0, outputs: { verdict: 'fail', 'rolled-back': 'false' } });
  expect(dry.record.decision.would).toEqual({ exit: 'failure', rollback: false });
  const acted = await replayed(convicted, ['--dry-run=false']);
  expect(acted).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
  const lenient = await replayed(convicted, ['--dry-run=false', '--fail-job=false']);
  expect(lenient).toMatchObject({ exitCode: 0, outputs: { verdict: 'fail' } });
});

const OTHERWISE = [
  'false-alarm-rate',
  'max-error-ratio',
  'negligible-error-rate',
  'max-error-rate',
  'detect-ratio',
  'detect-rate',
  'power',
  'fail-job',
  'on-inconclusive',
  'on-error',
  'dry-run',
];

test('what a record can not answer is refused by name, and its value is not shown', async () => {
  const refused = INPUT_NAMES.filter((name) => !OTHERWISE.includes(name));
  const flags = refused.map((name) => `--${name}=s3cret-value-of-${name}`);
  const again = await replayed(passed, flags);
  expect(again).toMatchObject({ exitCode: 1, record: undefined, outputs: { verdict: 'error' } });
  for (const name of refused) {
    expect(again.stderr).toMatch(
      new RegExp(`^ *${name}: got "\\*\\*\\*"; takes nothing with a`, 'm'),
    );
  }
  expect(again.stdout + again.stderr).not.toContain('s3cret');
});

test('variables of the gate that left it are passed over, but for those that a record can answer', async () => {
  const variables = {
    CANARY_GATE_METRICS_URL: 'https://prometheus.example.com',
    CANARY_GATE_METRICS_TOKEN: 's3cret-token',
    CANARY_GATE_ON_CANCEL: 'no policy',
    CANARY_GATE_MAX_ERROR_RATIO: '3',
  };
  const again = await replayed(passed, [], variables);
  expect(again.record.verdict.verdict).toBe('pass');
  expect(again.record.judgeSettings.maxErrorRatio).toBe(3);
  expect(again.record.inputs).toContainEqual({
    name: 'max-error-ratio',
    value: '3',
    from: 'input',
  });
  expect(JSON.stringify(again)).not.toContain('s3cret');
  const flagged = await replayed(passed, ['--metrics-token', 'other'], variables);
  expect(flagged.outputs.reason).toMatch(/^metrics-token: got "\*\*\*"; takes nothing with a/);
});

test('nor is a name that is none let pass, from the environment', async () => {
  const again = await replayed(passed, [], { CANARY_GATE_MAX_EROR_RATE: '1%' });
  expect(again).toMatchObject({ exitCode: 1, record: undefined });
  expect(again.outputs.reason).toMatch(/^max-eror-rate: .*did you mean max-error-rate\?/);
});

test('a ceiling needs counts', async () => {
  const again = await replayed(recordOf(OUTCOMES['pass of rates']!), ['--max-error-rate', '1%']);
  expect(again).toMatchObject({ exitCode: 1, record: undefined });
  expect(again.outputs.reason).toMatch(/^max-error-rate: got "1%"; takes nothing with a record of/);
});
