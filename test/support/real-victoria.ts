/** A real VictoriaMetrics (Debian's `victoria-metrics`) with targets and a past that the test gives it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePort, startChild } from './child.ts';
import { query, type RealServer, scrapeConfig, type Target } from './real-server.ts';

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
  const folder = mkdtempSync(join(tmpdir(), 'canary-gate-victoria-'));
  const config = join(folder, 'scrape.json');
  writeFileSync(config, scrapeConfig(targets));
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = await startChild(
    'victoria-metrics',
    [
      `-storageDataPath=${join(folder, 'data')}`,
      `-httpListenAddr=${new URL(url).host}`,
      `-promscrape.config=${config}`,
    ],
    'Install it: apt-get install victoria-metrics',
    () => answers(`${url}/health`),
  );
  if (past !== undefined) await load(url, past);
  return {
    url,
    query: (promql) => query(url, promql),
    async [Symbol.asyncDispose]() {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function load(url: string, past: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/import/prometheus`, { method: 'POST', body: past });
  if (!answer.ok) throw new Error(`VictoriaMetrics refused the past: ${await answer.text()}`);
  // What was imported stays invisible until it is flushed.
  await fetch(`${url}/internal/force_flush`);
}
