/** What can go wrong, as data: a sentence for the reader and the next step. Neither may hold a secret. */

export abstract class GateError extends Error {
  abstract readonly code: string;
  /** What to do next, one sentence. */
  readonly hint: string;

  constructor(sentence: string, hint: string) {
    super(sentence);
    this.hint = hint;
  }
}

/** One unusable input: what it is called, what it got, what it takes. */
export interface InputProblem {
  readonly input: string;
  readonly got: string | undefined;
  readonly takes: string;
}

/** The configuration can't be used; holds every problem, not the first. */
export class InputError extends GateError {
  override readonly name = 'InputError' as const;
  readonly code = 'unusable-input';
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super(
      problems.map(describeProblem).join('\n'),
      'Correct the inputs named above; nothing was polled and nothing was called.',
    );
    this.problems = problems;
  }
}

/** `canary: got nothing; takes …` */
export function describeProblem({ input, got, takes }: InputProblem): string {
  return `${input}: got ${got === undefined ? 'nothing' : JSON.stringify(got)}; takes ${takes}`;
}

export const METRICS_ERROR_CODES = [
  'unreachable', // no connection, or no answer in time
  'unauthorized', // 401, 403
  'refused', // any other answer that trying again will not mend
  'overloaded', // 408, 425, 429, 5xx, a query that timed out
  'not-metrics', // an answer, but not of the kind that was asked for
  'partial', // warnings, truncation: the numbers may not be whole
  'wrong-data', // numbers that can't be counts: NaN, negative, errors > requests, not a counter
] as const;
export type MetricsErrorCode = (typeof METRICS_ERROR_CODES)[number];

/** The metrics could not be read or not be trusted. */
export class MetricsError extends GateError {
  override readonly name = 'MetricsError' as const;
  readonly code: MetricsErrorCode;
  /** Whether the same question may be answered later: an outage is ridden out, a refusal is final. */
  readonly passing: boolean;

  constructor(
    code: MetricsErrorCode,
    sentence: string,
    hint: string,
    passing: boolean = code !== 'unauthorized' && code !== 'refused',
  ) {
    super(sentence, hint);
    this.code = code;
    this.passing = passing;
  }
}

export type RollbackErrorCode =
  | 'unreachable' // no connection, or no answer in time
  | 'unauthorized' // 401, 403
  | 'redirected' // 3xx: nobody is followed with a signed request
  | 'refused' // any other answer that is not among the success statuses
  | 'overloaded' // 408, 425, 429, 5xx, after the last attempt
  | 'interrupted'; // the run was cancelled before an answer

/** The rollback webhook was not confirmed. Whether the receiver acted is unknown where no answer came. */
export class RollbackError extends GateError {
  override readonly name = 'RollbackError' as const;
  readonly code: RollbackErrorCode;

  constructor(code: RollbackErrorCode, sentence: string, hint: string) {
    super(sentence, hint);
    this.code = code;
  }
}

/** An error of a process that is gone, as that process told it. */
export class SavedError extends GateError {
  override readonly name = 'SavedError' as const;
  readonly code: string;

  constructor(code: string, sentence: string, hint: string) {
    super(sentence, hint);
    this.code = code;
  }
}
