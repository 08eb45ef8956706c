/** The command line as it ships, against a server of the Prometheus API with so much traffic that verdicts come soon. */
import { type CliOptions, type CliRun, runCli, SECRET_VARIABLES } from './cli-process.ts';
import type { FakePrometheus } from './fake-prometheus.ts';
import { addVersion } from './traffic.ts';

/** Of 2,000 requests a scrape. */
export const HEALTHY = 20;
export const SICK = 400;

export function trafficInputs(
  server: FakePrometheus,
  canaryErrors: number,
): Record<string, string> {
  const usual = { requests: 2000 };
  return {
    'metrics-url': server.url.href,
    canary: addVersion(server, 'v2', { ...usual, errors: canaryErrors }).selector,
    baseline: addVersion(server, 'v1', { ...usual, errors: HEALTHY }).selector,
    history: '30s',
    interval: '1s',
    duration: canaryErrors > HEALTHY ? '30s' : '5s',
  };
}

export function gate(options: CliOptions): Promise<CliRun> {
  return runCli({ ...options, env: { ...SECRET_VARIABLES, ...options.env } });
}
