import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  maskable,
  redact,
  redactor,
  tooShort,
  withoutSecrets,
} from '../../src/report/redaction.ts';
import { WatchLog } from '../../src/watch-log.ts';
import { config, OUTCOMES } from '../support/outcomes.ts';
import { SEVERAL } from '../support/several-checks.ts';

test.each([
  ['as it is', 'x=s3cr3t/tok en;'],
  ['percent-encoded', `x=${encodeURIComponent('s3cr3t/tok en')}`],
  ['in base64', Buffer.from('s3cr3t/tok en').toString('base64')],
])('a secret is hidden %s', (_, text) => {
  expect(redact(text, ['s3cr3t/tok en'])).toContain('***');
  expect(redact(text, ['s3cr3t/tok en'])).not.toMatch(/s3cr3t|czNjcj/);
});

test('a secret with quotes is hidden inside JSON', () => {
  expect(redact(JSON.stringify({ a: 'pass"word\n2' }), ['pass"word\n2'])).toBe('{"a":"***"}');
});

test('each line of a secret of several lines is one', () => {
  expect(redact('key: AAAAB3Nza done', ['-----BEGIN\r\n  AAAAB3Nza\r\n-----END'])).toBe(
    'key: *** done',
  );
});

test('a longer secret is not left half shown by a shorter one within it', () => {
  expect(redact('pass-and-more', ['pass', 'pass-and-more'])).toBe('***');
});

test('short values are left alone and counted', () => {
  expect(redact('a is 1', ['a', '1', 'abc', ''])).toBe('a is 1');
  expect(tooShort(['a', '1', 'abcd', ''])).toBe(2);
  expect(maskable(['ab\nlonger'])).toEqual(['ab\nlonger', 'longer']);
});

test('no text holds any secret afterwards', () => {
  const secret = fc
    .string({ minLength: 4, unit: 'grapheme' })
    .filter((text) => text.trim().length >= 4);
  fc.assert(
    fc.property(
      fc.array(secret, { minLength: 1, maxLength: 4 }),
      fc.array(fc.string()),
      (secrets, between) => {
        const text = secrets.map((each, i) => each + (between[i] ?? '')).join('');
        const shown = redactor(secrets)(text);
        for (const each of secrets) {
          // A secret of asterisks, or one that meets its neighbours' stars, is not told by them.
          if (!each.includes('*')) expect(shown).not.toContain(each);
        }
      },
    ),
  );
});

test('verdicts and numbers survive secrets that look like them', () => {
  const outcome = {
    ...OUTCOMES.pass!,
    config: config({ secrets: ['pass', 'counts', 'admitted', '2026'] }),
  };
  const shown = withoutSecrets(outcome);
  expect(shown.verdict.verdict).toBe('pass');
  expect(shown.decision.exit).toBe('success');
  expect(shown.watch.strata[0]!.standing).toBe('admitted');
  expect(shown.watch.strata[0]!.canary.requests).toBe(outcome.watch.strata[0]!.canary.requests);
});

test('instances whose names become equal keep their counts', () => {
  const outcome = OUTCOMES.pass!;
  const secrets = ['8f3c1d2-a', '8f3c1d2-b'];
  const shown = withoutSecrets({ ...outcome, config: config({ secrets }) });
  const before = outcome.watch.strata[0]!.canary.instances;
  const after = shown.watch.strata[0]!.canary.instances;
  expect([...after.keys()]).toEqual(['***', '*** (2)']);
  expect([...after.values()]).toEqual([...before.values()]);
});

test('an instance keeps its shown name over the run, in whatever order they come', () => {
  const outcome = OUTCOMES.pass!;
  const secrets = ['8f3c1d2-a', '8f3c1d2-b'];
  const strata = outcome.watch.strata.map((stratum, i) => {
    const instances = new Map(
      i % 2 === 0 ? stratum.canary.instances : [...stratum.canary.instances].reverse(),
    );
    return { ...stratum, canary: { ...stratum.canary, instances } };
  });
  const before = strata.map(({ canary }) => canary.instances.get('8f3c1d2-b'));
  const shown = withoutSecrets({
    ...outcome,
    config: config({ secrets }),
    watch: { ...outcome.watch, strata },
  });
  expect(shown.watch.strata.map(({ canary }) => canary.instances.get('*** (2)'))).toEqual(before);
});

test('nothing of a live watch is left behind', () => {
  const { source } = OUTCOMES.pass!.watch;
  const metrics = {
    open: () => Promise.reject(new Error('not asked')),
    observe: () => Promise.reject(new Error('not asked')),
    history: () => Promise.reject(new Error('not asked')),
    describe: () => source,
    requests: () => 7,
  };
  const shown = withoutSecrets({ ...OUTCOMES.pass!, watch: new WatchLog(0, metrics) });
  expect(shown.watch).toMatchObject({ openedAt: 0, polls: 0, source, requests: 7 });
});

test('the watch of the check that decided is redacted once', () => {
  const outcome = SEVERAL['fail of six checks']!;
  const { watch, checks } = withoutSecrets(outcome);
  expect(checks![1]!.watch).toBe(watch);
  expect(checks![0]!.watch).not.toBe(watch);
});
