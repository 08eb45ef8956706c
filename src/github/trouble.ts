/** What went wrong with a request to GitHub, and the line of the workflow that would mend it. */
import type { RollbackErrorCode } from '../errors.ts';
import { cut, oneLine } from '../wording.ts';
import type { Failure } from './api.ts';
import { rateLimitWait } from './limits.ts';
import { RedirectRefused } from './redirects.ts';

/** Scopes of a job's token that the gate may need. */
export type Permission = 'actions' | 'contents' | 'deployments' | 'pull-requests';

export interface Trouble {
  readonly code: RollbackErrorCode;
  readonly status: number | undefined;
  /** Goes on after "because" or a colon; no full stop. */
  readonly why: string;
  /** A whole sentence; undefined where nothing better than `why` can be said. */
  readonly hint: string | undefined;
}

const LONGEST_MESSAGE = 300;

/** The exact line, as it stands in a workflow. */
export function permissionsLine(permission: Permission): string {
  return `permissions: { ${permission}: ${permission === 'contents' ? 'read' : 'write'} }`;
}

/** Whatever was thrown while GitHub was asked; never throws itself. */
export function troubleOf(error: unknown, permission: Permission, signal: AbortSignal): Trouble {
  if (signal.aborted) return trouble('interrupted', undefined, 'the run was cancelled');
  const inner = reasons(error);
  const refused = inner.find((reason) => reason instanceof RedirectRefused);
  if (refused !== undefined) return trouble('redirected', undefined, refused.message);
  if (inner.some(({ name }) => name === 'TimeoutError')) {
    return trouble('unreachable', undefined, 'GitHub gave no answer in time');
  }
  const failure = error as Failure;
  if (failure.response !== undefined) return ofAnswer(failure, failure.response, permission);
  if (failure.status === undefined) {
    return trouble('refused', undefined, `GitHub's answer can't be read (${said(String(error))})`);
  }
  const code = inner
    .map((reason) => (reason as { code?: unknown }).code)
    .find((it) => typeof it === 'string');
  return trouble(
    'unreachable',
    undefined,
    `GitHub can't be reached (${said(code ?? failure.message)})`,
  );
}

function ofAnswer(
  { status = 0, message }: Failure,
  { headers, data }: NonNullable<Failure['response']>,
  permission: Permission,
): Trouble {
  const text = typeof data === 'object' && data !== null && 'message' in data ? message : '';
  const why = `GitHub answered ${status}${text === '' ? '' : `: ${JSON.stringify(said(text))}`}`;
  const wait = rateLimitWait(status, headers, message, 0);
  if (wait !== undefined) {
    return trouble(
      'overloaded',
      status,
      `${why}, a rate limit that lasts longer than the gate waits`,
    );
  }
  if (status === 401) {
    return trouble('unauthorized', status, why, 'The token is not valid: check github-token.');
  }
  if (status === 404 || (status === 403 && /not accessible/i.test(text))) {
    return trouble('unauthorized', status, why, lacking(permission, status));
  }
  return trouble(status >= 500 ? 'overloaded' : 'refused', status, why);
}

/** GitHub answers 404, too, for what a token must not see. */
function lacking(permission: Permission, status: number): string {
  const add = `Add \`${permissionsLine(permission)}\` to the job`;
  const forks = 'runs of pull requests from forks never get it';
  return status === 404
    ? `There is no such thing, or the token must not see it. ${add}, beside those it has (${forks}).`
    : `${add}, beside those it has (${forks}).`;
}

function trouble(
  code: RollbackErrorCode,
  status: number | undefined,
  why: string,
  hint?: string,
): Trouble {
  return { code, status, why, hint };
}

/** An error and what it was caused by. */
function reasons(error: unknown): Error[] {
  const found: Error[] = [];
  for (let at = error; at instanceof Error && found.length < 5; at = at.cause) found.push(at);
  return found;
}

function said(text: string): string {
  return cut(oneLine(text), LONGEST_MESSAGE).replaceAll('##[', '## [');
}
