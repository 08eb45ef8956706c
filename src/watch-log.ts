/** What has been seen so far: grows during the watch, and is complete, if short, at any moment. */
import type { Instant } from './clock.ts';
import type { GateError } from './errors.ts';
import type { Judgement, JudgeSettings } from './judge/judgement.ts';
import type { MetricSource, Note, Observation } from './metrics/source.ts';
import type { Plan, RateInterval, Stratum, Watch } from './outcome.ts';

/** A server that repeats itself for hours must not fill the memory or the report. */
const MOST_NOTES = 200;
const MOST_OUTAGES = 1000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Settled = Pick<Stratum, 'standing' | 'logEvidence' | 'ratioLow' | 'ratioHigh'>;

export class WatchLog implements Watch {
  readonly openedAt: Instant;
  plan: Plan | undefined;
  judgeSettings: JudgeSettings | undefined;
  judgement: Judgement | undefined;
  polls = 0;
  readonly outages: { at: Instant; code: string; sentence: string }[] = [];
  readonly strata: Stratum[] = [];
  readonly rateIntervals: RateInterval[] = [];
  readonly notes: Note[] = [];
  readonly #source: MetricSource;
  readonly #sentences = new Set<string>();

  constructor(openedAt: Instant, source: MetricSource) {
    this.openedAt = openedAt;
    this.#source = source;
  }

  get source() {
    return this.#source.describe();
  }

  get requests() {
    return this.#source.requests();
  }

  /** Keeps the notes that are new. */
  note({ notes }: Observation): void {
    for (const note of notes) {
      if (this.#sentences.has(note.sentence) || this.notes.length >= MOST_NOTES) continue;
      this.#sentences.add(note.sentence);
      this.notes.push(note);
    }
  }

  outage(at: Instant, error: GateError): void {
    if (this.outages.length >= MOST_OUTAGES) return;
    this.outages.push({ at, code: error.code, sentence: error.message });
  }

  /** Takes in a judgement and what it settled; the newest stratum shows what is known without it. */
  judged(judgement: Judgement): Judgement {
    this.judgement = judgement;
    const newest = { index: judgement.strata - 1, standing: 'waiting' as const };
    for (const { index, standing } of [newest, ...judgement.settled]) {
      const settled = {
        standing,
        logEvidence: judgement.logEvidence,
        ratioLow: judgement.ratio?.low,
        ratioHigh: judgement.ratio?.high,
      };
      settle(this.strata[index], settled);
      settle(this.rateIntervals[index], settled);
    }
    return judgement;
  }
}

function settle(entry: Stratum | RateInterval | undefined, settled: Settled): void {
  if (entry !== undefined) Object.assign<Mutable<typeof entry>, Settled>(entry, settled);
}
