/** Words and environment of the command line: what becomes of them, and what is said of those that can't be understood. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Request, readCommandLine } from '../../src/cli/command-line.ts';
import { INPUT_GROUPS } from '../../src/cli/input-groups.ts';
import { INPUT_NAMES, type InputName, ruleOf } from '../../src/inputs/table.ts';
import { VERSION } from '../../src/version.ts';
import { commandLine } from '../support/command-line.ts';

const SWITCHES = INPUT_NAMES.filter((name) => ruleOf(name).isSwitch);
const VALUES = INPUT_NAMES.filter((name) => !ruleOf(name).isSwitch);
/** Moves a cursor, rings, or turns text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const COMMAND = /^\s*::|##\[/m;

function read(words: readonly string[], environment: Record<string, string> = {}) {
  let [out, err] = ['', ''];
  const request = readCommandLine(words, environment, {
    writeOut: (text) => {
      out += text;
    },
    writeErr: (text) => {
      err += text;
    },
  });
  return { request, out, err };
}

function understood(words: readonly string[], environment: Record<string, string> = {}): Request {
  const { request, err } = read(words, environment);
  if (typeof request === 'number') throw new Error(`not understood (${request}): ${err}`);
  return request;
}

const variable = (name: string) => `INPUT_${name.toUpperCase()}`;

describe('flags', () => {
  test.each(['gate', 'replay'])('every input of the table is a flag of %s', (command) => {
    const words = VALUES.flatMap((name) => [`--${name}`, `the ${name}`]);
    const { environment } = understood([command, ...words, ...SWITCHES.map((name) => `--${name}`)]);
    const expected = [
      ...VALUES.map((name) => [variable(name), `the ${name}`]),
      ...SWITCHES.map((name) => [variable(name), 'true']),
    ];
    expect(environment).toEqual(Object.fromEntries(expected));
  });

  test.each(SWITCHES)('--%s is a switch', (name) => {
    const value = (...words: string[]) =>
      understood(['gate', ...words]).environment[variable(name)];
    expect(value(`--${name}`)).toBe('true');
    expect(value(`--${name}`, 'true')).toBe('true');
    expect(value(`--${name}`, 'false')).toBe('false');
    expect(value(`--${name}=false`)).toBe('false');
    expect(value(`--${name}`, '--plain')).toBe('true');
    expect(value()).toBeUndefined();
  });

  test('a switch leaves the record after it alone', () => {
    const { record, environment } = understood(['replay', '--dry-run', 'run.json']);
    expect(record).toBe('run.json');
    expect(environment['INPUT_DRY-RUN']).toBe('true');
    expect(understood(['replay', '--dry-run', 'false', 'run.json'])).toMatchObject({
      record: 'run.json',
      environment: { 'INPUT_DRY-RUN': 'false' },
    });
  });

  test('a flag given twice is two lines, whatever is in them', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.constantFrom(...VALUES), text, text, (name, one, two) => {
        const { environment } = understood(['gate', `--${name}=${one}`, `--${name}=${two}`]);
        expect(environment[variable(name)]).toBe(`${one}\n${two}`);
      }),
    );
  });

  test('flags of its own are no inputs', () => {
    const words = ['--json', '--plain', '--report-folder', 'out'];
    expect(understood(['gate', ...words])).toEqual({
      command: 'gate',
      environment: {},
      record: undefined,
      reportFolder: 'out',
      json: true,
      plain: true,
    });
    expect(understood(['gate'])).toMatchObject({ json: false, plain: false });
  });
});

describe('the environment', () => {
  test('CANARY_GATE_… is an input like its flag', () => {
    const given = INPUT_NAMES.map((name) => [
      `CANARY_GATE_${name.toUpperCase().replaceAll('-', '_')}`,
      `the ${name}`,
    ]);
    const { environment } = understood(['gate'], Object.fromEntries(given));
    expect(environment).toMatchObject(
      Object.fromEntries(INPUT_NAMES.map((name) => [variable(name), `the ${name}`])),
    );
  });

  test('a flag wins over its variable', () => {
    const { environment } = understood(['gate', '--metrics-token', 'flag'], {
      CANARY_GATE_METRICS_TOKEN: 'variable',
      CANARY_GATE_METRICS_URL: 'https://variable.example.com',
    });
    expect(environment['INPUT_METRICS-TOKEN']).toBe('flag');
    expect(environment['INPUT_METRICS-URL']).toBe('https://variable.example.com');
  });

  test('inputs of a runner stay outside; all else is handed on', () => {
    const { environment } = understood(['gate'], {
      'INPUT_METRICS-URL': 'https://runner.example.com',
      INPUT_FOREIGN: 'x',
      https_proxy: 'http://proxy.example.com',
      TERM: 'dumb',
    });
    expect(environment).toEqual({ https_proxy: 'http://proxy.example.com', TERM: 'dumb' });
  });

  test('a variable that is no input is refused, by its own name, without its value', async () => {
    const { exitCode, stdout } = await commandLine(['gate', '--plain'], {
      CANARY_GATE_CANARRY: 's3cret',
      CANARY_GATE_TENANT_OF_ALL: 's3cret',
    });
    expect(exitCode).toBe(1);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'canarry: got "***"; takes nothing: there is no such input; did you mean canary?',
    );
    expect(text).toContain('tenant-of-all: got "***"; takes nothing: there is no such input');
    expect(text).toContain('if the variable CANARY_GATE_TENANT_OF_ALL is not meant for it');
    expect(stdout).not.toContain('s3cret');
  });
});

test('what Kubernetes sets beside a service called canary-gate is no input', () => {
  const { environment } = understood(['gate'], {
    CANARY_GATE_SERVICE_HOST: '10.0.0.1',
    CANARY_GATE_SERVICE_PORT_HTTP: '80',
    CANARY_GATE_PORT: 'tcp://10.0.0.1:80',
    CANARY_GATE_PORT_80_TCP_ADDR: '10.0.0.1',
    CANARY_GATE_PORTS: 'x',
  });
  const inputs = Object.keys(environment).filter((name) => name.startsWith('INPUT_'));
  expect(inputs).toEqual(['INPUT_PORTS']);
});

describe('help', () => {
  test.each(['gate', 'replay'])('of %s names every input, its group and its default', (command) => {
    const { request, out, err } = read([command, '--help']);
    expect(request).toBe(0);
    expect(err).toBe('');
    for (const { title, inputs } of INPUT_GROUPS) {
      expect(out).toMatch(new RegExp(`^${title}:$`, 'm'));
      for (const { name } of inputs) expect(out).toMatch(new RegExp(`^ +--${name} [<[]`, 'm'));
    }
    for (const own of ['--report-folder', '--json', '--plain']) expect(out).toContain(own);
    const text = out.replaceAll(/\s+/g, ' ');
    for (const name of INPUT_NAMES) {
      const { default: value = '' } = ruleOf(name);
      if (value !== '' && !value.startsWith('${{')) expect(text).toContain(`(default: ${value})`);
    }
    expect(text).toContain('Exit code: 0 where the step would succeed, 1 where it would fail, 2');
  });

  test('the groups hold the inputs of the table, each once', () => {
    const grouped = INPUT_GROUPS.flatMap(({ inputs }) => inputs.map(({ name }) => name));
    expect(grouped.toSorted()).toEqual(INPUT_NAMES.toSorted() as InputName[]);
  });

  test('--version', () => {
    expect(read(['--version'])).toEqual({ request: 0, out: `${VERSION}\n`, err: '' });
  });

  test('nothing at all: how it is used, and 2', () => {
    const { request, out, err } = read([]);
    expect(request).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^Usage: canary-gate /);
    expect(err).toMatch(/^ +gate /m);
    expect(err).toMatch(/^ +replay /m);
  });
});

describe('words that are no command', () => {
  test.each<[string, string[], RegExp]>([
    [
      'an unknown flag',
      ['gate', '--metric-url', 'x'],
      /unknown option '--metric-url'\n\(Did you mean --metrics-url\?\)/,
    ],
    ['an unknown command', ['gat'], /unknown command 'gat'\n\(Did you mean gate\?\)/],
    [
      'a flag without its value',
      ['gate', '--canary'],
      /option '--canary <value>' argument missing/,
    ],
    ['a word too many', ['gate', 'run.json'], /too many arguments/],
    ['two records', ['replay', 'a.json', 'b.json'], /too many arguments/],
    ['a switch that is neither', ['gate', '--dry-run', 'maybe'], /too many arguments/],
  ])('%s: what is wrong, and 2', (_, words, sentence) => {
    const { request, out, err } = read(words);
    expect(request).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(sentence);
  });

  test.each([
    ['of a flag that is none', ['gate', "--metrics-tokn=s3cret's\n'value'"]],
    ['of a flag before the command', ['--metrics-token=s3cret', 'gate']],
    ['that a shell has taken apart', ['gate', '--metrics-token', 'Bearer', 's3cret,', 'value']],
  ])('a value is not shown: %s', (_, words) => {
    const { request, err } = read(words);
    expect(request).toBe(2);
    expect(err).toMatch(/^error: (unknown option '--metrics-to|too many arguments for 'gate')/);
    expect(err).not.toMatch(/s3cret|value/);
  });

  test('a switch with another value is an input that can not be used', async () => {
    const { exitCode, stdout } = await commandLine(['gate', '--plain', '--dry-run=maybe']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('dry-run: got "maybe"; takes true or false');
  });

  test('replay without a record or a window says what it takes', async () => {
    const { exitCode, stdout } = await commandLine(['replay', '--plain']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/replay: got nothing; takes a record, or a past window by --start-time/);
  });

  test('are shown so that no runner obeys them and no terminal is moved by them', async () => {
    const strange = fc
      .array(
        fc.constantFrom(
          '\u001b[2J',
          '\u001b]0;x\u0007',
          '\n',
          '\r',
          '\u009b',
          '\u202e',
          '::error::x',
          '##[group]',
          '::',
          'a',
          ' ',
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => parts.join(''));
    const words = fc.oneof(
      strange.map((text) => [text]),
      strange.map((text) => ['gate', `--${text}`]),
      strange.map((text) => ['gate', text]),
      strange.map((text) => ['gate', '--plain', '--duration', text]),
      strange.map((text) => ['gate', '--plain', '--metrics-url', text, '--canary', text]),
      strange.map((text) => ['replay', text]),
    );
    await fc.assert(
      fc.asyncProperty(words, strange, async (given, name) => {
        const variables = { [`CANARY_GATE_${name}`]: name };
        const { stdout, stderr } = await commandLine(given, variables);
        expect(stdout + stderr).not.toMatch(CONTROL);
        expect(stdout + stderr).not.toMatch(COMMAND);
      }),
    );
  });
});
