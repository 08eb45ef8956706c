/** What no input shows alone: whether the source can answer what timing and strictness ask. */
import type { SourceConfig, Strictness, Timing } from '../config.ts';
import type { InputReader } from './input-reader.ts';

export function rejectUnfit(
  reader: InputReader,
  source: SourceConfig | undefined,
  timing: Timing | undefined,
  strictness: Strictness | undefined,
): void {
  if (source?.provider !== 'http') return;
  const { mode, numbers } = source.query;
  if (mode === 'cumulative' && timing?.replay !== undefined) {
    reader.reject(
      'start-time',
      'nothing with a cumulative query: running totals show the present alone',
    );
  }
  if (numbers.kind === 'rates' && strictness?.maxErrorRate !== undefined) {
    reader.reject(
      'max-error-rate',
      'nothing with a query that gives rates: a ceiling needs counts',
    );
  }
}
