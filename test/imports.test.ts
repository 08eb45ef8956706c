/** The house rules on who may know whom, checked by reading the sources. */
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

interface Source {
  /** From src/, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A rule gives one sentence for each breach in one file. */
type Rule = (source: Source) => string[];

/** Data flows down this list; a room may know itself and those above it. */
const ROOMS = [
  ['metrics/'],
  ['judge/'],
  ['reason.ts', 'decision.ts'],
  ['rollback/', 'github/'],
  ['report/'],
  ['inputs.ts', 'inputs/'],
  ['cli/'],
  ['index.ts', 'post.ts', 'cli.ts'],
];
/** What every room may know, and what knows none of them. */
const COMMON_GROUND =
  /^(clock|config|errors|http[^/]*|outcome|random|sigv4|template|units|version|wording)\.ts$/;
/** Any other file tells the gate's story, for cli/ and the entries: it may know all rooms but those. */
const STORY = ROOMS.length - 2.5;
/** The shape of the data, which common ground may speak of. */
const SHAPES = ['metrics/source.ts', 'metrics/recorded-watch.ts', 'judge/judgement.ts'];

const RULES: Readonly<Record<string, Rule>> = {
  'judge/ imports simple-statistics and itself': ({ path, text }) =>
    path.startsWith('judge/')
      ? importsOf({ path, text }).filter(
          (name) => name !== 'simple-statistics' && !name.startsWith('judge/'),
        )
      : [],
  'axios stays in http.ts': only(/^http[^/]*\.ts$/, /^axios(-retry)?(\/|$)/),
  '@actions/core stays in the entries and report/': only(
    /^((index|post)\.ts$|report\/)/,
    /^@actions\/core$/,
  ),
  '@actions/github stays in github/': only(/^github\//, /^@actions\/github(\/|$)/),
  'rooms know the ones before them': roomOrder,
  'the environment is read by the entries and inputs.ts': ({ path, text }) =>
    /^((index|post|cli)\.ts$|inputs\.ts$|inputs\/)/.test(path)
      ? []
      : found(text, /process\.env|process\[|node:process/g),
  'time comes from the Clock': ({ path, text }) =>
    /^(clock\.ts$|http[^/]*\.ts$)/.test(path)
      ? []
      : found(
          text,
          /Date\.now|new Date\(\)|performance\.now|setTimeout|setInterval|AbortSignal\.timeout|node:timers/g,
        ),
  // The pauses between attempts are the one thing that should differ from run to run.
  'randomness is seeded': ({ path, text }) =>
    path === 'http.ts' ? [] : found(text, /Math\.random/g),
};

const SOURCES: readonly Source[] = readSources(join(import.meta.dirname, '../src'));

test.each(Object.entries(RULES))('%s', (_, rule) => {
  const breaches = SOURCES.flatMap((source) =>
    rule(source).map((breach) => `src/${source.path}: ${breach}`),
  );
  expect(breaches).toEqual([]);
});

test('the sources were found, index.ts and every room among them', () => {
  const missing = ROOMS.flat().filter((room) => !SOURCES.some(({ path }) => path.startsWith(room)));
  expect(missing).toEqual([]);
});

test.each([
  [
    'judge/ imports simple-statistics and itself',
    'judge/a.ts',
    "import { now } from '../clock.ts';",
  ],
  ['judge/ imports simple-statistics and itself', 'judge/a.ts', "export * from 'node:fs';"],
  ['axios stays in http.ts', 'rollback/webhook.ts', "import axios from 'axios';"],
  [
    '@actions/core stays in the entries and report/',
    'gate.ts',
    "const c = await import('@actions/core');",
  ],
  ['@actions/github stays in github/', 'report/a.ts', "import '@actions/github';"],
  [
    'rooms know the ones before them',
    'metrics/a.ts',
    "import type { A } from '../judge/judgement.ts';",
  ],
  ['rooms know the ones before them', 'judge/a.ts', "import {\n  a,\n} from '../report/a.ts';"],
  ['rooms know the ones before them', 'github/a.ts', "import { a } from '../rollback/a.ts';"],
  ['rooms know the ones before them', 'outcome.ts', "import type { A } from './judge/judge.ts';"],
  [
    'rooms know the ones before them',
    'outcome.ts',
    "import { COHORTS } from './metrics/source.ts';",
  ],
  ['rooms know the ones before them', 'plan.ts', "import './index.ts';"],
  ['rooms know the ones before them', 'report/a.ts', "import { a } from '../plan.ts';"],
  ['the environment is read by the entries and inputs.ts', 'http.ts', 'process.env.HTTP_PROXY'],
  ['time comes from the Clock', 'gate.ts', 'const now = Date.now();'],
  ['time comes from the Clock', 'report/a.ts', 'new Date()'],
  ['randomness is seeded', 'judge/a.ts', 'Math.random()'],
])('a breach is seen: %s (%s)', (name, path, text) => {
  expect(RULES[name]!({ path, text })).toHaveLength(1);
});

function readSources(folder: string): Source[] {
  return globSync('**/*.ts', { cwd: folder }).map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(join(folder, path), 'utf8'),
  }));
}

/** Packages by name, own files by their path from src/. A pattern will do: the formatter keeps imports in one form. */
function importsOf({ path, text }: Source): string[] {
  const names = text.matchAll(
    /^(?:import|export)\b(?:[^;'=(]*?\bfrom)?\s*'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...names].map(([, still, dynamic]) => {
    const name = (still ?? dynamic)!;
    return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
  });
}

function only(allowed: RegExp, imported: RegExp): Rule {
  return (source) =>
    allowed.test(source.path) ? [] : importsOf(source).filter((name) => imported.test(name));
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([what]) => what);
}

function roomOrder(source: Source): string[] {
  const own = rankOf(source.path);
  const imports = importsOf(source).filter((name) => name.endsWith('.ts'));
  if (own === undefined) {
    return imports.filter(
      (name) =>
        rankOf(name) !== undefined && !(SHAPES.includes(name) && isTypeImport(source.text, name)),
    );
  }
  return imports.filter(
    (name) => roomOf(name) !== roomOf(source.path) && (rankOf(name) ?? -1) >= own,
  );
}

function roomOf(path: string): string {
  const room = ROOMS.flat().find((start) => path.startsWith(start));
  return room === undefined ? 'story' : room.replace(/\/$|\.ts$/, '');
}

/** undefined: common ground. */
function rankOf(path: string): number | undefined {
  if (COMMON_GROUND.test(path)) return undefined;
  const rank = ROOMS.findIndex((rooms) => rooms.some((start) => path.startsWith(start)));
  return rank < 0 ? STORY : rank;
}

function isTypeImport(text: string, path: string): boolean {
  const file = posix.basename(path).replace('.', '\\.');
  return !new RegExp(`^(?:import|export) (?!type\\b)[^;']*'[^']*/${file}'`, 'm').test(text);
}
