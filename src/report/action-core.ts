/** What of @actions/core a report needs, so that a test can stand in for the runner; `import * as core` fits. */
import type * as core from '@actions/core';

export interface ActionCore
  extends Pick<
    typeof core,
    | 'info'
    | 'notice'
    | 'warning'
    | 'error'
    | 'debug'
    | 'startGroup'
    | 'endGroup'
    | 'setOutput'
    | 'setSecret'
    | 'saveState'
    | 'isDebug'
  > {
  readonly summary: {
    addRaw(text: string): { write(): Promise<unknown> };
  };
}

const LONGEST_ANNOTATION = 4096;

export type Level = 'notice' | 'warning' | 'error';

/** An annotation, cut to what GitHub keeps of it. */
export function annotate(core: ActionCore, level: Level, title: string, message: string): void {
  const kept =
    message.length <= LONGEST_ANNOTATION
      ? message
      : `${message.slice(0, LONGEST_ANNOTATION - 1).toWellFormed()}…`;
  core[level](kept, { title });
}
