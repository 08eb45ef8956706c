/** What a verdict leads to. */
import { POLICIES, type Policies } from '../config.ts';
import { parseBoolean } from '../units.ts';
import { complete, type InputReader, oneOf } from './input-reader.ts';
import { wantsReplay } from './timing.ts';

const BOOLEAN = 'true or false';

export function readPolicies(reader: InputReader): Policies | undefined {
  const dryRun = reader.parse('dry-run', parseBoolean, BOOLEAN);
  return complete({
    failJob: reader.parse('fail-job', parseBoolean, BOOLEAN),
    onInconclusive: readPolicy(reader, 'on-inconclusive'),
    onError: readPolicy(reader, 'on-error'),
    dryRun: dryRun ?? wantsReplay(reader),
  });
}

function readPolicy(reader: InputReader, name: 'on-inconclusive' | 'on-error') {
  const policy = reader.parse(name, oneOf(POLICIES), 'fail, pass or rollback');
  if (policy === 'rollback' && reader.get('rollback-webhook-url') === undefined) {
    reader.reject(
      name,
      'rollback only together with rollback-webhook-url: there is nothing to call',
    );
  }
  return policy;
}
