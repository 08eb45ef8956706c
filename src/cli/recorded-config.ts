/** The config of a gate that judges a saved record again: as that gate was set, but for what is asked to be otherwise. */
import { readFileSync } from 'node:fs';
import type { Duration } from '../clock.ts';
import type { Check, Config, Strictness, Timing } from '../config.ts';
import { InputError, type InputProblem } from '../errors.ts';
import { parseErrors } from '../inputs/errors-input.ts';
import {
  type Environment,
  type InputReader,
  inputReader,
  outsideVariable,
  variableOf,
} from '../inputs/input-reader.ts';
import { readPolicies } from '../inputs/policies.ts';
import { readStrictness, rejectContradictions } from '../inputs/strictness.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../inputs/table.ts';
import { rejectUnknownInputs } from '../inputs/unknown-inputs.ts';
import { reportFolder } from '../inputs.ts';
import type { RecordedWatch } from '../metrics/recorded-watch.ts';
import { parseDuration } from '../units.ts';
import type { SavedRecord, SavedWatch } from './record-schema.ts';
import { readSavedRecord, recordedWatch } from './saved-record.ts';

/** Where in the strictness an input ends up. */
const FIELDS: Readonly<Partial<Record<InputName, keyof Strictness>>> = Object.fromEntries(
  Object.entries(INPUTS)
    .filter(([, { becomes }]) => becomes.startsWith('strictness.'))
    .map(([name, { becomes }]) => [name, becomes.slice('strictness.'.length)]),
);

/** Of these a repetition may be told otherwise; all else is what happened. */
const OTHERWISE: readonly InputName[] = [
  ...INPUT_NAMES.filter((name) => name in FIELDS),
  'fail-job',
  'on-inconclusive',
  'on-error',
  'dry-run',
];

/** @throws InputError when the file is no record, or with what can't be asked of one */
export function recordedConfig(path: string, environment: Environment): Config {
  const all = INPUT_NAMES.filter((name) => environment[variableOf(name)]?.trim());
  const given = all.filter((name) => OTHERWISE.includes(name));
  const useless = all.filter((name) => !OTHERWISE.includes(name));
  const problems: InputProblem[] = useless
    .filter((name) => !isAmbient(name, environment))
    .map((input) => ({ input, got: '***', takes: NOT_OF_A_RECORD }));
  const saved = readRecord(path);
  if ('problem' in saved) {
    throw new InputError([...problems, { input: 'record', got: path, takes: saved.problem }]);
  }
  const unused = useless.map((name) => [variableOf(name), undefined]);
  const reader = inputReader({
    ...asRecorded(saved),
    ...environment,
    ...Object.fromEntries(unused),
  });
  rejectUnknownInputs(reader, environment);
  const strictness = readStrictness(reader);
  const policies = readPolicies(reader);
  const asked = given.map((name) => FIELDS[name]).filter((field) => field !== undefined);
  const checks = strictness === undefined ? [] : checksOf(saved, strictness, asked);
  for (const check of checks) rejectUnfit(reader, check, asked);
  problems.push(...reader.problems);
  const [first] = checks;
  if (problems.length > 0 || first === undefined || policies === undefined) {
    throw new InputError(eachOnce(problems));
  }
  return {
    checks,
    source: first.source,
    timing: { ...first.timing, warmup: 0 },
    strictness: first.strictness,
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

/** A variable is there for other commands too, such as the secrets of the gate that left the record. */
function isAmbient(name: InputName, environment: Environment): boolean {
  const outside = outsideVariable(name, environment);
  return outside !== undefined && environment[outside] === environment[variableOf(name)];
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

function checksOf(
  saved: SavedRecord,
  strictness: Strictness,
  asked: readonly (keyof Strictness)[],
) {
  const named = saved.checks.length > 0 ? saved.checks : [{ ...saved, name: undefined }];
  const watches = named.map((watch) => recordedWatch(watch, saved));
  const window = windowOf(watches);
  const duration = saved.inputs.find((input) => input.name === 'duration')?.value ?? '';
  const shared = { ...strictness, falseAlarmRate: strictness.falseAlarmRate / named.length };
  const otherwise = Object.fromEntries(asked.map((field) => [field, shared[field]]));
  return named.map((one, index) =>
    checkOf(one, watches[index]!, { window, duration: parseDuration(duration), otherwise }),
  );
}

/** What its checks share. */
interface Step {
  readonly window: NonNullable<Timing['replay']>;
  /** As it was asked for, which may be more than whole polls. */
  readonly duration: Duration | undefined;
  readonly otherwise: Partial<Strictness>;
}

function checkOf(
  { name, judgeSettings, source, plan }: SavedWatch & { readonly name: string | undefined },
  watch: RecordedWatch,
  { window, duration = 0, otherwise }: Step,
) {
  const recorded: Strictness = {
    falseAlarmRate: judgeSettings.alpha,
    maxErrorRatio: judgeSettings.maxErrorRatio,
    negligibleErrorRate: judgeSettings.negligibleErrorRate,
    maxErrorRate: judgeSettings.maxErrorRate,
    detectRatio: judgeSettings.detectRatio,
    detectRate: judgeSettings.detectRate,
    power: judgeSettings.power,
  };
  const { polls } = plan;
  const errors = parseErrors(source.errors) ?? parseErrors('5xx')!;
  return {
    name,
    inputs: [],
    source: {
      provider: 'record',
      access: { authorization: { kind: 'none' }, headers: [] },
      errors,
      statusLabel: source.statusLabel,
      watch,
    },
    strictness: { ...recorded, ...otherwise },
    timing: {
      duration: Math.floor(duration / watch.interval) === polls ? duration : polls * watch.interval,
      interval: watch.interval,
      // Each begins where it began: checks are rarely opened at the same moment.
      warmup: watch.start - window.start,
      history: 0,
      verifyRecovery: 0,
      replay: window,
    },
  } as const satisfies Check;
}

function rejectUnfit(
  reader: InputReader,
  { source: { watch }, strictness }: ReturnType<typeof checkOf>,
  asked: readonly (keyof Strictness)[],
): void {
  rejectContradictions(reader, strictness);
  if (watch.kind === 'rates' && asked.includes('maxErrorRate')) {
    reader.reject('max-error-rate', 'nothing with a record of rates: a ceiling needs counts');
  }
}

function eachOnce(problems: readonly InputProblem[]): InputProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function windowOf(watches: readonly RecordedWatch[]): { start: number; end: number } {
  return {
    start: Math.min(...watches.map(({ start }) => start)),
    end: Math.max(...watches.map(({ deadline }) => deadline)),
  };
}
