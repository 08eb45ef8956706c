import { expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { showInputProblems, showUnexpected } from '../../src/report/input-problems.ts';
import { recordedCore } from '../support/recorded-core.ts';

const error = new InputError([
  {
    input: 'canary',
    got: undefined,
    takes: 'a series selector, such as `http_requests_total{app="shop"}`',
  },
  { input: 'duration', got: 'ten | minutes', takes: 'a duration, such as `10m`' },
]);

test('every problem has a line, all are in one annotation, outputs and summary say so too', async () => {
  const core = recordedCore();
  await showInputProblems(core, error);
  expect(core.lines()[0]).toBe("2 inputs can't be used:");
  expect(core.lines()).toContain(
    '  duration: got "ten | minutes"; takes a duration, such as `10m`',
  );
  expect(core.annotations()).toHaveLength(1);
  expect(core.annotations()[0]).toMatch(
    /^error: canary: got nothing; takes .*\nduration: got .*\nCorrect the inputs/,
  );
  expect(core.outputs).toMatchObject({
    verdict: 'error',
    'rolled-back': 'false',
    evidence: '',
    report: '',
  });
  expect(core.outputs.reason).toMatch(
    /^2 inputs can't be used: canary: got nothing; .*duration: got "ten \| minutes".*nothing was called\.$/,
  );
  expect(core.written()).toContain('| <code>duration</code> | <code>ten &#124; minutes</code> |');
});

test('one problem is not plural, and a hostile value is shown, not obeyed', async () => {
  const core = recordedCore();
  const got = `\n::error::x${'y'.repeat(5000)}</details>`;
  await showInputProblems(core, new InputError([{ input: 'interval', got, takes: 'a duration' }]));
  expect(core.lines()[0]).toBe("An input can't be used:");
  for (const line of core.lines()) expect(line).not.toMatch(/^\s*::|\n/);
  for (const line of core.lines()) expect(line.length).toBeLessThanOrEqual(100);
  expect(core.written()).not.toContain('</details>');
  expect(core.annotations()[0]!.length).toBeLessThan(600);
});

test('a value that is a secret is not repeated', async () => {
  const core = recordedCore();
  await showInputProblems(
    core,
    new InputError([{ input: 'metrics-url', got: 'not a url s3cr3t', takes: 'an address' }]),
    ['s3cr3t'],
  );
  expect(JSON.stringify([core.calls, core.outputs, core.written()])).not.toContain('s3cr3t');
});

test('a fault of the gate is one sentence, without a stack', async () => {
  const core = recordedCore();
  await showUnexpected(core, new TypeError('x is not a function\nof s3cr3t'), ['s3cr3t']);
  expect(core.annotations()).toEqual([
    'error: Canary Gate stopped on a fault of its own (TypeError: x is not a function of ***); the canary was not judged, please report this.',
  ]);
  expect(core.outputs.verdict).toBe('error');
  expect(core.calls.filter(({ name }) => name === 'debug')).toEqual([]);
  expect(JSON.stringify([core.calls, core.outputs, core.written()])).not.toMatch(
    /s3cr3t|input-problems\.test/,
  );
});

test('the stack is shown when the runner debugs, without secrets', async () => {
  const core = recordedCore(false, true);
  await showUnexpected(core, new TypeError('oh s3cr3t'), ['s3cr3t']);
  const [debug] = core.calls.filter(({ name }) => name === 'debug');
  expect(debug!.text).toContain('input-problems.test.ts');
  expect(debug!.text).not.toContain('s3cr3t');
});

test.each([['a text'], [undefined], [{ a: 1 }]])(
  'anything thrown is reported: %s',
  async (thrown) => {
    const core = recordedCore();
    await showUnexpected(core, thrown);
    expect(core.outputs.verdict).toBe('error');
  },
);

test('where nothing can be written the annotation is still made', async () => {
  const core = recordedCore(true);
  await showInputProblems(core, error);
  expect(core.annotations().map((text) => text.split(':')[0])).toEqual(['error', 'warning']);
});
