/** What each check is watched with: a source of its own, and the time that they share. */
import type { CheckToWatch } from './checks.ts';
import { realClock } from './clock.ts';
import type { Config } from './config.ts';
import type { HttpClient } from './http.ts';
import { jointClocks } from './joint-clock.ts';
import { createSource } from './metrics/sources.ts';

/** One a check of `config`, in their order. In a replay their clocks go together, beginning at the window's start. */
export function checksToWatch(config: Config, http: HttpClient): readonly CheckToWatch[] {
  const { checks, timing } = config;
  const { replay, interval } = timing;
  const live = { ...realClock, leave: () => undefined };
  const clocks =
    replay === undefined ? checks.map(() => live) : jointClocks(replay.start, checks.length);
  return checks.map((check, index) => ({
    check,
    source: createSource(check.source, http, { replay: replay !== undefined, interval }),
    clock: clocks[index]!,
  }));
}
