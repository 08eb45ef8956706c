/** What a report of a long and wide run costs: time, memory and size. In a process of its own, where nothing else is remembered. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { page } from '../src/report/page.ts';
import { record } from '../src/report/record.ts';
import { withoutSecrets } from '../src/report/redaction.ts';
import { summary } from '../src/report/summary.ts';
import { longChecks, longRun } from '../test/support/long-run.ts';

export interface ReportCost {
  /** Taking the secrets out, writing summary and page. */
  readonly milliseconds: number;
  /** The most that the heap grew beyond the run itself. */
  readonly heapBytes: number;
  readonly summaryBytes: number;
  readonly pageBytes: number;
  readonly recordMilliseconds: number;
  readonly recordBytes: number;
}

const OWN = fileURLToPath(import.meta.url);

/** @param checks of one step, each as long and as wide */
export function reportCost(polls: number, pods: number, checks = 1): ReportCost {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', OWN, String(polls), String(pods), String(checks)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The report failed: ${stderr}`);
  return JSON.parse(stdout);
}

function measured(polls: number, pods: number, checks: number): ReportCost {
  const secrets = ['s3cr3t-token', 'another s3cr3t'];
  const run =
    checks === 1 ? longRun(polls, pods, secrets) : longChecks(checks, polls, pods, secrets);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const heap: number[] = [];
  const start = performance.now();
  const outcome = withoutSecrets(run);
  heap.push(process.memoryUsage().heapUsed);
  const markdown = summary(outcome);
  heap.push(process.memoryUsage().heapUsed);
  const html = page(outcome);
  heap.push(process.memoryUsage().heapUsed);
  const milliseconds = performance.now() - start;
  const recording = performance.now();
  const recordBytes = Buffer.byteLength(JSON.stringify(record(outcome)));
  return {
    milliseconds,
    heapBytes: Math.max(...heap) - before,
    summaryBytes: Buffer.byteLength(markdown),
    pageBytes: Buffer.byteLength(html),
    recordMilliseconds: performance.now() - recording,
    recordBytes,
  };
}

if (process.argv[1] === OWN) {
  const [polls, pods, checks] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(measured(polls!, pods!, checks!)));
}
