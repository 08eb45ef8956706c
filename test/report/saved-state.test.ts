/** What the post step finds is what the gate left, without its secrets. */
import { expect, test } from 'vitest';
import { MetricsError, RollbackError } from '../../src/errors.ts';
import { readSaved, stepLedger } from '../../src/report/saved-state.ts';
import { rollbackMessage } from '../../src/rollback/message.ts';
import { config, endedBy, failing, outcomeOf, play } from '../support/outcomes.ts';
import { recordedCore } from '../support/recorded-core.ts';

const SECRET = 's3cr3t-token';
const settings = config({ secrets: [SECRET] });

/** Through the texts that the runner keeps. */
function saved(write: (ledger: ReturnType<typeof stepLedger>) => void) {
  const environment: Record<string, string> = {};
  const core = recordedCore();
  const asCore = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  write(
    stepLedger({
      ...core,
      saveState(name, value) {
        environment[`STATE_${name}`] = asCore(value);
      },
    }),
  );
  expect(Object.values(environment).join('\n')).not.toContain(SECRET);
  return readSaved(environment);
}

test('a conviction and the message of its call come back as they were', () => {
  const outcome = outcomeOf(play(failing()), {}, settings);
  const message = rollbackMessage(outcome);
  const { decided } = saved((ledger) => ledger.decided(outcome, message));
  expect(decided).toMatchObject({ decision: { rollback: true }, decidedAt: outcome.decidedAt });
  const { power, ...verdict } = outcome.verdict as Extract<
    typeof outcome.verdict,
    { power: unknown }
  >;
  expect(decided?.verdict).toMatchObject(verdict);
  expect(power).toEqual([]);
  expect(decided?.message).toEqual(message);
});

test('errors come back with what they said, but for secrets', () => {
  const error = new MetricsError('unauthorized', `It refused ${SECRET}.`, 'Look.');
  const outcome = outcomeOf(endedBy(play(failing()), error), {}, settings);
  const refusal = new RollbackError('refused', `No: ${SECRET}`, 'By hand.');
  const failed = { state: 'failed', id: 'cg_1', attempts: 2, status: 400, error: refusal } as const;
  const { decided, acted } = saved((ledger) => {
    ledger.decided(outcome, undefined);
    ledger.acted(failed, outcome);
  });
  const told = decided?.verdict.verdict === 'error' ? decided.verdict.error : undefined;
  expect(told).toBeInstanceOf(Error);
  expect(told).toMatchObject({ code: 'unauthorized', message: 'It refused ***.', hint: 'Look.' });
  expect(decided?.message).toBeUndefined();
  expect(acted).toMatchObject({ ...failed, error: { code: 'refused', message: 'No: ***' } });
});

test('nothing, and what is no JSON, count as not saved', () => {
  const nothing = { armed: undefined, decided: undefined, acted: undefined, ended: undefined };
  expect(readSaved({})).toMatchObject(nothing);
  expect(readSaved({ STATE_decided: '{"verdict":', STATE_acted: '' })).toMatchObject(nothing);
});

test('a state that can not be written is a warning, not the end of the gate', () => {
  const core = recordedCore();
  const saveState = () => {
    throw new Error('ENOSPC: no space left on device');
  };
  stepLedger({ ...core, saveState }).ended('whole');
  expect(core.annotations()).toEqual([expect.stringMatching(/^warning: .*ENOSPC/)]);
});
