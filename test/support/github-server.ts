/**
 * The part of GitHub's REST API that the gate uses, as its documentation has it, on a local port: statuses, pages with
 * Link headers, comments and dispatches that are kept. What breaks the rules of the API is answered as GitHub would.
 */
import type { IncomingMessage } from 'node:http';
import { bodyOf, type LocalServer, localServer } from './local-server.ts';

export const GITHUB_TOKEN = 'ghs_tokenOfTheTestRun0123456789abcdef';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever came; the tests say what it must be
  readonly body: any;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Comment {
  id: number;
  body: string;
  user: { type: 'Bot' | 'User' };
  author_association: string;
  html_url: string;
}

export interface GitHubServer extends LocalServer {
  readonly asked: readonly Asked[];
  /** By the number of the pull request. */
  readonly comments: Map<number, Comment[]>;
  readonly deployments: {
    id: number;
    environment: string;
    sha: string;
    created_at: string;
    statuses: { environment_url: string }[];
  }[];
  /** Pull requests by the sha that they hold. */
  readonly pulls: Map<string, { number: number; repository: string; repositoryId: number }[]>;
  readonly workflows: Map<string, readonly string[]>;
  /** Answers the next requests whose `METHOD path` matches before the usual rules do, one reply each. */
  first(pattern: RegExp, ...replies: (Reply | 'reset' | 'silence')[]): void;
}

const REPO = '/repos/octo/shop';

