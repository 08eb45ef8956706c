/**
 * Canary Gate in a minute: two real services under load, a canary that begins to fail (not with `--healthy`), a rollback
 * address. The gate is the command line that ships; on a terminal it draws in place. Loopback only; exit code 0 when all
 * went as promised.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';
import { type ExampleReceiver, startExampleReceiver } from '../test/support/example-receiver.ts';
import { startService } from '../test/support/service.ts';
import { startLoad } from './load.ts';

const DURATION = 45;
const FAULT_AFTER = 12;
const REQUESTS_PER_SECOND = 80;
const USUAL_ERRORS = 0.01;
const FAULTY_ERRORS = 0.12;

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'artifacts/demo');

const healthy = process.argv.includes('--healthy');
const unknown = process.argv.slice(2).filter((argument) => argument !== '--healthy');
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort(signal));
}
/** Said while the gate draws, and kept until it is done. */
let held: string[] | undefined;

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

  const run = await gate(
    {
      provider: 'scrape',
      canary: canary.metricsUrl,
      baseline: baseline.metricsUrl,
      duration: `${DURATION}s`,
      interval: '1s',
      'rollback-webhook-url': receiver.url.href,
    },
    secret,
  );
  if (interrupted.signal.aborted) return 130;
  const disappointments = [
    ...(healthy ? notPassed(run, receiver) : notRolledBack(run, receiver)),
    ...((await believes(receiver)) ? ['The receiver acts on calls that are not signed.'] : []),
  ];
  say(...(disappointments.length > 0 ? disappointments : closing(run)));
  return disappointments.length === 0 ? 0 : 1;
}

interface GateRun {
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a person would type, but for the secret, which is none of a process list's business. */
async function gate(inputs: Readonly<Record<string, string>>, secret: string): Promise<GateRun> {
  rmSync(FOLDER, { recursive: true, force: true });
  const flags = Object.entries(inputs).flatMap(([name, value]) => [`--${name}`, value]);
  const words = ['gate', ...flags, '--report-folder', relative(process.cwd(), FOLDER), '--json'];
  say(`$ canary-gate ${words.join(' ')}`);
  if (process.stderr.isTTY) held = [];
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CANARY_GATE_ROLLBACK_WEBHOOK_SECRET: secret },
  });
  // A terminal sends Ctrl-C to both.
  interrupted.signal.addEventListener('abort', () => {
    if (!process.stdin.isTTY) child.kill(interrupted.signal.reason);
  });
  const [json, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const told = held ?? [];
  held = undefined;
  for (const sentences of told) say(sentences);
  return { exitCode, outputs: json === '' ? {} : JSON.parse(json) };
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
function notRolledBack({ exitCode, outputs }: GateRun, receiver: ExampleReceiver): string[] {
  const rollbacks = receiver.rollbacks().length;
  return [
    outputs.verdict !== 'fail' &&
      `The verdict should be fail, it is ${outputs.verdict}: ${outputs.reason}`,
    exitCode !== 1 && `The gate should have failed; its exit code is ${exitCode}.`,
    outputs['rolled-back'] !== 'true' && 'The gate does not say that it rolled back.',
    rollbacks !== 1 && `The receiver rolled back ${rollbacks} times, not once.`,
  ].filter((sentence) => sentence !== false);
}

function notPassed({ exitCode, outputs }: GateRun, receiver: ExampleReceiver): string[] {
  return [
    outputs.verdict !== 'pass' &&
      `The verdict should be pass, it is ${outputs.verdict}: ${outputs.reason}`,
    exitCode !== 0 && `The gate should have succeeded; its exit code is ${exitCode}.`,
    receiver.rollbacks().length > 0 && 'The receiver was called and rolled back.',
  ].filter((sentence) => sentence !== false);
}

function closing({ outputs }: GateRun): string[] {
  return [
    `What you saw: the gate ended with "${outputs.verdict}" after ${outputs.polls} polls.`,
    healthy
      ? 'Its exit code is 0, and nobody was called.'
      : 'Its exit code is 1, which fails a job, and it called examples/receiver.mjs, which verified the signature, rolled back once, and refused a forged call.',
  ];
}

function say(...sentences: string[]): void {
  if (held !== undefined) held.push(...sentences);
  else
    console.error(['', ...sentences.map((sentence) => styleText('bold', sentence)), ''].join('\n'));
}
