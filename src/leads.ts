/** Where to look next, once the canary is convicted: asked for after everything else is done, and never in its way. */
import { type Duration, deadlineAfter } from './clock.ts';
import type { MetricSource } from './metrics/source.ts';
import type { Judged, Leads } from './outcome.ts';
import { oneLine } from './wording.ts';

/** For all of it together: someone waits for the report. */
const PATIENCE: Duration = 10_000;

/** undefined unless the verdict is fail. Never throws: what can't be found out becomes a note. */
export async function gatherLeads(
  { verdict, watch, decidedAt }: Judged,
  source: MetricSource,
  signal: AbortSignal,
): Promise<Leads | undefined> {
  const { plan } = watch;
  if (verdict.verdict !== 'fail' || plan === undefined || signal.aborted) return undefined;
  const patience = AbortSignal.any([signal, deadlineAfter(PATIENCE)]);
  const notes: string[] = [];
  const traces = await attempt(notes, 'No traces of failing requests could be read', async () => {
    return (await source.traces?.(plan.start, decidedAt, patience)) ?? [];
  });
  return { traces: traces ?? [], notes };
}

async function attempt<Value>(
  notes: string[],
  what: string,
  ask: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    notes.push(`${what}: ${oneLine(error instanceof Error ? error.message : String(error))}`);
    return undefined;
  }
}
