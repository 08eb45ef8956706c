/** Stands in for @actions/core where a test asks what was printed, in which order; the runner emulator asks the real one. */
import type { ActionCore } from '../../src/report/action-core.ts';

export interface RecordedCore extends ActionCore {
  /** Every call in order: `info text`, `error text`, `mask value`, … */
  readonly calls: { readonly name: string; readonly text: string }[];
  readonly outputs: Record<string, string>;
  /** Lines printed with `info`. */
  lines(): string[];
  annotations(): string[];
  written(): string;
}

/** @param broken makes every write of outputs and summary fail */
export function recordedCore(broken = false, debugging = false): RecordedCore {
  const calls: RecordedCore['calls'] = [];
  const outputs: Record<string, string> = {};
  let summary = '';
  const call = (name: string) => (text: unknown) => void calls.push({ name, text: String(text) });
  const fail = () => {
    if (broken) throw new Error("ENOSPC: no space left on device, write '/github/file_commands'");
  };
  return {
    calls,
    outputs,
    lines: () => calls.filter(({ name }) => name === 'info').map(({ text }) => text),
    annotations: () =>
      calls
        .filter(({ name }) => ['notice', 'warning', 'error'].includes(name))
        .map(({ name, text }) => `${name}: ${text}`),
    written: () => summary,
    info: call('info'),
    notice: call('notice'),
    warning: call('warning'),
    error: call('error'),
    debug: call('debug'),
    startGroup: call('group'),
    endGroup: () => call('endgroup')(''),
    setSecret: call('mask'),
    isDebug: () => debugging,
    saveState: (name, value) => void calls.push({ name: `state ${name}`, text: String(value) }),
    setOutput(name, value) {
      fail();
      outputs[name] = value;
    },
    summary: {
      addRaw: (text) => ({
        async write() {
          fail();
          summary += text;
        },
      }),
    },
  };
}
