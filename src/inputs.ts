/** The environment of a step, read into one checked Config; all that is wrong with it is said at once. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from './clock.ts';
import type { Config, ProxyEnvironment, ResolvedInput } from './config.ts';
import { InputError } from './errors.ts';
import { versionsIn } from './github/versions.ts';
import { readChecks } from './inputs/checks-input.ts';
import { showsColours } from './inputs/colours.ts';
import { readGitHub, readGitHubReading } from './inputs/github-input.ts';
import { type Environment, type InputReader, inputReader } from './inputs/input-reader.ts';
import { readPolicies } from './inputs/policies.ts';
import { secretsOf } from './inputs/secrets.ts';
import { readTiming } from './inputs/timing.ts';
import { rejectUnknownInputs } from './inputs/unknown-inputs.ts';
import { formatDefaults, readWebhook } from './inputs/webhook-input.ts';
import { formatDuration } from './units.ts';

/**
 * Reads `INPUT_…`, `RUNNER_TEMP`, the GITHUB_ and the proxy variables.
 * @param now decides what lies in the past
 * @throws InputError with every problem; its sentences hold no secret
 */
export function readConfig(environment: Environment, now: Instant): Config {
  const reader = inputReader(environment);
  rejectUnknownInputs(reader, environment);
  const timing = readTiming(reader, now);
  const checks = readChecks(reader, environment, timing);
  const policies = readPolicies(reader);
  const webhook = readWebhook(reader, environment);
  const github = readGitHub(reader, environment);
  const first = checks?.[0];
  if (reader.problems.length > 0 || !checks || !first || !timing || !policies) {
    throw new InputError(reader.problems);
  }
  const proxy = readProxy(environment);
  const named = checks.some(({ source }) => versionsIn(source) !== undefined);
  const githubReading = named ? readGitHubReading(reader, environment) : undefined;
  const secrets = secretsOf(checks, webhook, github ?? githubReading, proxy);
  return {
    checks,
    source: first.source,
    timing,
    strictness: first.strictness,
    policies,
    webhook,
    github,
    githubReading,
    inputs: [
      ...resolvedInputs(reader, {
        ...timing,
        dryRun: policies.dryRun,
        usesGitHub: github !== undefined || githubReading !== undefined,
      }),
      ...(webhook === undefined ? [] : formatDefaults(reader, webhook)),
    ],
    secrets,
    colours: showsColours(environment),
    reportFolder: reportFolder(environment),
    proxy,
  };
}

/**
 * As given, except for the two whose default depends on whether the window is past. The token, which every step is given,
 * is among them only where it is used.
 */
function resolvedInputs(
  reader: InputReader,
  {
    replay,
    duration,
    dryRun,
    usesGitHub,
  }: Config['timing'] & { readonly dryRun: boolean; readonly usesGitHub: boolean },
): ResolvedInput[] {
  const left = [
    ...(replay === undefined ? [] : ['duration']),
    ...(usesGitHub ? [] : ['github-token']),
  ];
  const inputs = reader.resolved().filter(({ name }) => !left.includes(name));
  if (replay !== undefined) {
    inputs.push({ name: 'duration', value: formatDuration(duration), from: 'input' });
  }
  if (reader.get('dry-run') === undefined) {
    inputs.push({ name: 'dry-run', value: String(dryRun), from: 'default' });
  }
  return inputs;
}

/** Apart for every gate of a job: the runner numbers steps that use the same action. */
export function reportFolder(environment: Environment): string {
  const step = (environment.GITHUB_ACTION ?? '').replace(/[^\w-]/g, '_');
  return join(environment.RUNNER_TEMP || tmpdir(), 'canary-gate', step);
}

/** The lower-case names win, as in curl. */
function readProxy(environment: Environment): ProxyEnvironment {
  return {
    httpProxy: environment.http_proxy || environment.HTTP_PROXY || undefined,
    httpsProxy: environment.https_proxy || environment.HTTPS_PROXY || undefined,
    noProxy: environment.no_proxy || environment.NO_PROXY || undefined,
  };
}
