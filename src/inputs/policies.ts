/** What a verdict leads to. */
import { CANCEL_POLICIES, POLICIES, type Policies } from '../config.ts';
import { parseBoolean } from '../units.ts';
import { complete, type InputReader, oneOf } from './input-reader.ts';
import type { InputName } from './table.ts';
import { CALLABLE, wantsReplay } from './timing.ts';

const BOOLEAN = 'true or false';

export function readPolicies(reader: InputReader): Policies | undefined {
  const dryRun = reader.parse('dry-run', parseBoolean, BOOLEAN);
  return complete({
    failJob: reader.parse('fail-job', parseBoolean, BOOLEAN),
    onInconclusive: readPolicy(reader, 'on-inconclusive'),
    onError: readPolicy(reader, 'on-error'),
    onCancel: readCancelPolicy(reader),
    dryRun: dryRun ?? wantsReplay(reader),
  });
}

function readPolicy(reader: InputReader, name: 'on-inconclusive' | 'on-error') {
  const policy = reader.parse(name, oneOf(POLICIES), 'fail, pass or rollback');
  if (policy === 'rollback') rejectUncallable(reader, name);
  return policy;
}

function readCancelPolicy(reader: InputReader) {
  const policy = reader.parse('on-cancel', oneOf(CANCEL_POLICIES), 'none or rollback');
  if (policy === 'rollback') rejectUncallable(reader, 'on-cancel');
  return policy;
}

function rejectUncallable(reader: InputReader, name: InputName): void {
  if (CALLABLE.some((by) => reader.get(by) !== undefined)) return;
  reader.reject(
    name,
    `rollback only together with ${CALLABLE.join(' or ')}: there is nothing to call`,
  );
}
