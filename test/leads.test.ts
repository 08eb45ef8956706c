import { expect, test } from 'vitest';
import { MetricsError } from '../src/errors.ts';
import { gatherLeads } from '../src/leads.ts';
import type { MetricSource, Trace } from '../src/metrics/source.ts';
import { OUTCOMES } from './support/outcomes.ts';

const NEVER = new AbortController().signal;
const TRACE: Trace = { id: 'a', at: 1, status: '500', route: undefined, instance: undefined };

/** Only what is asked for here. */
function source(traces?: MetricSource['traces']): MetricSource {
  const unused = () => Promise.reject(new Error('not asked for here'));
  return {
    open: unused,
    observe: unused,
    history: unused,
    describe: () => OUTCOMES.fail!.watch.source,
    requests: () => 0,
    ...(traces === undefined ? {} : { traces }),
  };
}

test('a conviction is followed by the traces of the watch, up to the decision', async () => {
  const { watch, decidedAt } = OUTCOMES.fail!;
  const asked: number[] = [];
  const traces: MetricSource['traces'] = async (from, to) => {
    asked.push(from, to);
    return [TRACE];
  };
  expect(await gatherLeads(OUTCOMES.fail!, source(traces), NEVER)).toEqual({
    traces: [TRACE],
    notes: [],
  });
  expect(asked).toEqual([watch.plan!.start, decidedAt]);
});

test('what cannot be found out is a note, never an error', async () => {
  const refused: MetricSource['traces'] = () =>
    Promise.reject(new MetricsError('refused', 'It answered 404.', 'Never mind.'));
  expect(await gatherLeads(OUTCOMES.fail!, source(refused), NEVER)).toEqual({
    traces: [],
    notes: ['No traces of failing requests could be read: It answered 404.'],
  });
  expect(await gatherLeads(OUTCOMES.fail!, source(), NEVER)).toEqual({ traces: [], notes: [] });
});

test('nothing is asked without a conviction, or in a run that is cancelled', async () => {
  const never: MetricSource['traces'] = () => Promise.reject(new Error('asked'));
  for (const name of ['pass', 'error', 'interrupted', 'too little power']) {
    expect(await gatherLeads(OUTCOMES[name]!, source(never), NEVER)).toBe(undefined);
  }
  expect(await gatherLeads(OUTCOMES.fail!, source(never), AbortSignal.abort())).toBe(undefined);
});