/** @param prefix of every path, as `/api/v3` of an Enterprise server */
export async function githubServer({ prefix = '', perPage = 100 } = {}): Promise<GitHubServer> {
  const asked: Asked[] = [];
  const overrides: { pattern: RegExp; reply: Reply | 'reset' | 'silence' }[] = [];
  const state = {
    comments: new Map() as GitHubServer['comments'],
    deployments: [] as GitHubServer['deployments'],
    pulls: new Map() as GitHubServer['pulls'],
    workflows: new Map([['rollback.yml', INPUTS]]) as GitHubServer['workflows'],
  };
  const server = await localServer(async (request, response) => {
    const one = await read(request, prefix);
    asked.push(one);
    const index = overrides.findIndex(({ pattern }) => pattern.test(`${one.method} ${one.path}`));
    const [override] = index < 0 ? [] : overrides.splice(index, 1);
    if (override?.reply === 'reset') return request.socket.destroy();
    if (override?.reply === 'silence') return;
    const reply =
      override?.reply ?? usual(one, state, { base: server.url.origin + prefix, perPage });
    const { status, headers = {}, body } = reply;
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  return {
    ...server,
    url: new URL(prefix || '/', server.url),
    asked,
    ...state,
    first(pattern, ...replies) {
      overrides.push(...replies.map((reply) => ({ pattern, reply })));
    },
  };
}

/** What the documented rollback workflow declares. */
const INPUTS = ['id', 'verdict', 'reason', 'canary', 'baseline', 'run-url'];

async function read(request: IncomingMessage, prefix: string): Promise<Asked> {
  const url = new URL(request.url ?? '', 'http://localhost');
  const text = await bodyOf(request);
  return {
    method: request.method ?? '',
    path: url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

type State = Pick<GitHubServer, 'comments' | 'deployments' | 'pulls' | 'workflows'>;
type Place = { readonly base: string; readonly perPage: number };

const NOT_FOUND = { status: 404, body: { message: 'Not Found' } };

function usual(one: Asked, state: State, place: Place): Reply {
  if (one.headers.authorization !== `token ${GITHUB_TOKEN}`) {
    return { status: 401, body: { message: 'Bad credentials' } };
  }
  const path = one.path.replace(/^\/repositories\/4711(?=\/)/, REPO);
  if (!path.startsWith(`${REPO}/`)) return NOT_FOUND;
  const route = `${one.method} ${path.slice(REPO.length)}`;
  for (const [pattern, answer] of ROUTES) {
    const found = pattern.exec(route);
    if (found !== null) return answer(one, state, place, found[1] ?? '');
  }
  return NOT_FOUND;
}

type Route = (one: Asked, state: State, place: Place, part: string) => Reply;

const ROUTES: readonly (readonly [RegExp, Route])[] = [
  [/^POST \/actions\/workflows\/([\w.-]+)\/dispatches$/, dispatch],
  [/^GET \/deployments$/, listDeployments],
  [/^GET \/deployments\/(\d+)\/statuses$/, listStatuses],
  [/^POST \/deployments\/(\d+)\/statuses$/, createStatus],
  [/^GET \/commits\/([0-9a-f]+)\/pulls$/, listPulls],
  [/^GET \/issues\/(\d+)\/comments$/, listComments],
  [/^POST \/issues\/(\d+)\/comments$/, createComment],
  [/^PATCH \/issues\/comments\/(\d+)$/, updateComment],
];

function dispatch({ body }: Asked, { workflows }: State, _place: Place, file: string): Reply {
  const declared = workflows.get(file);
  if (declared === undefined) return NOT_FOUND;
  const unexpected = Object.keys(body.inputs ?? {}).filter((name) => !declared.includes(name));
  if (unexpected.length > 0) {
    const message = `Unexpected inputs provided: ${JSON.stringify(unexpected)}`;
    return { status: 422, body: { message } };
  }
  return body.ref === 'main'
    ? { status: 204 }
    : { status: 422, body: { message: `No ref found for: ${body.ref}` } };
}

function listDeployments(one: Asked, { deployments }: State, place: Place): Reply {
  const { environment, sha } = one.query;
  const found = deployments.filter((it) => it.environment === environment && it.sha === sha);
  return page(one, place, found);
}

function listStatuses(one: Asked, { deployments }: State, place: Place, id: string): Reply {
  const found = deployments.find((it) => it.id === Number(id));
  return found === undefined ? NOT_FOUND : page(one, place, found.statuses);
}

function createStatus({ body }: Asked, { deployments }: State, _place: Place, id: string): Reply {
  const found = deployments.find((it) => it.id === Number(id));
  if (found === undefined) return NOT_FOUND;
  if (body.description.length > 140) {
    return {
      status: 422,
      body: { message: 'description is too long (maximum is 140 characters)' },
    };
  }
  found.statuses.unshift({ environment_url: '', ...body });
  return { status: 201, body: { id: 1, ...body } };
}

function listPulls(one: Asked, { pulls }: State, place: Place, sha: string): Reply {
  const found = (pulls.get(sha) ?? []).map(({ number, repository, repositoryId }) => ({
    number,
    base: { repo: { full_name: repository, id: repositoryId } },
  }));
  return page(one, place, found);
}

function listComments(one: Asked, { comments }: State, place: Place, pull: string): Reply {
  return page(one, place, comments.get(Number(pull)) ?? []);
}

function createComment({ body }: Asked, { comments }: State, { base }: Place, pull: string): Reply {
  const all = comments.get(Number(pull)) ?? [];
  const id = Number(pull) * 1000 + all.length;
  const html_url = `${base}/octo/shop/pull/${pull}#issuecomment-${id}`;
  const bot = { user: { type: 'Bot' as const }, author_association: 'NONE' };
  const comment = { id, body: body.body, ...bot, html_url };
  comments.set(Number(pull), [...all, comment]);
  return { status: 201, body: comment };
}

function updateComment({ body }: Asked, { comments }: State, _place: Place, id: string): Reply {
  const found = [...comments.values()].flat().find((it) => it.id === Number(id));
  if (found === undefined) return NOT_FOUND;
  found.body = body.body;
  return { status: 200, body: found };
}

/** With a Link header to the next page, as long as there is one. */
function page(one: Asked, { base, perPage }: Place, all: readonly unknown[]): Reply {
  const size = Math.min(perPage, Number(one.query.per_page ?? 30));
  const number = Number(one.query.page ?? 1);
  const body = all.slice((number - 1) * size, number * size);
  if (number * size >= all.length) return { status: 200, body };
  const next = new URLSearchParams({ ...one.query, page: String(number + 1) });
  const headers = { link: `<${base}${one.path}?${next}>; rel="next"` };
  return { status: 200, headers, body };
}
