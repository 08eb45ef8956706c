import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseCommandFile } from './support/command-file.ts';
import { runAction } from './support/runner.ts';
import { stepLog } from './support/workflow-commands.ts';

/** An action of one script, in a folder of its own. */
function fakeAction(
  main: string,
  { actionYml = '', post = '' } = {},
): Disposable & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'fake-action-'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'dist/index.js'), main);
  if (post !== '') writeFileSync(join(folder, 'dist/post.js'), post);
  const runs = `runs:\n  using: node24\n  main: dist/index.js\n${post && '  post: dist/post.js\n'}`;
  writeFileSync(join(folder, 'action.yml'), `name: Fake\n${actionYml}\n${runs}`);
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

const appendTo = (variable: string) =>
  `import { appendFileSync } from 'node:fs'; const put = (t) => appendFileSync(process.env.${variable}, t);`;

test('gives inputs, defaults and empty values, with hyphens kept, and warns of unknown ones', async () => {
  using fake = fakeAction(
    `console.log(JSON.stringify(Object.entries(process.env).filter(([k]) => k.startsWith('INPUT_')).sort()))`,
    {
      actionYml: `inputs:
  metrics-url:
    required: true
  interval:
    default: 15s
  github-token:
    default: \${{ github.token }}
  two words:
    default: '2'`,
    },
  );
  using run = await runAction({ action: fake.folder, with: { interval: '1s', tresh: '1' } });
  expect(JSON.parse(run.stdout)).toEqual([
    ['INPUT_GITHUB-TOKEN', 'ghs_emulatedTokenOfTheJob0000000000000000'],
    ['INPUT_INTERVAL', '1s'],
    ['INPUT_METRICS-URL', ''],
    ['INPUT_TRESH', '1'],
    ['INPUT_TWO_WORDS', '2'],
  ]);
  expect(run.annotations).toMatchObject([
    { name: 'warning', message: expect.stringContaining("Unexpected input(s) 'tresh'") },
  ]);
  expect(run.outcome).toBe('success');
});

test('keeps the environment clean, runs in the workspace, closes stdin', async () => {
  process.env.CANARY_GATE_LEAK = 'leaked';
  using fake = fakeAction(`
    process.stdin.on('data', () => {}).on('end', () => console.log('stdin ended'));
    console.log(process.env.CANARY_GATE_LEAK, process.cwd() === process.env.GITHUB_WORKSPACE, process.env.MINE, process.env.GITHUB_SHA?.length);
  `);
  using run = await runAction({ action: fake.folder, env: { MINE: 'yes', GITHUB_SHA: undefined } });
  delete process.env.CANARY_GATE_LEAK;
  expect(run.stdout).toBe('undefined true yes undefined\nstdin ended\n');
});

test('reads outputs, state and summary, and hands the state to post', async () => {
  using fake = fakeAction(
    `${appendTo('GITHUB_OUTPUT')} put('reason<<EOF_1\\ntwo\\nlines\\nEOF_1\\nverdict=fail\\n');
     appendFileSync(process.env.GITHUB_STATE, 'decided=fail\\n');
     appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Fail, hush-hush\\n');
     process.exitCode = 3;`,
    { post: `console.log('post saw ' + process.env.STATE_decided)` },
  );
  using run = await runAction({ action: fake.folder, secrets: ['hush-hush'] });
  expect(run.exitCode).toBe(3);
  expect(run.outcome).toBe('failure');
  expect(run.outputs).toEqual({ reason: 'two\nlines', verdict: 'fail' });
  expect(run.state).toEqual({ decided: 'fail' });
  expect(run.summary).toBe('# Fail, ***\n');
  expect(run.log).toBe('post saw fail');
  expect(run.post).toMatchObject({ exitCode: 0, stdout: 'post saw fail\n', summary: '' });
});

test('drops a summary over the limit, with an error, and leaves the outcome', async () => {
  using fake = fakeAction(`${appendTo('GITHUB_STEP_SUMMARY')} put('x'.repeat(1024 * 1024 + 1));`);
  using run = await runAction({ action: fake.folder });
  expect(run.summary).toBe('');
  expect(run.annotations).toMatchObject([{ name: 'error' }]);
  expect(run.outcome).toBe('success');
});

