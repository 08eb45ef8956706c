/** Provider `http`: any endpoint that answers JSON, one JMESPath expression a number. */
import type { JSONValue } from '@jmespath-community/jmespath';
import type { Duration, Instant } from '../clock.ts';
import type { HttpConfig } from '../config.ts';
import { MetricsError } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { Asker, looksLike } from './ask.ts';
import { endsItsWindows } from './http-query-problems.ts';
import { type CohortTotals, checkAssertions, readRates, readTotals } from './json-numbers.ts';
import { fillQuestion, type Window } from './json-request.ts';
import type {
  Cohort,
  CohortCounts,
  CountObservation,
  Counts,
  MetricSource,
  Note,
  Observation,
  SourceDescription,
} from './source.ts';
import { totalNotes } from './total-notes.ts';
import { type Advance, advanceRunning, advanceWindow, NONE } from './totals.ts';

/** How far back the request looks that proves, before counting, that the endpoint answers. */
const PROBE = 60_000;

/** @param options `interval`: between polls; `replay`: a past window is judged */
export function jsonSource(
  config: HttpConfig,
  http: HttpClient,
  { interval, replay }: { readonly interval: Duration; readonly replay: boolean },
): MetricSource {
  return new JsonSource(config, new Asker(http, config.access, interval), replay);
}

class JsonSource implements MetricSource {
  readonly #config: HttpConfig;
  readonly #asker: Asker;
  readonly #replay: boolean;
  /** What is counted began here, on a whole second, so that every form of a time means the same. */
  #start: Instant = 0;
  /** End of the last window that was answered. */
  #end: Instant = 0;
  #levels: CohortTotals;

  constructor(config: HttpConfig, asker: Asker, replay: boolean) {
    this.#config = config;
    this.#asker = asker;
    this.#replay = replay;
    const { numbers } = config.query;
    const compares = numbers.kind === 'counts' && numbers.baseline !== undefined;
    this.#levels = { canary: NONE, baseline: compares ? NONE : undefined };
  }

  async open(at: Instant, signal: AbortSignal): Promise<Observation> {
    const { query } = this.#config;
    if (this.#replay && !endsItsWindows(query)) throw boundToNow();
    const start = wholeSecond(at);
    const answer = await this.#ask({ start: start - PROBE, end: start }, signal);
    const running = query.mode === 'cumulative' && query.numbers.kind === 'counts';
    if (running) {
      checkAssertions(answer, query);
      this.#levels = readTotals(answer, query.numbers);
    }
    this.#start = this.#end = start;
    const notes = running ? [] : this.#firstLook(answer);
    return query.numbers.kind === 'counts'
      ? this.#counted(NOTHING_NEW, running ? start : undefined, notes)
      : { kind: 'rates', canary: undefined, baseline: undefined, notes };
  }

  async observe(at: Instant, signal: AbortSignal): Promise<Observation> {
    const { mode, numbers, lag } = this.#config.query;
    const end = wholeSecond(at - lag);
    const start = numbers.kind === 'rates' ? this.#end : this.#start;
    if (end <= start && mode === 'window') return this.#tooEarly();
    const answer = await this.#ask({ start, end }, signal);
    checkAssertions(answer, this.#config.query);
    if (numbers.kind === 'rates') {
      const rates = readRates(answer, numbers);
      this.#end = end;
      return { kind: 'rates', ...rates, notes: [] };
    }
    return this.#advance(readTotals(answer, numbers), end);
  }

  async history(): Promise<undefined> {
    return undefined;
  }

  describe(): SourceDescription {
    const { url, query } = this.#config;
    const lines = [`${query.method} ${query.path ?? url.pathname}`, query.body ?? ''];
    return {
      provider: 'http',
      url: url.origin + url.pathname,
      queries: [{ cohort: 'both', query: lines.join('\n').trim() }],
      statusLabel: undefined,
    };
  }

  requests(): number {
    return this.#asker.requests;
  }

  async #ask(window: Window, signal: AbortSignal): Promise<JSONValue> {
    const question = fillQuestion(this.#config, window);
    const answer = await this.#asker.ask(question, signal);
    try {
      return JSON.parse(answer.body);
    } catch {
      throw new MetricsError(
        'not-metrics',
        `${question.url.host} answered ${answer.status} with ${looksLike(answer)} instead of JSON.`,
        'Check the address, the credentials and what stands between here and there.',
      );
    }
  }

  /** Before a fresh canary has traffic its numbers may be missing; that is worth a note, not an end. */
  #firstLook(answer: JSONValue): Note[] {
    const { query } = this.#config;
    try {
      checkAssertions(answer, query);
      if (query.numbers.kind === 'counts') readTotals(answer, query.numbers);
      else readRates(answer, query.numbers);
      return [];
    } catch (error) {
      if (!(error instanceof MetricsError)) throw error;
      const sentence = `Over the minute before the start: ${error.message}`;
      return [{ kind: 'no-series', cohort: undefined, sentence }];
    }
  }

  #tooEarly(): Observation {
    const sentence = 'Nothing to ask for yet: a window that ends lag before now has not begun.';
    const notes: Note[] = [{ kind: 'stale', cohort: undefined, sentence }];
    return this.#config.query.numbers.kind === 'rates'
      ? { kind: 'rates', canary: undefined, baseline: undefined, notes }
      : this.#counted(NOTHING_NEW, undefined, notes);
  }

  #advance(totals: CohortTotals, end: Instant): CountObservation {
    const levels = this.#levels;
    const canary = this.#step('canary', levels.canary, totals.canary);
    const baseline =
      levels.baseline &&
      totals.baseline &&
      this.#step('baseline', levels.baseline, totals.baseline);
    this.#levels = { canary: canary.level, baseline: baseline?.level };
    this.#end = end;
    const notes = [...canary.notes, ...(baseline?.notes ?? [])];
    return this.#counted({ canary: canary.counts, baseline: baseline?.counts }, end, notes);
  }

  #step(cohort: Cohort, level: Counts, total: Counts): Advance & { notes: Note[] } {
    const advance = this.#config.query.mode === 'window' ? advanceWindow : advanceRunning;
    const step = advance(level, total);
    return { ...step, notes: totalNotes(cohort, level, total, step) };
  }

  #counted(
    counts: Partial<CohortTotals>,
    newest: Instant | undefined,
    notes: Note[],
  ): CountObservation {
    const cohort = (of: Counts = NONE): CohortCounts => ({
      ...of,
      statuses: new Map(),
      instances: new Map(),
      routes: new Map(),
      newest,
      stale: newest === undefined,
    });
    return {
      kind: 'counts',
      canary: cohort(counts.canary),
      baseline: this.#levels.baseline && cohort(counts.baseline),
      scrapeInterval: undefined,
      notes,
    };
  }
}

const NOTHING_NEW = { canary: NONE, baseline: undefined };

function boundToNow(): MetricsError {
  return new MetricsError(
    'refused',
    'The query asks for everything up to now, so a past window can not be judged by it.',
    'Take mode: window and put {{ start }} and {{ end }} into path, headers or body.',
  );
}

function wholeSecond(instant: Instant): Instant {
  return Math.floor(instant / 1000) * 1000;
}
