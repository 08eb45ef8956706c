/** Makes dist/, what GitHub runs: the same bytes from the same sources, whatever folder they lie in. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { licensesOf } from './licenses.ts';

export const ROOT: string = dirname(dirname(fileURLToPath(import.meta.url)));

/** The action's two, the step itself and what runs at the end of the job, and the command line. */
const ENTRIES = { index: './src/index.ts', post: './src/post.ts', cli: './src/cli.ts' };

/**
 * @actions/core can fetch identity tokens, with an HTTP client of its own. The gate never does, and loading that client
 * would be a third of its start.
 */
const WITHOUT_IDENTITY_TOKENS: Plugin = {
  name: 'without-identity-tokens',
  resolveId(source, importer) {
    const unused = source.startsWith('@actions/http-client');
    return unused && importer?.endsWith('@actions/core/lib/oidc-utils.js')
      ? `${NO_CLIENT}${source}`
      : undefined;
  },
  load(id) {
    if (!id.startsWith(NO_CLIENT)) return undefined;
    const name = id.endsWith('/auth') ? 'BearerCredentialHandler' : 'HttpClient';
    return `export class ${name} { constructor() { throw new Error('identity tokens are not a part of this bundle'); } }`;
  },
};
const NO_CLIENT = '\0no-client:';

/** Stands in the bundle as text, for the report's page. */
const INLINED = 'node_modules/uplot/dist/uPlot.iife.min.js';

/**
 * Bundles the entries of `root` with everything they import into `folder`, which is emptied first.
 * Unminified and without a source map, so that a reviewer can read what runs. What is imported only when needed stays in
 * a file of its own: the step starts some 10 ms sooner.
 *
 * @returns the names of the files written
 */
export async function build(
  folder: string,
  { root = ROOT, entries = ENTRIES } = {},
): Promise<string[]> {
  const bundle = await rolldown({
    cwd: root,
    input: entries,
    platform: 'node',
    plugins: [WITHOUT_IDENTITY_TOKENS],
    // Paths as they are written, not where links lead: they show in the bundle.
    resolve: { symlinks: false },
    onLog(level, log) {
      // A warning is a defect of what ships (an import that was not found, a cycle): never build past it.
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId, isDynamicEntry, moduleIds, name }) =>
      !isDynamicEntry && moduleIds.some(isOurs)
        ? 'shared.js'
        : `${packageOf(facadeModuleId) ?? name}.js`,
  });
  await bundle.close();

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const chunks = output.filter((file) => file.type === 'chunk');
  for (const { fileName, code } of chunks) {
    writeFileSync(join(folder, fileName), code, { mode: code.startsWith('#!') ? 0o755 : 0o644 });
  }
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
  const licenses = licensesOf([...modules, join(root, INLINED)], root);
  writeFileSync(join(folder, 'licenses.txt'), licenses);
  return [...chunks.map(({ fileName }) => fileName), 'licenses.txt'];
}

function isOurs(path: string): boolean {
  return path.endsWith('.ts') && packageOf(path) === undefined;
}

/** `axios-retry` from `…/node_modules/axios-retry/dist/esm/index.js`; the file names inside say little. */
function packageOf(path: string | null): string | undefined {
  const name = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path ?? '')?.[1];
  return name?.replace('@', '').replaceAll(/[\\/]/g, '-');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const files = await build(join(ROOT, 'dist'));
  console.log(`dist: ${files.join(', ')}`);
}
