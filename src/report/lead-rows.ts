/** Traces of failing requests as summary and page show them. */
import type { Trace } from '../metrics/source.ts';
import { dateAndTime } from './instant.ts';

const MOST_TRACES = 10;

export const TRACE_HEADER = ['failing request, trace', 'at', 'status', 'route', 'instance'];

/** @param shown writes what comes from outside, cut to a length */
export function traceRows(
  traces: readonly Trace[],
  shown: (text: string, longest: number) => string,
): string[][] {
  return traces
    .slice(0, MOST_TRACES)
    .map(({ id, at, status, route, instance }) => [
      shown(id, 130),
      dateAndTime(at),
      shown(status ?? '', 30),
      shown(route ?? '', 100),
      shown(instance ?? '', 60),
    ]);
}
