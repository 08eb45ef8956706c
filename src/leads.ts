/** Where to look next, once the canary is convicted: asked for after everything else is done, and never in its way. */
import { type Duration, deadlineAfter, realClock } from './clock.ts';
import { commitsBetween } from './github/commits.ts';
import { versionsIn } from './github/versions.ts';
import type { MetricSource } from './metrics/source.ts';
import type { CommitRange, Judged, Leads } from './outcome.ts';
import { oneLine } from './wording.ts';

/** For all of it together: someone waits for the report. */
const PATIENCE: Duration = 10_000;

/** undefined unless the verdict is fail. Never throws: what can't be found out becomes a note. */
export async function gatherLeads(
  judged: Judged,
  source: MetricSource,
  signal: AbortSignal,
): Promise<Leads | undefined> {
  const { verdict, watch, decidedAt } = judged;
  const { plan } = watch;
  if (verdict.verdict !== 'fail' || plan === undefined || signal.aborted) return undefined;
  const patience = AbortSignal.any([signal, deadlineAfter(PATIENCE)]);
  const notes: string[] = [];
  const [traces, commits] = await Promise.all([
    attempt(notes, 'No traces of failing requests could be read', async () => {
      return source.traces?.(plan.start, decidedAt, patience);
    }),
    attempt(notes, 'The commits between the versions could not be read', () =>
      commitsOf(judged, patience),
    ),
  ]);
  return { traces: traces ?? [], commits, notes };
}

async function commitsOf(
  { config, run }: Judged,
  signal: AbortSignal,
): Promise<CommitRange | undefined> {
  const { githubReading } = config;
  const versions = versionsIn(config.source);
  if (githubReading === undefined || versions === undefined) return undefined;
  const patience = { clock: realClock, signal, budget: 0, timeout: PATIENCE };
  return commitsBetween(githubReading, run, versions, patience);
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
