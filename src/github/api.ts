/** One conversation with the GitHub API: authorized, versioned, bounded in time, patient with rate limits. */
import { type Clock, type Duration, deadlineAfter } from '../clock.ts';
import type { GitHubConfig, RunIdentity } from '../config.ts';
import { VERSION } from '../version.ts';
import { rateLimitWait } from './limits.ts';
import { type Fetch, following } from './redirects.ts';

const API_VERSION = '2022-11-28';

/** Before each next attempt, where another may help. */
const PAUSES: readonly Duration[] = [1000, 3000];
/** The request never left this machine, whatever it would have done. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

export type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** Where the run belongs to; undefined outside of GitHub Actions. */
export function repositoryOf({ repository }: RunIdentity): Repository | undefined {
  const [owner, repo, ...rest] = repository?.split('/') ?? [];
  return owner && repo && rest.length === 0 ? { owner, repo } : undefined;
}

interface Conversation {
  readonly octokit: Octokit;
  /** Requests made so far, those that were tried again included. */
  attempts(): number;
}

export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Of one request. */
  readonly timeout: Duration;
  /** How long rate limits may be waited for, all together. */
  readonly budget: Duration;
}

/**
 * Opens a conversation; @actions/github is loaded here, when the gate has something to say. Its answers to GET and PATCH
 * are asked for again after a 5xx or a broken connection; a POST only when it can't have been heard.
 */
export async function converse(
  config: Pick<GitHubConfig, 'apiUrl'>,
  token: string,
  patience: Patience,
): Promise<Conversation> {
  const [{ getOctokit }, { defaults }] = await Promise.all([
    import('@actions/github'),
    import('@actions/github/lib/utils'),
  ]);
  let attempts = 0;
  const counted: Fetch = (url, options) => {
    attempts += 1;
    return following(defaults.request?.fetch as Fetch)(url, options);
  };
  const octokit = getOctokit(token, {
    baseUrl: config.apiUrl.href.replace(/\/+$/, ''),
    userAgent: `canary-gate/${VERSION}`,
    // Whatever it has to remark is no line of our log.
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    request: { fetch: bounded(counted, patience) },
  });
  octokit.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = API_VERSION;
  });
  let left = patience.budget;
  octokit.hook.wrap('request', async (request, options) => {
    for (let failures = 0; ; failures += 1) {
      try {
        return await request(options);
      } catch (error) {
        const pause = pauseAfter(error as Failure, options.method, failures, patience);
        if (pause === undefined || pause > left) throw error;
        left -= pause;
        await patience.clock.sleepUntil(patience.clock.now() + pause, patience.signal);
      }
    }
  });
  return { octokit, attempts: () => attempts };
}

/** As octokit throws it: without `response` when no answer came, and then with what went wrong as `cause`. */
export interface Failure {
  readonly status?: number;
  readonly message: string;
  readonly cause?: unknown;
  readonly response?: {
    readonly headers: Readonly<Record<string, string | number | undefined>>;
    readonly data?: unknown;
  };
}

function pauseAfter(
  { status, message, response, cause }: Failure,
  method: string,
  failures: number,
  { clock, signal }: Patience,
): Duration | undefined {
  if (signal.aborted) return undefined;
  if (response !== undefined) {
    const limited = rateLimitWait(status ?? 0, response.headers, message, clock.now());
    if (limited !== undefined) return limited;
    return method !== 'POST' && (status ?? 0) >= 500 ? PAUSES[failures] : undefined;
  }
  const code = ((cause as Error | undefined)?.cause as { code?: string } | undefined)?.code ?? '';
  const again = cause instanceof TypeError && (method !== 'POST' || NEVER_SENT.includes(code));
  return again ? PAUSES[failures] : undefined;
}

/** Answers within the time that one request gets, body included, or not at all. */
function bounded(fetch: Fetch, { signal, timeout }: Patience): Fetch {
  return async (url, options) => {
    const either = AbortSignal.any([signal, deadlineAfter(timeout)]);
    const response = await fetch(url, { ...options, signal: either });
    // Read here, so that the time of a body that drips counts too.
    const body = await textOf(response);
    const { status, headers } = response;
    const whole = new Response(body === '' ? null : body, { status, headers: [...headers] });
    return Object.defineProperty(whole, 'url', { value: response.url });
  };
}

/** No page of a hundred comments is longer: each has at most 65,536 characters, of up to four bytes. */
const MOST_BYTES = 30_000_000;

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error(`an answer of more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function ignore(): void {}
