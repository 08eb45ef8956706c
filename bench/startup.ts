/** From starting the shipped bundle to the first line of its input check, against starting Node with nothing to do. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { medianOf } from './counting.ts';

const BUNDLE = fileURLToPath(new URL('../dist/index.js', import.meta.url));

export interface Startup {
  readonly nodeMs: number;
  readonly bundleMs: number;
}

/** Medians of alternating starts, each to its end: the bundle stops at its unusable inputs. */
export function startup(rounds: number): Startup {
  const node: number[] = [];
  const bundle: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    node.push(run(['-e', '0'], 0));
    bundle.push(run([BUNDLE], 1));
  }
  return { nodeMs: medianOf(node), bundleMs: medianOf(bundle) };
}

function run(args: readonly string[], expected: number): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { env: {}, stdio: 'ignore' });
  const duration = performance.now() - start;
  if (status !== expected) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return duration;
}
