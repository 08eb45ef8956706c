/** Proves that what is generated and committed (dist/, the page's assets, the tables of README.md) is what the sources give. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, ROOT } from './build.ts';
import { ASSETS, pageAssets } from './page-assets.ts';

const complaints = [...(await assetsDrift()), ...(await distDrift()), ...docsDrift()];
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else console.log('dist/, the page and README.md are what the sources give.');

async function assetsDrift(): Promise<string[]> {
  return readFileSync(ASSETS, 'utf8') === (await pageAssets())
    ? []
    : ['The assets of the page are not what their sources give: run `npm run build` and commit.'];
}

/** Builds in another folder, so that a build that depends on where it runs shows as drift. */
async function distDrift(): Promise<string[]> {
  const elsewhere = mkdtempSync(join(tmpdir(), 'canary-gate-drift-'));
  try {
    for (const name of ['src', 'package.json']) {
      cpSync(join(ROOT, name), join(elsewhere, name), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'));
    const fresh = join(elsewhere, 'dist');
    await build(fresh, { root: elsewhere });
    return differences(fresh, join(ROOT, 'dist')).map(
      (name) => `dist/${name} is not what src/ gives: run \`npm run build\` and commit dist/.`,
    );
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

/** Names of files that are missing, superfluous or different, in either folder. */
function differences(fresh: string, committed: string): string[] {
  const names = new Set(
    [fresh, committed].flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : [])),
  );
  return [...names].sort().filter((name) => {
    const files = [join(fresh, name), join(committed, name)];
    if (!files.every((file) => existsSync(file))) return true;
    const [a, b] = files.map((file) => readFileSync(file));
    return !a?.equals(b!);
  });
}

function docsDrift(): string[] {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/docs.ts'), '--check'], {
    stdio: 'inherit',
  });
  return status === 0
    ? []
    : ['The documentation is not what the sources give: run `npm run docs` and commit it.'];
}
