/** The numbers of a verdict under each other. */
import { expect, test } from 'vitest';
import { closingLines } from '../../src/report/log-closing.ts';
import { OUTCOMES } from '../support/outcomes.ts';

test.each(Object.entries(OUTCOMES))(
  'the numbers of the verdict stand in one column: %s',
  (_, outcome) => {
    for (const columns of [40, 60, 100]) {
      const lines = closingLines(outcome, columns);
      const named = /^(canary|baseline|ratio|evidence|[\d.,]+× worse)? +(?=\S)/;
      const columnsOfValues = lines.map((line) => named.exec(line)?.[0].length);
      const begun = outcome.watch.judgement !== undefined;
      expect(new Set(columnsOfValues).size).toBe(begun ? 1 : 0);
      expect(columnsOfValues).not.toContain(undefined);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    }
  },
);
