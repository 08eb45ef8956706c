import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webhookBody } from '../../src/rollback/formats.ts';
import { FIELDS, rollbackMessage } from '../../src/rollback/message.ts';
import { fillBody, templateProblems } from '../../src/rollback/template.ts';
import { failing, OUTCOMES, outcomeOf, play } from '../support/outcomes.ts';
import { webhookConfig } from '../support/webhook.ts';

const MESSAGE = rollbackMessage(outcomeOf(play(failing())));
const STANDARD = webhookConfig(new URL('https://deploy.example.com/'));
const RAW = { ...STANDARD, format: 'raw' } as const;

test('standard: type, timestamp and data', () => {
  const { text, contentType } = webhookBody(STANDARD, MESSAGE);
  const { type, timestamp, data, ...others } = JSON.parse(text);
  expect(contentType).toBe('application/json');
  expect(type).toBe('canary_gate.rollback');
  expect(timestamp).toBe(MESSAGE.fields['decided-at']);
  expect(others).toEqual({});
  expect(Object.keys(data)).toEqual(FIELDS.map((name) => name.replaceAll('-', '_')));
  expect(data).toMatchObject({
    id: MESSAGE.id,
    verdict: 'fail',
    canary_errors: MESSAGE.fields['canary-errors'],
    run_attempt: 1,
  });
});

test('standard: what is not known is null', () => {
  const message = rollbackMessage({ ...OUTCOMES.error!, run: {} as never });
  const { data } = JSON.parse(webhookBody(STANDARD, message).text);
  expect(data).toMatchObject({ repository: null, evidence: null, run_attempt: null });
});

test('raw without a template: the same data, flat', () => {
  const { text, contentType } = webhookBody({ ...RAW, body: undefined }, MESSAGE);
  expect(contentType).toBe('application/json');
  expect(JSON.parse(text)).toMatchObject({ verdict: 'fail', id: MESSAGE.id });
});

test('raw: the template, labelled by what it is', () => {
  const json = webhookBody(
    { ...RAW, body: '{"text": "{{ verdict }}: {{reason}}", "errors": {{ canary-errors }}}' },
    MESSAGE,
  );
  expect(json.contentType).toBe('application/json');
  expect(JSON.parse(json.text)).toEqual({
    text: `fail: ${MESSAGE.fields.reason}`,
    errors: MESSAGE.fields['canary-errors'],
  });
  const text = webhookBody({ ...RAW, body: 'roll back {{ sha }}' }, MESSAGE);
  expect(text).toEqual({
    text: `roll back ${MESSAGE.fields.sha}`,
    contentType: 'text/plain; charset=utf-8',
  });
});

test.each([
  ['an empty template', { ...RAW, body: '' }],
  ['GET', { ...RAW, method: 'GET', body: undefined }],
] as const)('%s sends nothing, and labels nothing', (_, webhook) => {
  expect(webhookBody(webhook, MESSAGE)).toEqual({ text: '', contentType: undefined });
});

test('whatever a value holds, JSON stays JSON and keeps the value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (reason) => {
      const fields = { ...MESSAGE.fields, reason };
      const text = fillBody('{"a": "x{{ reason }}y", "n": {{ polls }}, "z": "{{reason}}"}', fields);
      const well = JSON.parse(JSON.stringify(reason));
      expect(JSON.parse(text)).toEqual({ a: `x${well}y`, n: fields.polls, z: well });
    }),
  );
});

test('what a value brings in is not filled again', () => {
  const fields = { ...MESSAGE.fields, reason: '{{ id }} $& $1' };
  expect(fillBody('{{ reason }}', fields)).toBe('{{ id }} $& $1');
});

test('a number that is not known is null, a text that is not known is empty', () => {
  const { fields } = rollbackMessage({ ...OUTCOMES.error!, run: {} as never });
  expect(fillBody('{"n": {{ evidence }}, "s": "{{ sha }}"}', fields)).toBe('{"n": null, "s": ""}');
});

test('every field can stand in a template', () => {
  const body = FIELDS.map((name) => `{{ ${name} }}`).join('\n');
  expect(templateProblems(body)).toEqual([]);
  expect(fillBody(body, MESSAGE.fields)).not.toContain('{{');
});

test('every placeholder without a meaning is a problem, and the known ones are listed', () => {
  const problems = templateProblems(
    '{{ verdict }} {{ verdikt }} {{ canary_errors }} {{ verdikt }}',
  );
  expect(problems).toEqual([
    expect.stringMatching(/^no placeholder \{\{ verdikt \}\}; known are id, verdict, reason, /),
    expect.stringMatching(/^no placeholder \{\{ canary_errors \}\}; /),
  ]);
});

test.each(['{{ verdict', '{{ verdict.x }}', '{{ }}', '{{{ 1 }}}'])(
  'half a placeholder: %s',
  (body) => {
    expect(templateProblems(body)).toHaveLength(1);
  },
);

test.each(['', 'no placeholder', '{"a": {"b": {"c": 1}}}', '}}'])('no problem: %s', (body) => {
  expect(templateProblems(body)).toEqual([]);
});
