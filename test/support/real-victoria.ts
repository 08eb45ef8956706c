/** A real VictoriaMetrics (Debian's `victoria-metrics`) with targets and a past that the test gives it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePort, startChild } from './child.ts';
import { type RealServer, realServer, scrapeConfig, type Target } from './real-server.ts';

const HINT = 'Install it: apt-get install victoria-metrics';

/**
 * @param targets scraped every second
 * @param past Prometheus text with a timestamp in milliseconds in every line: imported before this resolves
 */
export async function startVictoria({
  targets = [],
  past,
}: {
  targets?: readonly Target[];
  past?: string;
}): Promise<RealServer> {
  await using resources = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-victoria-'));
  resources.defer(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, 'scrape.json');
  writeFileSync(config, scrapeConfig(targets));
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [
    `-storageDataPath=${join(folder, 'data')}`,
    `-httpListenAddr=${new URL(url).host}`,
    `-promscrape.config=${config}`,
  ];
  resources.use(await startChild('victoria-metrics', args, HINT, () => answers(`${url}/health`)));
  if (past !== undefined) await load(url, past);
  return realServer(url, resources.move());
}

async function load(url: string, past: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/import/prometheus`, { method: 'POST', body: past });
  if (!answer.ok) throw new Error(`VictoriaMetrics refused the past: ${await answer.text()}`);
  // What was imported stays invisible until it is flushed.
  await fetch(`${url}/internal/force_flush`);
}
