import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { INPUTS, type InputName, LATER_INPUTS, ruleOf } from '../src/inputs/table.ts';

interface Described {
  readonly description: string;
  readonly default?: unknown;
  readonly required?: unknown;
}

const action = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')) as {
  readonly name: string;
  readonly description: string;
  readonly runs: { readonly using: string; readonly main: string };
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
};

test('names the inputs that are read, in their order', () => {
  expect(Object.keys(action.inputs)).toEqual(Object.keys(INPUTS));
});

test('promises no input of a later version', () => {
  expect(LATER_INPUTS.filter((name) => name in action.inputs)).toEqual([]);
});

describe.each(Object.entries(action.inputs))('input %s', (name, input) => {
  test('has the default that is used', () => {
    expect(input.default).toBe(ruleOf(name as InputName).default);
  });

  test('claims no requirement that the runner would not enforce', () => {
    expect(input.required).toBeUndefined();
  });
});

test.each([...Object.entries(action.inputs), ...Object.entries(action.outputs)])(
  '%s is a kebab-case name, described in sentences',
  (name, { description }) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(description).toMatch(/^[A-Z`].*\.$/);
  },
);

test('runs what is built, on Node 24', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/post.js' });
});

test('is presentable on the Marketplace', () => {
  expect(action.name).toBe('Canary Gate');
  expect(action.description.length).toBeLessThanOrEqual(125);
  expect(action.branding).toEqual({ icon: 'shield', color: 'yellow' });
});
