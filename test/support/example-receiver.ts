/** Runs examples/receiver.mjs, the receiver that the documentation shows, as its users would. */
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';

export interface ExampleReceiver extends AsyncDisposable {
  readonly url: URL;
  /** What it did, a line a rollback. */
  rollbacks(): readonly string[];
}

const PROGRAM = join(import.meta.dirname, '../../examples/receiver.mjs');

/** On a port of loopback that the system picks. */
export async function startExampleReceiver(secret: string): Promise<ExampleReceiver> {
  const env = { ...process.env, ROLLBACK_SECRET: secret, HOST: '127.0.0.1', PORT: '0' };
  const isReady = (output: string) => LISTENING.test(output);
  const child: Child = await startChild(process.execPath, [PROGRAM], '', isReady, env);
  const port = LISTENING.exec(child.output())?.[1];
  return {
    url: new URL(`http://127.0.0.1:${port}/rollback`),
    rollbacks: () =>
      child
        .output()
        .split('\n')
        .filter((line) => line.startsWith('rolling back')),
    [Symbol.asyncDispose]: () => child.stop(),
  };
}

const LISTENING = /listening on (\d+)/;
