/** A real Prometheus (Debian's `prometheus`) with targets and a past that the test gives it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answers, freePort, startChild } from './child.ts';
import { query, type RealServer, scrapeConfig, type Target } from './real-server.ts';

const HINT = 'Install it: apt-get install prometheus';

/**
 * @param targets scraped every second
 * @param past OpenMetrics text with a timestamp in every line, ending in `# EOF`: made into blocks before the start
 */
export async function startPrometheus({
  targets = [],
  past,
}: {
  targets?: readonly Target[];
  past?: string;
}): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-prometheus-'));
  const data = join(folder, 'data');
  const config = join(folder, 'prometheus.json');
  writeFileSync(config, scrapeConfig(targets));
  if (past !== undefined) await backfill(past, folder, data);
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = await startChild(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=${new URL(url).host}`,
    ],
    HINT,
    () => answers(`${url}/-/ready`),
  );
  return {
    url,
    query: (promql) => query(url, promql),
    async [Symbol.asyncDispose]() {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function backfill(past: string, folder: string, data: string): Promise<void> {
  const file = join(folder, 'past.om');
  writeFileSync(file, past);
  try {
    await promisify(execFile)('promtool', [
      'tsdb',
      'create-blocks-from',
      'openmetrics',
      file,
      data,
    ]);
  } catch (error) {
    throw new Error(`promtool could not load the past: ${error}. ${HINT}`);
  }
}
