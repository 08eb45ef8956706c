/**
 * Canary Gate in a minute: two real services under load, a canary that begins to fail (not with `--healthy`), a rollback
 * address. What GitHub would run is run as GitHub would run it. Loopback only; exit code 0 when all went as promised.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';
import { type ExampleReceiver, startExampleReceiver } from '../test/support/example-receiver.ts';
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
  await using receiver = await startExampleReceiver(secret);
  await using baseline = await startService({ errorRate: USUAL_ERRORS, seed: 1 });
  await using canary = await startService({ errorRate: USUAL_ERRORS, seed: 2 });
  say(
    `Two services answer ${REQUESTS_PER_SECOND} requests a second each; ${USUAL_ERRORS * 100} % of the answers are 500s, as ever.`,
    healthy
      ? 'The canary is as good as the baseline, so the gate should pass.'
      : `After ${FAULT_AFTER} s the canary begins to fail ${FAULTY_ERRORS * 100} % of them. The gate does not know.`,
    `The gate reads both /metrics pages once a second for ${DURATION} s and calls ${receiver.url}, which examples/receiver.mjs answers, to roll back.`,
  );
  const loads = [baseline, canary].map(({ url }) => startLoad(url, REQUESTS_PER_SECOND));
  const announcing = setInterval(() => announce(receiver, announcing), 50);
  const fault = healthy ? undefined : setTimeout(() => breakCanary(canary), FAULT_AFTER * 1000);
  await using _ = {
    async [Symbol.asyncDispose]() {
      clearTimeout(fault);
      clearInterval(announcing);
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
      'rollback-webhook-url': receiver.url.href,
      'rollback-webhook-secret': secret,
    },
    secrets: [secret],
    cancel: interrupted.signal,
    onLine: (line) => console.log(`${styleText('dim', '│')} ${line}`),
  });
  if (interrupted.signal.aborted) return 130;
  const disappointments = [
    ...(healthy ? notPassed(run, receiver) : notRolledBack(run, receiver)),
    ...((await believes(receiver)) ? ['The receiver acts on calls that are not signed.'] : []),
  ];
  const files = keep(run);
  say(...(disappointments.length > 0 ? disappointments : closing(run)), `To read: ${files}`);
  return disappointments.length === 0 ? 0 : 1;
}

function breakCanary(canary: { setErrorRate(rate: number): Promise<void> }): void {
  say(`From now on the canary fails ${FAULTY_ERRORS * 100} % of its requests.`);
  void canary.setErrorRate(FAULTY_ERRORS);
}

/** As soon as the receiver says that it acts, once. */
function announce(receiver: ExampleReceiver, announcing: NodeJS.Timeout): void {
  const [first] = receiver.rollbacks();
  if (first === undefined) return;
  clearInterval(announcing);
  say(`The receiver verified the signature and acts: ${first}`);
}

/** Whether the receiver acts for somebody who does not know the secret. */
async function believes({ url }: ExampleReceiver): Promise<boolean> {
  const headers = {
    'webhook-id': 'cg_forged',
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': `v1,${randomBytes(32).toString('base64')}`,
  };
  const { status } = await fetch(url, { method: 'POST', headers, body: '{"data": {}}' });
  return status !== 401;
}

/** What was promised and did not happen, one sentence each. */
function notRolledBack({ outcome, outputs }: ActionRun, receiver: ExampleReceiver): string[] {
  const rollbacks = receiver.rollbacks().length;
  return [
    outputs.verdict !== 'fail' &&
      `The verdict should be fail, it is ${outputs.verdict}: ${outputs.reason}`,
    outcome !== 'failure' && `The step should have failed; it ended in ${outcome}.`,
    outputs['rolled-back'] !== 'true' && 'The gate does not say that it rolled back.',
    rollbacks !== 1 && `The receiver rolled back ${rollbacks} times, not once.`,
  ].filter((sentence) => sentence !== false);
}

function notPassed({ outcome, outputs }: ActionRun, receiver: ExampleReceiver): string[] {
  return [
    outputs.verdict !== 'pass' &&
      `The verdict should be pass, it is ${outputs.verdict}: ${outputs.reason}`,
    outcome !== 'success' && `The step should have succeeded; it ended in ${outcome}.`,
    receiver.rollbacks().length > 0 && 'The receiver was called and rolled back.',
  ].filter((sentence) => sentence !== false);
}

function closing({ outputs }: ActionRun): string[] {
  return [
    `What you saw: the gate ended with "${outputs.verdict}" after ${outputs.polls} polls. ${outputs.reason}`,
    healthy
      ? 'The step succeeded, and nobody was called.'
      : 'It failed the step and called examples/receiver.mjs, which verified the signature, rolled back once, and refused a forged call.',
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
