/**
 * Canary Gate in a minute: two real services under load, a canary that begins to fail (not with `--healthy`), a rollback
 * address. What GitHub would run is run as GitHub would run it. Loopback only; exit code 0 when all went as promised.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';
import { type Call, startReceiver } from '../test/support/receiver.ts';
import { type ActionRun, runAction } from '../test/support/runner.ts';
import { startService } from '../test/support/service.ts';
import { startLoad } from './load.ts';

const DURATION = 45;
const FAULT_AFTER = 12;
const REQUESTS_PER_SECOND = 80;
const USUAL_ERRORS = 0.01;
const FAULTY_ERRORS = 0.12;

const healthy = process.argv.includes('--healthy');
const unknown = process.argv.slice(2).filter((argument) => argument !== '--healthy');
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort());
}

if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. Usage: npm run demo [-- --healthy]`);
  process.exitCode = 2;
} else {
  process.exitCode = await demo();
}

/** @returns the exit code */
async function demo(): Promise<number> {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  await using receiver = await startReceiver({ secret });
  void receiver.called(1).then(announce);
  await using baseline = await startService({ errorRate: USUAL_ERRORS, seed: 1 });
  await using canary = await startService({ errorRate: USUAL_ERRORS, seed: 2 });
  say(
    `Two services answer ${REQUESTS_PER_SECOND} requests a second each; ${USUAL_ERRORS * 100} % of the answers are 500s, as ever.`,
    healthy
      ? 'The canary is as good as the baseline, so the gate should pass.'
      : `After ${FAULT_AFTER} s the canary begins to fail ${FAULTY_ERRORS * 100} % of them. The gate does not know.`,
    `The gate reads both /metrics pages once a second for ${DURATION} s and calls ${receiver.url} to roll back.`,
  );
  const loads = [baseline, canary].map(({ url }) => startLoad(url, REQUESTS_PER_SECOND));
  const fault = healthy ? undefined : setTimeout(() => breakCanary(canary), FAULT_AFTER * 1000);
  await using _ = {
    async [Symbol.asyncDispose]() {
      clearTimeout(fault);
      await Promise.all(loads.map((load) => load.stop()));
    },
  };
  await sleep(500, undefined, { signal: interrupted.signal }).catch(() => {});
  if (interrupted.signal.aborted) return 130;

  using run = await runAction({
    with: {
      provider: 'scrape',
      canary: canary.metricsUrl,
      baseline: baseline.metricsUrl,
      duration: `${DURATION}s`,
      interval: '1s',
      'rollback-webhook-url': receiver.webhook.href,
      'rollback-webhook-secret': secret,
    },
    secrets: [secret],
    cancel: interrupted.signal,
    onLine: (line) => console.log(`${styleText('dim', '│')} ${line}`),
  });
  if (interrupted.signal.aborted) return 130;
  const disappointments = healthy
    ? notPassed(run, receiver.calls)
    : notRolledBack(run, receiver.calls);
  const files = keep(run);
  say(...(disappointments.length > 0 ? disappointments : closing(run)), `To read: ${files}`);
  return disappointments.length === 0 ? 0 : 1;
}

function breakCanary(canary: { setErrorRate(rate: number): Promise<void> }): void {
  say(`From now on the canary fails ${FAULTY_ERRORS * 100} % of its requests.`);
  void canary.setErrorRate(FAULTY_ERRORS);
}

function announce([call]: readonly Call[]): void {
  const id = call?.headers['webhook-id'];
  say(
    `The rollback address was called: id ${id}, signature ${call?.signature === 'valid' ? 'verified' : call?.signature}.`,
  );
}

/** What was promised and did not happen, one sentence each. */
function notRolledBack({ outcome, outputs }: ActionRun, calls: readonly Call[]): string[] {
  return [
    outputs.verdict !== 'fail' &&
      `The verdict should be fail, it is ${outputs.verdict}: ${outputs.reason}`,
    outcome !== 'failure' && `The step should have failed; it ended in ${outcome}.`,
    outputs['rolled-back'] !== 'true' && 'The gate does not say that it rolled back.',
    calls.length !== 1 && `The rollback address was called ${calls.length} times, not once.`,
    calls.some(({ signature }) => signature !== 'valid') && 'A call came with a wrong signature.',
  ].filter((sentence) => sentence !== false);
}

function notPassed({ outcome, outputs }: ActionRun, calls: readonly Call[]): string[] {
  return [
    outputs.verdict !== 'pass' &&
      `The verdict should be pass, it is ${outputs.verdict}: ${outputs.reason}`,
    outcome !== 'success' && `The step should have succeeded; it ended in ${outcome}.`,
    calls.length > 0 && 'The rollback address was called.',
  ].filter((sentence) => sentence !== false);
}

function closing({ outputs }: ActionRun): string[] {
  return [
    `What you saw: the gate ended with "${outputs.verdict}" after ${outputs.polls} polls. ${outputs.reason}`,
    healthy
      ? 'The step succeeded, and nobody was called.'
      : 'It failed the step and had the rollback address called, once, with a signature that its receiver checked.',
  ];
}

/** Keeps summary and record where they outlive the run; returns their paths. */
function keep({ summary, outputs }: ActionRun): string {
  const folder = join(import.meta.dirname, '../artifacts/demo');
  mkdirSync(folder, { recursive: true });
  const files = [join(folder, 'summary.md')];
  writeFileSync(files[0]!, summary);
  if (outputs.report !== undefined && outputs.report !== '') {
    files.push(join(folder, 'report.json'));
    copyFileSync(outputs.report, files[1]!);
  }
  return files.map((file) => relative(process.cwd(), file)).join(' (job summary) and ');
}

function say(...sentences: string[]): void {
  console.log(['', ...sentences.map((sentence) => styleText('bold', sentence)), ''].join('\n'));
}