test('shows lines as they come and masks them, while the raw output is kept', async () => {
  using fake = fakeAction(`
    console.log('::add-mask::s3cret/value');
    console.log('token s3cret/value, in a URL s3cret%2Fvalue, base64 ' + Buffer.from('s3cret/value').toString('base64'));
    console.error('::error title=Gate::first%0Asecond 100%25');
    console.log('::group::Details'); console.log('inside'); console.log('::endgroup::');
  `);
  const live: string[] = [];
  using run = await runAction({ action: fake.folder, onLine: (line) => live.push(line) });
  expect(live).toHaveLength(4);
  expect(live).toContain('token ***, in a URL ***, base64 ***');
  expect(live).toContain('Error: first\nsecond 100%');
  expect(run.stdout).toContain('token s3cret/value');
  expect(run.masks).toEqual(['s3cret/value']);
  expect(run.groups).toEqual(['Details']);
  expect(run.annotations).toMatchObject([{ properties: { title: 'Gate' } }]);
});

const stubborn = (heeds: string) => `
  process.on('SIGINT', () => { console.log('int'); ${heeds === 'SIGINT' ? 'process.exit(0)' : ''} });
  process.on('SIGTERM', () => { console.log('term'); ${heeds === 'SIGTERM' ? 'process.exit(9)' : ''} });
  setInterval(() => {}, 1000); console.log('up');`;

test.each([
  ['SIGINT', 'up\nint\n', 0, null],
  ['SIGTERM', 'up\nint\nterm\n', 9, null],
  ['nothing', 'up\nint\nterm\n', null, 'SIGKILL'],
])(
  'cancels a step that heeds %s, and runs post even so',
  async (heeds, stdout, exitCode, signal) => {
    using fake = fakeAction(stubborn(heeds), {
      post: `import { writeFileSync } from 'node:fs'; writeFileSync(process.env.RUNNER_TEMP + '/post', '');`,
    });
    const cancel = new AbortController();
    using run = await runAction({
      action: fake.folder,
      cancel: cancel.signal,
      patience: [
        ['SIGINT', 150],
        ['SIGTERM', 150],
      ],
      onLine: (line) => line === 'up' && cancel.abort(),
    });
    expect(run).toMatchObject({ stdout, exitCode, signal, outcome: 'cancelled' });
    expect(existsSync(join(run.folder, 'post'))).toBe(true);
  },
);

test('cancels after a time', async () => {
  using fake = fakeAction('setInterval(() => {}, 1000)');
  using run = await runAction({ action: fake.folder, cancelAfter: 50 });
  expect(run).toMatchObject({ signal: 'SIGINT', outcome: 'cancelled' });
});

test('says what to do when the bundle is missing', async () => {
  using fake = fakeAction('');
  rmSync(join(fake.folder, 'dist/index.js'));
  await expect(runAction({ action: fake.folder })).rejects.toThrow('npm run build');
});

test('obeys commands as the runner does, the older form and stopped ones included', () => {
  const log = stepLog();
  const shown = [
    '  ::warning file=a.ts,line=3::indented',
    'text ##[error]in the middle',
    'text ::error::not at the start',
    '::unknown::stays',
    '::stop-commands::token',
    '::error::not obeyed',
    '::token::',
    '::notice::again',
    '::add-mask::',
  ].map((line) => log.take(line));
  expect(shown).toEqual([
    'Warning: indented',
    'Error: in the middle',
    'text ::error::not at the start',
    '::unknown::stays',
    '::stop-commands::token',
    '::error::not obeyed',
    '::token::',
    'Notice: again',
    undefined,
  ]);
  expect(log.annotations.map(({ name }) => name)).toEqual(['warning', 'error', 'notice']);
  expect(log.mask('an empty mask hides nothing')).toBe('an empty mask hides nothing');
});

test.each([
  ['name=a=b\n', { name: 'a=b' }],
  ['name<<E\na=b\n\nE\nother=\n', { name: 'a=b\n', other: '' }],
  ['a=<<x\n', { a: '<<x' }],
])('parses the command file %j', (text, values) => {
  expect(parseCommandFile(text)).toEqual(values);
});

test('refuses a command file that is neither', () => {
  expect(() => parseCommandFile('nonsense\n')).toThrow("Invalid format 'nonsense'");
  expect(() => parseCommandFile('a<<E\nno end\n')).toThrow('delimiter not found');
});
