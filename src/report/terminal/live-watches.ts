/** The watches of a step as one picture, drawn anew at every poll and, while somebody waits, every second. */
import { type Duration, every, type Instant, realClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { Poll, RecoveryPoll } from '../../outcome.ts';
import { oneLine } from '../../wording.ts';
import { wayTo } from '../comparison.ts';
import { recoveryHeader, recoveryLine } from '../log-recovery.ts';
import { logLine } from '../log-text.ts';
import { pollWithoutSecrets, type Redact, recoveryPollWithoutSecrets } from '../redaction.ts';
import type { WatchReporter } from '../reporter.ts';
import { liveLines, PAST } from './live-view.ts';
import type { Scene } from './scene.ts';
import type { Terminal } from './terminal.ts';
import { cutToWidth } from './width.ts';

export interface LiveWatches {
  /** One a check, in their order. */
  readonly reporters: readonly WatchReporter[];
  recovering(poll: RecoveryPoll): void;
  /** The last picture stays. */
  close(): void;
}

const TICK: Duration = 1000;
/** The past is replayed faster than anybody looks. */
const SHORTEST_LOOK: Duration = 50;
const MOST_NOTES = 3;

export function liveWatches(
  { checks, timing }: Config,
  terminal: Terminal,
  redact: Redact,
): LiveWatches {
  const scenes = checks.map(
    ({ name }): Scene => ({
      name,
      poll: undefined,
      canaryRates: [],
      baselineRates: [],
      evidence: [],
      ended: undefined,
    }),
  );
  const live = timing.replay === undefined;
  const notes = new Set<string>();
  let newest: Poll | undefined;
  /** Of the newest poll, or else the beginning: time goes on from there. */
  let last: Pick<Poll, 'at' | 'elapsed'> | undefined;
  /** Why there are no numbers yet. */
  let waiting = '';
  let drawnAt: Instant = Number.NEGATIVE_INFINITY;
  let stopTicking = () => {};
  let closed = false;

  const view = () => {
    const since = live && last !== undefined && !closed ? realClock.now() - last.at : 0;
    return {
      scenes,
      notes: [...notes],
      next: live && last !== undefined && !closed ? timing.interval - since : undefined,
      elapsed: Math.min(timing.duration, (last?.elapsed ?? 0) + since),
      duration: timing.duration,
    };
  };
  const draw = () => {
    drawnAt = realClock.now();
    terminal.draw(liveLines(view(), terminal.columns, terminal.rows));
  };
  const seen = () => {
    if (realClock.now() - drawnAt >= SHORTEST_LOOK) draw();
  };
  const note = (name: string | undefined, sentence: string) => {
    const told = redact(oneLine(name === undefined ? sentence : `"${name}": ${sentence}`));
    notes.delete(told);
    notes.add(told);
    const [oldest] = notes;
    if (notes.size > MOST_NOTES && oldest !== undefined) notes.delete(oldest);
    return told;
  };
  const close = () => {
    stopTicking();
    if (closed) return terminal.keep();
    closed = true;
    terminal.keep(liveLines(view(), terminal.columns));
  };
  if (live) {
    stopTicking = every(TICK, draw);
    draw();
  }
  return {
    reporters: checks.map(({ name }, index) => ({
      unanswered(error) {
        notes.delete(waiting);
        waiting = note(undefined, `No numbers yet: ${error.message} ${error.hint}`);
        draw();
      },
      planned(plan, planNotes) {
        notes.delete(waiting);
        note(name, plan.burstiness);
        for (const { sentence } of planNotes) note(name, sentence);
        last ??= { at: plan.start, elapsed: 0 };
        seen();
      },
      polled(complete) {
        const poll = pollWithoutSecrets(complete, redact);
        for (const { sentence } of poll.notes) note(name, sentence);
        scenes[index] = polledScene(scenes[index]!, poll);
        if (newest === undefined || poll.number >= newest.number) newest = last = poll;
        seen();
      },
      ended(error) {
        scenes[index] = { ...scenes[index]!, ended: error && redact(error.message) };
      },
    })),
    recovering(poll) {
      if (!closed) {
        close();
        terminal.print(recoveryHeader(poll));
      }
      const text = logLine(recoveryLine(recoveryPollWithoutSecrets(poll, redact)));
      terminal.draw([{ text: cutToWidth(text, terminal.columns), tone: 'plain' }]);
    },
    close,
  };
}

function polledScene(scene: Scene, poll: Poll): Scene {
  const { counts, rates, judgement } = poll;
  const rate = (cohort: 'canary' | 'baseline') => {
    const own = counts?.[cohort];
    if (own === undefined) return rates?.[cohort];
    return own.requests === 0 ? undefined : own.errors / own.requests;
  };
  const past = <Value>(before: readonly Value[], now: Value) => [...before, now].slice(-PAST);
  return {
    ...scene,
    poll,
    canaryRates: past(scene.canaryRates, rate('canary')),
    baselineRates: past(scene.baselineRates, rate('baseline')),
    evidence: past(scene.evidence, wayTo(judgement, judgement.logEvidence)),
  };
}
