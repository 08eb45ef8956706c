/**
 * Starts the demo on a fresh clone with any Node from 20 on: installs what it needs, once, then hands over to the
 * Node that came with it. Plain JavaScript, because nothing is installed yet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const shell = process.platform === 'win32';

/** When a file was last written; -1 when it isn't there. */
function writtenAt(file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

if (writtenAt('node_modules/.package-lock.json') < writtenAt('package-lock.json')) {
  console.log('Installing what the demo needs (once) …');
  const install = ['ci', '--silent', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', install, { cwd: root, stdio: 'inherit', shell });
  if (status !== 0) {
    console.error('npm ci failed: run it by hand to see why.');
    process.exit(1);
  }
}

const path = join(root, 'node_modules/.bin') + delimiter + process.env.PATH;
const demo = spawn('node', [join(root, 'demo/demo.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
  shell,
});
// Ctrl-C reaches the demo by itself; it stops what it started, and this waits for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => demo.kill('SIGTERM'));
demo.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
