/** The gate's own loop in this process, over sources that a test scripts, in virtual time. */
import type { Config, Strictness } from '../../src/config.ts';
import { runGate } from '../../src/gate.ts';
import { readRunIdentity } from '../../src/github/run.ts';
import { httpClient } from '../../src/http.ts';
import { jointClocks } from '../../src/joint-clock.ts';
import type { Outcome } from '../../src/outcome.ts';
import { record } from '../../src/report/record.ts';
import type { Reporter } from '../../src/report/reporter.ts';
import { formatDuration } from '../../src/units.ts';
import { config } from './outcomes.ts';
import { type Script, STEADY, scriptedSource } from './scripted-source.ts';

const START = Date.parse('2026-03-01T12:00:00Z');

export interface LoopedCheck {
  readonly name: string | undefined;
  readonly script: Script;
  readonly strictness?: Partial<Strictness>;
}

export interface Loop {
  readonly checks: readonly LoopedCheck[];
  readonly polls: number;
  /** In milliseconds. */
  readonly interval: number;
  /** What the duration has beyond the last poll, in milliseconds. */
  readonly rest?: number;
  readonly signal?: AbortSignal;
}

const SILENT: Reporter = {
  opening() {},
  check: () => ({ unanswered() {}, planned() {}, polled() {}, ended() {} }),
  recovering() {},
  async concluded() {},
};

/** Runs the loop to its end. */
export function looped({ checks, polls, interval, rest = 0, signal }: Loop): Promise<Outcome> {
  const common = config();
  const duration = polls * interval + rest;
  const settings: Config = {
    ...common,
    inputs: [{ name: 'duration', value: formatDuration(duration), from: 'input' }],
    timing: {
      ...common.timing,
      duration,
      interval,
      replay: { start: START, end: START + duration },
    },
    checks: checks.map(({ name, strictness }) => ({
      name,
      inputs: [],
      source: common.source,
      strictness: {
        ...common.strictness,
        falseAlarmRate: common.strictness.falseAlarmRate / checks.length,
        ...strictness,
      },
    })),
  };
  const clocks = jointClocks(START, checks.length);
  const never = new AbortController().signal;
  const http = httpClient(settings.proxy);
  return runGate({
    config: settings,
    run: readRunIdentity({}),
    http,
    github: undefined,
    checks: settings.checks.map((check, index) => ({
      check,
      source: scriptedSource(checks[index]!.script),
      clock: clocks[index]!,
    })),
    clock: clocks[0]!,
    reporter: SILENT,
    signal: signal ?? never,
    acting: never,
  });
}

/** Of twelve polls of steady traffic, but for what the script has otherwise; one check a name. */
export async function shortRecord(
  script: Partial<Script>,
  names: readonly (string | undefined)[] = [undefined],
) {
  const checks = names.map((name) => ({ name, script: { ...STEADY, ...script } }));
  return recordOf(await looped({ checks, polls: 12, interval: 15_000 }));
}

/** The record of an outcome as a file would give it back. */
// biome-ignore lint/suspicious/noExplicitAny: compared with another record, field by field
export function recordOf(outcome: Outcome): any {
  return JSON.parse(JSON.stringify(record(outcome)));
}
