/** A real Prometheus (Debian's `prometheus`) with targets and a past that the test gives it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answers, freePort, startChild } from './child.ts';
import { type RealServer, realServer, scrapeConfig, type Target } from './real-server.ts';

const HINT = 'Install it: apt-get install prometheus';

/**
 * @param targets scraped every second
 * @param features to enable beside the usual ones
 * @param past OpenMetrics text with a timestamp in every line, ending in `# EOF`: made into blocks before the start
 */
export async function startPrometheus({
  targets = [],
  past,
  features = [],
}: {
  targets?: readonly Target[];
  past?: string;
  features?: readonly string[];
}): Promise<RealServer> {
  await using resources = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-prometheus-'));
  resources.defer(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const config = join(folder, 'prometheus.json');
  writeFileSync(config, scrapeConfig(targets));
  if (past !== undefined) await backfill(past, folder, data);
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=${new URL(url).host}`,
    ...(features.length === 0 ? [] : [`--enable-feature=${features.join(',')}`]),
  ];
  resources.use(await startChild('prometheus', args, HINT, () => answers(`${url}/-/ready`)));
  return realServer(url, resources.move());
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
