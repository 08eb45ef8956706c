/** Runs one family after another beside the main thread. */
import { parentPort } from 'node:worker_threads';
import { CONTENDERS } from './contenders.ts';
import { familyNamed } from './families.ts';
import { race } from './race.ts';

/** One family to run. */
export interface Task {
  readonly family: string;
  readonly contenders: readonly string[];
  readonly runs: number;
}

parentPort?.on('message', ({ family, contenders, runs }: Task) => {
  const named = CONTENDERS.filter(({ name }) => contenders.includes(name));
  parentPort?.postMessage(race(familyNamed(family), named, runs));
});
