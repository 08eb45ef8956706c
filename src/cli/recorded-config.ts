/** The config of a gate that judges a saved record again: as that gate was set, but for what is asked to be otherwise. */
import { readFileSync } from 'node:fs';
import type { Check, Config, Strictness } from '../config.ts';
import { InputError, type InputProblem } from '../errors.ts';
import { parseErrors } from '../inputs/errors-input.ts';
import { type Environment, inputReader, variableOf } from '../inputs/input-reader.ts';
import { readPolicies } from '../inputs/policies.ts';
import { readStrictness } from '../inputs/strictness.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../inputs/table.ts';
import { reportFolder } from '../inputs.ts';
import type { RecordedWatch } from '../metrics/recorded-watch.ts';
import {
  readSavedRecord,
  recordedWatch,
  type SavedRecord,
  type SavedWatch,
} from './saved-record.ts';

/** Of these a repetition may be told otherwise; all else is what happened. */
const OTHERWISE: readonly InputName[] = [
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

/** @throws InputError when the file is no record, or with what can't be asked of one */
export function recordedConfig(path: string, environment: Environment): Config {
  const given = INPUT_NAMES.filter((name) => environment[variableOf(name)]?.trim());
  const problems: InputProblem[] = given
    .filter((name) => !OTHERWISE.includes(name))
    .map((input) => ({ input, got: '***', takes: NOT_OF_A_RECORD }));
  const saved = readRecord(path);
  if ('problem' in saved) {
    throw new InputError([...problems, { input: 'record', got: path, takes: saved.problem }]);
  }
  const reader = inputReader({ ...asRecorded(saved), ...environment });
  const strictness = readStrictness(reader);
  const policies = readPolicies(reader);
  problems.push(...reader.problems);
  if (problems.length > 0 || strictness === undefined || policies === undefined) {
    throw new InputError(problems);
  }
  const asked = given.map((name) => FIELDS[name]).filter((field) => field !== undefined);
  const watches = saved.checks.length > 0 ? saved.checks : [{ name: undefined, ...saved }];
  const checks = watches.map((watch) => checkOf(watch, strictness, asked, watches.length));
  const [first] = checks;
  const window = windowOf(checks.map(({ source }) => source.watch));
  return {
    checks,
    source: first!.source,
    timing: {
      duration: window.end - window.start,
      interval: first!.source.watch.interval,
      warmup: 0,
      history: 0,
      verifyRecovery: 0,
      replay: window,
    },
    strictness: first!.strictness,
    policies: { ...policies, dryRun: reader.get('dry-run') === undefined || policies.dryRun },
    webhook: undefined,
    github: undefined,
    inputs: [
      ...saved.inputs.filter(({ name }) => !given.some((one) => one === name)),
      ...reader.resolved().filter(({ name }) => given.some((one) => one === name)),
    ],
    secrets: [],
    colours: false,
    reportFolder: reportFolder(environment),
    proxy: { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined },
  };
}

const NOT_OF_A_RECORD = `nothing with a record, which holds what was counted; what may be otherwise: ${OTHERWISE.join(', ')}`;

function readRecord(path: string): SavedRecord | { readonly problem: string } {
  const takes = 'the JSON record of a gate (its output report)';
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: `${takes}; this file can't be read (${code})` };
  }
  const saved = readSavedRecord(text);
  return 'problem' in saved ? { problem: `${takes}; this one ${saved.problem}` } : saved;
}

/** How strict the step was, before its checks shared it. */
function asRecorded({ inputs }: SavedRecord): Environment {
  const repeated = inputs.filter(({ name }) => name in FIELDS);
  return Object.fromEntries(repeated.map(({ name, value }) => [variableOf(name), value]));
}

/** Where in the strictness an input ends up. */
const FIELDS: Readonly<Partial<Record<InputName, keyof Strictness>>> = Object.fromEntries(
  Object.entries(INPUTS)
    .filter(([, { becomes }]) => becomes.startsWith('strictness.'))
    .map(([name, { becomes }]) => [name, becomes.slice('strictness.'.length)]),
);

function checkOf(
  { name, ...saved }: SavedWatch & { readonly name: string | undefined },
  strictness: Strictness,
  asked: readonly (keyof Strictness)[],
  among: number,
) {
  const { judgeSettings, source } = saved;
  const recorded: Strictness = {
    falseAlarmRate: judgeSettings.alpha,
    maxErrorRatio: judgeSettings.maxErrorRatio,
    negligibleErrorRate: judgeSettings.negligibleErrorRate,
    maxErrorRate: judgeSettings.maxErrorRate,
    detectRatio: judgeSettings.detectRatio,
    detectRate: judgeSettings.detectRate,
    power: judgeSettings.power,
  };
  const shared = { ...strictness, falseAlarmRate: strictness.falseAlarmRate / among };
  const otherwise = Object.fromEntries(asked.map((field) => [field, shared[field]]));
  const errors = parseErrors(source.errors) ?? parseErrors('5xx')!;
  return {
    name,
    inputs: [],
    source: {
      provider: 'record',
      access: { authorization: { kind: 'none' }, headers: [] },
      errors,
      statusLabel: source.statusLabel,
      watch: recordedWatch(saved),
    },
    strictness: { ...recorded, ...otherwise },
  } as const satisfies Check;
}

function windowOf(watches: readonly RecordedWatch[]): { start: number; end: number } {
  return {
    start: Math.min(...watches.map(({ start }) => start)),
    end: Math.max(...watches.map(({ deadline }) => deadline)),
  };
}
