import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { CountJudge } from '../../src/judge/judge.ts';
import type { JudgeSettings } from '../../src/judge/judgement.ts';
import { seededUniform } from '../../src/random.ts';
import { record } from '../../src/report/record.ts';
import { OUTCOMES } from '../support/outcomes.ts';
import { SEVERAL } from '../support/several-checks.ts';

const schema = JSON.parse(readFileSync('schema/record.schema.json', 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(schema);

const ALL = { ...OUTCOMES, ...SEVERAL };

/** As a reader gets it. */
function written(name: string) {
  return JSON.parse(JSON.stringify(record(ALL[name]!)));
}

test.each(Object.keys(ALL))('the record of "%s" keeps to the published schema', (name) => {
  const valid = validate(written(name));
  expect(validate.errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test.each(Object.keys(ALL))('writing "%s" as JSON loses nothing', (name) => {
  // undefined, NaN, Infinity, Map and Date would all come back as something else.
  expect(written(name)).toEqual(record(ALL[name]!));
});

test('the schema lets no unknown, missing or misnamed field through', () => {
  const good = written('fail');
  expect(validate({ ...good, extra: 1 })).toBe(false);
  expect(validate({ ...good, polls: undefined })).toBe(false);
  expect(validate({ ...good, verdict: { ...good.verdict, verdict: 'pass' } })).toBe(false);
  expect(validate({ ...good, rollback: { state: 'done' } })).toBe(false);
  const [first] = good.strata;
  expect(
    validate({ ...good, strata: [{ ...first, canary: { ...first.canary, errors: -1 } }] }),
  ).toBe(false);
});

test('numbers without a limit and without a value can be told apart', () => {
  expect(written('fail, baseline without errors').judgement.ratio.high).toBe('Infinity');
  expect(written('pass without any error').judgement.ratio.value).toBe(null);
});

test('every interval is there with its statuses, instances and standing', () => {
  const { strata } = written('pass');
  expect(strata).toHaveLength(40);
  const { numbers, requests } = strata[3].canary.instances;
  const names = numbers.map((number: number) => written('pass').instances[number]);
  expect(names).toEqual(['8f3c1d2-a', '8f3c1d2-b']);
  const { canary } = OUTCOMES.pass!.watch.strata[3]!;
  expect(requests).toEqual([...canary.instances.values()].map((each) => each.requests));
  expect(strata[3].baseline.statuses[0].status).toBe('200');
  expect(strata[0].standing).toBe('admitted');
});

test('every check has its own findings, the one that decided those of the step', () => {
  const data = written('fail of six checks');
  const findings = new Map<string, { statusClasses: { canary: number }[] }>(
    data.checks.map((check: { name: string; findings: object }) => [check.name, check.findings]),
  );
  expect(findings.get('checkout')).toEqual(data.findings);
  for (const { name, watch } of SEVERAL['fail of six checks']!.checks!) {
    const errors = findings.get(name)!.statusClasses.reduce((sum, { canary }) => sum + canary, 0);
    expect(errors, name).toBe(watch.judgement!.canary?.errors ?? 0);
  }
});

test('a status called like a property of every object is a status', () => {
  const outcome = OUTCOMES.pass!;
  const [first, ...others] = outcome.watch.strata;
  const statuses = new Map([['__proto__', 3]]);
  const strata = [{ ...first!, canary: { ...first!.canary, statuses } }, ...others];
  const data = JSON.parse(
    JSON.stringify(record({ ...outcome, watch: { ...outcome.watch, strata } })),
  );
  expect(data.strata[0].canary.statuses).toEqual([{ status: '__proto__', requests: 3 }]);
});

test.each(['fail', 'pass', 'too little power', 'unstable baseline'])(
  'the record of "%s" is enough to judge again: same evidence, same verdict',
  (name) => {
    const data = written(name);
    const settings = Object.fromEntries(
      Object.entries(data.judgeSettings).map(([key, value]) => [key, value ?? undefined]),
    ) as unknown as JudgeSettings;
    const judge = new CountJudge(settings, seededUniform);
    for (const { canary, baseline } of data.strata) judge.add({ canary, baseline });
    expect(judge.judgement().logEvidence).toBe(data.judgement.logEvidence);
    const { verdict, power } = judge.conclude();
    const rows = power.map((row) => ({ ...row, medianStratum: row.medianStratum ?? null }));
    expect(verdict).toBe(data.verdict.verdict);
    expect(rows).toEqual(data.verdict.power);
  },
);

test('a secret that stands in errors shows neither for the step nor for a check', () => {
  const outcome = SEVERAL[Object.keys(SEVERAL)[0]!]!;
  const errors = { kind: 'statuses', ranges: [[500, 599]], text: 's3cr3t-status' } as const;
  const { config, checks = [] } = outcome;
  const written = JSON.stringify(
    record({
      ...outcome,
      config: { ...config, secrets: ['s3cr3t-status'], source: { ...config.source, errors } },
      checks: checks.map((check) => ({ ...check, source: { ...check.source, errors } })),
    }),
  );
  expect(checks.length).toBeGreaterThan(1);
  expect(written).toContain('"errors":"***"');
  expect(written).not.toContain('s3cr3t-status');
});
