/** What is asked of GitHub: a rollback workflow, a deployment's status, a comment. */
import type { GitHubConfig, GitHubReading } from '../config.ts';
import { parseBoolean, parseCount } from '../units.ts';
import { parseAddress } from './addresses.ts';
import type { Environment, InputReader } from './input-reader.ts';
import { wantsReplay } from './timing.ts';

const PUBLIC_API = 'https://api.github.com';
const LONGEST_NAME = 255;

/**
 * @returns undefined when no input asks for anything on GitHub. Without a token only `rollback-workflow` is refused: a
 * rollback that can't be started must be known before it is due.
 */
export function readGitHub(
  reader: InputReader,
  environment: Environment,
): GitHubConfig | undefined {
  const deployment = readDeployment(reader);
  const rollbackWorkflow = readWorkflow(reader, environment);
  const comment = reader.parse('comment', parseBoolean, 'true or false') ?? false;
  if (deployment === undefined && rollbackWorkflow === undefined && !comment) return undefined;
  return {
    token: readToken(reader),
    apiUrl: apiUrlOf(environment),
    deployment,
    rollbackWorkflow,
    comment,
    repositoryId: parseCount(environment.GITHUB_REPOSITORY_ID ?? ''),
    workflow: environment.GITHUB_WORKFLOW || undefined,
  };
}

/** For what the report only looks up: whatever is wrong with the token, it is no problem here. */
export function readGitHubReading(
  reader: InputReader,
  environment: Environment,
): GitHubReading | undefined {
  const token = reader.get('github-token');
  if (token === undefined || !TOKEN.test(token)) return undefined;
  return { token, apiUrl: apiUrlOf(environment) };
}

function apiUrlOf(environment: Environment): URL {
  return parseAddress(environment.GITHUB_API_URL ?? '') ?? new URL(PUBLIC_API);
}

const TOKEN = /^[\x21-\x7e]+$/;

function readToken(reader: InputReader): string | undefined {
  return reader.parse(
    'github-token',
    (text) => (TOKEN.test(text) ? text : undefined),
    'a token: printable ASCII without spaces',
  );
}

function readDeployment(reader: InputReader): GitHubConfig['deployment'] {
  if (reader.get('deployment-id') !== undefined && reader.get('environment') !== undefined) {
    reader.reject('deployment-id', 'nothing beside environment: one deployment');
    return undefined;
  }
  const id = reader.parse(
    'deployment-id',
    (text) => ((parseCount(text) ?? 0) > 0 ? parseCount(text) : undefined),
    'the number of a deployment',
  );
  const name = reader.parse(
    'environment',
    (text) => (/^\P{Cc}+$/u.test(text) && text.length <= LONGEST_NAME ? text : undefined),
    `the name of an environment, at most ${LONGEST_NAME} characters`,
  );
  if (id !== undefined) return { kind: 'id', id };
  return name === undefined ? undefined : { kind: 'environment', name };
}

/** `rollback.yml@main`, also with the folder that all workflows are in. */
const WORKFLOW = /^(?:\.github\/workflows\/)?([\w.-]+\.ya?ml)@([^\s~^:?*[\\\p{Cc}]+)$/u;

function readWorkflow(
  reader: InputReader,
  environment: Environment,
): GitHubConfig['rollbackWorkflow'] {
  const workflow = reader.parse(
    'rollback-workflow',
    (text) => {
      const [, file, ref] = WORKFLOW.exec(text) ?? [];
      return file === undefined || ref === undefined ? undefined : { file, ref };
    },
    'a file of .github/workflows and a branch or tag, such as rollback.yml@main',
  );
  if (workflow === undefined || isDryRun(reader)) return workflow;
  if (reader.get('github-token') === undefined) {
    reader.reject('rollback-workflow', 'a workflow only together with github-token');
  }
  if (!environment.GITHUB_REPOSITORY || !environment.GITHUB_RUN_ID) {
    reader.reject('rollback-workflow', 'a workflow only within a run of GitHub Actions');
  }
  return workflow;
}

function isDryRun(reader: InputReader): boolean {
  const text = reader.get('dry-run');
  return text === undefined ? wantsReplay(reader) : parseBoolean(text) === true;
}
