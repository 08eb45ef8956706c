/** Spreads families over the machine's cores. Which core runs which changes nothing in the result. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Race } from './race.ts';
import type { Task } from './worker.ts';

/** @param onDone is told of each family as it ends */
export async function runAll(
  tasks: readonly Task[],
  onDone: (race: Race) => void,
): Promise<Map<string, Race>> {
  const waiting = [...tasks];
  const races = new Map<string, Race>();
  const work = async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        const done = await ask(worker, task);
        races.set(done.family, done);
        onDone(done);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(tasks.length, availableParallelism()) }, work));
  return races;
}

function ask(worker: Worker, task: Task): Promise<Race> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (race: Race) => {
      worker.off('error', reject);
      resolve(race);
    });
    worker.postMessage(task);
  });
}
