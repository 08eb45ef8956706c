/** Record and page as files of their own. */
import type { Outcome } from '../outcome.ts';
import { record } from './record.ts';
import type { WriteReport } from './record-file.ts';

/** Absolute paths; undefined where a file could not be written. */
export interface ReportFiles {
  readonly report: string | undefined;
  readonly html: string | undefined;
}

/** Runs `write`; a report that can't be written must not change a verdict. */
export type Attempt = <Value>(
  what: string,
  write: () => Value | Promise<Value>,
) => Promise<Value | undefined>;

/** @param outcome without secrets */
export async function writeReports(
  outcome: Outcome,
  write: WriteReport,
  attempt: Attempt,
): Promise<ReportFiles> {
  return {
    report: await attempt('The JSON record', () =>
      write('json', `${JSON.stringify(record(outcome))}\n`),
    ),
    html: await attempt('The page', async () => {
      // Only now: reading it would delay every start.
      const { page } = await import('./page.ts');
      return write('html', page(outcome));
    }),
  };
}

/** What failed, for a warning. */
export function unwritten(what: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `${what} could not be written: ${why} The verdict stands.`;
}
