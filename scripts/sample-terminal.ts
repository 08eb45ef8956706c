/** What docs/command-line.md shows of a terminal: a seeded run, seen at one of its polls by the code that ships. */
import { liveWatches } from '../src/report/terminal/live-watches.ts';
import type { Line } from '../src/report/terminal/scene.ts';
import { config, failing, play } from '../test/support/outcomes.ts';

const COLUMNS = 80;
const ROWS = 24;
const AT_POLL = 12;
const USUAL = 0.0034;
const FAULTY = 0.021;
const ONSET = 9;

/** As a block of text. */
export function sampleTerminal(): string {
  const { watch, polls } = play(
    failing({ canary: { requests: 480, rate: (poll) => (poll < ONSET ? USUAL : FAULTY) } }),
  );
  const settings = config();
  const { start, deadline } = watch.plan!;
  // Of the past, so that the picture does not depend on the time of day.
  const past = { ...settings, timing: { ...settings.timing, replay: { start, end: deadline } } };
  let picture: readonly Line[] = [];
  const terminal = {
    live: true,
    columns: COLUMNS,
    rows: ROWS,
    print() {},
    draw(lines: readonly Line[]) {
      picture = lines;
    },
    keep(lines: readonly Line[] = picture) {
      picture = lines;
    },
  };
  const live = liveWatches(past, terminal, (text) => text);
  const [reporter] = live.reporters;
  reporter!.planned(watch.plan!, []);
  for (const poll of polls.slice(0, AT_POLL)) reporter!.polled(poll);
  live.close();
  return ['```text', ...picture.map(({ text }) => text), '```'].join('\n');
}
