/** Drives demo/service.ts: a real service in a process of its own, with a fault to turn on. */
import { join } from 'node:path';
import { type Child, freePort, startChild } from './child.ts';

export interface Service extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly metricsUrl: string;
  /** Share of requests that get a 500, from now on. */
  setErrorRate(rate: number): Promise<void>;
  /** The `/metrics` page, as a scrape reads it. */
  metrics(): Promise<string>;
  /** Kills the process and starts another on the same port: its counters begin at 0. */
  restart(errorRate?: number): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, '../../demo/service.ts');

/** @param seed of the draw that decides which requests fail */
export async function startService({ errorRate = 0, seed = 1 } = {}): Promise<Service> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child = await start(port, errorRate, seed);
  return {
    port,
    url,
    metricsUrl: `${url}/metrics`,
    async setErrorRate(rate) {
      await fetch(`${url}/fault?rate=${rate}`, { method: 'POST' });
    },
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    async restart(rate = errorRate) {
      await child.stop('SIGKILL');
      child = await start(port, rate, seed + 1);
    },
    [Symbol.asyncDispose]: () => child.stop('SIGKILL'),
  };
}

function start(port: number, errorRate: number, seed: number): Promise<Child> {
  const args = [PROGRAM, port, errorRate, seed].map(String);
  return startChild(process.execPath, args, '', (output) => output.includes('listening on'));
}
